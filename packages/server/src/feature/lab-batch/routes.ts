import { routes } from '@firebreak/contract';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { type Actor } from '../../platform/access/index.ts';
import { localeOf } from '../../platform/http/error-handler.ts';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { nouns } from '../nouns.ts';
import { type House, inHouse } from '../registry/index.ts';
import { catchUp } from './late.ts';
import { type Asking, getBatch, laboratoryWork, listBatches, reportResults, uploadResults } from './service.ts';
import { receiveResults } from './upload.ts';

const { labBatch: doors } = routes;

export function labBatchRoutes(app: FastifyInstance, platform: Platform): void {
  const house = { platform, nouns };
  const within = inHouse(house);
  handle(app, doors.list, (call) => within(call, (at) => listBatches(at, localeOf(call.request))));
  handle(app, doors.get, (call) => within(call, (at) => getBatch(at, call.params.id, localeOf(call.request))));
  handle(app, doors.upload, async (call) => uploadResults(house, asking(call), await receiveResults(call.request)));
  handle(app, doors.report, (call) => reportResults(house, asking(call), call.body));
  handle(app, doors.workload, (call) => within(call, laboratoryWork));
  catchUpNowAndThen(app, house);
}

/** How often it is looked whether a device has told late of a tube or of somebody in one. */
const secondsBetween = 10;

/** While the server listens, and not where requests are only injected. */
function catchUpNowAndThen(app: FastifyInstance, house: House): void {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> | undefined;
  const look = (): void => {
    running ??= catchUp(house)
      .catch((error: unknown) => app.log.error(error))
      .finally(() => (running = undefined));
  };
  app.addHook('onListen', async () => {
    timer = setInterval(look, secondsBetween * 1000).unref();
  });
  app.addHook('preClose', async () => {
    clearInterval(timer);
    await running;
  });
}

interface Call {
  readonly actor: Actor;
  readonly params: { readonly outbreak: string };
  readonly request: FastifyRequest;
}
const asking = ({ actor, params, request }: Call): Asking => ({ actor, outbreak: params.outbreak, locale: localeOf(request) });
