import { type Answer, type routes } from '@firebreak/contract';
import { type Standing } from '../registry/index.ts';
import { settlePool } from './settle-pool.ts';
import { settlePlaces, settleSingle } from './settle-tube.ts';
import {
  consequentialTubes,
  listedPools,
  type Place,
  poolsOfSingles,
  resolutionTime,
  singlesOfPool,
  type TestedTube,
  testedTubes,
} from './store.ts';
import { Consequences, isPool, positiveAt } from './consequence.ts';

/** Tubes whose case somebody had worked on, so that it was not withdrawn. */
export interface Settled {
  readonly kept: readonly string[];
}

/**
 * Brings everything that follows from results in line with the results that stand, in the same transaction: pools, the persons of their
 * members, findings and cases of single tubes, tasks of members and places. It compares states and keeps no memory, so a corrected result
 * undoes what the wrong one started, and the same result again starts the same.
 */
export async function settleTubes(at: Standing, codes: readonly string[]): Promise<Settled> {
  const place = placeOf(at);
  const tubes = await testedTubes(at.trx, place, await consequentialTubes(at.trx, place, codes));
  if (tubes.length === 0) return { kept: [] };
  const found = new Consequences();
  const ofPersons = tubes.filter(({ subject }) => subject === 'person');
  const pools = await poolsTouched(at, place, ofPersons);
  for (const single of await singlesTouched(at, place, ofPersons, pools)) await settleSingle(at, place, single, found);
  for (const tube of tubes.filter(({ subject }) => subject !== 'person')) await settlePlaces(at, place, tube);
  for (const pool of pools) await settlePool(at, place, pool, found);
  await found.tell(at);
  return { kept: found.kept };
}

/** Pools among the tubes, and those that a single tube among them says something about. */
async function poolsTouched(at: Standing, place: Place, tubes: readonly TestedTube[]): Promise<TestedTube[]> {
  const own = tubes.filter((tube) => tube.was_pool || (isPool(tube) && tube.outcome === 'positive'));
  const singles = tubes.filter((tube) => !isPool(tube)).map(({ code }) => code);
  const told = (await poolsOfSingles(at.trx, place, singles)).filter((code) => !own.some((tube) => tube.code === code));
  return [...own, ...(await testedTubes(at.trx, place, told))].toSorted((one, other) => (one.code < other.code ? -1 : 1));
}

/** Single tubes to settle: those given, and those of members of the pools whose result was there before. Pools count too: they have no finding. */
async function singlesTouched(
  at: Standing,
  place: Place,
  tubes: readonly TestedTube[],
  pools: readonly TestedTube[],
): Promise<TestedTube[]> {
  const known = new Set(tubes.map(({ code }) => code));
  const earlier = new Set<string>();
  for (const pool of pools.filter(({ outcome }) => outcome === 'positive')) {
    for (const { tube, outcome } of await singlesOfPool(at.trx, place, pool.code, positiveAt(pool)))
      if (outcome !== null && !known.has(tube)) earlier.add(tube);
  }
  return [...tubes, ...(await testedTubes(at.trx, place, [...earlier]))];
}

/** Positive pools with how far they are: counts, and nobody's name. */
export async function listPools(at: Standing, state: 'open' | 'resolved' | 'all'): Promise<Answer<(typeof routes)['labBatch']['pools']>> {
  const place = placeOf(at);
  const pools = await listedPools(at.trx, place, state, at.now);
  return { asOf: at.now, pools, resolution: await resolutionTime(at.trx, place) };
}

const placeOf = ({ outbreak }: Standing): Place => ({ home: outbreak.home, outbreak: outbreak.id });
