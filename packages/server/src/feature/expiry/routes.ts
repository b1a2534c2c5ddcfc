import { routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { handle } from '../../platform/http/handle.ts';
import { JobWorker } from '../../platform/job/index.ts';
import { type Platform } from '../../platform/platform.ts';
import { nouns } from '../nouns.ts';
import { outbreakInSight } from '../outbreak/service.ts';
import { inHouse } from '../registry/index.ts';
import { expiryJob, forgetExpired } from './forget.ts';
import { decideExpiry, endHold, expiryById, listExpiries, placeHold, proposeExpiry, stopExpiry, withdrawExpiry } from './service.ts';

const { expiry: doors } = routes;

export function expiryRoutes(app: FastifyInstance, platform: Platform): void {
  const house = { platform, nouns, find: outbreakInSight };
  const jobs = new JobWorker(platform, { [expiryJob]: forgetExpired(house) });
  app.addHook('onReady', async () => jobs.start());
  app.addHook('preClose', async () => jobs.stop());
  const within = inHouse(house);
  handle(app, doors.list, (call) => within(call, (at) => listExpiries(at, call.query)));
  handle(app, doors.propose, (call) => within(call, (at) => proposeExpiry(at, call.body)));
  handle(app, doors.decide, async (call) => {
    const decided = await within(call, (at) => decideExpiry(at, call.params.id, call.body));
    jobs.wake();
    return decided;
  });
  handle(app, doors.withdraw, (call) => within(call, (at) => withdrawExpiry(at, call.params.id, call.body)));
  handle(app, doors.stop, async (call) => {
    await jobs.cancel(await within(call, (at) => stopExpiry(at, call.params.id, call.body)));
    return within(call, (at) => expiryById(at, call.params.id));
  });
  handle(app, doors.hold, (call) => within(call, (at) => placeHold(at, call.body)));
  handle(app, doors.endHold, (call) => within(call, (at) => endHold(at, call.params.id, call.body)));
}
