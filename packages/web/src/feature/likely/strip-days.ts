import { type PersonWindowName, type WindowsAnswer } from '@firebreak/contract';
import { type CalendarDate, calendarDate, dayOf as dayOfDate } from '@firebreak/epi';

/** A window of one person as a bar over the days of a strip; `end` is the first column behind it. */
export interface StripBar {
  readonly key: string;
  readonly kind: PersonWindowName;
  readonly label: string;
  readonly from: string;
  readonly to: string | null;
  readonly start: number;
  readonly end: number;
  /** `sourced` unless one of its sources is only remembered or local. */
  readonly mark: 'sourced' | 'fromMemory' | 'local';
  readonly anchor: WindowsAnswer['persons'][number]['windows'][number]['anchor'];
  readonly anchorDay: string;
}

export interface Strip {
  readonly days: readonly string[];
  readonly bars: readonly StripBar[];
}

/** A bar that is asked for: of whom, and of which kind. */
export interface Wanted {
  readonly relation: 'self' | 'source';
  readonly kinds: readonly PersonWindowName[];
}

/**
 * The days of the windows that are wanted, with a day before and a day behind, none after `day`. Of a long time the last days are shown:
 * what is asked for is usually near.
 *
 * @param mostDays columns of a strip
 * @returns undefined where no wanted window has begun yet
 */
export function stripOf(answers: readonly WindowsAnswer[], wanted: readonly (readonly Wanted[])[], mostDays: number): Strip | undefined {
  const [first] = answers;
  if (first === undefined) return undefined;
  const today = dayOf(first.day);
  const windows = answers.flatMap(({ persons }, index) =>
    persons.flatMap(({ person, relation, label, windows: all }) =>
      all
        .filter(
          ({ kind, from }) =>
            dayOf(from) <= today && (wanted[index] ?? []).some((one) => one.relation === relation && one.kinds.includes(kind)),
        )
        .map((window) => ({ ...window, key: `${person} ${window.kind}`, label })),
    ),
  );
  if (windows.length === 0) return undefined;
  const ends = windows.map(({ to }) => Math.min(today, to === null ? today : dayOf(to)));
  const last = Math.min(today, Math.max(...ends) + 1);
  const begin = Math.max(Math.min(...windows.map(({ from }) => dayOf(from))) - 1, last - mostDays + 1);
  const bars = windows.flatMap(({ sources, ...window }, index): StripBar[] => {
    const start = Math.max(dayOf(window.from), begin) - begin;
    const end = (ends[index] ?? last) - begin + 1;
    return end <= start ? [] : [{ ...window, start, end, mark: sources.find(({ mark }) => mark !== 'sourced')?.mark ?? 'sourced' }];
  });
  return { days: Array.from({ length: last - begin + 1 }, (_, at) => calendarDate(begin + at)), bars };
}

/** Bars that hold a column. */
export const barsOn = ({ bars }: Strip, column: number): readonly StripBar[] =>
  bars.filter(({ start, end }) => start <= column && column < end);

/** Dates of an answer were written by the server. */
const dayOf = (date: string): number => dayOfDate(date as CalendarDate);
