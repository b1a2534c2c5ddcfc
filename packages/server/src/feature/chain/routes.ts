import { routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { nouns } from '../nouns.ts';
import { inHouse } from '../registry/index.ts';
import { decideLink } from './infer/decide.ts';
import { inferenceHouse, inferredChains, runAnswer, runInSight, startRun } from './infer/service.ts';
import { chainsOf } from './service.ts';

const { inference: doors } = routes;

export function chainRoutes(app: FastifyInstance, platform: Platform): void {
  const house = inferenceHouse(platform);
  const within = inHouse({ platform, nouns });
  app.addHook('onReady', async () => house.jobs.start());
  app.addHook('preClose', async () => house.jobs.stop());

  handle(app, routes.figure.chains, ({ actor, params, query }) => chainsOf(platform, actor, params.outbreak, query.contacts === 'yes'));
  handle(app, doors.get, (call) => within(call, (at) => inferredChains(house, at, call.query)));
  handle(app, doors.run, async (call) => {
    const { run, superfluous } = await within(call, (at) => startRun(house, at, call.body.again));
    if (superfluous !== undefined) await house.jobs.cancel(superfluous);
    house.jobs.wake();
    return run;
  });
  handle(app, doors.cancel, async (call) => {
    const { job } = await within(call, (at) => runInSight(at, call.params.run));
    await house.jobs.cancel(job);
    return within(call, async (at) => runAnswer(at, await runInSight(at, call.params.run)));
  });
  handle(app, doors.decide, (call) => within(call, (at) => decideLink(at, call.body, platform.version)));
}
