import { routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { scopeKey } from '../figure/index.ts';
import { nouns } from '../nouns.ts';
import { inHouse } from '../registry/index.ts';
import { BoardCache } from './board-cache.ts';
import { boardOf } from './service.ts';

export function boardRoutes(app: FastifyInstance, platform: Platform): void {
  const within = inHouse({ platform, nouns });
  const cache = new BoardCache();
  handle(app, routes.board.board, async (call) => {
    const key = [call.params.outbreak, call.query.area ?? '', scopeKey(call.actor, call.params.outbreak)].join('\n');
    return cache.get(key, () => within(call, (at) => boardOf(at, call.query.area)));
  });
}
