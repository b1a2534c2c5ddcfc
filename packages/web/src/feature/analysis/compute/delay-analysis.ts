import type { DelaysAnswer } from '@firebreak/contract';
import { ArgumentError, delayFamilies, type DelayFamily } from '@firebreak/epi/distribution/index';
import { delayBetweenDays, fitDelays, reportedShareOf, type DelayFit, type DelayRecord } from '@firebreak/engine/measure/index';

export interface DelayQuestion {
  readonly cells: DelaysAnswer['pairs'][number]['cells'];
  /** Places in `caseClasses` of the classes that count. */
  readonly classes: readonly number[];
  /** Corrects for delays that had not ended on the day in force. */
  readonly truncated: boolean;
  readonly level: number;
  readonly families?: readonly DelayFamily[];
}

export interface DelayAnalysis {
  readonly cases: number;
  /** Cases by whole days of delay: 0, 1, 2, ... */
  readonly observed: number[];
  /** Whole days that half and nine tenths of the cases did not exceed. */
  readonly observedMedian: number;
  readonly observedNinety: number;
  /** Families by AIC, the best first; none where the delays tell no spread. */
  readonly fits: (DelayFit & { readonly expected: number[] })[];
}

const SHARES = [0.5, 0.9, 0.95];

/** Delays of cases as counted and as distributions fitted to them; see docs/method/delay-fit.md. Null without a case. */
export function delayAnalysis({ cells, classes, truncated, level, families = delayFamilies }: DelayQuestion): DelayAnalysis | null {
  const records: DelayRecord[] = [];
  const observed: number[] = [];
  cells.count.forEach((count, row) => {
    if (!classes.includes(cells.caseClass[row] ?? -1)) return;
    const [elapsed, delay] = [cells.elapsed[row] ?? 0, cells.delay[row] ?? 0];
    if (delay < 0) return; // one of the days is wrong, or the case was found before it fell ill: told apart by the page
    const record = delayBetweenDays(-elapsed, delay - elapsed, truncated ? 0 : undefined);
    for (let one = 0; one < count; one++) records.push(record);
    while (observed.length <= delay) observed.push(0);
    observed[delay] = (observed[delay] ?? 0) + count;
  });
  if (records.length === 0) return null;
  const fits = fitsOf(records, families, level);
  const days = daysShown(observed, fits[0]);
  while (observed.length < days) observed.push(0);
  return {
    cases: records.length,
    observed,
    observedMedian: quantileOf(observed, records.length, 0.5),
    observedNinety: quantileOf(observed, records.length, 0.9),
    fits: fits.map((fit) => ({ ...fit, expected: observed.map((_, day) => records.length * dayShare(fit, day)) })),
  };
}

/** Too few or too equal delays are no fault of the page: they are shown as counted, without a fit. */
function fitsOf(records: readonly DelayRecord[], families: readonly DelayFamily[], level: number): DelayFit[] {
  if (records.length < LEAST_RECORDS) return [];
  try {
    return fitDelays(records, { level, shares: SHARES, families });
  } catch (error) {
    if (error instanceof ArgumentError && error.code === 'NO_INFORMATION') return [];
    throw error;
  }
}

/** Share of the cases whose second step comes so many calendar days after the first, whatever the hour of the first. */
function dayShare({ distribution }: DelayFit, day: number): number {
  return reportedShareOf(distribution, day) - (day === 0 ? 0 : reportedShareOf(distribution, day - 1));
}

/** As far as cases were seen, and as the fit expects one case in a hundred, within reason. */
function daysShown(observed: readonly number[], fit: DelayFit | undefined): number {
  const tail = fit?.quantiles.find(({ share }) => share === 0.95)?.estimate ?? 0;
  return Math.min(Math.max(observed.length, Math.ceil(tail) + 1, LEAST_DAYS), Math.max(observed.length, MOST_DAYS));
}

function quantileOf(observed: readonly number[], cases: number, share: number): number {
  let below = 0;
  return observed.findIndex((count) => {
    below += count;
    return below >= share * cases;
  });
}

/** With fewer the family, not the data, would speak. */
export const LEAST_RECORDS = 5;
const LEAST_DAYS = 6;
const MOST_DAYS = 60;
