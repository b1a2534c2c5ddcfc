import { routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { chainsOf } from './service.ts';

export function chainRoutes(app: FastifyInstance, platform: Platform): void {
  handle(app, routes.figure.chains, ({ actor, params, query }) => chainsOf(platform, actor, params.outbreak, query.contacts === 'yes'));
}
