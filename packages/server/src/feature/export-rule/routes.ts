import { routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { transact } from '../../platform/access/index.ts';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { readRule, setRule } from './service.ts';

const { exportRule: doors } = routes;

/** The rule that says how much one person takes out alone. */
export function exportRuleRoutes(app: FastifyInstance, { db, now }: Platform): void {
  handle(app, doors.get, ({ actor }) => transact(db, { actor }, readRule));
  handle(app, doors.set, ({ actor, body }) => transact(db, { actor }, (trx) => setRule({ trx, actor, now: now() }, body)));
}
