import { type FastifyInstance } from 'fastify';
import { type Platform } from '../platform/platform.ts';
import { accountRoutes } from './account/routes.ts';
import { areaRoutes } from './area/routes.ts';
import { auditRoutes } from './audit/routes.ts';
import { outbreakRoutes } from './outbreak/routes.ts';
import { systemRoutes } from './system/routes.ts';

/** Every feature of the server, each binding its own routes. */
export const features: readonly ((app: FastifyInstance, platform: Platform) => void | Promise<void>)[] = [
  systemRoutes,
  accountRoutes,
  areaRoutes,
  outbreakRoutes,
  auditRoutes,
];
