import type { InferenceResult, InferredCase } from '@firebreak/contract';
import type { TFunction } from 'i18next';
import { type InferredModel, shareOf } from '../inferred-model.ts';
import { differencesOf, meanOf, offspringRange } from '../outbreak-numbers.ts';
import { share, type InferredWords } from '../use-words.ts';
import type { CaseItem } from './case-list.tsx';

/** What the lists say of cases; each list is a question an investigator has. */
export interface ListAsk {
  readonly model: InferredModel;
  readonly words: InferredWords;
  readonly t: TFunction<'inferred'>;
  /** Least posterior of a link, 0 to 1. */
  readonly threshold: number;
}

const MOST_SOURCES = 40;

const bestText = ({ words, t }: ListAsk, one: InferredCase): string => {
  const best = one.candidates[0];
  return best === undefined ? '' : t('list.best', { name: words.candidate(best), p: share(best.p) });
};

export function openItems(ask: ListAsk): CaseItem[] {
  return ask.model.result.cases
    .filter(({ openEnd }) => openEnd)
    .toSorted((a, b) => b.entropy - a.entropy)
    .map((one) => ({
      id: one.id,
      label: ask.words.label(one.id),
      figure: ask.t('list.doubt', { bits: one.entropy.toFixed(1) }),
      facts: bestText(ask, one),
    }));
}

export function importedItems(ask: ListAsk): CaseItem[] {
  return ask.model.result.cases
    .map((one) => ({ one, p: shareOf(one, 'importation') }))
    .filter(({ p }) => p >= 0.5)
    .toSorted((a, b) => b.p - a.p)
    .map(({ one, p }) => ({ id: one.id, label: ask.words.label(one.id), figure: share(p), facts: ask.words.infector(one) }));
}

/** Neither end of any link above the threshold. */
export function unlinkedItems(ask: ListAsk): CaseItem[] {
  const linked = new Set(
    ask.model.links.flatMap(({ source, target, p, kind }) => (p >= ask.threshold && kind !== 'rejected' ? [source, target] : [])),
  );
  return ask.model.result.cases
    .filter(({ id }) => !linked.has(id))
    .map((one) => ({ id: one.id, label: ask.words.label(one.id), facts: bestText(ask, one) }));
}

/** Cases whose likeliest infector is none of their recorded sources; where the two are furthest apart first. */
export function disagreeingItems(ask: ListAsk): CaseItem[] {
  const { model, words, t } = ask;
  return model.result.cases
    .flatMap((one) => {
      const reported = model.reported.get(one.id) ?? [];
      const p = one.candidates.reduce(
        (sum, { infector, p: each }) => (infector !== null && reported.includes(infector) ? sum + each : sum),
        0,
      );
      const best = one.candidates[0];
      if (reported.length === 0 || best === undefined || best.kind === 'others' || p >= best.p) return [];
      return [{ one, p, best, reported }];
    })
    .toSorted((a, b) => b.best.p - b.p - (a.best.p - a.p))
    .map(({ one, p, best, reported }) => ({
      id: one.id,
      label: words.label(one.id),
      facts: t('list.disagreeOf', {
        reported: reported.map(words.label).join(t('said.comma')),
        reportedP: share(p),
        name: words.candidate(best),
        p: share(best.p),
      }),
    }));
}

export function sourceItems({ model, words, t }: ListAsk): CaseItem[] {
  return model.result.cases
    .map((one) => ({ one, mean: meanOf(one.offspring) }))
    .filter(({ mean }) => mean >= 0.5)
    .toSorted((a, b) => b.mean - a.mean)
    .slice(0, MOST_SOURCES)
    .map(({ one, mean }) => {
      const [low, high] = offspringRange(one.offspring);
      return {
        id: one.id,
        label: words.label(one.id),
        figure: t('list.infects', { mean: mean.toFixed(1), low, high }),
        facts: words.infector(one),
      };
    });
}

export function comparedItems({ model, words, t }: ListAsk, before: InferenceResult): CaseItem[] {
  const said = (candidate: InferredCase['candidates'][number] | undefined): string =>
    candidate === undefined ? t('list.absent') : `${words.candidate(candidate)} (${share(candidate.p)})`;
  return differencesOf(model.result, before).map(({ id, before: was, now }) => ({
    id,
    label: words.label(id),
    facts: t('list.compareOf', { before: said(was), now: said(now) }),
  }));
}
