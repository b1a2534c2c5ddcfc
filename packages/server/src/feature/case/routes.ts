import { type Answer, routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { nouns } from '../nouns.ts';
import { inHouse, recordDoors } from '../registry/index.ts';
import { caseToContact } from './service.ts';

export function caseRoutes(app: FastifyInstance, platform: Platform): void {
  const house = { platform, nouns };
  recordDoors(app, house, nouns.case, routes.case);
  handle(app, routes.registry.caseToContact, (call) =>
    inHouse(house)(
      call,
      async (at) => (await caseToContact(at, call.params.id, call.body)) as Answer<typeof routes.registry.caseToContact>,
    ),
  );
}
