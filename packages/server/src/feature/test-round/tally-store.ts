import { type CoverageCounts } from '@firebreak/contract';
import { type RawBuilder, sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';

const sums = (alias: string): RawBuilder<unknown> => {
  const sum = (column: string, name = column): string => `coalesce(sum(${alias}.${column}), 0)::int as "${name}"`;
  return sql.raw(
    [
      sum('due'),
      sum('done'),
      sum('exempt'),
      `coalesce(sum(${alias}.due - ${alias}.done - ${alias}.exempt), 0)::int as missing`,
      sum('walk_in', 'walkIn'),
      sum('households'),
      sum('households_complete', 'householdsComplete'),
      sum('households_untouched', 'householdsUntouched'),
    ].join(', '),
  );
};

export const noCounts: CoverageCounts = {
  due: 0,
  done: 0,
  exempt: 0,
  missing: 0,
  walkIn: 0,
  households: 0,
  householdsComplete: 0,
  householdsUntouched: 0,
};

/** Counts of whole rounds, as far as they are in sight. */
export async function countsOf(trx: Trx, home: string, rounds: readonly string[]): Promise<(round: string) => CoverageCounts> {
  const { rows } = await sql<CoverageCounts & { id: string }>`
    select y.round as id, ${sums('y')} from round_tally y where y.home = ${home} and y.round = any (${[...rounds]}::uuid[]) group by y.round`.execute(
    trx,
  );
  const counts = new Map(rows.map(({ id, ...of }) => [id, of]));
  return (round) => counts.get(round) ?? noCounts;
}

export async function missingShares(trx: Trx, home: string, rounds: readonly string[]): Promise<Map<string, number>> {
  if (rounds.length === 0) return new Map();
  const { rows } = await sql<{ round: string; share: number }>`
    select round, share from firebreak.round_missing_share(${home}, ${[...rounds]}::uuid[])`.execute(trx);
  return new Map(rows.map(({ round, share }) => [round, share]));
}

export interface AreaCounts extends CoverageCounts {
  /** ltree path, one level below the wanted area; the area itself for what lies right in it. */
  readonly path: string;
  readonly code: string;
  readonly name: string;
  readonly hasBelow: boolean;
}

export interface TallyCut {
  readonly home: string;
  readonly round: string;
  /** ltree path. */
  readonly area: string;
}

const byAreaBelow = (area: string, tally: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select t.path::text as path, a.code, a.name, t."hasBelow", t.due, t.done, t.exempt, t.missing, t."walkIn", t.households, t."householdsComplete",
    t."householdsUntouched"
  from (
    select subpath(y.area, 0, least(nlevel(y.area), nlevel(${area}::ltree) + 1)) as path, bool_or(nlevel(y.area) > nlevel(${area}::ltree) + 1) as "hasBelow",
      ${sums('y')}
    from ${tally} y where y.area <@ ${area}::ltree group by 1) t
  join area a on a.path = t.path
  where t.due > 0`;

/** Counts of the areas below an area, from the leaf rows of the ledger. */
export async function areaCounts(trx: Trx, cut: TallyCut): Promise<AreaCounts[]> {
  const tally = sql`(select * from round_tally where home = ${cut.home} and round = ${cut.round})`;
  const { rows } = await sql<AreaCounts>`${byAreaBelow(cut.area, tally)}`.execute(trx);
  return rows;
}

/** The same at an earlier version, as it stood at a moment, counted again from the people. */
export async function areaCountsAt(trx: Trx, cut: TallyCut, version: number, until: string): Promise<AreaCounts[]> {
  const tally = sql`(
    select area, due, done, exempt, walk_in, households, complete as households_complete, untouched as households_untouched
    from firebreak.tally_at(${cut.home}, ${cut.round}, ${version}, ${until}))`;
  const { rows } = await sql<AreaCounts>`${byAreaBelow(cut.area, tally)}`.execute(trx);
  return rows;
}

export interface Found {
  readonly tubes: number;
  readonly tested: number;
  readonly positive: number;
  readonly invalid: number;
  readonly pending: number;
}
export async function foundIn(trx: Trx, cut: TallyCut): Promise<Found> {
  const { rows } = await sql<Found>`
    select tubes, tested, positive, invalid, pending from firebreak.round_found(${cut.home}, ${cut.round}, ${cut.area}::ltree)`.execute(
    trx,
  );
  return rows[0] ?? { tubes: 0, tested: 0, positive: 0, invalid: 0, pending: 0 };
}

/** Leaf areas of a round below an area in their order, with how many of its people are in each state. */
export interface Leaf {
  readonly path: string;
  readonly done: number;
  readonly exempt: number;
  readonly missing: number;
}
export async function leavesOf(trx: Trx, cut: TallyCut): Promise<Leaf[]> {
  const { rows } = await sql<Leaf>`
    select area::text as path, done, exempt, due - done - exempt as missing from round_tally
    where home = ${cut.home} and round = ${cut.round} and area <@ ${cut.area}::ltree and area <@ any ((select firebreak.scope('roster.read'))::ltree[])
    order by area`.execute(trx);
  return rows;
}
