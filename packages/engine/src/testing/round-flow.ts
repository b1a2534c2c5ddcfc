import { type PlannedArea, LONGEST_HOURS, type RoundInput, staffedShare } from './round-input.ts';

/** What limits a round, in the order of the way; any of them can be made boundless to see what it costs. */
export const roundStages = ['samplers', 'sites', 'couriers', 'laboratory'] as const;
export type RoundStage = (typeof roundStages)[number];

/** How people and tubes flow through a round, in steps of a quarter of an hour. */
export interface RoundFlow {
  /** Hours from the start to the last person sampled and to the last result, by area; Infinity beyond two weeks. */
  readonly sampledHours: Float64Array;
  readonly finishHours: Float64Array;
  /** By whole hour of the round: people sampled; by laboratory, tubes arriving, begun, and waiting at the end of the hour. */
  readonly sampledPerHour: readonly number[];
  readonly arrivingPerHour: readonly (readonly number[])[];
  readonly begunPerHour: readonly (readonly number[])[];
  readonly waitingPerHour: readonly (readonly number[])[];
}

/**
 * Lets the people and tubes of a round flow: people are sampled at samplers × rate while a shift works, their tubes wait for a courier,
 * travel, wait for the laboratory first come first served, and have a result after its turnaround. A fluid: parts of people and tubes
 * flow too, what is sampled in a quarter of an hour leaves at its end, and what comes in one is served together. Nobody appears or
 * vanishes on the way.
 *
 * @param bound the stages that have a limit; the others are boundless
 */
export function roundFlow(input: RoundInput, areas: readonly PlannedArea[], bound: readonly RoundStage[] = roundStages): RoundFlow {
  const flow = new Flow(input, areas, new Set(bound));
  for (let step = 0; step < STEPS && !flow.isDone(); step++) flow.run(step);
  return flow.result();
}

/** Tubes of one area that came to a laboratory in one step. */
interface Cohort {
  readonly area: number;
  tubes: number;
}

class Flow {
  private readonly input: RoundInput;
  private readonly areas: readonly PlannedArea[];
  private readonly bound: ReadonlySet<RoundStage>;
  private readonly toSample: Float64Array;
  private readonly atSite: Float64Array;
  private readonly open: Float64Array;
  private readonly sampledHours: Float64Array;
  private readonly finishHours: Float64Array;
  /** Tubes on the road by the step of their arrival. */
  private readonly road = new Map<number, Cohort[]>();
  private readonly queues: Cohort[][];
  /** Front of each queue. */
  private readonly heads: Int32Array;
  private readonly queued: Float64Array;
  private readonly credit: Float64Array;
  private readonly toCome: Float64Array;
  private readonly tubes: Float64Array;
  private readonly sampled: number[] = [];
  private readonly arriving: number[][];
  private readonly begun: number[][];
  private readonly waiting: number[][];

  constructor(input: RoundInput, areas: readonly PlannedArea[], bound: ReadonlySet<RoundStage>) {
    this.input = input;
    this.areas = areas;
    this.bound = bound;
    this.toSample = Float64Array.from(areas, ({ people }) => people);
    this.atSite = new Float64Array(areas.length);
    this.open = Float64Array.from(areas, ({ people, poolSize }) => people / poolSize);
    this.sampledHours = Float64Array.from(areas, ({ people }) => (people === 0 ? 0 : Infinity));
    this.finishHours = this.sampledHours.slice();
    const { labs } = input;
    this.queues = labs.map(() => []);
    this.heads = new Int32Array(labs.length);
    this.queued = new Float64Array(labs.length);
    this.credit = new Float64Array(labs.length);
    this.toCome = new Float64Array(labs.length);
    areas.forEach(({ labIndex }, at) => (this.toCome[labIndex]! += this.open[at]!));
    this.tubes = this.toCome.slice();
    this.arriving = labs.map(() => []);
    this.begun = labs.map(() => []);
    this.waiting = labs.map(() => []);
  }

  isDone(): boolean {
    return this.finishHours.every((hours) => hours < Infinity);
  }

  run(step: number): void {
    const share = staffedShare(this.input, step * STEP_HOURS);
    for (let area = 0; area < this.areas.length; area++) this.sampleAndSend(area, step, share);
    for (const cohort of this.road.get(step) ?? []) this.receive(cohort, step);
    this.road.delete(step);
    for (let lab = 0; lab < this.input.labs.length; lab++) this.begin(lab, step);
  }

  private sampleAndSend(at: number, step: number, share: number): void {
    const area = this.areas[at]!;
    const hands = this.bound.has('samplers') ? area.samplers * share : Infinity;
    const room = this.bound.has('sites') ? area.room : Infinity;
    // Boundless samplers work in shifts too: with nobody at work nobody is sampled.
    const atWork = share === 0 ? 0 : Math.min(hands, room);
    const able = atWork * area.ratePerSamplerHour * STEP_HOURS;
    const left = this.toSample[at]!;
    const done = Math.min(left, able);
    if (left > 0 && done >= left - NOTHING) this.sampledHours[at] = (step + (able === Infinity ? 0 : left / able)) * STEP_HOURS;
    this.toSample[at] = done >= left - NOTHING ? 0 : left - done;
    add(this.sampled, step, done);
    const standing = this.atSite[at]! + done / area.poolSize;
    const taken = this.bound.has('couriers') ? Math.min(standing, area.courierTubesPerHour * STEP_HOURS) : standing;
    this.atSite[at] = standing - taken;
    if (taken > 0) this.send(at, taken, step + 1 + Math.ceil(area.travelHours / STEP_HOURS - NOTHING));
  }

  private send(area: number, tubes: number, arrival: number): void {
    const there = this.road.get(arrival);
    if (there === undefined) this.road.set(arrival, [{ area, tubes }]);
    else there.push({ area, tubes });
  }

  private receive(cohort: Cohort, step: number): void {
    const lab = this.areas[cohort.area]!.labIndex;
    this.queues[lab]!.push(cohort);
    this.queued[lab]! += cohort.tubes;
    this.toCome[lab]! -= cohort.tubes;
    add(this.arriving[lab]!, step, cohort.tubes);
  }

  /** Begins what the laboratory can: whole plates, and the last one part full. */
  private begin(lab: number, step: number): void {
    const { tubesPerHour, plateTubes = 1 } = this.input.labs[lab]!;
    const able = this.bound.has('laboratory') ? tubesPerHour * STEP_HOURS : Infinity;
    const credit = this.credit[lab]! + able;
    const ready = Math.min(this.queued[lab]!, credit);
    const isLast = this.toCome[lab]! <= this.tubes[lab]! * SHARD && ready >= this.queued[lab]! - NOTHING;
    const start = isLast || plateTubes === 1 ? ready : Math.floor(ready / plateTubes + NOTHING) * plateTubes;
    this.finish(lab, start, step + (able === Infinity || able === 0 ? 0 : Math.min(1, start / able)));
    this.queued[lab] = Math.max(0, this.queued[lab]! - start);
    // Time nobody used is lost, but a laboratory that stood idle begins its next plate at once.
    const most = (this.queued[lab] ?? 0) >= plateTubes ? Infinity : plateTubes === 1 ? 0 : plateTubes;
    this.credit[lab] = able === Infinity ? 0 : Math.min(credit - start, most);
    add(this.begun[lab]!, step, start);
    this.waiting[lab]![Math.floor(step * STEP_HOURS)] = this.queued[lab]!;
  }

  /** Takes tubes from the front; an area is done with its last one, after the turnaround. */
  private finish(lab: number, tubes: number, endStep: number): void {
    const queue = this.queues[lab]!;
    let left = tubes;
    for (let front = queue[this.heads[lab]!]; left > 0 && front !== undefined; front = queue[this.heads[lab]!]) {
      const part = Math.min(left, front.tubes);
      front.tubes -= part;
      left -= part;
      this.open[front.area]! -= part;
      const { people, poolSize } = this.areas[front.area]!;
      if (this.open[front.area]! <= (people / poolSize) * SHARD)
        this.finishHours[front.area] = endStep * STEP_HOURS + this.input.labs[lab]!.turnaroundHours;
      if (front.tubes > NOTHING) break;
      this.heads[lab]!++;
    }
  }

  result(): RoundFlow {
    const whole = (hours: number[]): number[] => Array.from(hours, (value) => value ?? 0);
    return {
      sampledHours: this.sampledHours,
      finishHours: this.finishHours,
      sampledPerHour: whole(this.sampled),
      arrivingPerHour: this.arriving.map(whole),
      begunPerHour: this.begun.map(whole),
      waitingPerHour: this.waiting.map(whole),
    };
  }
}

function add(hours: number[], step: number, amount: number): void {
  const hour = Math.floor(step * STEP_HOURS);
  hours[hour] = (hours[hour] ?? 0) + amount;
}

const STEP_HOURS = 0.25;
const STEPS = LONGEST_HOURS / STEP_HOURS;
/** Rounding of sums of people and tubes; the share of all tubes that rounding may leave over. */
const NOTHING = 1e-9;
const SHARD = 1e-9;
