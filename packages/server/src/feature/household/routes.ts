import { routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { nouns } from '../nouns.ts';
import { inHouse, recordDoors, revealFields } from '../registry/index.ts';

export function householdRoutes(app: FastifyInstance, platform: Platform): void {
  const house = { platform, nouns };
  recordDoors(app, house, nouns.household, routes.household);
  handle(app, routes.registry.revealHousehold, (call) =>
    inHouse(house)(call, async (at) => ({ values: await revealFields(at, nouns.household, call.params.id, call.body) })),
  );
}
