import '@fastify/compress'; // a route may say how its answer is packed
import { constants } from 'node:zlib';
import { type Answer, AppError, type Parsed, type Permission, type Route, requestInvalid } from '@firebreak/contract';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type z } from 'zod';
import { type Actor, mayAnywhere } from '../access/index.ts';
import { invalidRequest } from './invalid-request.ts';

/** A parsed call: what the route declares, and who asks (absent only on routes for anyone). */
export type Handled<T extends Route> = Parsed<T> & {
  readonly actor: Actor;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};
/** Routes without a response schema answer nothing, or have sent a file themselves. */
export type Handler<T extends Route> = (call: Handled<T>) => Promise<Answer<T> extends undefined ? void : Answer<T>>;

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the session hook when a valid session came with the request. */
    actor?: Actor;
  }
  interface FastifyContextConfig {
    contract?: Route;
  }
}

/** Binds a route of the contract to its handler: sign-in, permission and schemas are checked here and nowhere else. */
export function handle<T extends Route>(app: FastifyInstance, route: T, handler: Handler<T>): void {
  app.route({
    method: route.method,
    url: route.path.replace(/\{(\w+)\}/g, ':$1'),
    compress: quickCompression,
    config: {
      contract: route,
      ...limitOf(route),
    },
    ...(route.bodyBytes === undefined ? {} : { bodyLimit: route.bodyBytes }),
    handler: async (request, reply) => {
      const params = parse(route.params, request.params, 'address');
      authorise(route, request.actor, params);
      const query = parse(route.query, request.query, 'query');
      const body = route.upload ? undefined : parse(route.body, request.body, 'body');
      // Each part was parsed by the route's own schema; that they are those of T, the compiler cannot follow through a generic route.
      const call = { params, query, body, actor: request.actor, request, reply } as unknown as Handled<T>;
      const answer = await handler(call);
      if (reply.sent) return reply;
      return reply.code(route.status ?? 200).send(answer);
    },
  });
}

/**
 * Answers differ every time, so packing them fast beats packing them small; the console's files are packed tighter. A page of a list is
 * packed in one go, within a third of a millisecond: handing it through a stream and another thread costs twice as much.
 */
const quickCompression = {
  threshold: 1024,
  syncThreshold: 262_144,
  zlibOptions: { level: 1 },
  brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } },
};

function limitOf(route: Route) {
  if (isGuessable(route))
    return { rateLimit: { max: mostGuesses, timeWindow: '1 minute', keyGenerator: (request: FastifyRequest) => request.ip } };
  return route.perMinute === undefined ? {} : { rateLimit: { max: route.perMinute, timeWindow: '1 minute' } };
}

/** Doors at which a password or a link could be guessed. */
const isGuessable = (route: Route) => route.access === 'anyone' && route.method === 'POST';
/** Guesses a minute from one address: enough for people who mistype, too few for a list of passwords. */
const mostGuesses = 30;

function parse(schema: z.ZodType | undefined, value: unknown, place: 'address' | 'query' | 'body'): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(value ?? {});
  if (!result.success) throw invalidRequest(result.error, place, value ?? {});
  if (holdsNul(result.data)) throw requestInvalid(place, 'notStorable');
  return result.data;
}

/** No engine stores U+0000 in a text: refused here for every route rather than failing in some statement. */
function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (value === null || typeof value !== 'object') return false;
  return Object.entries(value).some(([key, item]) => key.includes('\0') || holdsNul(item));
}

function authorise(route: Route, actor: Actor | undefined, params: unknown): void {
  if (route.access === 'anyone') return;
  if (actor === undefined) throw new AppError('SIGN_IN_REQUIRED');
  if (route.access === 'signedIn') return;
  const { outbreak } = (params ?? {}) as { outbreak?: string };
  if (!mayAnywhere(actor, route.access, outbreak)) throw denied(route.access);
}

/** A refusal; the error handler adds which roles hold the permission. */
export const denied = (permission: Permission) => new AppError('PERMISSION_DENIED', { permission });
