import { routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { nouns } from '../nouns.ts';
import { inHouse } from '../registry/index.ts';
import { createPoint, editPoint, forecastPoint, listPoints } from './service.ts';

const { samplingPoint: doors } = routes;

export function samplingPointRoutes(app: FastifyInstance, platform: Platform): void {
  const within = inHouse({ platform, nouns });
  handle(app, doors.list, (call) => within(call, (at) => listPoints(at, call.query.area)));
  handle(app, doors.create, (call) => within(call, (at) => createPoint(at, call.body)));
  handle(app, doors.edit, (call) => within(call, (at) => editPoint(at, call.params.id, call.body)));
  handle(app, doors.forecast, (call) => within(call, (at) => forecastPoint(at, call.params.id, call.query)));
}
