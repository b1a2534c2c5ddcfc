import { expectedRecall, type PooledGroup, type RecallLoad } from './recall-load.ts';
import { type RoundFlow, roundFlow, type RoundStage, roundStages } from './round-flow.ts';
import { type PlannedArea, plannedAreas, type RoundInput, staffedShare } from './round-input.ts';

export interface AreaPlan {
  readonly area: string;
  readonly people: number;
  readonly poolSize: number;
  readonly tubes: number;
  readonly lab: string;
  readonly samplers: number;
  /** Samplers and sampling points so that its tubes are on their way in time; null when no number is enough. */
  readonly samplersNeeded: number | null;
  readonly sitesNeeded: number | null;
  /** Hours from the start to the last person sampled and to the last result; null beyond two weeks. */
  readonly sampledHours: number | null;
  readonly finishHours: number | null;
  readonly late: boolean;
  /** What makes it late: the stage that alone would make it finish latest; `time` where shifts, travel and turnaround alone are too long. */
  readonly bottleneck: RoundStage | 'time' | null;
  /** Whom it will call back, as expected; null where the plan was not told how many are infected. */
  readonly recall: RecallLoad | null;
}

/** Load of the shift after the round: whom positive pools and tubes without a result call back. */
export interface RecallPlan extends RecallLoad {
  /** Samplers = samples / (rate × hours), rounded up. */
  readonly samplersNeeded: number;
  /** Tubes an hour the laboratories get beside the next round. */
  readonly tubesPerHour: number;
}

export interface LabPlan {
  readonly lab: string;
  readonly tubes: number;
  readonly tubesPerHour: number;
  /** Tubes an hour it would have to begin so that every result is in time; null when they come too late for any number. */
  readonly tubesPerHourNeeded: number | null;
  /** By hour of the round: tubes that arrive, are begun, and wait at the end of the hour. */
  readonly arriving: readonly number[];
  readonly begun: readonly number[];
  readonly waiting: readonly number[];
  readonly longestQueue: number;
}

export interface RoundPlan {
  readonly people: number;
  readonly tubes: number;
  readonly areas: readonly AreaPlan[];
  readonly labs: readonly LabPlan[];
  readonly sampledPerHour: readonly number[];
  readonly finishHours: number | null;
  readonly samplersNeeded: number | null;
  readonly sitesNeeded: number | null;
  /** Mutual aid (支援): what is missing beyond what there is; null when no number is enough. */
  readonly aid: { readonly samplers: number | null; readonly tubesPerHour: number | null };
  /** Expected load of the next shift; null where the plan was not told how many are infected. */
  readonly recall: RecallPlan | null;
}

/**
 * A test round by time: who is sampled when, what the laboratories get each hour, when each area has its last result, what is late
 * and why, and what would have to come from elsewhere.
 *
 * Needs are the planner's formulas: tubes = people / pool size; samplers = people / (rate × hours at work before the last courier
 * that is in time); laboratory = the highest tubes an hour that any stretch up to the wanted time asks for. Times come from
 * letting the round flow (`roundFlow`), since queues behind one stage are the arrivals of the next. Whom positive pools and tubes without
 * a result call back is load of the next shift (`expectedRecall`).
 *
 * @see docs/method/testing-plan.md
 * @throws ArgumentError for what is out of range or contradicts itself
 */
export function planRound(input: RoundInput): RoundPlan {
  const areas = plannedAreas(input);
  const flow = roundFlow(input, areas);
  const isLate = flow.finishHours.some((hours) => hours > input.wantedHours);
  const alone = isLate ? roundStages.map((stage) => ({ stage, flow: roundFlow(input, areas, [stage]) })) : [];
  const boundless = isLate ? roundFlow(input, areas, []) : flow;
  const plans = areas.map((area, at) => ({
    ...areaPlan(area, at, input, flow),
    ...lateness(at, input.wantedHours, flow, { alone, boundless }),
  }));
  const labs = input.labs.map((_, at) => labPlan(at, input, plans, flow));
  const samplersNeeded = sumOf(plans.map((plan) => plan.samplersNeeded));
  const tubesPerHour = sumOf(labs.map((lab) => shortfall(lab.tubesPerHourNeeded, lab.tubesPerHour)));
  return {
    people: plans.reduce((sum, { people }) => sum + people, 0),
    tubes: plans.reduce((sum, { tubes }) => sum + tubes, 0),
    areas: plans,
    labs,
    sampledPerHour: flow.sampledPerHour,
    finishHours: hoursOrNull(Math.max(...flow.finishHours)),
    samplersNeeded,
    sitesNeeded: sumOf(plans.map((plan) => plan.sitesNeeded)),
    aid: { samplers: shortfall(samplersNeeded, input.samplers), tubesPerHour },
    recall: recallPlan(input),
  };
}

function areaPlan(area: PlannedArea, at: number, input: RoundInput, flow: RoundFlow): Omit<AreaPlan, 'late' | 'bottleneck'> {
  const finish = flow.finishHours[at] ?? 0;
  const samplersNeeded = samplersFor(area, input);
  return {
    area: area.area,
    people: area.people,
    poolSize: area.poolSize,
    tubes: Math.ceil(area.people / area.poolSize),
    lab: area.lab,
    samplers: area.samplers,
    samplersNeeded,
    sitesNeeded: samplersNeeded === null ? null : Math.ceil(samplersNeeded / (input.stationsPerSite ?? 4)),
    sampledHours: hoursOrNull(flow.sampledHours[at] ?? 0),
    finishHours: hoursOrNull(finish),
    recall: input.recall === undefined ? null : expectedRecall([area], input.recall),
  };
}

/** Areas are independent, so that their means and variances add up. */
function recallPlan({ areas, recall, ratePerSamplerHour }: RoundInput): RecallPlan | null {
  if (recall === undefined) return null;
  const load = expectedRecall(areas satisfies readonly PooledGroup[], recall);
  const perSampler = (recall.ratePerSamplerHour ?? ratePerSamplerHour) * recall.withinHours;
  return {
    ...load,
    samplersNeeded: Math.ceil(load.samples / perSampler - ROUNDING),
    tubesPerHour: load.tubes / recall.withinHours,
  };
}

/** The round with one stage limited at a time, and with none. */
interface Limited {
  readonly alone: readonly { readonly stage: RoundStage; readonly flow: RoundFlow }[];
  readonly boundless: RoundFlow;
}

/** The stage that would make the area finish latest if it were the only limit; the first of equals in the order of the way. */
function lateness(at: number, wantedHours: number, flow: RoundFlow, { alone, boundless }: Limited): Pick<AreaPlan, 'late' | 'bottleneck'> {
  const hoursIn = (one: RoundFlow): number => one.finishHours[at] ?? 0;
  if (hoursIn(flow) <= wantedHours) return { late: false, bottleneck: null };
  if (hoursIn(boundless) > wantedHours) return { late: true, bottleneck: 'time' };
  let [bottleneck, latest]: [RoundStage | 'time', number] = ['time', hoursIn(boundless)];
  for (const one of alone) if (hoursIn(one.flow) > latest + SAME_HOURS) [bottleneck, latest] = [one.stage, hoursIn(one.flow)];
  return { late: true, bottleneck };
}

/** Samplers = people / (rate × hours at work up to the last moment whose tubes are in time). */
function samplersFor(area: PlannedArea, input: RoundInput): number | null {
  if (area.people === 0) return 0;
  const turnaround = input.labs[area.labIndex]?.turnaroundHours ?? 0;
  const hours = hoursAtWork(input, input.wantedHours - area.travelHours - turnaround);
  return hours === 0 ? null : Math.ceil(area.people / (area.ratePerSamplerHour * hours) - ROUNDING);
}

/** Hours one sampler works from the start of the round up to an hour, all shifts together, in quarters of an hour. */
function hoursAtWork(input: RoundInput, until: number): number {
  let hours = 0;
  for (let from = 0; from < until - ROUNDING; from += 0.25) hours += staffedShare(input, from) * Math.min(0.25, until - from);
  return hours;
}

function labPlan(at: number, input: RoundInput, plans: readonly AreaPlan[], flow: RoundFlow): LabPlan {
  const { lab, tubesPerHour, turnaroundHours } = input.labs[at]!;
  const [arriving, begun, waiting] = [flow.arrivingPerHour[at] ?? [], flow.begunPerHour[at] ?? [], flow.waitingPerHour[at] ?? []];
  return {
    lab,
    tubes: plans.reduce((sum, plan) => sum + (plan.lab === lab ? plan.tubes : 0), 0),
    tubesPerHour,
    tubesPerHourNeeded: tubesPerHourFor(arriving, input.wantedHours - turnaroundHours),
    arriving,
    begun,
    waiting,
    longestQueue: waiting.reduce((longest, tubes) => Math.max(longest, tubes), 0),
  };
}

/** The most tubes an hour that those arriving from some hour on need so that all are begun by `until`. */
function tubesPerHourFor(arriving: readonly number[], until: number): number | null {
  let [tubes, most] = [0, 0];
  for (let hour = arriving.length - 1; hour >= 0; hour--) {
    tubes += arriving[hour] ?? 0;
    if (tubes <= ROUNDING) continue;
    if (hour >= until) return null;
    most = Math.max(most, tubes / (until - hour));
  }
  return most;
}

const shortfall = (needed: number | null, there: number): number | null => (needed === null ? null : Math.max(0, needed - there));

const sumOf = (values: readonly (number | null)[]): number | null =>
  values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0);

const hoursOrNull = (hours: number): number | null => (Number.isFinite(hours) ? hours : null);

const ROUNDING = 1e-9;
/** Finishing times this near are the same: a second. */
const SAME_HOURS = 1 / 3600;
