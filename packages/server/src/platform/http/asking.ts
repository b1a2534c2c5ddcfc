import { type FastifyInstance } from 'fastify';
import { type Platform } from '../platform.ts';

/**
 * Marks what happens in a request as asked for by somebody who waits. Said again once the body was read: what reads it begins elsewhere,
 * where the first mark is not seen.
 */
export function sayWhoAsks(app: FastifyInstance, { longWorks }: Platform): void {
  app.addHook('onRequest', (_request, _reply, done) => longWorks.asked(done));
  app.addHook('preValidation', (_request, _reply, done) => longWorks.asked(done));
}
