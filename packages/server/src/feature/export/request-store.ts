import { type ExportCut, type ExportRequest, type RequestedList } from '@firebreak/contract';
import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';
import { decideRow, type Decision, type Waiting, withdrawRow } from '../../platform/decision/index.ts';

/** A request as it stands; whether it lapsed is a matter of the moment. */
export interface RequestRow extends Omit<ExportRequest, 'state'> {
  readonly state: Exclude<ExportRequest['state'], 'lapsed'>;
}

const columns = sql`
  r.id, r.kind, r.cut, a.code as area, a.name as "areaName", r.rows, r.reason, r.requested_at as "requestedAt",
  r.requested_by_name as "requestedBy", r.requested_by = firebreak.actor() as "isOwn", r.state, r.decided_at as "decidedAt",
  r.decided_by_name as "decidedBy", r.decision_reason as "decisionReason", r.expires_at as "expiresAt", r.version`;

const mostRequests = 200;

/** Requests in sight, those that wait first, then the newest. */
export async function requestsIn(trx: Trx, home: string, outbreak: string): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`
    select ${columns} from export_request r join area a on a.path = r.area
    where r.home = ${home} and r.outbreak = ${outbreak}
    order by r.state = 'waiting' desc, r.requested_at desc, r.id desc limit ${mostRequests}`.execute(trx);
  return rows;
}

export async function findRequest(trx: Trx, home: string, id: string): Promise<RequestRow | undefined> {
  const { rows } = await sql<RequestRow>`
    select ${columns} from export_request r join area a on a.path = r.area where r.home = ${home} and r.id = ${id}`.execute(trx);
  return rows[0];
}

export interface NewRequest {
  readonly home: string;
  readonly id: string;
  readonly outbreak: string;
  /** ltree path. */
  readonly area: string;
  readonly kind: RequestedList;
  readonly cut: ExportCut;
  readonly rows: number;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
  readonly byName: string;
  readonly expiresAt: string;
}

export async function insertRequest(trx: Trx, one: NewRequest): Promise<void> {
  await sql`
    insert into export_request (home, id, outbreak, area, kind, cut, rows, reason, requested_at, requested_by, requested_by_name, expires_at)
    values (${one.home}, ${one.id}, ${one.outbreak}, ${one.area}::ltree, ${one.kind}, ${JSON.stringify(one.cut)}::jsonb, ${one.rows},
      ${one.reason}, ${one.at}, ${one.by}, ${one.byName}, ${one.expiresAt})`.execute(trx);
}

const waiting: Waiting = { table: 'export_request', state: 'waiting' };

/** @returns false when it changed meanwhile */
export const decideRequest = (trx: Trx, one: Decision, expiresAt: string): Promise<boolean> =>
  decideRow(trx, waiting, one, [sql`expires_at = ${expiresAt}`]);

/** @returns false when it changed meanwhile */
export const withdrawRequest = (trx: Trx, one: Pick<Decision, 'home' | 'id' | 'version'>): Promise<boolean> =>
  withdrawRow(trx, waiting.table, [waiting.state, 'approved'], one);
