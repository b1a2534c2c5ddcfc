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
  const levels = new Int32Array(at + 1).fill(NONE);
  levels.fill(periods - 1, Math.max(0, at - halfWindow), at + 1);
  for (let back = 1; back <= years; back++) {
    const anchor = anchors[back]!;
    levels.fill(periods - 1, anchor - halfWindow, anchor + halfWindow + 1);
    if (periods > 1) fillParts(levels, anchor + halfWindow + 1, anchors[back - 1]! - halfWindow, periods - 1);
  }
  const end = at - pastWeeksLeftOut;
  const rows = Int32Array.from(levels, (_, position) => position).filter((position) => position < end && levels[position] !== NONE);
  return planOf(clock, at, rows, levels, periods - 1);
}

/** Parts of near-equal length between two windows, the first ones a week longer where the length does not divide. */
function fillParts(levels: Int32Array, from: number, to: number, parts: number): void {
  const [length, longer] = [Math.floor((to - from) / parts), (to - from) % parts];
  if (length < 1) {
    throw new ArgumentError('OUT_OF_RANGE', 'periods', `Between two windows there are ${to - from} weeks: give fewer periods.`, parts + 1);
  }
  let start = from;
  for (let part = 0; part < parts; part++) {
    const stop = start + length + (part < longer ? 1 : 0);
    levels.fill(part, start, stop);
    start = stop;
  }
}

function planOf(clock: SeriesClock, at: number, rows: Int32Array, levels: Int32Array, nowLevel: number): ReferencePlan {
  const level = rows.map((row) => levels[row]!);
  const time = Float64Array.from(rows, (row) => timeOf(clock, row));
  return { rows, level, time, design: groupedDesign(level, time), nowLevel, nowTime: timeOf(clock, at) };
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

const NONE = -1;
