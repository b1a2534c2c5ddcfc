import { AppError, type Order, type OrderReceipt, type Parsed, type routes } from '@firebreak/contract';
import { uuidv7 } from 'uuidv7';
import { isWithin, refusedAs } from '../../platform/access/index.ts';
import { areaByCode, areasByCode } from '../area/service.ts';
import { append, refuseClosed, type Standing } from '../registry/index.ts';
import { endTask, openTaskInAreas, withdrawTasks } from '../task/service.ts';
import {
  confirmReceipt,
  findOrder,
  insertOrder,
  insertReceipts,
  type OrderRow,
  ordersIn,
  type ReceiptRow,
  receiptsOf,
  withdrawOrderRow,
} from './store.ts';

type Doors = (typeof routes)['order'];
type Body<D extends keyof Doors> = Parsed<Doors[D]>['body'];

export async function listOrders(at: Standing, open: boolean): Promise<Order[]> {
  return withReceipts(at, await ordersIn(at.trx, at.outbreak.home, at.outbreak.id, open));
}

/** @throws AppError RECORD_NOT_FOUND when there is none, or it went to somebody else */
export async function getOrder(at: Standing, id: string): Promise<Order> {
  const [order] = await withReceipts(at, [await orderInSight(at, id)]);
  if (order === undefined) throw new AppError('RECORD_NOT_FOUND');
  return order;
}

/**
 * Gives an order to areas below the one that gives it. Every area gets a receipt to confirm and a task with the deadline.
 * The same id again answers the order that is there.
 *
 * @throws AppError ORDER_NOT_BELOW when an area does not lie below the giver, DATES_IMPOSSIBLE when the deadline has passed
 */
export async function issueOrder(at: Standing, body: Body<'issue'>): Promise<Order> {
  refuseClosed(at);
  const id = body.id ?? uuidv7();
  if (await findOrder(at.trx, at.outbreak.home, id)) return getOrder(at, id);
  if (Date.parse(body.dueAt) <= Date.parse(at.now)) throw new AppError('DATES_IMPOSSIBLE', { later: 'dueAt', earlier: 'now' });
  const giver = await areaByCode(at.trx, body.area);
  const to = await areasByCode(at.trx, body.to);
  const outside = to.find(({ path }) => path === giver.path || !isWithin(path, giver.path));
  if (outside !== undefined) throw new AppError('ORDER_NOT_BELOW', { area: outside.name });
  const order = {
    home: at.outbreak.home,
    id,
    outbreak: at.outbreak.id,
    area: giver.path,
    title: body.title,
    text: body.text,
    basis: body.basis,
    issuedAt: at.now,
    by: at.actor.id,
    byName: at.actor.name,
    dueAt: new Date(body.dueAt).toISOString(),
  };
  await insertOrder(at.trx, order).catch(refusedAs('order.issue'));
  const task = {
    kind: 'carryOutOrder',
    title: body.title,
    dueAt: order.dueAt,
    ownerRole: 'dutyOfficer',
    cause: `order:${id}`,
  } as const;
  const tasks = await openTaskInAreas(at, task, to);
  const receipts = to.map(({ path }, index) => ({ area: path, task: tasks[index] ?? null }));
  await insertReceipts(at.trx, order, receipts).catch(refusedAs('order.issue'));
  await append(at, [act(at, { path: giver.path, id, version: 1 }, 'order.issued', { title: body.title, to: body.to, dueAt: order.dueAt })]);
  return getOrder(at, id);
}

/** Confirms a step for an area. Acting ends the task of the area, with what was done as its proof. */
export async function confirmOrder(at: Standing, id: string, code: string, body: Body<'confirm'>): Promise<Order> {
  const order = await orderInSight(at, id);
  if (order.withdrawnAt !== null) throw new AppError('ORDER_WITHDRAWN');
  const area = await areaByCode(at.trx, code);
  const before = (await receiptsOf(at.trx, at.outbreak.home, [id])).find(({ path }) => path === area.path);
  if (before === undefined) throw new AppError('RECORD_NOT_FOUND');
  if (isConfirmed(before, body.step)) return getOrder(at, id);
  const action = body.step === 'acted' ? body.action : null;
  const where = { home: at.outbreak.home, order: id, area: area.path, now: at.now, by: at.actor.name };
  if ((await confirmReceipt(at.trx, where, body.step, action)) === 0) throw new AppError('PERMISSION_DENIED', { permission: 'order.act' });
  if (action !== null && before.task !== null) await endTask(at, before.task, { kind: 'text', text: action });
  await append(at, [act(at, { path: area.path, id, version: order.version }, `order.${body.step}`, { area: code, action })]);
  return getOrder(at, id);
}

const isConfirmed = (receipt: ReceiptRow, step: 'received' | 'read' | 'acted'): boolean =>
  ({ received: receipt.receivedAt, read: receipt.readAt, acted: receipt.actedAt })[step] !== null;

/** Takes an order back. Tasks that are still open are withdrawn with it, visibly. */
export async function withdrawOrder(at: Standing, id: string, body: Body<'withdraw'>): Promise<Order> {
  const order = await orderInSight(at, id);
  if (order.withdrawnAt !== null) return getOrder(at, id);
  if (order.version !== body.version) throw new AppError('VERSION_CONFLICT', { current: order.version });
  const row = { home: at.outbreak.home, id, version: order.version };
  if (!(await withdrawOrderRow(at.trx, row, at.now, body.reason))) throw new AppError('PERMISSION_DENIED', { permission: 'order.issue' });
  const tasks = (await receiptsOf(at.trx, at.outbreak.home, [id])).flatMap(({ task }) => task ?? []);
  await withdrawTasks(at, tasks, body.reason);
  await append(at, [act(at, { ...order, version: order.version + 1 }, 'order.withdrawn', { reason: body.reason })]);
  return getOrder(at, id);
}

async function orderInSight(at: Standing, id: string): Promise<OrderRow> {
  const order = await findOrder(at.trx, at.outbreak.home, id);
  if (order === undefined) throw new AppError('RECORD_NOT_FOUND');
  return order;
}

async function withReceipts(at: Standing, orders: readonly OrderRow[]): Promise<Order[]> {
  const receipts = await receiptsOf(
    at.trx,
    at.outbreak.home,
    orders.map(({ id }) => id),
  );
  return orders.map((row) => {
    const { path: _, ...order } = row;
    return { ...order, receipts: receipts.filter((receipt) => receipt.order === order.id).map(receiptView) };
  });
}

function receiptView(row: ReceiptRow): OrderReceipt {
  const { order: _, path: __, ...receipt } = row;
  return receipt;
}

const act = (at: Standing, of: { path: string; id: string; version: number }, action: string, payload: Record<string, unknown>) => ({
  home: at.outbreak.home,
  action,
  outbreak: at.outbreak.id,
  area: of.path,
  kind: 'order',
  subject: of.id,
  version: of.version,
  payload,
});
