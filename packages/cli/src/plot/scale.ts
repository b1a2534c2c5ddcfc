import { type Axis } from './axis.ts';

/** Where a value of an axis stands, in pixels. */
export type Scale = (value: number) => number;

/** A scale from pixel `start` to pixel `end`; for an upright axis `start` is the bottom, for categories the top. */
export function scaleOf(axis: Axis, start: number, end: number): Scale {
  if (axis.kind === 'category') {
    const slot = (end - start) / Math.max(1, axis.labels.length);
    return (value) => start + (value + 0.5) * slot;
  }
  const [from, to] = axis.kind === 'day' ? [axis.from, axis.to + 1] : [axis.from, axis.to];
  if (axis.kind === 'number' && axis.log === true) {
    const [low, high] = [Math.log(from), Math.log(to)];
    return (value) => start + ((Math.log(Math.max(value, Number.MIN_VALUE)) - low) / (high - low)) * (end - start);
  }
  return (value) => start + ((value - from) / (to - from)) * (end - start);
}
