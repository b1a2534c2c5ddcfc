import type { Figure } from '@firebreak/contract';
import { daysBetween, parseCalendarDate } from '@firebreak/epi';

interface WithFigures {
  readonly figures: readonly Figure[];
}

/** Key figures that stand on the first page, in the order in which one asks. */
export const shownFigures = [
  'cases',
  'newCases',
  'deaths',
  'newDeaths',
  'caseFatality',
  'contactsUnderFollowUp',
  'followUpsSeen',
  'casesFromContacts',
  'unlinkedCases',
  'contactsBecomingCases',
] as const;
export type ShownFigure = (typeof shownFigures)[number];

export function figureByCode({ figures }: WithFigures, code: string): Figure | undefined {
  return figures.find((figure) => figure.code === code);
}

/** New cases by class, largest first; classes without any are left out. */
export function newCasesByClass({ figures }: WithFigures): { readonly caseClass: string; readonly count: number }[] {
  const ofClass = figures.flatMap(({ code, value }) =>
    code.startsWith(BY_CLASS) && value !== null && value > 0 ? [{ caseClass: code.slice(BY_CLASS.length), count: value }] : [],
  );
  return ofClass.sort((a, b) => b.count - a.count);
}

/** Days of the period that figures count and compare; seven where no figure says. */
export function periodDays(overview: WithFigures): number {
  const { from, to } = figureByCode(overview, 'newCases') ?? { from: null, to: null };
  const [first, last] = [parseCalendarDate(from ?? ''), parseCalendarDate(to ?? '')];
  return first === undefined || last === undefined ? DEFAULT_DAYS : daysBetween(first, last) + 1;
}

/** How a figure changed, to be said in words. */
export interface Change {
  readonly kind: 'more' | 'less' | 'same' | 'morePeriod' | 'lessPeriod' | 'samePeriod' | 'higher' | 'lower' | 'equal' | 'none';
  /** By how much a count changed; 0 for shares, which are compared as a whole. */
  readonly by: number;
}

/** Compares a figure with its previous value: counts by difference, shares by direction. */
export function changeOf({ value, previous, unit, from, to }: Figure): Change {
  if (value === null || previous === null) return { kind: 'none', by: 0 };
  const direction = Math.sign(value - previous);
  if (unit !== 'count') return { kind: direction > 0 ? 'higher' : direction < 0 ? 'lower' : 'equal', by: 0 };
  const overDays = from !== null && from !== to;
  const kind = direction > 0 ? 'more' : direction < 0 ? 'less' : 'same';
  return { kind: overDays ? `${kind}Period` : kind, by: Math.abs(value - previous) };
}

const BY_CLASS = 'newCases.';
const DEFAULT_DAYS = 7;
