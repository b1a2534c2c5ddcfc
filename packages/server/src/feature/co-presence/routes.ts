import { routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { nouns } from '../nouns.ts';
import { inHouse } from '../registry/index.ts';
import { companionsOf, recordCompanion } from './service.ts';

export function coPresenceRoutes(app: FastifyInstance, platform: Platform): void {
  const within = inHouse({ platform, nouns });
  handle(app, routes.coPresence.list, (call) => within(call, (at) => companionsOf(at, call.params.id, call.query)));
  handle(app, routes.coPresence.record, (call) => within(call, (at) => recordCompanion(at, call.params.id, call.body)));
}
