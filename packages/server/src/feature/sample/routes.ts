import { routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { nouns } from '../nouns.ts';
import { inHouse } from '../registry/index.ts';
import { fieldList } from './field-list.ts';
import { SampleService, voidSamples } from './service.ts';

const { sample: doors } = routes;

export function sampleRoutes(app: FastifyInstance, platform: Platform): void {
  const within = inHouse({ platform, nouns });
  const service = new SampleService(platform);
  handle(app, doors.register, ({ actor, params, body }) => service.register(actor, params.outbreak, body));
  handle(app, doors.fieldList, (call) => within(call, (at) => fieldList(at, call.query)));
  handle(app, doors.void, (call) => within(call, (at) => voidSamples(at, call.body)));
}
