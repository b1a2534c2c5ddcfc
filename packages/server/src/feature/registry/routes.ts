import { AppError, routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { nouns } from '../nouns.ts';
import { inHouse } from './door.ts';
import { deleteView, savedViews, saveView } from './saved-view-store.ts';
import { searchEverything } from './search.ts';

const { registry } = routes;

/** What belongs to no noun alone: the search over everything and the saved views. */
export function registryRoutes(app: FastifyInstance, platform: Platform): void {
  const within = inHouse({ platform, nouns });
  handle(app, registry.search, (call) => within(call, async (at) => ({ hits: await searchEverything(at, call.query.text) })));
  handle(app, registry.listViews, (call) => within(call, async (at) => ({ views: await savedViews(at.trx, at.outbreak.id) })));
  handle(app, registry.saveView, (call) => within(call, (at) => saveView(at.trx, at.actor.id, at.outbreak.id, call.body)));
  handle(app, registry.deleteView, (call) =>
    within(call, async (at) => {
      if (!(await deleteView(at.trx, at.outbreak.id, call.params.id))) throw new AppError('RECORD_NOT_FOUND');
    }),
  );
}
