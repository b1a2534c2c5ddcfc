import { z } from 'zod';
import { AreaCode } from '../field.ts';
import { Instant } from '../instant.ts';
import { InOutbreak, OneRecord } from './record.ts';
import { route } from './route.ts';

const version = z.int().min(1);

/** What one area did with an order: each step once, with its instant and who confirmed it. */
export const OrderReceipt = z.object({
  area: AreaCode,
  areaName: z.string(),
  receivedAt: Instant.nullable(),
  receivedBy: z.string().nullable(),
  readAt: Instant.nullable(),
  readBy: z.string().nullable(),
  actedAt: Instant.nullable(),
  actedBy: z.string().nullable(),
  /** What was done, in words. */
  action: z.string().nullable(),
  /** The task by which the area carries the order out. */
  task: z.uuid().nullable(),
});
export type OrderReceipt = z.infer<typeof OrderReceipt>;

/** 指令: from a higher level to lower ones, with receipt, reading and action confirmed by each. */
export const Order = z.object({
  id: z.uuid(),
  area: AreaCode,
  areaName: z.string(),
  title: z.string(),
  text: z.string(),
  /** Document or instruction it rests on (S10). */
  basis: z.string().nullable(),
  issuedAt: Instant,
  issuedBy: z.string(),
  dueAt: Instant,
  withdrawnAt: Instant.nullable(),
  withdrawnReason: z.string().nullable(),
  version,
  /** Receipts the reader may see: all of them above, the own one below. */
  receipts: z.array(OrderReceipt),
});
export type Order = z.infer<typeof Order>;

const base = '/api/outbreaks/{outbreak}/orders';
const Reason = z.string().trim().min(3).max(1000);

export const orderRoutes = {
  list: route({
    method: 'GET',
    path: base,
    summary: 'Orders given by or to the areas of the person, newest first',
    tag: 'order',
    access: 'order.read',
    params: InOutbreak,
    query: z.strictObject({ open: z.enum(['yes', 'no']).default('no') }),
    response: z.object({ asOf: Instant, orders: z.array(Order) }),
  }),
  get: route({
    method: 'GET',
    path: `${base}/{id}`,
    summary: 'One order with its receipts',
    tag: 'order',
    access: 'order.read',
    params: OneRecord,
    response: Order,
  }),
  issue: route({
    method: 'POST',
    path: base,
    summary: 'Give an order to areas below; each gets a task with the deadline of the order',
    tag: 'order',
    access: 'order.issue',
    params: InOutbreak,
    body: z.strictObject({
      id: z.uuid().optional(),
      area: AreaCode,
      to: z.array(AreaCode).min(1).max(300),
      title: z.string().trim().min(1).max(200),
      text: z.string().trim().min(1).max(8000),
      basis: z.string().trim().min(1).max(500).nullable().default(null),
      dueAt: Instant,
    }),
    response: Order,
    status: 201,
  }),
  confirm: route({
    method: 'POST',
    path: `${base}/{id}/receipts/{area}`,
    summary: 'Confirm receipt, reading or action for an area; a later step confirms the earlier ones, the same step twice changes nothing',
    tag: 'order',
    access: 'order.act',
    params: OneRecord.extend({ area: AreaCode }),
    body: z.discriminatedUnion('step', [
      z.strictObject({ step: z.literal('received') }),
      z.strictObject({ step: z.literal('read') }),
      z.strictObject({ step: z.literal('acted'), action: z.string().trim().min(3).max(4000) }),
    ]),
    response: Order,
  }),
  withdraw: route({
    method: 'POST',
    path: `${base}/{id}/withdraw`,
    summary: 'Take an order back, for a reason; tasks that are still open are withdrawn with it',
    tag: 'order',
    access: 'order.issue',
    params: OneRecord,
    body: z.strictObject({ version, reason: Reason }),
    response: Order,
  }),
};
