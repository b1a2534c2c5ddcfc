import { type RosterMember } from '@firebreak/contract';
import { type FieldPerson, leastOfPerson } from '../../../offline/field-list.ts';
import { type Sampled } from './desk.ts';
import { type Found } from './find-people.ts';

/** A person of the list as the desk puts them into a tube. */
export const sampledOf = ({ id, name, risk }: FieldPerson): Sampled => ({
  member: id,
  name: name ?? '',
  risk,
  who: { kind: 'member', member: id },
});

/** Somebody of whom only the number of a slip is known. */
export function slipPerson(number: string): Sampled {
  const member = `${SLIP}${number}`;
  return { member, name: number, risk: 'low', who: { kind: 'member', member } };
}

/** Number of the slip that stands for a person; undefined: somebody who is known. */
export const slipNumber = ({ member }: Sampled): string | undefined => (member.startsWith(SLIP) ? member.slice(SLIP.length) : undefined);

/** Somebody the server found; of the household it tells no more than the code. */
export function foundAtServer(member: RosterMember & { readonly householdCode: string | null }): Found {
  const { area, areaName, household, householdCode } = member;
  const door = { building: null, unit: null, floor: null, room: null, occupancy: 'occupied' as const, version: 1, members: [] };
  return { person: leastOfPerson(member), household: { id: household ?? '', area, areaName, code: householdCode ?? '', ...door } };
}

const SLIP = 'slip:';
