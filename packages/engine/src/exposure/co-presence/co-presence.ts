import { ArgumentError, requireNonNegative } from '@firebreak/epi/distribution/index';
import type { VisitIndex } from '../visit/visit-index.ts';
import { forEachMeeting, requireInfectiousCase, type InfectiousCase } from './meeting.ts';
import { MeetingTally } from './meeting-tally.ts';

/** From how many minutes on two people count as having been together. */
export interface CoPresenceSettings {
  /**
   * Minutes together, summed over the window, from which a pair is kept: one number, or one for each setting where
   * `settingOfPlace` is given. Default 15, the cumulative time of many definitions of a close contact (e.g. CDC 2020).
   */
  readonly minimumMinutes?: number | readonly number[];
  /** Setting of each place, a whole number from 0; a pair is kept when its minutes in any one setting reach that setting's. */
  readonly settingOfPlace?: ArrayLike<number>;
}

/** Pairs of a case and another person who were together long enough, one column per fact, by case and then by person. */
export interface CoPresence {
  readonly pairs: number;
  /** Sum of `minutes`. */
  readonly totalMinutes: number;
  /** Position of the case in the list of cases. */
  readonly caseAt: Int32Array;
  /** Code of the other person, who may be a case too: then the pair stands twice, once from each side. */
  readonly person: Int32Array;
  /** Minutes together at all places within the window of the case. */
  readonly minutes: Float64Array;
  /** How many stretches these minutes are made of. */
  readonly meetings: Int32Array;
  /** First minute and end of the last minute together. */
  readonly first: Float64Array;
  readonly last: Float64Array;
}

/**
 * Who was at the same place at the same time as a case while the case was infectious (同时空共处).
 *
 * Minutes of a pair are the sum over every stay of the case and every stay of the other that overlap, cut to the window of
 * the case; stays of one person that overlap each count (join them with `mergeStays` first to count a minute once).
 *
 * @param cases a person may stand in it with several windows, each of which has its own pairs
 * @throws ArgumentError for a case or a threshold that cannot be
 */
export function coPresence(index: VisitIndex, cases: readonly InfectiousCase[], settings: CoPresenceSettings = {}): CoPresence {
  const { minimum, settingOf } = readSettings(index, settings);
  const tally = new MeetingTally(index.persons, minimum.length);
  const pairs = new PairColumns();
  cases.forEach((one, at) => {
    requireInfectiousCase(`cases[${at}]`, one);
    forEachMeeting(index, one, (person, place, from, to) => tally.add(person, settingOf === undefined ? 0 : settingOf[place]!, from, to));
    pairs.take(at, tally, minimum);
    tally.clear();
  });
  return pairs.columns();
}

function readSettings(
  { places }: VisitIndex,
  { minimumMinutes = DEFAULT_MINIMUM_MINUTES, settingOfPlace }: CoPresenceSettings,
): { minimum: readonly number[]; settingOf: Int32Array | undefined } {
  const minimum = typeof minimumMinutes === 'number' ? [minimumMinutes] : minimumMinutes;
  if (minimum.length === 0) throw new ArgumentError('EMPTY', 'minimumMinutes', 'Give at least one number of minutes.');
  minimum.forEach((minutes, at) => requireNonNegative(`minimumMinutes[${at}]`, minutes));
  if (settingOfPlace === undefined) {
    if (minimum.length === 1) return { minimum, settingOf: undefined };
    throw new ArgumentError('INCONSISTENT', 'minimumMinutes', 'Say with settingOfPlace which place belongs to which of the settings.');
  }
  if (settingOfPlace.length < places) {
    throw new ArgumentError('LENGTHS_DIFFER', 'settingOfPlace', `Give a setting for each of the ${places} places.`, settingOfPlace.length);
  }
  const settingOf = Int32Array.from({ length: places }, (_, place) => checkedSetting(settingOfPlace[place]!, place, minimum.length));
  return { minimum, settingOf };
}

function checkedSetting(setting: number, place: number, settings: number): number {
  if (Number.isInteger(setting) && setting >= 0 && setting < settings) return setting;
  const remedy = `Give the position of a threshold: a whole number from 0 to ${settings - 1}.`;
  throw new ArgumentError('OUT_OF_RANGE', `settingOfPlace[${place}]`, remedy, setting);
}

/** Columns that grow as pairs are found. */
class PairColumns {
  private readonly caseAt: number[] = [];
  private readonly person: number[] = [];
  private readonly minutes: number[] = [];
  private readonly meetings: number[] = [];
  private readonly first: number[] = [];
  private readonly last: number[] = [];

  take(at: number, tally: MeetingTally, minimum: readonly number[]): void {
    const kept: number[] = [];
    for (let slot = 0; slot < tally.size; slot++) if (reaches(tally.minutes, slot, minimum)) kept.push(slot);
    kept.sort((one, other) => tally.person[one]! - tally.person[other]!);
    for (const slot of kept) {
      this.caseAt.push(at);
      this.person.push(tally.person[slot]!);
      this.minutes.push(sumOf(tally.minutes, slot, minimum.length));
      this.meetings.push(tally.meetings[slot]!);
      this.first.push(tally.first[slot]!);
      this.last.push(tally.last[slot]!);
    }
  }

  columns(): CoPresence {
    return {
      pairs: this.person.length,
      totalMinutes: this.minutes.reduce((sum, minutes) => sum + minutes, 0),
      caseAt: Int32Array.from(this.caseAt),
      person: Int32Array.from(this.person),
      minutes: Float64Array.from(this.minutes),
      meetings: Int32Array.from(this.meetings),
      first: Float64Array.from(this.first),
      last: Float64Array.from(this.last),
    };
  }
}

function reaches(minutes: Float64Array, slot: number, minimum: readonly number[]): boolean {
  for (let setting = 0; setting < minimum.length; setting++) {
    const spent = minutes[slot * minimum.length + setting]!;
    if (spent > 0 && spent >= minimum[setting]!) return true;
  }
  return false;
}

function sumOf(minutes: Float64Array, slot: number, settings: number): number {
  let sum = 0;
  for (let setting = 0; setting < settings; setting++) sum += minutes[slot * settings + setting]!;
  return sum;
}

export const DEFAULT_MINIMUM_MINUTES = 15;
