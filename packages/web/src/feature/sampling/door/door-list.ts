import { walkingOrder } from '@firebreak/engine/testing';
import { type MissingReason } from '@firebreak/epi';
import { type FieldHousehold, type FieldList, type FieldPerson } from '../../../offline/field-list.ts';
import { type Entry } from '../../../offline/entry.ts';

export type DoorState = 'todo' | 'partly' | 'unknown' | 'done' | 'nobody';

export interface DoorPerson {
  readonly person: FieldPerson;
  /** `exempt`: on the roster and not due in this round, as the server said when the list was read. */
  readonly state: 'missing' | 'done' | 'exempt';
  readonly reason: MissingReason | null;
}
export interface DoorRow {
  readonly household: FieldHousehold;
  readonly people: readonly DoorPerson[];
  readonly missing: number;
  readonly state: DoorState;
}
export interface Building {
  /** Area and building, as one key. */
  readonly key: string;
  readonly areaName: string;
  readonly name: string | null;
  /** In walking order. */
  readonly doors: readonly DoorRow[];
  readonly missing: number;
  readonly toVisit: number;
}

/**
 * The doors of the lists by building, each building in the shortest walking order, with what is done and who is missing.
 *
 * @param sampled members sampled in the round, wherever
 * @param entries of this device: reasons and occupancies found at the doors since the list was read
 */
export function buildingsOf(
  lists: readonly FieldList[],
  round: string,
  sampled: ReadonlyMap<string, unknown>,
  entries: readonly Entry[],
): readonly Building[] {
  const said = saidAtDoors(entries, round);
  const groups = new Map<string, { areaName: string; name: string | null; doors: DoorRow[] }>();
  for (const list of lists) {
    for (const household of list.households) {
      const key = `${household.area}\n${household.building ?? ''}`;
      const group = groups.get(key) ?? { areaName: household.areaName, name: household.building, doors: [] };
      group.doors.push(doorRow(household, list.missing[round], sampled, said));
      groups.set(key, group);
    }
  }
  return [...groups].map(([key, { areaName, name, doors }]) => ({
    key,
    areaName,
    name,
    doors: inWalkingOrder(doors),
    missing: doors.reduce((sum, door) => sum + door.missing, 0),
    toVisit: doors.filter(({ state }) => state !== 'done' && state !== 'nobody').length,
  }));
}

interface Said {
  readonly reasons: ReadonlyMap<string, MissingReason>;
  readonly occupancies: ReadonlyMap<string, FieldHousehold['occupancy']>;
}

function saidAtDoors(entries: readonly Entry[], round: string): Said {
  const reasons = new Map<string, MissingReason>();
  const occupancies = new Map<string, FieldHousehold['occupancy']>();
  for (const { act, state } of entries) {
    if (state === 'refused') continue;
    if (act.kind === 'missing' && act.round === round) for (const member of act.members) reasons.set(member, act.reason);
    if (act.kind === 'occupancy') occupancies.set(act.household, act.occupancy);
  }
  return { reasons, occupancies };
}

function doorRow(
  household: FieldHousehold,
  due: FieldList['missing'][string] | undefined,
  sampled: ReadonlyMap<string, unknown>,
  { reasons, occupancies }: Said,
): DoorRow {
  const people = household.members.map((person): DoorPerson => {
    const state = sampled.has(person.id) ? 'done' : due === undefined || person.id in due ? 'missing' : 'exempt';
    return { person, state, reason: reasons.get(person.id) ?? due?.[person.id] ?? null };
  });
  const occupancy = occupancies.get(household.id) ?? household.occupancy;
  const missing = people.filter(({ state }) => state === 'missing').length;
  const done = people.filter(({ state }) => state === 'done').length;
  return { household: { ...household, occupancy }, people, missing, state: stateOf(occupancy, missing, done) };
}

function stateOf(occupancy: FieldHousehold['occupancy'], missing: number, done: number): DoorState {
  if (occupancy === 'unknown' && done === 0) return 'unknown';
  if (missing > 0) return done > 0 ? 'partly' : 'todo';
  return occupancy === 'vacant' || done === 0 ? 'nobody' : 'done';
}

function inWalkingOrder(doors: readonly DoorRow[]): readonly DoorRow[] {
  const byId = new Map(doors.map((door) => [door.household.id, door]));
  const { stops } = walkingOrder(
    doors.map(({ household: { id, code, building, unit, floor, room } }) => ({
      id,
      // All of a group are in one building of one area: the code only names the door.
      address: code,
      building: building ?? '',
      ...(unit === null ? {} : { unit }),
      ...(floor === null ? {} : { floor }),
      ...(room === null ? {} : { room }),
    })),
  );
  return stops.flatMap(({ id }) => byId.get(id) ?? []);
}
