import {
  type Answer,
  type MissingMember,
  type RosterHousehold,
  type RosterMember,
  type sampleRoutes,
  type SwabPlace,
} from '@firebreak/contract';
import { type MissingReason } from '@firebreak/epi';

/** A person as a device needs them at a door: no more than telling people apart and choosing the tube takes. */
export type FieldPerson = Pick<
  RosterMember,
  'id' | 'household' | 'area' | 'name' | 'sex' | 'birthYear' | 'phoneTail' | 'documentTail' | 'risk' | 'needs'
>;
export interface FieldHousehold extends Pick<
  RosterHousehold,
  'id' | 'area' | 'areaName' | 'code' | 'building' | 'unit' | 'floor' | 'room' | 'occupancy' | 'version'
> {
  readonly members: readonly FieldPerson[];
}
export type FieldRound = Answer<typeof sampleRoutes.fieldList>['rounds'][number];

/** The list of one area on this device. */
export interface FieldList {
  /** `outbreak/area`. */
  readonly key: string;
  readonly outbreak: string;
  readonly area: string;
  readonly areaName: string;
  readonly asOf: string;
  /** Who downloaded it; it is wiped when somebody else signs in. */
  readonly user: string;
  readonly expiresAt: string;
  readonly rounds: readonly FieldRound[];
  readonly households: readonly FieldHousehold[];
  /** Where goods or surroundings may be sampled; absent in a list that was read before places came along. */
  readonly places?: readonly SwabPlace[];
  /** Swabs of one place that may lie in one tube; absent: one. */
  readonly swabsPerTube?: number;
  /** Sampled by round when the list was read. */
  readonly done: Readonly<Record<string, readonly string[]>>;
  /** Missing by round with the reason known; a round that is absent here counts everybody on the list as due. */
  readonly missing: Readonly<Record<string, Readonly<Record<string, MissingReason | null>>>>;
}

export const listKey = (outbreak: string, area: string): string => `${outbreak}/${area}`;

/**
 * When a list is wiped: after the last of its rounds, at the latest after the days of the rule; a list without an open round after a day.
 *
 * @param listDays days a list may stay on a device, whatever its rounds
 */
export function listEnd(now: Date, rounds: readonly Pick<FieldRound, 'closesAt'>[], listDays: number): string {
  const latest = now.getTime() + listDays * DAY_MS;
  const closes = rounds.map(({ closesAt }) => Date.parse(closesAt));
  const last = closes.length === 0 ? now.getTime() + DAY_MS : Math.max(...closes);
  return new Date(Math.min(latest, last)).toISOString();
}

/** A household without what no door needs; whoever was taken off the roster is not on the device. */
export function leastOf(household: RosterHousehold): FieldHousehold {
  const { id, area, areaName, code, building, unit, floor, room, occupancy, version } = household;
  const members = household.members
    .filter(({ withdrawnAt, duplicateOf }) => withdrawnAt === null && duplicateOf === null)
    .map(leastOfPerson);
  return { id, area, areaName, code, building, unit, floor, room, occupancy, version, members };
}

export function leastOfPerson(person: RosterMember): FieldPerson {
  const { id, household, area, name, sex, birthYear, phoneTail, documentTail, risk, needs } = person;
  return { id, household, area, name, sex, birthYear, phoneTail, documentTail, risk, needs };
}

/** Reasons of the missing by member. */
export function reasonsOf(missing: readonly Pick<MissingMember, 'member' | 'reason'>[]): Record<string, MissingReason | null> {
  return Object.fromEntries(missing.map(({ member, reason }) => [member, reason]));
}

const DAY_MS = 86_400_000;
