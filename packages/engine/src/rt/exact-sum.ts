/**
 * Sums over any stretch of a series in constant time, as exact as if its values were added one by one: the running
 * sum is kept with its rounding error, or the small infectivity after a large wave would be lost in it.
 */
export interface RunningSum {
  high: Float64Array;
  low: Float64Array;
}

export function runningSum(values: Float64Array): RunningSum {
  const sum = { high: new Float64Array(values.length + 1), low: new Float64Array(values.length + 1) };
  addUp(values, sum);
  return sum;
}

/** Fills a running sum of the length of `values` plus 1. @see Knuth, TAOCP vol. 2, §4.2.2 (the error of a sum) */
export function addUp(values: Float64Array, { high, low }: RunningSum): void {
  let sum = 0;
  let error = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    const next = sum + value;
    const added = next - sum;
    error += sum - (next - added) + (value - added);
    sum = next;
    high[index + 1] = sum;
    low[index + 1] = error;
  }
}

/** Sum of the values from index `from` to index `to`, both included. */
export function sumBetween({ high, low }: RunningSum, from: number, to: number): number {
  return high[to + 1]! - high[from]! + (low[to + 1]! - low[from]!);
}
