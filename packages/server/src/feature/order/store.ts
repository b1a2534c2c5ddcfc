import { type Order, type OrderReceipt } from '@firebreak/contract';
import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';

/** An order as it stands, without its receipts; `path` is the ltree path of the area that gave it. */
export interface OrderRow extends Omit<Order, 'receipts'> {
  readonly path: string;
}
export interface ReceiptRow extends OrderReceipt {
  readonly order: string;
  readonly path: string;
}

const orderColumns = sql`
  o.id, a.code as area, a.name as "areaName", o.area::text as path, o.title, o.text, o.basis, o.issued_at as "issuedAt",
  o.issued_by_name as "issuedBy", o.due_at as "dueAt", o.withdrawn_at as "withdrawnAt", o.withdrawn_reason as "withdrawnReason", o.version`;
const receiptColumns = sql`
  r.command_order as order, a.code as area, a.name as "areaName", r.area::text as path, r.task, r.received_at as "receivedAt",
  r.received_by as "receivedBy", r.read_at as "readAt", r.read_by as "readBy", r.acted_at as "actedAt", r.acted_by as "actedBy", r.action`;

const mostOrders = 500;

/** Orders in sight, newest first. `open`: not taken back, and not acted on by an area the reader sees. */
export async function ordersIn(trx: Trx, home: string, outbreak: string, open: boolean): Promise<OrderRow[]> {
  const cut = open
    ? sql`and o.withdrawn_at is null and exists (
        select from order_receipt r where r.home = o.home and r.command_order = o.id and r.acted_at is null)`
    : sql``;
  const { rows } = await sql<OrderRow>`
    select ${orderColumns} from command_order o join area a on a.path = o.area
    where o.home = ${home} and o.outbreak = ${outbreak} ${cut}
    order by o.issued_at desc, o.id desc limit ${mostOrders}`.execute(trx);
  return rows;
}

export async function findOrder(trx: Trx, home: string, id: string): Promise<OrderRow | undefined> {
  const { rows } = await sql<OrderRow>`
    select ${orderColumns} from command_order o join area a on a.path = o.area where o.home = ${home} and o.id = ${id}`.execute(trx);
  return rows[0];
}

export async function receiptsOf(trx: Trx, home: string, orders: readonly string[]): Promise<ReceiptRow[]> {
  const { rows } = await sql<ReceiptRow>`
    select ${receiptColumns} from order_receipt r join area a on a.path = r.area
    where r.home = ${home} and r.command_order = any (${[...orders]}::uuid[]) order by a.code`.execute(trx);
  return rows;
}

export interface NewOrder {
  readonly home: string;
  readonly id: string;
  readonly outbreak: string;
  readonly area: string;
  readonly title: string;
  readonly text: string;
  readonly basis: string | null;
  readonly issuedAt: string;
  readonly by: string;
  readonly byName: string;
  readonly dueAt: string;
}

export async function insertOrder(trx: Trx, one: NewOrder): Promise<void> {
  await sql`
    insert into command_order (home, id, outbreak, area, title, text, basis, issued_at, issued_by, issued_by_name, due_at)
    values (${one.home}, ${one.id}, ${one.outbreak}, ${one.area}::ltree, ${one.title}, ${one.text}, ${one.basis}, ${one.issuedAt}, ${one.by},
      ${one.byName}, ${one.dueAt})`.execute(trx);
}

export async function insertReceipts(trx: Trx, one: NewOrder, to: readonly { area: string; task: string | null }[]): Promise<void> {
  await sql`
    insert into order_receipt (home, command_order, area, outbreak, task)
    select ${one.home}, ${one.id}, area::ltree, ${one.outbreak}, task
    from unnest(${to.map(({ area }) => area)}::text[], ${to.map(({ task }) => task)}::uuid[]) as t(area, task)`.execute(trx);
}

/** Steps of a receipt in their order. A step confirms those before it; what was confirmed stays as it was. */
export async function confirmReceipt(
  trx: Trx,
  at: { home: string; order: string; area: string; now: string; by: string },
  step: 'received' | 'read' | 'acted',
  action: string | null,
): Promise<number> {
  const isRead = step !== 'received';
  const isActed = step === 'acted';
  const { numAffectedRows } = await sql`
    update order_receipt set
      received_at = coalesce(received_at, ${at.now}), received_by = coalesce(received_by, ${at.by}),
      read_at = coalesce(read_at, case when ${isRead}::boolean then ${at.now}::timestamptz end),
      read_by = coalesce(read_by, case when ${isRead}::boolean then ${at.by}::text end),
      acted_at = coalesce(acted_at, case when ${isActed}::boolean then ${at.now}::timestamptz end),
      acted_by = coalesce(acted_by, case when ${isActed}::boolean then ${at.by}::text end),
      action = coalesce(action, ${action}::text)
    where home = ${at.home} and command_order = ${at.order} and area = ${at.area}::ltree`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}

export async function withdrawOrderRow(
  trx: Trx,
  row: { home: string; id: string; version: number },
  now: string,
  reason: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update command_order set withdrawn_at = ${now}, withdrawn_reason = ${reason}, version = version + 1
    where home = ${row.home} and id = ${row.id} and version = ${row.version}`.execute(trx);
  return numAffectedRows === 1n;
}
