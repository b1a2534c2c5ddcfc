import { type PoolResolution } from '@firebreak/contract';
import { type PoolResolutionState, type SpecimenSubject } from '@firebreak/epi';
import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';

/** Home and id of an outbreak. */
export interface Place {
  readonly home: string;
  readonly outbreak: string;
}

/** A tube with the result that stands. */
export interface TestedTube {
  readonly code: string;
  readonly area: string;
  readonly subject: SpecimenSubject;
  readonly capacity: number;
  readonly members: number;
  readonly outcome: 'positive' | 'negative' | 'indeterminate' | 'invalid';
  readonly test: string;
  readonly targets: Readonly<Record<string, number>>;
  readonly laboratory: string;
  readonly tested_at: string | null;
  readonly reported_at: string;
  /** There is a pool of it, in force or withdrawn. */
  readonly was_pool: boolean;
}

/** Of these tubes those whose result sets something in motion, or did before it was corrected. */
export async function consequentialTubes(trx: Trx, { home, outbreak }: Place, codes: readonly string[]): Promise<string[]> {
  if (codes.length === 0) return [];
  const { rows } = await sql<{ code: string }>`
    select code from firebreak.consequential_tubes(${home}, ${outbreak}, ${[...codes]}::text[]) order by code`.execute(trx);
  return rows.map(({ code }) => code);
}

export async function testedTubes(trx: Trx, { home, outbreak }: Place, codes: readonly string[]): Promise<TestedTube[]> {
  if (codes.length === 0) return [];
  const { rows } = await sql<TestedTube>`
    select t.code, t.area::text as area, t.subject, t.capacity, t.members, t.outcome, r.test, r.targets, r.laboratory, r.tested_at, r.reported_at,
      exists (select from pool p where p.home = t.home and p.outbreak = t.outbreak and p.tube = t.code) as was_pool
    from tube t join tube_result r on r.home = t.home and r.id = t.result
    where t.home = ${home} and t.outbreak = ${outbreak} and t.code = any (${[...codes]}::text[]) order by t.code`.execute(trx);
  return rows;
}

export async function poolsOfSingles(trx: Trx, { home, outbreak }: Place, codes: readonly string[]): Promise<string[]> {
  if (codes.length === 0) return [];
  const { rows } = await sql<{ tube: string }>`
    select tube from firebreak.pools_of_singles(${home}, ${outbreak}, ${[...codes]}::text[]) order by tube`.execute(trx);
  return rows.map(({ tube }) => tube);
}

export interface MemberPerson {
  readonly person: string;
  readonly area: string;
  readonly member: string;
  readonly sample: string;
  readonly is_new: boolean;
}

/** Persons of the members of a tube: found, or made. Never names. */
export async function personsOfTube(trx: Trx, { home, outbreak }: Place, tube: string, now: string): Promise<MemberPerson[]> {
  const { rows } = await sql<MemberPerson>`
    select person, area::text as area, member, sample, is_new from firebreak.persons_of_tube(${home}, ${outbreak}, ${tube}, ${now})`.execute(
    trx,
  );
  return rows;
}

export async function specimensOfTube(trx: Trx, { home, outbreak }: Place, tube: string, now: string): Promise<void> {
  await sql`select firebreak.specimens_of_tube(${home}, ${outbreak}, ${tube}, ${now})`.execute(trx);
}

export interface NameToIndex {
  readonly id: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly document: string | null;
}

export async function namesToIndex(trx: Trx, { home }: Place, persons: readonly string[]): Promise<NameToIndex[]> {
  if (persons.length === 0) return [];
  const { rows } =
    await sql<NameToIndex>`select id, name, phone, document from firebreak.names_to_index(${home}, ${[...persons]}::uuid[])`.execute(trx);
  return rows;
}

export async function indexPersons(
  trx: Trx,
  { home }: Place,
  rows: readonly { id: string; search: string; codes: readonly number[] }[],
): Promise<void> {
  if (rows.length > 0) await sql`select firebreak.index_persons(${home}, ${JSON.stringify(rows)}::jsonb)`.execute(trx);
}

export interface PlaceSampled {
  readonly id: string;
  readonly area: string;
  readonly place_kind: string | null;
}

export async function placesOfTube(trx: Trx, { home, outbreak }: Place, tube: string): Promise<PlaceSampled[]> {
  const { rows } = await sql<PlaceSampled>`
    select id, area::text as area, place_kind from firebreak.places_of_tube(${home}, ${outbreak}, ${tube})`.execute(trx);
  return rows;
}

/** What the registry is to say of whoever is in a single tube. */
export interface Finding {
  readonly outcome: TestedTube['outcome'];
  readonly test: string;
  readonly testedDate: string;
  readonly resultDate: string;
  readonly laboratory: string;
  readonly ct: number | null;
  readonly caseClass: string;
  readonly note: string | null;
}

/** A record that a finding wrote, or a case it left alone. */
export interface FindingAct {
  readonly kind: 'labResult' | 'case';
  readonly id: string;
  readonly area: string;
  readonly version: number;
  readonly verb: 'created' | 'corrected' | 'withdrawn' | 'restored' | 'kept';
  readonly person: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

export async function settleFindings(
  trx: Trx,
  { home, outbreak }: Place,
  tube: string,
  finding: Finding | null,
  now: string,
): Promise<FindingAct[]> {
  const given = finding === null ? null : JSON.stringify(finding);
  const { rows } = await sql<FindingAct>`
    select kind, id, area::text as area, version, verb, person, before, after
    from firebreak.settle_findings(${home}, ${outbreak}, ${tube}, ${given}::jsonb, ${now})`.execute(trx);
  return rows;
}

export interface Single {
  readonly member: string;
  readonly person: string | null;
  readonly sample: string;
  readonly tube: string;
  readonly outcome: TestedTube['outcome'] | null;
  readonly taken_at: string;
  readonly result_at: string | null;
}

export async function singlesOfPool(trx: Trx, { home, outbreak }: Place, tube: string, since: string): Promise<Single[]> {
  const { rows } = await sql<Single>`
    select member, person, sample, tube, outcome, taken_at, result_at
    from firebreak.singles_of_pool(${home}, ${outbreak}, ${tube}, ${since}) order by taken_at, sample`.execute(trx);
  return rows;
}

export interface PoolRow {
  readonly tube: string;
  readonly state: PoolResolutionState;
  readonly members: number;
  readonly held: number;
  readonly cleared: number;
  readonly positive: number;
  readonly positive_at: string;
  readonly due_at: string | null;
  readonly resolved_at: string | null;
  readonly withdrawn_at: string | null;
}

export async function writePool(trx: Trx, { home, outbreak }: Place, row: PoolRow): Promise<void> {
  await sql`select firebreak.write_pool(${home}, ${outbreak}, ${JSON.stringify(row)}::jsonb)`.execute(trx);
}

export async function poolOf(trx: Trx, { home, outbreak }: Place, tube: string): Promise<PoolRow | undefined> {
  const { rows } = await sql<PoolRow>`
    select tube, state, members, held, cleared, positive, positive_at, due_at, resolved_at, withdrawn_at from pool
    where home = ${home} and outbreak = ${outbreak} and tube = ${tube}`.execute(trx);
  return rows[0];
}

export interface TaskEnd {
  readonly id: string;
  readonly area: string;
  readonly version: number;
  readonly verb: 'completed' | 'reopenedByEvent';
  readonly status: string;
}

/** Ends the recall and re-test tasks of members whose single result is there, with the result as proof; opens those of the others again. */
export async function settlePoolTasks(
  trx: Trx,
  { home, outbreak }: Place,
  tube: string,
  decided: readonly { person: string; result: string }[],
  by: { readonly now: string; readonly id: string; readonly name: string },
): Promise<TaskEnd[]> {
  const { rows } = await sql<TaskEnd>`
    select id, area::text as area, version, verb, status
    from firebreak.settle_pool_tasks(${home}, ${outbreak}, ${`positivePool:${tube}`}, ${JSON.stringify(decided)}::jsonb, ${by.now}, ${by.id}, ${by.name})`.execute(
    trx,
  );
  return rows;
}

export async function releasePersons(
  trx: Trx,
  { home, outbreak }: Place,
  tube: string,
  now: string,
): Promise<{ id: string; area: string; version: number }[]> {
  const { rows } = await sql<{ id: string; area: string; version: number }>`
    select id, area::text as area, version from firebreak.release_persons(${home}, ${outbreak}, ${tube}, ${now})`.execute(trx);
  return rows;
}

export async function listedPools(
  trx: Trx,
  { home, outbreak }: Place,
  state: 'open' | 'resolved' | 'all',
  now: string,
): Promise<PoolResolution[]> {
  const { rows } = await sql<PoolResolution>`
    select p.tube, a.code as area, concat_ws(' ', b.name, a.name) as "areaName",
      case when p.state = 'recall' and p.due_at <= ${now} then 'membersMissing' else p.state end as state,
      p.members, coalesce(g.held, 0) as held, coalesce(g.resampled, 0) as resampled, p.cleared, p.positive, p.positive_at as "positiveAt",
      p.due_at as "dueAt", p.resolved_at as "resolvedAt", (extract(epoch from p.resolved_at - p.positive_at) / 60)::double precision as minutes,
      p.withdrawn_at as "withdrawnAt"
    from pool p
    join area a on a.path = p.area
    left join area b on b.code = a.parent and b.parent is not null
    left join firebreak.pool_progress(${home}, ${outbreak}) g on g.tube = p.tube
    where p.home = ${home} and p.outbreak = ${outbreak}
      and (${state} = 'all' or p.withdrawn_at is null and (p.resolved_at is not null) = (${state} = 'resolved'))
    order by p.withdrawn_at is not null, p.resolved_at is not null, p.positive_at desc, p.tube`.execute(trx);
  return rows;
}

export interface ResolutionTime {
  readonly n: number;
  readonly medianMinutes: number | null;
  readonly p90Minutes: number | null;
  readonly withinLimit: number | null;
}

export async function resolutionTime(trx: Trx, { home, outbreak }: Place): Promise<ResolutionTime> {
  const { rows } = await sql<ResolutionTime>`
    select count(*)::int as n, percentile_cont(0.5) within group (order by minutes) as "medianMinutes",
      percentile_cont(0.9) within group (order by minutes) as "p90Minutes",
      (avg(case when resolved_at <= due_at then 1 else 0 end) filter (where due_at is not null))::double precision as "withinLimit"
    from (
      select p.*, (extract(epoch from resolved_at - positive_at) / 60)::double precision as minutes from pool p
      where home = ${home} and outbreak = ${outbreak} and resolved_at is not null and withdrawn_at is null) resolved`.execute(trx);
  return rows[0] ?? { n: 0, medianMinutes: null, p90Minutes: null, withinLimit: null };
}
