import { type PoolInput, resolvePool, type SingleResult } from '@firebreak/engine/testing';
import { reactToRelease, reactToTube } from '../reaction/service.ts';
import { type Standing } from '../registry/index.ts';
import { type Consequences, isPool, personsInTube, positiveAt } from './consequence.ts';
import {
  type MemberPerson,
  type Place,
  poolOf,
  releasePersons,
  settlePoolTasks,
  type Single,
  singlesOfPool,
  type TestedTube,
  writePool,
} from './store.ts';

/** One single result decides a member: a second opinion is another sample, and another result. */
const oneResult = { negatives: 1, positives: 1 };
/** Where the pack sets no limit: a day. */
const hoursWithoutLimit = 24;
const hour = 3_600_000;

/**
 * A pool as its results say it: while it is positive its members are persons of the registry, each with the tasks of the pack, and single
 * results release or find them; when it is not, all of that is taken back.
 */
export async function settlePool(at: Standing, place: Place, tube: TestedTube, found: Consequences): Promise<void> {
  if (tube.outcome === 'positive' && isPool(tube)) await holdMembers(at, place, tube, found);
  else await takeBack(at, place, tube, found);
}

async function holdMembers(at: Standing, place: Place, tube: TestedTube, found: Consequences): Promise<void> {
  const members = await personsInTube(at, place, tube.code, found);
  const since = positiveAt(tube);
  const singles = await singlesOfPool(at.trx, place, tube.code, since);
  const touched = members.map(({ person, area, sample }) => ({
    kind: 'poolMember' as const,
    id: person,
    area,
    place_kind: null,
    specimen: sample,
  }));
  const obligations = await reactToTube(at, { code: tube.code, area: tube.area, holds: true, happenedAt: since, touched });
  const deadlines = obligations.filter(({ kind }) => kind === 'poolRecall' || kind === 'reTest').map(({ deadline }) => deadline);
  const dueAt = deadlines.length === 0 ? null : Math.max(...deadlines);
  const resolution = members.length === 0 ? undefined : resolvePool(inputOf(at, members, singles, since, dueAt));
  const { cleared = [], positive = [], unresolved = [], resolutionMs = null } = resolution ?? {};
  await writePool(at.trx, place, {
    tube: tube.code,
    state: resolution?.state ?? 'recall',
    members: members.length,
    held: unresolved.length,
    cleared: cleared.length,
    positive: positive.length,
    positive_at: since,
    due_at: dueAt === null ? null : new Date(dueAt).toISOString(),
    resolved_at: resolutionMs === null ? null : new Date(Date.parse(since) + resolutionMs).toISOString(),
    withdrawn_at: null,
  });
  await tellReleased(at, tube, singles, new Set(cleared));
  const by = { now: at.now, id: at.actor.id, name: at.actor.name };
  found.ended(
    at,
    tube.code,
    await settlePoolTasks(at.trx, place, tube.code, decidedOf(members, singles, new Set(cleared), new Set(positive)), by),
  );
}

/** Members with a single result: told when it clears them, and no more when it does not after all. */
async function tellReleased(at: Standing, tube: TestedTube, singles: readonly Single[], cleared: ReadonlySet<string>): Promise<void> {
  const answered = new Map(
    singles.flatMap((single) => (single.outcome === null || single.person === null ? [] : [[single.member, single]])),
  );
  for (const { member, person, result_at: resultAt } of answered.values()) {
    const happenedAt = resultAt ?? undefined;
    if (person !== null) await reactToRelease(at, { tube: tube.code, person, area: tube.area, holds: cleared.has(member), happenedAt });
  }
}

function inputOf(
  at: Standing,
  members: readonly MemberPerson[],
  singles: readonly Single[],
  since: string,
  dueAt: number | null,
): PoolInput {
  const resultAt = Date.parse(since);
  return {
    members: members.map(({ member }) => member),
    outcome: 'positive',
    resultAt,
    singles: singles.map((single): SingleResult => ({
      member: single.member,
      outcome: single.outcome ?? 'pending',
      collectedAt: Date.parse(single.taken_at),
      resultAt: Date.parse(single.result_at ?? at.now),
    })),
    rule: { ...oneResult, withinHours: dueAt === null || dueAt <= resultAt ? hoursWithoutLimit : (dueAt - resultAt) / hour },
    now: Date.parse(at.now),
  };
}

/** Members with an answer, and the result that is the proof of it: of a single tube the result has the id of its sample. */
function decidedOf(
  members: readonly MemberPerson[],
  singles: readonly Single[],
  cleared: ReadonlySet<string>,
  positive: ReadonlySet<string>,
): { person: string; result: string }[] {
  return members.flatMap(({ member, person }) => {
    const outcome = positive.has(member) ? 'positive' : cleared.has(member) ? 'negative' : undefined;
    const proof = singles.find((single) => single.member === member && single.outcome === outcome);
    return proof === undefined ? [] : [{ person, result: proof.sample }];
  });
}

async function takeBack(at: Standing, place: Place, tube: TestedTube, found: Consequences): Promise<void> {
  const pool = await poolOf(at.trx, place, tube.code);
  if (pool === undefined) return;
  await reactToTube(at, { code: tube.code, area: tube.area, holds: false, happenedAt: pool.positive_at, touched: [] });
  await tellReleased(at, tube, await singlesOfPool(at.trx, place, tube.code, pool.positive_at), new Set());
  const state = tube.outcome === 'negative' ? 'clear' : tube.outcome === 'positive' ? pool.state : 'recollect';
  await writePool(at.trx, place, { ...pool, state, held: 0, withdrawn_at: pool.withdrawn_at ?? at.now });
  found.released(at, tube.code, await releasePersons(at.trx, place, tube.code, at.now));
}
