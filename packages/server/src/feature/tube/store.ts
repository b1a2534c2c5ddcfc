import { type Custody, type Tube } from './view.ts';
import { type TubeFault, type TubeState } from '@firebreak/epi';
import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';

/** Whose tubes: an outbreak, and the home that keeps its rows. */
export interface Of {
  readonly home: string;
  readonly outbreak: string;
}

/** A tube with the ltree path of its area. */
export type TubeRow = Tube & { readonly path: string };

const tubeColumns = sql`
  t.code, a.code as area, a.name as "areaName", t.area::text as path, t.version, t.round, t.point, t.subject, t.capacity, t.risk, t.resolves,
  t.members, t.state, t.faults, t.fault_note as "faultNote", t.opened_at as "openedAt", t.sealed_at as "sealedAt", t.sent_at as "sentAt",
  t.received_at as "receivedAt", t.tested_at as "testedAt", t.rack, t.laboratory, t.outcome`;

export interface TubeCut {
  readonly round?: string | undefined;
  readonly rack?: string | undefined;
  readonly point?: string | undefined;
  readonly state?: TubeState | undefined;
  readonly outcome?: string | undefined;
  readonly faulty: boolean;
}

const cutSql = (of: Of, cut: TubeCut) => sql`
  t.home = ${of.home} and t.outbreak = ${of.outbreak}
  ${cut.round === undefined ? sql`` : sql`and t.round = ${cut.round}`}
  ${cut.rack === undefined ? sql`` : sql`and t.rack = ${cut.rack}`}
  ${cut.point === undefined ? sql`` : sql`and t.point = ${cut.point}`}
  ${cut.state === undefined ? sql`` : sql`and t.state = ${cut.state}`}
  ${cut.outcome === undefined ? sql`` : sql`and t.outcome = ${cut.outcome}`}
  ${cut.faulty ? sql`and t.faults <> '{}'` : sql``}`;

/** Tubes in sight, newest first. */
export async function tubesIn(
  trx: Trx,
  of: Of,
  cut: TubeCut,
  page: { readonly limit: number; readonly after?: { readonly openedAt: string; readonly code: string } | undefined },
): Promise<TubeRow[]> {
  const after =
    page.after === undefined ? sql`` : sql`and (t.opened_at, t.code) < (${page.after.openedAt}::timestamptz, ${page.after.code})`;
  const { rows } = await sql<TubeRow>`
    select ${tubeColumns} from tube t join area a on a.path = t.area
    where ${cutSql(of, cut)} ${after} order by t.opened_at desc, t.code desc limit ${page.limit}`.execute(trx);
  return rows;
}

export async function countTubes(trx: Trx, of: Of, cut: TubeCut): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from tube t where ${cutSql(of, cut)}`.execute(trx);
  return rows[0]?.count ?? 0;
}

/** Tubes in sight, by their codes. */
export async function tubesByCode(trx: Trx, of: Of, codes: readonly string[]): Promise<TubeRow[]> {
  const { rows } = await sql<TubeRow>`
    select ${tubeColumns} from tube t join area a on a.path = t.area
    where t.home = ${of.home} and t.outbreak = ${of.outbreak} and t.code = any (${[...codes]}) order by t.code`.execute(trx);
  return rows;
}

/** What a step changes of tubes. */
export interface TubeChange {
  readonly state?: TubeState;
  readonly sealedAt?: string;
  readonly sentAt?: string;
  readonly receivedAt?: string;
  readonly rack?: string;
  readonly laboratory?: string;
}

/** Moves tubes one step on, in the order of their codes; answers those that moved. Row-level security leaves the others as they were. */
export async function moveTubes(
  trx: Trx,
  of: Of,
  codes: readonly string[],
  from: TubeState,
  change: TubeChange,
  now: string,
): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    with held as (
      select t.code from tube t
      where t.home = ${of.home} and t.outbreak = ${of.outbreak} and t.code = any (${[...codes]}) and t.state = ${from} order by t.code for update)
    update tube t set version = t.version + 1, updated_at = ${now}, state = coalesce(${change.state ?? null}, t.state),
      sealed_at = coalesce(t.sealed_at, ${change.sealedAt ?? null}::timestamptz), sent_at = coalesce(t.sent_at, ${change.sentAt ?? null}::timestamptz),
      received_at = coalesce(t.received_at, ${change.receivedAt ?? null}::timestamptz), rack = coalesce(${change.rack ?? null}, t.rack),
      laboratory = coalesce(${change.laboratory ?? null}, t.laboratory)
    from held where t.home = ${of.home} and t.outbreak = ${of.outbreak} and t.code = held.code returning t.code`.execute(trx);
  return rows.map(({ code }) => code);
}

/** Puts a fault on a tube, or takes it off; false where somebody changed the tube meanwhile. */
export async function setFault(
  trx: Trx,
  of: Of,
  tube: { readonly code: string; readonly version: number },
  fault: { readonly kind: TubeFault; readonly isRight: boolean; readonly note: string },
  now: string,
): Promise<boolean> {
  const faults = fault.isRight
    ? sql`array_remove(t.faults, ${fault.kind})`
    : sql`array_append(array_remove(t.faults, ${fault.kind}), ${fault.kind})`;
  const { numAffectedRows } = await sql`
    update tube t set faults = ${faults}, fault_note = ${fault.note}, version = t.version + 1, updated_at = ${now}
    where t.home = ${of.home} and t.outbreak = ${of.outbreak} and t.code = ${tube.code} and t.version = ${tube.version}`.execute(trx);
  return numAffectedRows === 1n;
}

export async function voidTubeRows(trx: Trx, of: Of, codes: readonly string[], why: TubeFault, now: string): Promise<number> {
  const { rows } = await sql<{ changed: number }>`
    select firebreak.void_in_tubes(${of.home}, ${of.outbreak}, ${[...codes]}::text[], ${why}, ${now}) as changed`.execute(trx);
  return rows[0]?.changed ?? 0;
}

export async function restoreTubeRows(trx: Trx, of: Of, code: string, why: TubeFault, now: string): Promise<number> {
  const { rows } = await sql<{ changed: number }>`
    select firebreak.restore_samples(${of.home}, ${of.outbreak}, ${code}, ${why}, ${now}) as changed`.execute(trx);
  return rows[0]?.changed ?? 0;
}

/** Who is in a tube, as far as the caller may see: names come out as they stand. */
export interface MemberRow {
  readonly sample: string;
  readonly position: number;
  readonly member: string | null;
  readonly name: string | null;
  readonly householdCode: string | null;
  readonly description: string | null;
  readonly takenAt: string;
  readonly by: string;
  readonly state: 'valid' | 'again' | 'void';
  readonly stateReason: string | null;
  /** ltree path. */
  readonly path: string;
}

export async function membersOf(trx: Trx, of: Of, code: string): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select s.id as sample, s.position, s.member, m.name, h.code as "householdCode", s.description, s.taken_at as "takenAt", s.by_name as by,
      s.state, s.state_reason as "stateReason", s.area::text as path
    from sample s
    left join roster_member m on m.home = s.home and m.id = s.member
    left join roster_household h on h.home = m.home and h.id = m.household
    where s.home = ${of.home} and s.outbreak = ${of.outbreak} and s.tube = ${code} order by s.position, s.taken_at, s.id`.execute(trx);
  return rows;
}

/** A hand-over that is about to be written. */
export interface NewCustody {
  readonly step: Custody['step'];
  /** ltree path. */
  readonly area: string;
  readonly rack: string | null;
  readonly tube: string | null;
  readonly taker?: string;
  readonly note?: string;
  readonly tubes?: number;
}

/** Hand-overs are added and never changed. */
export async function insertCustody(
  trx: Trx,
  of: Of,
  doer: { readonly id: string; readonly name: string; readonly at: string },
  steps: readonly NewCustody[],
): Promise<void> {
  if (steps.length === 0) return;
  const rows = JSON.stringify(steps);
  await sql`
    insert into custody (home, id, outbreak, area, rack, tube, step, at, by, by_name, taker, note, tubes)
    select ${of.home}, gen_random_uuid(), ${of.outbreak}, (n.area)::ltree, n.rack, n.tube, n.step, ${doer.at}, ${doer.id}, ${doer.name}, n.taker, n.note, n.tubes
    from jsonb_to_recordset(${rows}::text::jsonb) as n(area text, rack text, tube text, step text, taker text, note text, tubes integer)`.execute(
    trx,
  );
}

const custodyColumns = sql`
  c.id, c.rack, c.tube, c.step, c.at, c.by_name as by, c.taker, c.note, c.tubes`;

/** Chain of custody of a tube: its own steps, and those of the rack it stands in. */
export async function custodyOfTube(trx: Trx, of: Of, tube: { readonly code: string; readonly rack: string | null }): Promise<Custody[]> {
  const { rows } = await sql<Custody>`
    select ${custodyColumns} from custody c
    where c.home = ${of.home} and c.outbreak = ${of.outbreak} and (c.tube = ${tube.code} or (c.tube is null and c.rack = ${tube.rack}))
    order by c.at, ${stepOrder}, c.id`.execute(trx);
  return rows;
}

/** Chains of racks: steps of a whole rack, packing told by how many tubes it was, and tubes that were not as they should be. */
export async function custodyOfRacks(trx: Trx, of: Of, racks: readonly string[]): Promise<Custody[]> {
  const { rows } = await sql<Custody>`
    select ${custodyColumns} from custody c
    where c.home = ${of.home} and c.outbreak = ${of.outbreak} and c.rack = any (${[...racks]}) and c.step <> 'racked'
    union all
    select min(c.id::text)::uuid, c.rack, null, c.step, c.at, c.by_name, null, null, count(*)::int from custody c
    where c.home = ${of.home} and c.outbreak = ${of.outbreak} and c.rack = any (${[...racks]}) and c.step = 'racked'
    group by c.rack, c.step, c.at, c.by_name
    order by 5, 1`.execute(trx);
  return rows;
}

const stepOrder = sql`array_position(array['collected', 'sealed', 'racked', 'handedToCourier', 'handedToLaboratory', 'received', 'rejected'], c.step)`;
