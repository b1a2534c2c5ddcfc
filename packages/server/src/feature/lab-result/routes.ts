import { routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { type Platform } from '../../platform/platform.ts';
import { nouns } from '../nouns.ts';
import { recordDoors } from '../registry/index.ts';

export function labResultRoutes(app: FastifyInstance, platform: Platform): void {
  recordDoors(app, { platform, nouns }, nouns.labResult, routes.labResult);
}
