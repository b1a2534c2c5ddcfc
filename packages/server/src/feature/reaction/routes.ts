import { routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { nouns } from '../nouns.ts';
import { inHouse } from '../registry/index.ts';
import { cancelEvent, listEvents, recordEvent } from './event-log.ts';
import { shelfOf } from './rules.ts';

const { responseEvent: doors } = routes;

export function reactionRoutes(app: FastifyInstance, platform: Platform): void {
  const within = inHouse({ platform, nouns });
  // Reading the packs takes a second, which is not to be the second in which the first positive is recorded.
  app.addHook('onListen', async () => void shelfOf(platform.directory));
  handle(app, doors.list, (call) => within(call, async (at) => ({ asOf: at.now, events: await listEvents(at, call.query.person) })));
  handle(app, doors.record, (call) => within(call, (at) => recordEvent(at, call.body)));
  handle(app, doors.cancel, (call) => within(call, (at) => cancelEvent(at, call.params.event, call.body.reason)));
}
