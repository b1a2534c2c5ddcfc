import '@fastify/cookie'; // gives a request its cookies
import { timingSafeEqual } from 'node:crypto';
import { AppError } from '@firebreak/contract';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { sha256 } from '../journal/canonical.ts';
import { type Platform } from '../platform.ts';
import { SessionMemory } from './session-memory.ts';

export const sessionCookie = 'firebreak_session';
export const sessionDays = 7;

/** Finds the actor of a request's cookie, and refuses changes that do not prove they came from our own page. */
export function recogniseSessions(app: FastifyInstance, platform: Platform): void {
  const sessions = new SessionMemory(platform);
  app.addHook('onRequest', async (request) => {
    const token = request.cookies[sessionCookie];
    if (token === undefined) return;
    const known = await sessions.find(sha256(token));
    if (known === undefined) return;
    request.actor = known.actor;
    const isPublic = request.routeOptions.config.contract?.access === 'anyone';
    if (request.method !== 'GET' && request.method !== 'HEAD' && !isPublic) checkCsrf(request, known.csrf);
  });
}

function checkCsrf(request: FastifyRequest, expected: string): void {
  const given = String(request.headers['x-csrf-token'] ?? '');
  const equal = given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected));
  if (!equal) throw new AppError('CSRF_TOKEN_MISSING');
}
