import { type Answer, AppError, type MissingMember, type Parsed, type routes } from '@firebreak/contract';
import { z } from 'zod';
import { cursorForm } from '../../platform/http/cursor.ts';
import { areaByCode } from '../area/service.ts';
import { demandShown } from '../export-rule/service.ts';
import { append, listAct, refuseClosed, type Standing } from '../registry/index.ts';
import { namesAt, tailOf } from '../roster/service.ts';
import {
  areasByPath,
  countPeople,
  exemptTargets,
  explainTargets,
  peopleAfter,
  placeOf,
  type PeopleCut,
  type PersonPlace,
  type PersonRow,
} from './people-store.ts';
import { act, roundInSight } from './service.ts';
import { type Leaf, leavesOf } from './tally-store.ts';
import { type RoundRow } from './store.ts';

type Doors = (typeof routes)['testRound'];

/** People of a round in an area and in a state, page by page in the order of the doors. */
export async function listPeople(at: Standing, id: string, query: Parsed<Doors['members']>['query']): Promise<Answer<Doors['members']>> {
  const round = await roundInSight(at, id);
  const { path } = await areaByCode(at.trx, query.area);
  const leaves = await leavesOf(at.trx, { home: at.outbreak.home, round: round.id, area: path });
  const cut = { home: at.outbreak.home, round: id, state: query.state, building: query.building };
  const after = query.cursor === undefined ? undefined : personCursor.read(query.cursor);
  const rows = await page(at, cut, { leaves, after, limit: query.limit + 1 });
  const shown = rows.slice(0, query.limit);
  const last = rows.length > shown.length ? shown.at(-1) : undefined;
  await demandShown(
    at,
    'resident',
    shown.map(({ member }) => member),
  );
  at.readings.push(listedAct(at, round, 'peopleListed', { area: query.area, state: query.state, count: shown.length }));
  return {
    asOf: at.now,
    total:
      query.building === undefined
        ? leaves.reduce((sum, leaf) => sum + leaf[query.state], 0)
        : await countPeople(at.trx, { ...cut, leaves: leaves.map((leaf) => leaf.path) }),
    members: await membersView(at, shown),
    next: last === undefined ? null : personCursor.write(await placeOf(at.trx, at.outbreak.home, last)),
  };
}

/**
 * A page. The ledger says how many people of the state each leaf area has, so only as many areas are read as fill the page: the first
 * page of a city costs what the first communities cost.
 */
async function page(
  at: Standing,
  cut: Omit<PeopleCut, 'leaves'>,
  { leaves, after, limit }: { leaves: readonly Leaf[]; after: PersonPlace | undefined; limit: number },
): Promise<PersonRow[]> {
  const rows: PersonRow[] = [];
  let rest = leaves.slice(
    after === undefined
      ? 0
      : Math.max(
          0,
          leaves.findIndex(({ path }) => path === after.area),
        ),
  );
  while (rest.length > 0 && rows.length < limit) {
    const chosen = enough(rest, cut.state, limit - rows.length);
    rest = rest.slice(chosen.length);
    const paths = chosen.filter((leaf) => leaf[cut.state] > 0).map(({ path }) => path);
    if (paths.length > 0) rows.push(...(await peopleAfter(at.trx, { ...cut, leaves: paths }, after, limit - rows.length)));
  }
  return rows;
}

/** The first leaf areas that have so many people of a state together, or all there are. */
function enough(leaves: readonly Leaf[], state: PeopleCut['state'], people: number): readonly Leaf[] {
  let sum = 0;
  const end = leaves.findIndex((leaf) => (sum += leaf[state]) >= people);
  return end < 0 ? leaves : leaves.slice(0, end + 1);
}

async function membersView(at: Standing, rows: readonly PersonRow[]): Promise<MissingMember[]> {
  const paths = [...new Set(rows.map(({ area }) => area))];
  const areas = await areasByPath(at.trx, paths);
  const shown = new Map(paths.map((path) => [path, namesAt(at, path)]));
  return rows.map((row) => ({
    member: row.member,
    name: shown.get(row.area)?.(row.name) ?? null,
    phoneTail: tailOf(row.phone),
    birthYear: row.birthYear,
    household: row.household,
    householdCode: row.householdCode,
    building: row.building,
    unit: row.unit,
    floor: row.floor,
    room: row.room,
    area: areas.get(row.area)?.code ?? row.area,
    areaName: areas.get(row.area)?.name ?? row.area,
    needs: [...row.needs],
    reason: row.reason,
    note: row.note,
  }));
}

/** Exempts people, each with a reason they can be asked about, or takes exemptions back. Who was sampled stays done. */
export async function exemptPeople(at: Standing, id: string, body: Parsed<Doors['exempt']>['body']): Promise<{ changed: number }> {
  refuseClosed(at);
  const round = refuseEnded(await roundInSight(at, id));
  const until = endOfExemption(at, round, body.until);
  const by = { home: at.outbreak.home, round: id, by: at.actor.name, now: at.now };
  const changed = await exemptTargets(at.trx, by, body.members, body.reason, body.reason === null ? null : until);
  if (changed > 0)
    await append(at, [
      act(at, round, body.reason === null ? 'testRound.exemptionTakenBack' : 'testRound.exempted', {
        members: body.members,
        reason: body.reason,
        until,
        note: body.note ?? null,
        changed,
      }),
    ]);
  return { changed };
}

/** Null is the end of the round: an exemption never outlasts it. */
function endOfExemption(at: Standing, round: RoundRow, until: string | undefined): string | null {
  if (until === undefined || Date.parse(until) >= Date.parse(round.closesAt)) return null;
  if (Date.parse(until) <= Date.parse(at.now)) throw new AppError('DATES_IMPOSSIBLE', { later: 'until', earlier: 'now' });
  return new Date(until).toISOString();
}

/** Writes down why people are missing, as far as somebody found out; they stay missing. */
export async function explainPeople(at: Standing, id: string, body: Parsed<Doors['explain']>['body']): Promise<{ changed: number }> {
  refuseClosed(at);
  const round = refuseEnded(await roundInSight(at, id));
  const changed = await explainTargets(
    at.trx,
    { home: at.outbreak.home, round: id, now: at.now },
    body.members,
    body.reason,
    body.note ?? null,
  );
  if (changed > 0)
    await append(at, [
      act(at, round, 'testRound.missingExplained', { members: body.members, reason: body.reason, note: body.note ?? null, changed }),
    ]);
  return { changed };
}

/** What has ended keeps its figures. */
function refuseEnded(round: RoundRow): RoundRow {
  if (round.status !== 'approved' && round.status !== 'open') throw new AppError('ROUND_STATE', { status: round.status });
  return round;
}

/** An act of reading the people of a round. */
export const listedAct = (at: Standing, round: RoundRow, verb: string, payload: Record<string, unknown>) => ({
  ...listAct(at, null, verb, payload),
  action: `testRound.${verb}`,
  kind: 'testRound',
  subject: round.id,
  area: round.path,
});

/** The last person of a page. */
const personCursor = cursorForm(z.strictObject({ area: z.string().max(200), door: z.string().max(250), member: z.uuid() }));
