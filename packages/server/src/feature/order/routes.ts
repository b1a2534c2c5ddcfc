import { routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { nouns } from '../nouns.ts';
import { inHouse } from '../registry/index.ts';
import { confirmOrder, getOrder, issueOrder, listOrders, withdrawOrder } from './service.ts';

const { order: doors } = routes;

export function orderRoutes(app: FastifyInstance, platform: Platform): void {
  const within = inHouse({ platform, nouns });
  handle(app, doors.list, (call) =>
    within(call, async (at) => ({ asOf: at.now, orders: await listOrders(at, call.query.open === 'yes') })),
  );
  handle(app, doors.get, (call) => within(call, (at) => getOrder(at, call.params.id)));
  handle(app, doors.issue, (call) => within(call, (at) => issueOrder(at, call.body)));
  handle(app, doors.confirm, (call) => within(call, (at) => confirmOrder(at, call.params.id, call.params.area, call.body)));
  handle(app, doors.withdraw, (call) => within(call, (at) => withdrawOrder(at, call.params.id, call.body)));
}
