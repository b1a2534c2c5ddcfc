import type { InferredCandidate, InferredCase } from '@firebreak/contract';
import { settings } from '@firebreak/epi';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDateWords } from '../../../chart/use-date-words.ts';
import { codeText } from '../../../text/field.ts';
import type { InferredModel } from './inferred-model.ts';
import { meanOf, offspringRange } from './outbreak-numbers.ts';

/** Words of the posterior, the same in picture, list, table and panel. */
export interface InferredWords {
  readonly label: (id: string) => string;
  readonly candidate: (candidate: Pick<InferredCandidate, 'kind' | 'infector'>) => string;
  /** Who infected a case, in one sentence with probabilities. */
  readonly infector: (one: InferredCase) => string;
  /** The same with what it infected and when. */
  readonly whole: (one: InferredCase) => string;
  readonly contactKind: (type: string) => string;
}

/** Names said before the rest is left to the table. */
const MOST_SAID = 4;
const LEAST_SAID = 0.05;

export function useInferredWords(model: InferredModel): InferredWords {
  const { t } = useTranslation('inferred');
  const date = useDateWords();
  return useMemo(() => wordsOf(model, t, date), [model, t, date]);
}

/** Two digits: more would claim what nobody knows. */
export const share = (p: number): string => (p > 0 && p < 0.005 ? '<0.01' : p > 0.995 && p < 1 ? '>0.99' : p.toFixed(2));

function wordsOf(model: InferredModel, t: TFunction<'inferred'>, date: (text: string) => string): InferredWords {
  const label = (id: string): string => model.nodes.get(id)?.label ?? t('candidate.unseen');
  const candidate: InferredWords['candidate'] = ({ kind, infector }) =>
    kind === 'case' && infector !== null ? label(infector) : t(`candidate.${kind === 'case' ? 'unseen' : kind}`);
  const infector = (one: InferredCase): string => {
    const said = one.candidates.filter(({ p }, at) => at === 0 || (at < MOST_SAID && p >= LEAST_SAID));
    const parts = said.map((each) => t('said.by', { name: candidate(each), p: share(each.p) }));
    const last = parts.at(-1) ?? '';
    const or = /^\w/.test(last) ? `${t('said.or').trimEnd()} ` : t('said.or'); // 或 GZ2022-0012, 或外部输入
    const names = parts.length < 2 ? last : `${parts.slice(0, -1).join(t('said.comma'))}${or}${last}`;
    const key = one.openEnd ? 'said.open' : said[0]?.kind === 'importation' ? 'said.likelyOutside' : 'said.likely';
    return t(key, { label: label(one.id), names });
  };
  const whole = (one: InferredCase): string => {
    const [low, high] = offspringRange(one.offspring);
    const parts = [infector(one)];
    const through = 1 - (one.generations[0] ?? 1);
    if (through >= LEAST_SAID && !isImported(one)) parts.push(t('said.unreported', { p: share(through) }));
    if (one.infectionDate !== null) {
      const { mean, lower, upper } = one.infectionDate;
      parts.push(t('said.infected', { date: date(mean), from: date(lower), to: date(upper) }));
    }
    parts.push(t('said.infects', { mean: meanOf(one.offspring).toFixed(1), low, high }));
    return parts.join(t('said.or') === '或' ? '' : ' ');
  };
  return { label, candidate, infector, whole, contactKind: (type) => contactKind(t, type) };
}

const isImported = ({ candidates }: InferredCase): boolean => candidates[0]?.kind === 'importation';

/** Before the kind of a group that both are in. */
const IN_GROUP = 'group:';

function contactKind(t: TFunction<'inferred'>, type: string): string {
  if (type === 'none') return t('evidence.noContact');
  if (type.startsWith(IN_GROUP)) return t('evidence.together', { kind: contactKind(t, type.slice(IN_GROUP.length)) });
  const doubtful = type.endsWith(':low');
  const plain = doubtful ? type.slice(0, -':low'.length) : type;
  const known = settings.some((one) => one === plain);
  const kind =
    plain === 'other'
      ? t('evidence.otherKind')
      : plain === 'unknown'
        ? t('evidence.unknownKind')
        : known
          ? codeText('exposure', 'setting', plain)
          : plain;
  return doubtful ? t('evidence.doubtful', { kind }) : kind;
}
