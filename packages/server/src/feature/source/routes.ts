import { routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { nouns } from '../nouns.ts';
import { inHouse } from '../registry/index.ts';
import { SourceFinder } from './service.ts';

export function sourceRoutes(app: FastifyInstance, platform: Platform): void {
  const within = inHouse({ platform, nouns });
  const finder = new SourceFinder();
  handle(app, routes.source.rank, (call) => within(call, (at) => finder.rank(at)));
}
