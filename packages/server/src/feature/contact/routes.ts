import { type Answer, routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { nouns } from '../nouns.ts';
import { inHouse, recordDoors } from '../registry/index.ts';
import { contactToCase } from './service.ts';

export function contactRoutes(app: FastifyInstance, platform: Platform): void {
  const house = { platform, nouns };
  recordDoors(app, house, nouns.contact, routes.contact);
  handle(app, routes.registry.contactToCase, (call) =>
    inHouse(house)(
      call,
      async (at) => (await contactToCase(at, call.params.id, call.body)) as Answer<typeof routes.registry.contactToCase>,
    ),
  );
}
