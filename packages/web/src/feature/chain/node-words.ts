import type { TFunction } from 'i18next';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDateWords } from '../../chart/use-date-words.ts';
import { codeText } from '../../text/field.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import type { ConflictFacts, LinkedNode, NodeFacts } from './scene/node-facts.ts';
import type { ChainNode } from './scene/scene.ts';
import { areaNameText } from '../../text/area-name.ts';

/** Names said one by one before the rest is only counted. */
const MOST_NAMES = 4;

interface Words {
  readonly t: TFunction<'chain'>;
  readonly date: (date: string) => string;
  /** Between two of a list. */
  readonly comma: string;
}

/** Says what is recorded about a node: who it is, who infected it and whom it infected, in whole sentences. */
export function useNodeWords(): (facts: NodeFacts) => string {
  const words = useWords();
  return useCallback((facts) => sentences(words, facts), [words]);
}

/** Says what is wrong with a link, with both dates. */
export function useConflictWords(asOf: string): (facts: ConflictFacts) => string {
  const words = useWords();
  return useCallback((facts) => conflictSentence(words, facts, asOf), [words, asOf]);
}

function useWords(): Words {
  const { t } = useTranslation('chain');
  const { locale } = useFormat();
  const date = useDateWords();
  return useMemo(() => ({ t, date, comma: locale === 'en' ? ', ' : '、' }), [t, date, locale]);
}

function sentences(words: Words, { node, sources, infectees, conflicts }: NodeFacts): string {
  const { t } = words;
  const gap = words.comma === '、' ? '' : ' ';
  const parts = [
    identity(words, node),
    sources.length === 0 ? t('node.noSource') : t('node.source', { count: sources.length, names: listOf(words, sources, true) }),
    infectees.length === 0 ? t('node.noInfectee') : t('node.infectee', { count: infectees.length, names: listOf(words, infectees, false) }),
    ...(conflicts === 0 ? [] : [t('node.conflict', { count: conflicts })]),
  ];
  return parts.join(gap);
}

function identity({ t, date }: Words, node: ChainNode): string {
  const { label, generation } = node;
  const area = areaNameText(node.areaName);
  if (node.kind === 'contact') return t('node.contact', { label });
  const onset =
    node.onset !== null
      ? t('node.onset', { date: date(node.onset) })
      : node.reported !== null
        ? t('node.reported', { date: date(node.reported) })
        : t('node.noDate');
  if (node.kind === 'event')
    return t('node.event', { label, onset: node.onset === null ? t('node.noDate') : t('node.eventDate', { date: date(node.onset) }) });
  const caseClass = codeText('case', 'caseClass', node.caseClass ?? 'notClassified');
  return generation === null
    ? t('node.case', { label, caseClass, onset, area })
    : t('node.caseGeneration', { label, caseClass, onset, area, generation });
}

function listOf(words: Words, linked: readonly LinkedNode[], withLink: boolean): string {
  const names = linked.slice(0, MOST_NAMES).map((one) => (withLink ? nameWithLink(words, one) : one.node.label));
  const rest = linked.length - names.length;
  const joined = names.join(words.comma);
  return rest > 0 ? words.t('node.more', { names: joined, count: rest }) : joined;
}

/** What makes a source credible: certainty, setting, last contact. */
function nameWithLink({ t, date, comma }: Words, { node, link }: LinkedNode): string {
  const facts = [
    ...(link.certainty === null || link.certainty === 'unknown'
      ? []
      : [t('node.certainty', { level: codeText('exposure', 'certainty', link.certainty) })]),
    ...(link.setting === null || link.setting === 'unknown' ? [] : [codeText('exposure', 'setting', link.setting)]),
    ...(link.date === null ? [] : [t('node.lastContact', { date: date(link.date) })]),
  ];
  if (facts.length === 0) return node.label;
  return comma === '、' ? `${node.label}（${facts.join('，')}）` : `${node.label} (${facts.join(', ')})`;
}

function conflictSentence({ t, date }: Words, { conflict, source, target, link }: ConflictFacts, asOf: string): string {
  const dated = (text: string | null | undefined): string => (text === null || text === undefined ? t('conflict.unknownDate') : date(text));
  return t(`conflict.${knownCode(conflict.code)}`, {
    source: source?.label ?? conflict.source,
    target: target?.label ?? conflict.target,
    sourceDate: dated(source?.onset ?? source?.reported),
    targetDate: dated(target?.onset ?? target?.reported),
    exposureDate: dated(link?.date),
    days: conflict.days ?? 0,
    asOf: date(asOf),
  });
}

const codes = [
  'secondaryBeforePrimary',
  'eventAfterOnset',
  'exposureAfterOnset',
  'exposureInFuture',
  'exposureBeforeSourceInfected',
  'exposureBeforeInfectious',
  'exposureAfterIsolation',
  'selfExposure',
  'cycle',
] as const;

function knownCode(code: string): (typeof codes)[number] | 'other' {
  return codes.find((one) => one === code) ?? 'other';
}
