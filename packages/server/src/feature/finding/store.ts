import { type Finding } from '@firebreak/contract';
import { type FindingStatus } from '@firebreak/epi';
import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';

/** A finding as it stands; `path` is the ltree path of its area. */
export interface FindingRow extends Finding {
  readonly path: string;
}

const columns = sql`
  f.id, a.code as area, a.name as "areaName", f.area::text as path, f.place, l.name as "placeName", f.sector, f.severity, f.status, f.title, f.text,
  f.found_at as "foundAt", f.found_by_name as "foundBy", f.rectify_by as "rectifyBy", f.rectified_at as "rectifiedAt",
  f.rectified_by_name as "rectifiedBy", f.rectification, f.rechecked_at as "recheckedAt", f.rechecked_by_name as "recheckedBy", f.recheck,
  f.task, f.version`;
const tables = sql`finding f join area a on a.path = f.area left join place l on l.home = f.home and l.id = f.place`;
const mostFindings = 1000;

export async function findingsIn(
  trx: Trx,
  at: { home: string; outbreak: string; area: string },
  status: FindingStatus | undefined,
): Promise<FindingRow[]> {
  const { rows } = await sql<FindingRow>`
    select ${columns} from ${tables}
    where f.home = ${at.home} and f.outbreak = ${at.outbreak} and f.area <@ ${at.area}::ltree
      and (${status ?? null}::text is null or f.status = ${status ?? null})
    order by f.status = 'confirmed', f.rectify_by, f.id limit ${mostFindings}`.execute(trx);
  return rows;
}

export async function findFinding(trx: Trx, home: string, id: string): Promise<FindingRow | undefined> {
  const { rows } = await sql<FindingRow>`select ${columns} from ${tables} where f.home = ${home} and f.id = ${id}`.execute(trx);
  return rows[0];
}

export interface NewFinding {
  readonly home: string;
  readonly id: string;
  readonly outbreak: string;
  readonly area: string;
  readonly place: string | null;
  readonly sector: string | null;
  readonly severity: string;
  readonly status: FindingStatus;
  readonly title: string;
  readonly text: string;
  readonly found_at: string;
  readonly found_by: string;
  readonly found_by_name: string;
  readonly rectify_by: string;
  readonly task: string;
}

export async function insertFinding(trx: Trx, row: NewFinding): Promise<void> {
  const names = Object.keys(row);
  await sql`
    insert into finding (${sql.join(names.map((name) => sql.id(name)))})
    values (${sql.join(Object.entries(row).map(([name, value]) => (name === 'area' ? sql`${value}::ltree` : sql`${value}`)))})`.execute(
    trx,
  );
}

export interface FindingChange {
  readonly status: FindingStatus;
  readonly rectify_by?: string;
  readonly rectified_at?: string;
  readonly rectified_by_name?: string;
  readonly rectification?: string;
  readonly rechecked_at?: string;
  readonly rechecked_by_name?: string;
  readonly recheck?: string;
}

/** False when somebody was faster or row-level security refused. */
export async function updateFinding(trx: Trx, home: string, row: FindingRow, change: FindingChange): Promise<boolean> {
  const set = Object.entries(change).map(([name, value]) => sql`${sql.id(name)} = ${value}`);
  const { numAffectedRows } = await sql`
    update finding set ${sql.join(set)}, version = version + 1
    where home = ${home} and id = ${row.id} and version = ${row.version}`.execute(trx);
  return numAffectedRows === 1n;
}
