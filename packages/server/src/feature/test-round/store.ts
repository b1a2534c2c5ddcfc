import { type TestRound } from '@firebreak/contract';
import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';

/** A round as the database has it; `path` is the ltree path of its area. */
export interface RoundRow extends Omit<TestRound, 'outcome'> {
  readonly path: string;
  readonly proposer: string;
}

const columns = sql`
  r.id, r.area::text as path, a.code as "areaCode", a.name as "areaName", r.version, r.name, r.purpose, r.hypothesis, r.legal_basis as "legalBasis",
  r.target, r.pooling, r.opens_at as "opensAt", r.closes_at as "closesAt", r.missing_allowed as "missingAllowed", r.status, r.series, r.number,
  r.proposed_by as proposer, r.proposed_by_name as "proposedBy", r.approved_by_name as "approvedBy", r.approved_at as "approvedAt",
  r.ended_at as "endedAt", r.ended_reason as "endedReason", r.denominator`;

/** Rounds in sight, the newest first. */
export async function roundsIn(trx: Trx, home: string, outbreak: string): Promise<RoundRow[]> {
  const { rows } = await sql<RoundRow>`
    select ${columns} from test_round r join area a on a.path = r.area
    where r.home = ${home} and r.outbreak = ${outbreak} order by r.created_at desc, r.id desc limit 500`.execute(trx);
  return rows;
}

export async function findRound(trx: Trx, home: string, id: string): Promise<RoundRow | undefined> {
  const { rows } = await sql<RoundRow>`
    select ${columns} from test_round r join area a on a.path = r.area where r.home = ${home} and r.id = ${id}`.execute(trx);
  return rows[0];
}

/** Whether the caller may change a round; holds its row until the transaction ends. Row-level security decides. */
export async function holdRound(trx: Trx, home: string, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from test_round where home = ${home} and id = ${id} for update`.execute(trx);
  return rows.length > 0;
}

/** Rounds that the clock has opened or ended since somebody looked. */
export interface Settled {
  readonly id: string;
  readonly area: string;
  readonly version: number;
  readonly status: 'open' | 'closed';
  readonly when: string;
}
export async function settle(trx: Trx, home: string, now: string): Promise<Settled[]> {
  const { rows } = await sql<Settled>`select id, area, version, status, "when" from firebreak.settle_rounds(${home}, ${now})`.execute(trx);
  await sql`select firebreak.end_exemptions(${home}, ${now})`.execute(trx);
  return rows;
}

/** What somebody wants of a round. */
export interface RoundWish {
  readonly path: string;
  readonly name: string;
  readonly purpose: string;
  readonly hypothesis: string;
  readonly legalBasis: string;
  readonly target: unknown;
  readonly pooling: unknown;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly missingAllowed: number;
}

export interface Proposing {
  readonly home: string;
  readonly id: string;
  readonly outbreak: string;
  readonly now: string;
  readonly by: string;
  readonly byName: string;
  readonly series: string | null;
}

/** Writes a draft; its number within a series is the next one. */
export async function insertRound(trx: Trx, one: Proposing, wish: RoundWish): Promise<void> {
  await sql`
    insert into test_round (home, id, outbreak, area, created_at, updated_at, name, purpose, hypothesis, legal_basis, target, pooling, opens_at,
      closes_at, missing_allowed, status, series, number, proposed_by, proposed_by_name)
    select ${one.home}, ${one.id}, ${one.outbreak}, ${wish.path}::ltree, ${one.now}::timestamptz, ${one.now}::timestamptz, ${wish.name}, ${wish.purpose},
      ${wish.hypothesis}, ${wish.legalBasis}, ${JSON.stringify(wish.target)}::jsonb, ${JSON.stringify(wish.pooling)}::jsonb, ${wish.opensAt}::timestamptz,
      ${wish.closesAt}::timestamptz, ${wish.missingAllowed}, 'draft', ${one.series}::uuid,
      case when ${one.series}::uuid is not null then (
        select coalesce(max(r.number), 0) + 1 from test_round r where r.home = ${one.home} and r.outbreak = ${one.outbreak} and r.series = ${one.series}::uuid) end,
      ${one.by}, ${one.byName}`.execute(trx);
}

interface Versioned {
  readonly home: string;
  readonly id: string;
  readonly version: number;
}

/** Changes a draft, or what was approved back into one. Whoever changes it is who proposes it now. False when it was not the caller's to change. */
export async function rewriteRound(
  trx: Trx,
  row: Versioned,
  wish: RoundWish,
  by: { id: string; name: string; now: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update test_round set area = ${wish.path}::ltree, name = ${wish.name}, purpose = ${wish.purpose}, hypothesis = ${wish.hypothesis},
      legal_basis = ${wish.legalBasis}, target = ${JSON.stringify(wish.target)}::jsonb, pooling = ${JSON.stringify(wish.pooling)}::jsonb,
      opens_at = ${wish.opensAt}, closes_at = ${wish.closesAt}, missing_allowed = ${wish.missingAllowed}, status = 'draft', proposed_by = ${by.id},
      proposed_by_name = ${by.name}, approved_by = null, approved_by_name = null, approved_at = null, approval_note = null,
      version = version + 1, updated_at = ${by.now}
    where home = ${row.home} and id = ${row.id} and version = ${row.version}`.execute(trx);
  return numAffectedRows === 1n;
}

export async function approveRow(
  trx: Trx,
  row: Versioned,
  by: { id: string; name: string; now: string; note: string | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update test_round set status = 'approved', approved_by = ${by.id}, approved_by_name = ${by.name}, approved_at = ${by.now},
      approval_note = ${by.note}, version = version + 1, updated_at = ${by.now}
    where home = ${row.home} and id = ${row.id} and version = ${row.version} and status = 'draft'`.execute(trx);
  return numAffectedRows === 1n;
}

/** Ends a round before its window does, or calls it off. */
export async function endRow(trx: Trx, row: Versioned, status: 'closed' | 'cancelled', now: string, reason: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update test_round set status = ${status}, ended_at = ${now}, ended_reason = ${reason}, version = version + 1, updated_at = ${now}
    where home = ${row.home} and id = ${row.id} and version = ${row.version}`.execute(trx);
  return numAffectedRows === 1n;
}

export interface NewVersion {
  readonly number: number;
  readonly added: number;
  readonly removed: number;
  readonly due: number;
}

/** Works the next version of a denominator out, for persons whom the classes of its rule hold. */
export async function nextDenominator(
  trx: Trx,
  row: { home: string; id: string },
  persons: readonly string[],
  by: { name: string; now: string; why: string },
): Promise<NewVersion> {
  const { rows } = await sql<NewVersion>`
    select number, added, removed, due
    from firebreak.round_denominator(${row.home}, ${row.id}, ${[...persons]}::uuid[], ${by.now}, ${by.name}, ${by.why})`.execute(trx);
  const [version] = rows;
  if (version === undefined) throw new Error(`The round ${row.id} is not there.`);
  if (version.added + version.removed >= worthALook) await sql`select firebreak.look_at_rounds()`.execute(trx);
  return version;
}

/** Targets that came or went at once, from which on the planner must be told (migration 0025). */
const worthALook = 500;

export interface VersionRow extends NewVersion {
  readonly at: string;
  readonly by: string;
  readonly why: string;
}
export async function versionsOf(trx: Trx, home: string, id: string): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select number, at, by_name as by, why, added, removed, due from round_version where home = ${home} and round = ${id} order by number`.execute(
    trx,
  );
  return rows;
}

/** People and households whom a rule names in an area one level below the round's: of a risk, or of all where it is null. */
export interface NamedGroup {
  /** ltree path. */
  readonly area: string;
  readonly risk: 'low' | 'medium' | 'high' | null;
  readonly people: number;
  readonly households: number;
}

/** Whom the rule of a round names now, where the caller reads rounds. */
export async function namedGroups(
  trx: Trx,
  row: { home: string; id: string; path: string },
  persons: readonly string[],
): Promise<NamedGroup[]> {
  const { rows } = await sql<NamedGroup>`
    select area, risk, count(*)::int as people, count(distinct household)::int as households
    from (
      select subpath(n.area, 0, least(nlevel(n.area), nlevel(${row.path}::ltree) + 1))::text as area, n.risk, n.household
      from firebreak.round_named(${row.home}, ${row.id}, ${[...persons]}::uuid[]) n
      where n.area <@ any ((select firebreak.scope('round.read'))::ltree[])) t
    group by grouping sets ((area, risk), (area))`.execute(trx);
  return rows;
}

/** What rounds that are open or closed found. */
export async function findings(trx: Trx, home: string): Promise<Map<string, { positive: boolean; pending: boolean }>> {
  const { rows } = await sql<{ round: string; positive: boolean; pending: boolean }>`
    select round, positive, pending from firebreak.round_findings(${home})`.execute(trx);
  return new Map(rows.map(({ round, ...found }) => [round, found]));
}
