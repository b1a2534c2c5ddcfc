import { type PersonRow } from './people-store.ts';

/** People in the order in which somebody walks past their doors: building after building, unit after unit, from the top floor down. */
export function doorOrder(people: readonly PersonRow[]): PersonRow[] {
  return people.toSorted(
    (a, b) => compare(stairOf(a), stairOf(b)) || (b.floor ?? 0) - (a.floor ?? 0) || compare(a.door, b.door) || compare(a.member, b.member),
  );
}

/** Building and unit of a door, the first two of its parts. */
const stairOf = ({ door }: PersonRow): string => door.split('\t').slice(0, 2).join('\t');
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
