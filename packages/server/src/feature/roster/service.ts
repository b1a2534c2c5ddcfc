import { AppError, type Parsed, type RosterHousehold, type RosterMember, type routes } from '@firebreak/contract';
import { type ExemptionReason } from '@firebreak/epi';
import { refusedAs } from '../../platform/access/index.ts';
import { areaByCode } from '../area/service.ts';
import { append, refuseClosed, type Standing } from '../registry/index.ts';
import { forgetApart, looksLike, tellApart, type Telling } from './double-store.ts';
import {
  householdsById,
  type HouseholdRow,
  type MemberRow,
  membersById,
  membersOf,
  setDouble,
  setOccupancy,
  tellRounds,
  withdrawMemberRow,
} from './store.ts';
import { householdViews, memberView } from './view.ts';

export { nameFor, namesAt, tailOf } from './view.ts';

type Doors = (typeof routes)['roster'];
type Body<D extends keyof Doors> = Parsed<Doors[D]>['body'];

/**
 * Says whether anybody lives in a dwelling, as found at the door. People of a vacant one are exempt in rounds that are under way and
 * fall out of the next version of their denominator; of `unknown` nobody falls out.
 */
export async function foundOccupancy(at: Standing, id: string, body: Body<'occupancy'>): Promise<RosterHousehold> {
  refuseClosed(at);
  const household = await householdInSight(at, id);
  checkVersion(household, body.version);
  if (household.occupancy !== body.occupancy) {
    const row = { home: at.outbreak.home, id, version: body.version };
    if (!(await setOccupancy(at.trx, row, body.occupancy, at.now))) throw denied();
    const people = (await membersOf(at.trx, at.outbreak.home, [id])).map((member) => member.id);
    const told = { home: at.outbreak.home, by: at.actor.name, now: at.now };
    if (body.occupancy === 'vacant') await tellRounds(at.trx, told, people, 'moved');
    else if (household.occupancy === 'vacant') await tellRounds(at.trx, told, people, null, ['moved']);
    await append(at, [
      act(at, household.path, id, household.version + 1, 'roster.occupancyFound', {
        before: household.occupancy,
        after: body.occupancy,
        reason: body.reason,
      }),
    ]);
  }
  const after = await householdInSight(at, id);
  const [view] = householdViews(at, [after], await membersOf(at.trx, at.outbreak.home, [id]));
  if (view === undefined) throw new AppError('RECORD_NOT_FOUND');
  return view;
}

/** Takes a person off the roster. In rounds under way they are exempt for the reason, until the next version of the denominator. */
export async function withdrawMember(at: Standing, id: string, body: Body<'withdraw'>): Promise<RosterMember> {
  refuseClosed(at);
  const member = await memberInSight(at, id);
  if (member.withdrawnAt !== null) return memberView(at, member);
  checkVersion(member, body.version);
  if (!(await withdrawMemberRow(at.trx, { home: at.outbreak.home, id, version: body.version }, at.now))) throw denied();
  await tellRounds(at.trx, { home: at.outbreak.home, by: at.actor.name, now: at.now }, [id], body.reason);
  await append(at, [act(at, member.path, id, member.version + 1, 'roster.withdrawn', { reason: body.reason, note: body.note ?? null })]);
  return memberView(at, await memberInSight(at, id));
}

/**
 * Says that a member is another one, or a person of its own. A double is exempt in rounds under way and counted once in every later
 * version. With null the member is told apart from whom it was put to, else from everybody it looks like now; who comes later and looks
 * like it is shown.
 *
 * @throws AppError ROSTER_OTHER_IS_DOUBLE for itself, or somebody who is a double
 */
export async function mergeMember(at: Standing, id: string, body: Body<'merge'>): Promise<RosterMember> {
  refuseClosed(at);
  const member = await memberInSight(at, id);
  checkVersion(member, body.version);
  const { other } = body;
  if (other !== null) await refuseDouble(at, id, other);
  const apart = other === null ? await apartFrom(at, member) : [];
  if (!(await setDouble(at.trx, { home: at.outbreak.home, id, version: body.version }, other, at.now))) throw denied();
  const told = { home: at.outbreak.home, by: at.actor.name, now: at.now };
  if (other === null) {
    await tellRounds(at.trx, told, [id], null, [doubleReason]);
    await tellApart(at.trx, telling(at, member), apart);
  } else {
    await tellRounds(at.trx, told, [id], doubleReason);
    await forgetApart(at.trx, at.outbreak.home, id, other);
  }
  await append(at, [act(at, member.path, id, member.version + 1, 'roster.doubleDecided', { other, apart, reason: body.reason })]);
  return memberView(at, await memberInSight(at, id));
}

const apartFrom = (at: Standing, { id, duplicateOf }: MemberRow): Promise<string[]> =>
  duplicateOf === null ? looksLike(at.trx, { home: at.outbreak.home, outbreak: at.outbreak.id }, id) : Promise.resolve([duplicateOf]);

/** Says that two members who look alike are two people. Nothing of either changes; the pair is shown no more. */
export async function tellMembersApart(at: Standing, id: string, body: Body<'apart'>): Promise<{ apart: boolean }> {
  refuseClosed(at);
  const member = await memberInSight(at, id);
  const other = await memberInSight(at, body.other);
  if (member.id === other.id || member.duplicateOf === other.id || other.duplicateOf === member.id)
    throw new AppError('ROSTER_OTHER_IS_DOUBLE');
  await tellApart(at.trx, telling(at, member), [other.id]).catch(refusedAs('roster.write'));
  await append(at, [
    act(at, member.path, id, member.version, 'roster.doubleDecided', { other: null, apart: [other.id], reason: body.reason }),
  ]);
  return { apart: true };
}

const telling = (at: Standing, { id, path }: MemberRow): Telling => ({
  home: at.outbreak.home,
  outbreak: at.outbreak.id,
  area: path,
  member: id,
  by: at.actor.id,
  byName: at.actor.name,
  now: at.now,
});

const doubleReason: ExemptionReason = 'duplicate';

async function refuseDouble(at: Standing, id: string, other: string): Promise<void> {
  const kept = await memberInSight(at, other);
  if (other === id || kept.duplicateOf !== null || kept.withdrawnAt !== null) throw new AppError('ROSTER_OTHER_IS_DOUBLE');
}

/** Households named by their ids, as the caller may see them. */
export async function householdsNamed(at: Standing, ids: readonly string[]): Promise<RosterHousehold[]> {
  const rows = await householdsById(at.trx, at.outbreak.home, ids);
  return householdViews(at, rows, await membersOf(at.trx, at.outbreak.home, ids));
}

async function householdInSight(at: Standing, id: string): Promise<HouseholdRow> {
  const [row] = await householdsById(at.trx, at.outbreak.home, [id]);
  if (row === undefined) throw new AppError('RECORD_NOT_FOUND');
  return row;
}

async function memberInSight(at: Standing, id: string): Promise<MemberRow> {
  const [row] = await membersById(at.trx, at.outbreak.home, [id]);
  if (row === undefined) throw new AppError('RECORD_NOT_FOUND');
  return row;
}

function checkVersion(row: { readonly version: number }, version: number): void {
  if (row.version !== version) throw new AppError('VERSION_CONFLICT', { current: row.version });
}

/** Row-level security kept the row from changing: the roster of the area is not the caller's to write. */
const denied = () => new AppError('PERMISSION_DENIED', { permission: 'roster.write' });

const act = (at: Standing, area: string, subject: string, version: number, action: string, payload: Record<string, unknown>) => ({
  home: at.outbreak.home,
  action,
  outbreak: at.outbreak.id,
  area,
  kind: 'roster',
  subject,
  version,
  payload,
});

/** Path of an area that a query names. */
export const pathOf = async (at: Standing, code: string): Promise<string> => (await areaByCode(at.trx, code)).path;
