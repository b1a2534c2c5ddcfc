import { calendarDate, civilOfDay, dayOfCivil, type Day } from '@firebreak/epi';
import { type Locale } from '@firebreak/contract';
import { countText } from '../analysis/number-text.ts';
import { type Axis, type DayAxis, type NumberAxis } from './axis.ts';

/** A mark on an axis; `below` stands under the label, such as the year under its first date. */
export interface Tick {
  readonly value: number;
  readonly label: string;
  readonly below?: string;
}

/** Ticks of an axis, at most about `most` of them. */
export function ticksOf(axis: Axis, most: number, locale: Locale): Tick[] {
  if (axis.kind === 'category') return axis.labels.map((label, value) => ({ value, label }));
  if (axis.kind === 'day') return dayTicks(axis, most, locale);
  return axis.log === true ? logTicks(axis, most) : linearTicks(axis, most);
}

function linearTicks({ from, to, shown }: NumberAxis, most: number): Tick[] {
  const rough = (to - from) / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((times) => times * power >= rough * (1 - 1e-9)) ?? 10) * power;
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const value = Number(((first + at) * step).toPrecision(12));
    return { value, label: shown ? shown(value) : plainText(value) };
  });
}

function logTicks({ from, to, shown }: NumberAxis, most: number): Tick[] {
  const within = (factors: readonly number[]): number[] => {
    const values: number[] = [];
    for (let power = Math.floor(Math.log10(from)); power <= Math.ceil(Math.log10(to)); power++) {
      for (const factor of factors) values.push(Number((factor * 10 ** power).toPrecision(12)));
    }
    return values.filter((value) => value >= from * (1 - 1e-9) && value <= to * (1 + 1e-9));
  };
  const choices = [[1, 1.5, 2, 3, 4, 5, 7], [1, 2, 5], [1, 3], [1]].map(within);
  const chosen = choices.find((values) => values.length <= most && values.length > 1) ?? choices.at(-1) ?? [];
  return chosen.map((value) => ({ value, label: shown ? shown(value) : plainText(value) }));
}

/** Without the zeros at the end that say how precise a result is: a tick is exact. */
const plainText = (value: number): string =>
  countText(value)
    .replace(/(\.\d*?)0+$/u, '$1')
    .replace(/\.$/u, '');

/** Whole days, weeks, months or years, whichever are few enough. The year stands under the first date of each year. */
function dayTicks({ from, to }: DayAxis, most: number, locale: Locale): Tick[] {
  const days = daysFor(from, to, most);
  const years = new Set<number>();
  return days.map((value) => {
    const { year } = civilOfDay(value);
    const isNew = !years.has(year);
    years.add(year);
    return { value: value + 0.5, label: dateLabel(value, locale), ...(isNew ? { below: String(year) } : {}) };
  });
}

function daysFor(from: Day, to: Day, most: number): Day[] {
  for (const step of [1, 2, 7, 14]) if ((to - from) / step < most) return steps(from, to, step);
  for (const months of [1, 2, 3, 6, 12, 24, 60, 120, 240]) {
    const starts = monthStarts(from, to, months);
    if (starts.length <= most) return starts.length > 0 ? starts : [from];
  }
  return [from];
}

const steps = (from: Day, to: Day, step: number): Day[] =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, at) => from + at * step);

function monthStarts(from: Day, to: Day, months: number): Day[] {
  const starts: Day[] = [];
  const first = civilOfDay(from);
  for (let month = first.year * 12 + first.month - 1; ; month++) {
    const day = dayOfCivil({ year: Math.floor(month / 12), month: (month % 12) + 1, dayOfMonth: 1 });
    if (day > to) return starts;
    if (day >= from && month % months === 0) starts.push(day);
  }
}

function dateLabel(day: Day, locale: Locale): string {
  const { month, dayOfMonth } = civilOfDay(day);
  return locale === 'en' ? `${dayOfMonth} ${MONTHS[month - 1] ?? calendarDate(day)}` : `${month}月${dayOfMonth}日`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
