import { routes } from '@firebreak/contract';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { type Actor } from '../../platform/access/index.ts';
import { localeOf } from '../../platform/http/error-handler.ts';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { nouns } from '../nouns.ts';
import { inHouse } from '../registry/index.ts';
import { type Asking, getBatch, laboratoryWork, listBatches, reportResults } from './service.ts';

const { labBatch: doors } = routes;

export function labBatchRoutes(app: FastifyInstance, platform: Platform): void {
  const house = { platform, nouns };
  const within = inHouse(house);
  handle(app, doors.list, (call) => within(call, (at) => listBatches(at, localeOf(call.request))));
  handle(app, doors.get, (call) => within(call, (at) => getBatch(at, call.params.id, localeOf(call.request))));
  handle(app, doors.report, (call) => reportResults(house, asking(call), call.body));
  handle(app, doors.workload, (call) => within(call, laboratoryWork));
}

interface Call {
  readonly actor: Actor;
  readonly params: { readonly outbreak: string };
  readonly request: FastifyRequest;
}
const asking = ({ actor, params, request }: Call): Asking => ({ actor, outbreak: params.outbreak, locale: localeOf(request) });
