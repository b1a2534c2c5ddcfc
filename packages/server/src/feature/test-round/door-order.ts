import { type Door, walkingOrder } from '@firebreak/engine/testing';
import { type DoorPersonRow } from './people-store.ts';

/** People in the order of the shortest walk past their doors; who has no dwelling comes last. */
export function doorOrder(people: readonly DoorPersonRow[]): DoorPersonRow[] {
  const homes = new Map<string, DoorPersonRow[]>();
  for (const person of people) {
    if (person.household === null) continue;
    const inside = homes.get(person.household);
    if (inside === undefined) homes.set(person.household, [person]);
    else inside.push(person);
  }
  const { stops } = walkingOrder([...homes].flatMap(([household, [person]]) => (person === undefined ? [] : [doorOf(household, person)])));
  return [...stops.flatMap(({ id }) => homes.get(id) ?? []), ...people.filter(({ household }) => household === null)];
}

function doorOf(id: string, { address, building, unit, floor, room, latitude, longitude }: DoorPersonRow): Door {
  return {
    id,
    address: address ?? '',
    ...(building === null ? {} : { building }),
    ...(unit === null ? {} : { unit }),
    ...(floor === null ? {} : { floor }),
    ...(room === null ? {} : { room }),
    ...(latitude === null || longitude === null ? {} : { spot: { latitude, longitude } }),
  };
}
