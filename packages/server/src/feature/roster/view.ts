import { type RosterHousehold, type RosterMember } from '@firebreak/contract';
import { maskName, sightAt, type Standing } from '../registry/index.ts';
import { type HouseholdRow, type MemberRow } from './store.ts';

/** Last digits shown of phones and documents: enough to tell two people of a household apart, and to ask for the rest. */
const tailLength = 4;
export const tailOf = (number: string | null): string | null => (number === null ? null : number.slice(-tailLength));

/** A member as somebody may see them. */
export function memberView(at: Standing, row: MemberRow): RosterMember {
  const { path, phone, document, householdCode: _, person: __, ...member } = row;
  return { ...member, name: nameFor(at, path, row.name), phoneTail: tailOf(phone), documentTail: tailOf(document) };
}

/** A name, masked for whoever may not read names at its area. */
export const nameFor = (at: Standing, path: string, name: string | null): string | null => namesAt(at, path)(name);

/** The same for many names of one area: what may be read there is looked up once. */
export function namesAt(at: Standing, path: string): (name: string | null) => string | null {
  const mayRead = sightAt(at.actor, path, at.outbreak.id).names;
  return (name) => (name === null || mayRead ? name : maskName(name));
}

export function householdViews(at: Standing, households: readonly HouseholdRow[], members: readonly MemberRow[]): RosterHousehold[] {
  const of = new Map<string | null, MemberRow[]>(households.map(({ id }) => [id, []]));
  for (const member of members) of.get(member.household)?.push(member);
  return households.map((row) => {
    const { path: _, door: __, ...household } = row;
    return { ...household, members: (of.get(row.id) ?? []).map((member) => memberView(at, member)) };
  });
}
