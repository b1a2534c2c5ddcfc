import { ArgumentError } from '@firebreak/epi';
import type { InferenceCase, InferenceInput } from '../input/inference-input.ts';
import type { InferenceSettings } from '../input/inference-settings.ts';

/** Possible days of infection of each case, with the weight the case's own dates give them. */
export interface CaseWindows {
  /** First possible day, as given on the caller's calendar. */
  firstDay: Int32Array;
  /** Weights of the days of case i: from `offset[i]` up to, but not with, `offset[i + 1]`. */
  offset: Int32Array;
  weight: Float64Array;
  /** Middle of the onset window, for comparing onsets. */
  onsetDay: Float64Array;
  /** Last onset of the list. */
  lastOnset: number;
}

/**
 * Weight of day t: sum over possible onsets s of f(s - t), uniform over the onset window; times the exposure window.
 *
 * @throws ArgumentError NO_INFORMATION when no case has a date, INCONSISTENT when a case's dates exclude each other
 */
export function caseWindows(cases: InferenceInput['cases'], incubation: Float64Array, settings: InferenceSettings): CaseWindows {
  const known = cases.flatMap((one) => datesOf(one));
  if (known.length === 0) throw new ArgumentError('NO_INFORMATION', 'cases', 'Give at least one case the day of onset, report or sample.');
  const range = [Math.min(...known), Math.max(...known)] as const;
  if (range[1] - range[0] > LONGEST)
    throw new ArgumentError(
      'OUT_OF_RANGE',
      'cases',
      `Days of one outbreak lie within ${LONGEST} days; look for a wrong year.`,
      range.join(' to '),
    );
  const windows = cases.map((one, at) => windowOf(one, at, range, incubation, settings));
  const offset = new Int32Array(cases.length + 1);
  windows.forEach(({ weight }, at) => (offset[at + 1] = offset[at]! + weight.length));
  const all = new Float64Array(offset[cases.length]!);
  windows.forEach(({ weight }, at) => all.set(weight, offset[at]));
  return {
    firstDay: Int32Array.from(windows, ({ first }) => first),
    offset,
    weight: all,
    onsetDay: Float64Array.from(windows, ({ onset }) => (onset[0] + onset[1]) / 2),
    lastOnset: windows.reduce((last, { onset }) => Math.max(last, onset[1]), -Infinity),
  };
}

interface Window {
  first: number;
  weight: number[];
  onset: readonly [number, number];
}

function windowOf(
  one: InferenceCase,
  at: number,
  range: readonly [number, number],
  incubation: Float64Array,
  { windowDoubt }: InferenceSettings,
): Window {
  const onset = onsetWindow(one, at, range, incubation.length - 1);
  const latest = Math.min(onset[1], one.sampled ?? Infinity, one.report ?? Infinity);
  const days: number[] = [];
  for (let day = onset[0] - incubation.length + 1; day <= latest; day++) {
    let weight = 0;
    for (let s = Math.max(onset[0], day); s <= Math.min(onset[1], day + incubation.length - 1); s++) weight += incubation[s - day]!;
    days.push((weight / (onset[1] - onset[0] + 1)) * exposureFactor(one, day, windowDoubt));
  }
  const from = days.findIndex((weight) => weight > 0);
  if (from < 0)
    throw new ArgumentError(
      'INCONSISTENT',
      `cases[${at}]`,
      'Onset, sample and exposure window leave no day of infection: correct one of them.',
      one.id,
    );
  const to = days.findLastIndex((weight) => weight > 0);
  return { first: onset[0] - incubation.length + 1 + from, weight: days.slice(from, to + 1), onset };
}

function exposureFactor({ exposure }: InferenceCase, day: number, doubt: number): number {
  if (exposure === undefined || exposure === null) return 1;
  const inside = day >= (exposure.from ?? -Infinity) && day <= (exposure.to ?? Infinity);
  return inside ? 1 : exposure.hard ? 0 : doubt;
}

/** Without an onset, it lies in the month before the report or sample, or anywhere in the list. */
function onsetWindow(one: InferenceCase, at: number, range: readonly [number, number], longest: number): readonly [number, number] {
  if (typeof one.onset === 'number') return [one.onset, one.onset];
  const end = one.report ?? one.sampled ?? null;
  if (one.onset === null) return end === null ? range : [end - DAYS_TO_REPORT, end + (one.report === undefined ? longest : 0)];
  if (one.onset[0] > one.onset[1])
    throw new ArgumentError('INCONSISTENT', `cases[${at}].onset`, 'Give the first possible day before the last.', one.onset.join(' to '));
  return one.onset;
}

/** Days of a case; each must be a whole number. */
function datesOf(one: InferenceCase): number[] {
  const onset = one.onset === null ? [] : typeof one.onset === 'number' ? [one.onset] : [...one.onset];
  const days = [...onset, one.report ?? null, one.sampled ?? null].filter((day) => day !== null);
  const wrong = days.find((day) => !Number.isSafeInteger(day));
  if (wrong !== undefined) throw new ArgumentError('NOT_WHOLE', `dates of case ${one.id}`, 'Give days as whole numbers.', wrong);
  return days;
}

const LONGEST = 3650;
const DAYS_TO_REPORT = 14;
