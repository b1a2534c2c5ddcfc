import { ArgumentError } from '@firebreak/epi/distribution/index';
import { groupedDesign, type GroupedDesign } from '../../glm/grouped-design.ts';
import { timeOf, yearsBack, type SeriesClock } from '../series/series-clock.ts';

/** The weeks one week is compared with, and how: the same for all series of a panel that have no gap there. */
export interface ReferencePlan {
  /** Positions of the reference weeks, in order of time. */
  rows: Int32Array;
  /** Level of season of each: parts of a year 0, 1, ..., the windows around the same week last. */
  level: Int32Array;
  time: Float64Array;
  design: GroupedDesign;
  /** Level and time of the week judged. */
  nowLevel: number;
  nowTime: number;
}

/** How reference weeks are chosen. */
export interface PlanSettings {
  years: number;
  halfWindow: number;
  periods: number;
  pastWeeksLeftOut: number;
}

/** The reference weeks of a week; null when they reach back before the series. */
export function referencePlan(clock: SeriesClock, at: number, settings: PlanSettings): ReferencePlan | null {
  const { years, halfWindow, periods, pastWeeksLeftOut } = settings;
  const anchors = Array.from({ length: years + 1 }, (_, back) => yearsBack(clock, at, back));
  const first = anchors[years]! - halfWindow;
  if (first < 0) return null;
  // levels of the weeks from the first reference week to this one
  const levels = new Int32Array(at - first + 1).fill(NONE);
  const fill = (level: number, from: number, to: number): unknown => levels.fill(level, Math.max(0, from - first), to - first);
  fill(periods - 1, at - halfWindow, at + 1);
  for (let back = 1; back <= years; back++) {
    const anchor = anchors[back]!;
    fill(periods - 1, anchor - halfWindow, anchor + halfWindow + 1);
    if (periods > 1) fillParts(fill, anchor + halfWindow + 1, anchors[back - 1]! - halfWindow, periods - 1);
  }
  const end = at - pastWeeksLeftOut;
  const rows = Int32Array.from(levels, (_, index) => first + index).filter((row) => row < end && levels[row - first] !== NONE);
  const level = rows.map((row) => levels[row - first]!);
  const time = Float64Array.from(rows, (row) => timeOf(clock, row));
  return { rows, level, time, design: groupedDesign(level, time), nowLevel: periods - 1, nowTime: timeOf(clock, at) };
}

/** Parts of near-equal length between two windows, the first ones a week longer where the length does not divide. */
function fillParts(fill: (level: number, from: number, to: number) => unknown, from: number, to: number, parts: number): void {
  const [length, longer] = [Math.floor((to - from) / parts), (to - from) % parts];
  if (length < 1) {
    throw new ArgumentError('OUT_OF_RANGE', 'periods', `Between two windows there are ${to - from} weeks: give fewer periods.`, parts + 1);
  }
  let start = from;
  for (let part = 0; part < parts; part++) {
    const stop = start + length + (part < longer ? 1 : 0);
    fill(part, start, stop);
    start = stop;
  }
}

/** The plan without the weeks that have no count in this series; the same plan when all have one. */
export function planWithout(plan: ReferencePlan, counts: Float64Array, start: number): ReferencePlan {
  const { rows, level, time } = plan;
  let gap = false;
  for (let row = 0; row < rows.length && !gap; row++) gap = Number.isNaN(counts[start + rows[row]!]!);
  if (!gap) return plan;
  const keep = (_: number, row: number): boolean => !Number.isNaN(counts[start + rows[row]!]!);
  const [keptLevel, keptTime] = [level.filter(keep), time.filter(keep)];
  return { ...plan, rows: rows.filter(keep), level: keptLevel, time: keptTime, design: groupedDesign(keptLevel, keptTime) };
}

/** Reference weeks there can be at most. */
export function mostReferenceWeeks({ frequency }: SeriesClock, { years, halfWindow }: PlanSettings): number {
  return years * (frequency + 1) + 2 * halfWindow + 1;
}

const NONE = -1;
