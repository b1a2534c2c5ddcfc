import { type Answer, AppError, type Parsed, type routes, type TestRound } from '@firebreak/contract';
import { nextTestRoundStatuses, type TestRoundStatus } from '@firebreak/epi';
import { uuidv7 } from 'uuidv7';
import { refusedAs } from '../../platform/access/index.ts';
import { areaByCode } from '../area/service.ts';
import { append, refuseClosed, type Standing } from '../registry/index.ts';
import { outcomesOf } from './outcome.ts';
import {
  approveRow,
  endRow,
  findRound,
  holdRound,
  insertRound,
  nextDenominator,
  rewriteRound,
  type RoundRow,
  roundsIn,
  type RoundWish,
  settle,
} from './store.ts';
import { countsOf } from './tally-store.ts';
import { checkTarget, personsOfRule } from './target.ts';

type Doors = (typeof routes)['testRound'];
type Body<D extends keyof Doors> = Parsed<Doors[D]>['body'];

/**
 * Marks rounds that the clock has opened or ended, and writes it down. Every door of rounds begins with it: nothing has to be running
 * for a window to close, because what a window lets in is asked of its times, and the mark is made by whoever comes next.
 */
export async function settleRounds(at: Standing): Promise<void> {
  if (at.outbreak.status === 'closed') return;
  const settled = await settle(at.trx, at.outbreak.home, at.now);
  if (settled.length === 0) return;
  await append(
    at,
    settled.map(({ id, area, version, status, when }) =>
      act(at, { path: area, id, version }, status === 'open' ? 'testRound.opened' : 'testRound.closed', { by: 'window', when }),
    ),
  );
}

/** @throws AppError RECORD_NOT_FOUND when there is none in sight */
export async function roundInSight(at: Standing, id: string): Promise<RoundRow> {
  await settleRounds(at);
  const round = await findRound(at.trx, at.outbreak.home, id);
  if (round === undefined) throw new AppError('RECORD_NOT_FOUND');
  return round;
}

export async function listRounds(at: Standing): Promise<Answer<Doors['list']>['rounds']> {
  await settleRounds(at);
  const rounds = await roundsIn(at.trx, at.outbreak.home, at.outbreak.id);
  const ids = rounds.map(({ id }) => id);
  const counts = await countsOf(at.trx, at.outbreak.home, ids);
  const views = await viewsOf(at, rounds);
  return views.map((view) => ({ ...view, coverage: counts(view.id) }));
}

export const getRound = async (at: Standing, id: string): Promise<TestRound> => viewOf(at, await roundInSight(at, id));

/**
 * Writes a round down. The same id again answers the round that is there.
 *
 * @throws AppError ROUND_WINDOW_IMPOSSIBLE, ROUND_AREA_OUTSIDE, ROUND_CLASS_UNKNOWN
 */
export async function proposeRound(at: Standing, body: Body<'propose'>): Promise<TestRound> {
  refuseClosed(at);
  const { id = uuidv7(), series = null, areaCode, ...wanted } = body;
  const known = await findRound(at.trx, at.outbreak.home, id);
  if (known !== undefined) return viewOf(at, known);
  const wish = await wishOf(at, { ...wanted, areaCode });
  const proposing = {
    home: at.outbreak.home,
    id,
    outbreak: at.outbreak.id,
    now: at.now,
    by: at.actor.id,
    byName: at.actor.name,
    series,
  };
  await insertRound(at.trx, proposing, wish).catch(refusedAs('round.write'));
  await append(at, [act(at, { path: wish.path, id, version: 1 }, 'testRound.proposed', { ...wanted, area: areaCode, series })]);
  return getRound(at, id);
}

/** Corrects a round that is not open. What was approved goes back to draft: somebody approved something else. */
export async function editRound(at: Standing, id: string, { version, set }: Body<'edit'>): Promise<TestRound> {
  refuseClosed(at);
  const before = await roundInSight(at, id);
  refuseUnless(before, 'draft');
  checkVersion(before, version);
  const wish = await wishOf(at, changed(before, set));
  const by = { id: at.actor.id, name: at.actor.name, now: at.now };
  if (!(await rewriteRound(at.trx, { home: at.outbreak.home, id, version }, wish, by).catch(refusedAs('round.write'))))
    throw denied('round.write');
  await append(at, [act(at, { ...before, version: version + 1 }, 'testRound.edited', { before: before.status, set })]);
  return getRound(at, id);
}

function changed(before: RoundRow, set: Body<'edit'>['set']): Wanted {
  const given = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)) as Partial<Wanted>;
  return { ...before, ...given };
}

type Wanted = Pick<TestRound, 'areaCode' | 'target' | keyof Omit<RoundWish, 'path'>>;

async function wishOf(at: Standing, { areaCode, ...wanted }: Wanted): Promise<RoundWish> {
  const { path } = await areaByCode(at.trx, areaCode);
  const [opens, closes] = [Date.parse(wanted.opensAt), Date.parse(wanted.closesAt)];
  if (closes <= opens || closes <= Date.parse(at.now)) throw windowImpossible(wanted);
  await checkTarget(at, path, wanted.target);
  return { ...wanted, path, opensAt: new Date(opens).toISOString(), closesAt: new Date(closes).toISOString() };
}

const windowImpossible = ({ opensAt, closesAt }: Pick<TestRound, 'opensAt' | 'closesAt'>) =>
  new AppError('ROUND_WINDOW_IMPOSSIBLE', { opensAt, closesAt });

/** Rounds that test nobody of the roster. */
const withoutPeople: ReadonlySet<string> = new Set(['goodsAndEnvironment', 'drill']);

/**
 * Approves a round and fixes version 1 of its denominator.
 *
 * @throws AppError ROUND_NEEDS_SECOND_PERSON for whoever proposed it, ROUND_NAMES_NOBODY, ROUND_WINDOW_IMPOSSIBLE when it is over
 */
export async function approveRound(at: Standing, id: string, { version, note }: Body<'approve'>): Promise<TestRound> {
  refuseClosed(at);
  const before = await roundInSight(at, id);
  if (before.status !== 'draft') throw new AppError('ROUND_STATE', { status: before.status });
  checkVersion(before, version);
  if (before.proposer === at.actor.id) throw new AppError('ROUND_NEEDS_SECOND_PERSON');
  if (Date.parse(before.closesAt) <= Date.parse(at.now)) throw windowImpossible(before);
  const row = { home: at.outbreak.home, id, version };
  const by = { id: at.actor.id, name: at.actor.name, now: at.now, note: note ?? null };
  if (!(await approveRow(at.trx, row, by).catch(refusedAs('round.approve')))) throw denied('round.approve');
  // A round that went back to draft and was approved again keeps the versions it had.
  const { due } = await nextVersion(at, before, note ?? 'approved');
  if (due === 0 && !withoutPeople.has(before.purpose)) throw new AppError('ROUND_NAMES_NOBODY');
  await append(at, [act(at, { ...before, version: version + 2 }, 'testRound.approved', { note: note ?? null, due })]);
  return getRound(at, id);
}

/** Sends a draft back or calls an approved or open round off; what it found stays. */
export async function refuseRound(at: Standing, id: string, body: Body<'refuse'>): Promise<TestRound> {
  return endRound(at, id, 'cancelled', body, 'round.approve');
}

/** Ends a round before its window does. */
export async function closeRound(at: Standing, id: string, body: Body<'close'>): Promise<TestRound> {
  return endRound(at, id, 'closed', body, 'round.write');
}

async function endRound(
  at: Standing,
  id: string,
  status: 'closed' | 'cancelled',
  { version, reason }: { version: number; reason: string },
  permission: 'round.write' | 'round.approve',
): Promise<TestRound> {
  refuseClosed(at);
  const before = await roundInSight(at, id);
  refuseUnless(before, status);
  checkVersion(before, version);
  const done = await endRow(at.trx, { home: at.outbreak.home, id, version }, status, at.now, reason).catch(refusedAs(permission));
  if (!done) throw denied(permission);
  await append(at, [act(at, { ...before, version: version + 1 }, `testRound.${status}`, { by: at.actor.name, reason })]);
  return getRound(at, id);
}

/** Works the rule out again over the roster of now: the next version of the denominator. */
export async function refreshRound(at: Standing, id: string, { version, why }: Body<'refresh'>): Promise<TestRound> {
  refuseClosed(at);
  const before = await roundInSight(at, id);
  if (before.status !== 'approved' && before.status !== 'open') throw new AppError('ROUND_STATE', { status: before.status });
  checkVersion(before, version);
  if (!(await holdRound(at.trx, at.outbreak.home, id))) throw denied('round.write');
  const made = await nextVersion(at, before, why);
  await append(at, [act(at, { ...before, version: version + 1 }, 'testRound.denominatorRefreshed', { why, ...made })]);
  return getRound(at, id);
}

async function nextVersion(at: Standing, round: RoundRow, why: string) {
  const persons = await personsOfRule(at, round.target);
  return nextDenominator(at.trx, { home: at.outbreak.home, id: round.id }, persons, { name: at.actor.name, now: at.now, why });
}

async function viewOf(at: Standing, row: RoundRow): Promise<TestRound> {
  const [view] = await viewsOf(at, [row]);
  if (view === undefined) throw new AppError('RECORD_NOT_FOUND');
  return view;
}

async function viewsOf(at: Standing, rows: readonly RoundRow[]): Promise<TestRound[]> {
  const outcomes = await outcomesOf(at, rows);
  return rows.map((one) => {
    const { path: _, proposer: __, ...row } = one;
    return { ...row, outcome: outcomes.get(row.id) ?? 'pending' };
  });
}

function checkVersion(row: { readonly version: number }, version: number): void {
  if (row.version !== version) throw new AppError('VERSION_CONFLICT', { current: row.version });
}

function refuseUnless({ status }: RoundRow, next: TestRoundStatus): void {
  if (status !== next && !nextTestRoundStatuses[status].includes(next)) throw new AppError('ROUND_STATE', { status });
  if (status === next && next !== 'draft') throw new AppError('ROUND_STATE', { status });
}

const denied = (permission: string) => new AppError('PERMISSION_DENIED', { permission });

export const act = (
  at: Standing,
  of: { path: string; id: string; version: number },
  action: string,
  payload: Readonly<Record<string, unknown>>,
) => ({
  home: at.outbreak.home,
  action,
  outbreak: at.outbreak.id,
  area: of.path,
  kind: 'testRound',
  subject: of.id,
  version: of.version,
  payload,
});
