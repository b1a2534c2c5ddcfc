import {
  calendarDate,
  caseClasses,
  countsAsCase,
  dayOf,
  dayOrNone,
  lastDays,
  NO_DAY,
  spanBefore,
  spanContains,
  type CalendarDate,
  type CaseClass,
  type ContactStatus,
  type FollowUpStatus,
  type Origin,
  type Outcome,
  type Span,
} from '@firebreak/epi';

export interface KeyFigureCase {
  caseClass: CaseClass;
  report?: CalendarDate | null;
  onset?: CalendarDate | null;
  outcome?: Outcome | null;
  outcomeDate?: CalendarDate | null;
  origin?: Origin | null;
  /** Whether a recorded exposure joins the case to a case or event (in a chain, not unlinked). */
  linked: boolean;
  /** Whether the person was listed as a contact before becoming a case. */
  wasContact: boolean;
}

export interface KeyFigureContact {
  status: ContactStatus;
  /** Day the contact was listed. */
  listed?: CalendarDate | null;
  /** Last day of follow-up as planned. */
  followUpTo?: CalendarDate | null;
  /** Day the contact stopped being followed up, whatever the reason; null while active. */
  ended?: CalendarDate | null;
}

export interface KeyFigureFollowUp {
  due: CalendarDate;
  status: FollowUpStatus;
}

export interface KeyFigureInput {
  asOf: CalendarDate;
  /** Days of a period; the figures compare the last period with the one before it (7 by default). */
  periodDays?: number;
  cases: readonly KeyFigureCase[];
  contacts: readonly KeyFigureContact[];
  followUps: readonly KeyFigureFollowUp[];
}

export const keyFigureCodes = [
  'cases',
  'newCases',
  ...caseClasses.filter(countsAsCase).map((caseClass) => `newCases.${caseClass}` as const),
  'deaths',
  'newDeaths',
  'caseFatality',
  'contactsUnderFollowUp',
  'followUpsSeen',
  'contactsBecomingCases',
  'casesFromContacts',
  'unlinkedCases',
] as const;
export type KeyFigureCode = (typeof keyFigureCodes)[number];

/** A figure at one time: a count, or a share with its two counts. */
export interface FigureAt {
  /** A count, or a share in [0, 1]; null when the denominator is 0. */
  value: number | null;
  numerator: number;
  /** Null for a count. */
  denominator: number | null;
  /** Days counted, both included. Null where the count runs from the beginning of the outbreak. */
  from: CalendarDate | null;
  to: CalendarDate;
}

export interface KeyFigure extends FigureAt {
  code: KeyFigureCode;
  unit: 'count' | 'share';
  /** The same figure one period earlier. */
  previous: FigureAt;
  /** Value minus previous value (for shares in points of share); null when either is. */
  change: number | null;
  /** Records that belong to the figure but have no date to be counted by. */
  undated: number;
}

/**
 * The key figures of an outbreak on a day, each with the same figure one period earlier, its counts, its dates
 * and what could not be counted. Definitions: docs/method/key-figures.md.
 *
 * A case is counted on its report date, or on its onset when it has none; a death on the date of outcome.
 *
 * @throws RangeError when `periodDays` is not a whole number of at least 1
 */
export function keyFigures(input: KeyFigureInput): KeyFigure[] {
  const period = lastDays(dayOf(input.asOf), input.periodDays ?? DEFAULT_PERIOD_DAYS);
  const facts: Facts = { ...input, cases: input.cases.filter((row) => countsAsCase(row.caseClass)) };
  const rules = rulesFor(facts);
  return keyFigureCodes.map((code) => figureOf(code, rules[code], period, spanBefore(period)));
}

type Facts = Pick<KeyFigureInput, 'cases' | 'contacts' | 'followUps'>;

/** One record of a figure: the day it counts on, and whether it is in the numerator. */
interface Entry {
  day: number;
  counts: boolean;
}

interface Rule {
  unit: 'count' | 'share';
  /** `period`: entries of the days of a period. `toDate`: all entries up to its last day. */
  over: 'period' | 'toDate';
  entries: Entry[];
  /** Where a figure is a state on a day and not a sum of entries. */
  stateOn?: (day: number) => number;
  undated?: number;
}

function rulesFor({ cases, contacts, followUps }: Facts): Record<KeyFigureCode, Rule> {
  const newCases = cases.map((row) => ({ day: dayOfCase(row), counts: true }));
  const deaths = cases.filter((row) => row.outcome === 'died').map((row) => ({ day: dayOrNone(row.outcomeDate), counts: true }));
  const byClass = Object.fromEntries(
    caseClasses
      .filter(countsAsCase)
      .map((caseClass) => [`newCases.${caseClass}`, sum('period', casesBy(cases.filter((row) => row.caseClass === caseClass)))]),
  ) as Record<Extract<KeyFigureCode, `newCases.${string}`>, Rule>;
  return {
    ...byClass,
    cases: sum('toDate', newCases),
    newCases: sum('period', newCases),
    deaths: sum('toDate', deaths),
    newDeaths: sum('period', deaths),
    caseFatality: share(
      'toDate',
      cases.filter(hasOutcome).map((row) => ({ day: dayOrNone(row.outcomeDate), counts: row.outcome === 'died' })),
    ),
    contactsUnderFollowUp: underFollowUp(contacts),
    followUpsSeen: share(
      'period',
      followUps
        .filter((row) => row.status !== 'notRequired')
        .map((row) => ({ day: dayOf(row.due), counts: row.status === 'seenNoSigns' || row.status === 'seenWithSigns' })),
    ),
    contactsBecomingCases: share(
      'period',
      contacts.filter(isFinished).map((row) => ({ day: endOf(row), counts: row.status === 'converted' })),
    ),
    casesFromContacts: share(
      'period',
      casesBy(cases, (row) => row.wasContact),
    ),
    unlinkedCases: share(
      'period',
      casesBy(
        cases.filter((row) => row.origin !== 'imported'),
        (row) => !row.linked,
      ),
    ),
  };
}

function figureOf(code: KeyFigureCode, rule: Rule, period: Span, before: Span): KeyFigure {
  const now = figureAt(rule, period);
  const previous = figureAt(rule, before);
  const change = now.value === null || previous.value === null ? null : now.value - previous.value;
  const undated = rule.undated ?? rule.entries.filter((entry) => entry.day === NO_DAY).length;
  return { code, unit: rule.unit, ...now, previous, change, undated };
}

function figureAt({ unit, over, entries, stateOn }: Rule, period: Span): FigureAt {
  const days = {
    from: stateOn === undefined ? (over === 'period' ? calendarDate(period.from) : null) : calendarDate(period.to),
    to: calendarDate(period.to),
  };
  if (stateOn !== undefined) return { value: stateOn(period.to), numerator: stateOn(period.to), denominator: null, ...days };
  const counted = entries.filter(({ day }) => day !== NO_DAY && (over === 'period' ? spanContains(period, day) : day <= period.to));
  const numerator = counted.filter((entry) => entry.counts).length;
  if (unit === 'count') return { value: numerator, numerator, denominator: null, ...days };
  return { value: counted.length === 0 ? null : numerator / counted.length, numerator, denominator: counted.length, ...days };
}

function sum(over: Rule['over'], entries: Entry[]): Rule {
  return { unit: 'count', over, entries };
}

function share(over: Rule['over'], entries: Entry[]): Rule {
  return { unit: 'share', over, entries };
}

function casesBy(cases: readonly KeyFigureCase[], counts: (row: KeyFigureCase) => boolean = () => true): Entry[] {
  return cases.map((row) => ({ day: dayOfCase(row), counts: counts(row) }));
}

function dayOfCase({ report, onset }: KeyFigureCase): number {
  return dayOrNone(report ?? onset);
}

function hasOutcome({ outcome }: KeyFigureCase): boolean {
  return outcome === 'died' || outcome === 'recovered';
}

/** Dropped and lost contacts say nothing about infection: neither part of the share. */
function isFinished({ status }: KeyFigureContact): boolean {
  return status === 'converted' || status === 'completed';
}

/** A contact completes on the planned last day when no other day was recorded. */
function endOf({ status, ended, followUpTo }: KeyFigureContact): number {
  return dayOrNone(ended ?? (status === 'completed' ? followUpTo : null));
}

/** Listed by that day, not ended before its evening, and the planned last day not past. */
function underFollowUp(contacts: readonly KeyFigureContact[]): Rule {
  const stays = contacts.map((row) => ({
    listed: dayOrNone(row.listed),
    ended: endOf(row),
    last: dayOrNone(row.followUpTo),
    active: row.status === 'active',
  }));
  const known = stays.filter(({ listed, ended, active }) => listed !== NO_DAY && (active || ended !== NO_DAY));
  const stateOn = (day: number): number =>
    known.filter(({ listed, ended, last, active }) => listed <= day && (last === NO_DAY || last >= day) && (active || ended > day)).length;
  return { unit: 'count', over: 'period', entries: [], stateOn, undated: stays.length - known.length };
}

const DEFAULT_PERIOD_DAYS = 7;
