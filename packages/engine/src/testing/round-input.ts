import { ArgumentError, requireCount, requireNonNegative, requirePositive } from '@firebreak/epi/distribution/index';
import { type RecallRates } from './recall-load.ts';

/** What calls people of the round back, and who samples them in the next shift. */
export interface PlannedRecall extends RecallRates {
  /** People a sampler reaches and samples in an hour, from door to door; the rate of the round by default. */
  readonly ratePerSamplerHour?: number;
  /** Hours in which everybody is to be sampled again: the clock of a positive pool in the pack. */
  readonly withinHours: number;
}

/** An area of a round. Times are hours from the start of the round. */
export interface RoundArea {
  readonly area: string;
  /** People due there, exemptions taken off. */
  readonly people: number;
  /** People in a tube: 1, 5, 10 or 20 by the risk of the area. */
  readonly poolSize: number;
  /** Samplers sent there; those left over are shared out by the work to do where none are named. */
  readonly samplers?: number;
  /** Sampling points, and the stations (one sampler each) they have room for; no limit where none are named. */
  readonly sites?: number;
  /** Hours to the laboratory, 0.5 by default, and which; the only one where there is one. */
  readonly travelHours?: number;
  readonly lab?: string;
  /** People a sampler samples in an hour there; the rate of the round by default. */
  readonly ratePerSamplerHour?: number;
  /** Couriers of the area; no limit where none are named. */
  readonly couriers?: number;
}

/** A part of the day in which a share of the samplers works; shifts may overlap, and cross midnight with `to` beyond 24. */
export interface RoundShift {
  readonly from: number;
  readonly to: number;
  /** Share of all samplers, 0 to 1. */
  readonly share: number;
}

export interface RoundLab {
  readonly lab: string;
  /** Tubes it can begin in an hour. */
  readonly tubesPerHour: number;
  /** Hours from the beginning of a test to its result. */
  readonly turnaroundHours: number;
  /** Tubes on a plate: a plate begins when it is full or no more tubes are on their way; 1 by default. */
  readonly plateTubes?: number;
}

export interface RoundInput {
  readonly areas: readonly RoundArea[];
  readonly labs: readonly RoundLab[];
  /** Samplers there are in all. */
  readonly samplers: number;
  /** People a sampler samples in an hour. */
  readonly ratePerSamplerHour: number;
  /** Hour of the day at which the round starts, 0 to 24; 0 by default. */
  readonly startsAtHour?: number;
  /** All day by default. */
  readonly shifts?: readonly RoundShift[];
  /** Stations of a sampling point; 4 by default. */
  readonly stationsPerSite?: number;
  /** Tubes a courier carries at once, 500 by default. */
  readonly tubesPerTrip?: number;
  /** Hours from the start by which every result is wanted. */
  readonly wantedHours: number;
  /** Without it nobody is counted as called back. */
  readonly recall?: PlannedRecall;
}

/** An area with everything its input left out. */
export interface PlannedArea extends Required<Omit<RoundArea, 'sites' | 'couriers'>> {
  /** Most samplers that find room; Infinity without a limit. */
  readonly room: number;
  /** Tubes its couriers take to the laboratory in an hour; Infinity without a limit. */
  readonly courierTubesPerHour: number;
  /** Position of its laboratory. */
  readonly labIndex: number;
}

/** @throws ArgumentError for what is out of range, an unknown laboratory, or an area or a laboratory named twice */
export function plannedAreas(input: RoundInput): PlannedArea[] {
  requireRound(input);
  const { labs, ratePerSamplerHour, stationsPerSite = 4, tubesPerTrip = 500 } = input;
  const work = input.areas.map((area) => (area.samplers === undefined ? area.people / (area.ratePerSamplerHour ?? ratePerSamplerHour) : 0));
  const named = input.areas.reduce((sum, { samplers = 0 }) => sum + samplers, 0);
  const shares = shareOut(Math.max(0, input.samplers - named), work);
  return input.areas.map((area, at) => {
    const lab = area.lab ?? labs[0]?.lab ?? '';
    const travelHours = area.travelHours ?? 0.5;
    const trip = Math.max(2 * travelHours, SHORTEST_TRIP); // there and back
    return {
      area: area.area,
      people: area.people,
      poolSize: area.poolSize,
      samplers: area.samplers ?? shares[at] ?? 0,
      travelHours,
      lab,
      labIndex: labs.findIndex((one) => one.lab === lab),
      ratePerSamplerHour: area.ratePerSamplerHour ?? ratePerSamplerHour,
      room: area.sites === undefined ? Infinity : area.sites * stationsPerSite,
      courierTubesPerHour: area.couriers === undefined ? Infinity : (area.couriers * tubesPerTrip) / trip,
    };
  });
}

/**
 * Whole numbers that add up to the total, in proportion to the work. What is left after rounding down goes to the largest rests; who has
 * work and would get nobody gets one of the largest share, as long as there are enough.
 */
export function shareOut(total: number, work: readonly number[]): number[] {
  const all = work.reduce((sum, one) => sum + one, 0);
  if (all === 0) return work.map(() => 0);
  const exact = work.map((one) => (total * one) / all);
  const shares = exact.map(Math.floor);
  const rest = (at: number): number => (exact[at] ?? 0) - (shares[at] ?? 0);
  const order = work.map((_, at) => at).toSorted((a, b) => rest(b) - rest(a) || a - b);
  const left = total - shares.reduce((sum, one) => sum + one, 0);
  for (const at of order.slice(0, Math.round(left))) shares[at] = (shares[at] ?? 0) + 1;
  for (const at of order) {
    const largest = shares.indexOf(Math.max(...shares));
    if ((work[at] ?? 0) === 0 || shares[at] !== 0 || (shares[largest] ?? 0) < 2) continue;
    [shares[at], shares[largest]] = [1, (shares[largest] ?? 0) - 1];
  }
  return shares;
}

/** Share of the samplers at work at an hour from the start of the round. */
export function staffedShare({ startsAtHour = 0, shifts = allDay }: Pick<RoundInput, 'startsAtHour' | 'shifts'>, hour: number): number {
  const clock = (((startsAtHour + hour) % 24) + 24) % 24;
  const covers = ({ from, to }: RoundShift): boolean => (clock >= from && clock < to) || (clock + 24 >= from && clock + 24 < to);
  return Math.min(
    1,
    shifts.filter(covers).reduce((sum, { share }) => sum + share, 0),
  );
}

function requireRound(input: RoundInput): void {
  const { areas, labs, samplers, ratePerSamplerHour, startsAtHour = 0, shifts = allDay, wantedHours } = input;
  if (areas.length === 0) throw new ArgumentError('EMPTY', 'areas', 'Give at least one area.');
  if (labs.length === 0) throw new ArgumentError('EMPTY', 'labs', 'Give at least one laboratory.');
  requireCount('samplers', samplers);
  requirePositive('ratePerSamplerHour', ratePerSamplerHour);
  requireBetween('startsAtHour', startsAtHour, 0, 24);
  requirePositive('wantedHours', wantedHours);
  if (wantedHours > LONGEST_HOURS)
    throw new ArgumentError('OUT_OF_RANGE', 'wantedHours', `Plan at most ${LONGEST_HOURS} hours.`, wantedHours);
  for (const name of ['stationsPerSite', 'tubesPerTrip'] as const) if (input[name] !== undefined) requirePositive(name, input[name]);
  if (input.recall !== undefined) requireRecall(input.recall);
  shifts.forEach(requireShift);
  labs.forEach(requireLab);
  requireDistinct(
    'labs',
    labs.map(({ lab }) => lab),
  );
  requireDistinct(
    'areas',
    areas.map(({ area }) => area),
  );
  areas.forEach((area, at) => requireArea(area, at, labs));
  const named = areas.reduce((sum, area) => sum + (area.samplers ?? 0), 0);
  if (named > samplers)
    throw new ArgumentError('INCONSISTENT', 'samplers', `The areas name ${named} samplers: give as many in all, or fewer there.`, samplers);
}

function requireArea(area: RoundArea, at: number, labs: readonly RoundLab[]): void {
  const path = `areas[${at}]`;
  requireCount(`${path}.people`, area.people);
  requireCount(`${path}.poolSize`, area.poolSize, 1);
  for (const name of ['samplers', 'sites', 'couriers'] as const) if (area[name] !== undefined) requireCount(`${path}.${name}`, area[name]);
  if (area.travelHours !== undefined) requireBetween(`${path}.travelHours`, area.travelHours, 0, LONGEST_HOURS);
  if (area.ratePerSamplerHour !== undefined) requirePositive(`${path}.ratePerSamplerHour`, area.ratePerSamplerHour);
  if (area.lab === undefined ? labs.length > 1 : labs.every(({ lab }) => lab !== area.lab))
    throw new ArgumentError('INCONSISTENT', `${path}.lab`, 'Name one of the laboratories of the plan.', area.lab);
}

function requireRecall({ withinHours, ratePerSamplerHour }: PlannedRecall): void {
  requirePositive('recall.withinHours', withinHours);
  if (ratePerSamplerHour !== undefined) requirePositive('recall.ratePerSamplerHour', ratePerSamplerHour);
}

function requireLab(lab: RoundLab, at: number): void {
  requireNonNegative(`labs[${at}].tubesPerHour`, lab.tubesPerHour);
  requireBetween(`labs[${at}].turnaroundHours`, lab.turnaroundHours, 0, LONGEST_HOURS);
  if (lab.plateTubes !== undefined) requireCount(`labs[${at}].plateTubes`, lab.plateTubes, 1);
}

function requireShift({ from, to, share }: RoundShift, at: number): void {
  requireBetween(`shifts[${at}].from`, from, 0, 24);
  requireBetween(`shifts[${at}].to`, to, from, 48);
  requireBetween(`shifts[${at}].share`, share, 0, 1);
}

function requireBetween(argument: string, value: number, least: number, most: number): void {
  requireNonNegative(argument, value);
  if (value < least || value > most) throw new ArgumentError('OUT_OF_RANGE', argument, `Give a number from ${least} to ${most}.`, value);
}

function requireDistinct(argument: string, names: readonly string[]): void {
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new ArgumentError('INCONSISTENT', argument, 'Give each of them a name of its own.', twice);
}

const allDay: readonly RoundShift[] = [{ from: 0, to: 24, share: 1 }];
/** Handing over takes a quarter of an hour wherever the laboratory is. */
const SHORTEST_TRIP = 0.25;
/** Two weeks: no round is longer. */
export const LONGEST_HOURS = 336;
