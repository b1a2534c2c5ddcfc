import { openApi, routes } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { revisionOf } from '../../platform/journal/index.ts';
import { handle } from '../../platform/http/handle.ts';
import { type Platform } from '../../platform/platform.ts';
import { outbreakInSight } from '../outbreak/service.ts';
import { transact } from '../../platform/access/index.ts';
import { Measurements } from './measurements.ts';

const { system } = routes;

export function systemRoutes(app: FastifyInstance, platform: Platform): void {
  const measurements = new Measurements();
  app.addHook('onResponse', async (request, reply) => {
    measurements.count(request.method, request.routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime);
  });
  handle(app, system.health, async ({ reply }) => {
    // Whoever holds the only connection of the embedded database for long is proof enough that it works.
    const isUp =
      platform.longWorks.now !== undefined ||
      (await sql`select 1`.execute(platform.db).then(
        () => true,
        () => false,
      ));
    if (!isUp) reply.code(503);
    return { status: isUp ? ('ok' as const) : ('failing' as const), database: platform.engine, version: platform.version };
  });
  handle(app, system.metrics, async ({ reply }) => {
    await reply.type('text/plain; version=0.0.4').send(measurements.text());
  });
  const description = JSON.stringify(openApi(platform.version));
  handle(app, system.openapi, async ({ reply }) => {
    await reply.type('application/json').send(description);
  });
  handle(app, system.revision, ({ actor, params }) =>
    transact(platform.db, { actor, outbreak: params.outbreak }, async (trx) => {
      const { home } = await outbreakInSight(trx, params.outbreak);
      return { revision: await revisionOf(trx, home) };
    }),
  );
}
