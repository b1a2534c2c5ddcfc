import { type Day } from '@firebreak/epi';

/** One direction of a panel. */
export type Axis = NumberAxis | DayAxis | CategoryAxis;

export interface NumberAxis {
  readonly kind: 'number';
  readonly title: string;
  readonly from: number;
  readonly to: number;
  /** Equal distances are equal ratios; `from` must be above 0. */
  readonly log?: true;
  readonly shown?: (value: number) => string;
}

export interface DayAxis {
  readonly kind: 'day';
  readonly title: string;
  readonly from: Day;
  /** Last day shown, with the whole of it. */
  readonly to: Day;
}

/** Labels at 0, 1, 2, … from the top down. */
export interface CategoryAxis {
  readonly kind: 'category';
  readonly title: string;
  readonly labels: readonly string[];
}

/** From 0 to a round number that holds every value; NaN and infinite ones do not count. */
export function axisFromZero(title: string, values: Iterable<number>, shown?: NumberAxis['shown']): NumberAxis {
  return { kind: 'number', title, from: 0, to: niceTop(largestOf(values)), ...(shown ? { shown } : {}) };
}

/** A logarithmic axis over the finite values above 0 and `around`, at least from half to twice of it. */
export function logAxis(title: string, values: Iterable<number>, around: number): NumberAxis {
  let [low, high] = [around / 2, around * 2];
  for (const value of values) {
    if (!(value > 0) || !Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return {
    kind: 'number',
    title,
    from: Math.max(low / 1.15, around / MOST_RATIO),
    to: Math.min(high * 1.15, around * MOST_RATIO),
    log: true,
  };
}

export function largestOf(values: Iterable<number>): number {
  let largest = 0;
  for (const value of values) if (value > largest && Number.isFinite(value)) largest = value;
  return largest;
}

/** The next of 1, 1.5, 2, 3, 4, 5, 6, 8 times a power of ten. */
export function niceTop(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return (TOPS.find((top) => top * power >= value * (1 - 1e-9)) ?? 10) * power;
}

const TOPS = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];
/** A limit further away than this ratio leaves the picture instead of flattening all the others. */
const MOST_RATIO = 1000;
