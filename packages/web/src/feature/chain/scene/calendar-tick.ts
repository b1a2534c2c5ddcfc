import { calendarDate, dayOf, parseCalendarDate, startOfWeek, type Day } from '@firebreak/epi';

/** A line of the time axis. `major`: where a month, or a year, begins. */
export interface CalendarTick {
  readonly day: Day;
  readonly major: boolean;
}

type Step = 'day' | 'week' | 'month' | 'quarter' | 'year';

/**
 * Days to name on a time axis so that names do not touch: every day, week (Monday), month, quarter or year,
 * whichever first leaves `minPixels` between two.
 *
 * @param from first day shown @param to last day shown (may be fractions)
 */
export function calendarTicks(from: number, to: number, pixelsPerDay: number, minPixels: number): CalendarTick[] {
  const step = stepOf(pixelsPerDay, minPixels);
  const ticks: CalendarTick[] = [];
  for (let day = firstTick(Math.ceil(from), step); day <= to; day = nextTick(day, step)) {
    if (day >= from) ticks.push({ day, major: beginsAnew(day, step) });
  }
  return ticks;
}

const DAYS: Readonly<Record<Step, number>> = { day: 1, week: 7, month: 28, quarter: 90, year: 365 };
const steps: readonly Step[] = ['day', 'week', 'month', 'quarter', 'year'];

function stepOf(pixelsPerDay: number, minPixels: number): Step {
  return steps.find((step) => DAYS[step] * pixelsPerDay >= minPixels) ?? 'year';
}

function firstTick(day: Day, step: Step): Day {
  if (step === 'day') return day;
  if (step === 'week') return startOfWeek(day, 'iso');
  const { year, month } = yearAndMonth(day);
  return firstOf(year, step === 'month' ? month : step === 'quarter' ? month - ((month - 1) % 3) : 1);
}

function nextTick(day: Day, step: Step): Day {
  if (step === 'day' || step === 'week') return day + DAYS[step];
  const { year, month } = yearAndMonth(day);
  const next = month + (step === 'month' ? 1 : step === 'quarter' ? 3 : 12);
  return firstOf(year + Math.floor((next - 1) / 12), ((next - 1) % 12) + 1);
}

function beginsAnew(day: Day, step: Step): boolean {
  const { month, dayOfMonth } = yearAndMonth(day);
  if (step === 'day') return dayOfMonth === 1;
  if (step === 'week') return dayOfMonth <= 7;
  return month === 1;
}

function yearAndMonth(day: Day): { year: number; month: number; dayOfMonth: number } {
  const [year, month, dayOfMonth] = calendarDate(day).split('-').map(Number) as [number, number, number];
  return { year, month, dayOfMonth };
}

function firstOf(year: number, month: number): Day {
  return dayOf(parseCalendarDate(`${year}-${String(month).padStart(2, '0')}-01`)!);
}
