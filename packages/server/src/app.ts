import { stat } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import { AppError } from '@firebreak/contract';
import fastify, { type FastifyInstance } from 'fastify';
import { features } from './feature/index.ts';
import { answerErrors } from './platform/http/error-handler.ts';
import { sayWhoAsks } from './platform/http/asking.ts';
import { recogniseSessions, sessionCookie } from './platform/http/session-hook.ts';
import { type Platform } from './platform/platform.ts';

export interface AppOptions {
  /** Folder of the built console; absent: the API only. */
  readonly web?: string;
  readonly logger?: boolean;
  /** Requests a minute from one person, or from one address before signing in. */
  readonly requestsPerMinute?: number;
}

/** JSON bodies hold one record or one mapping; files come as uploads, which stream. */
const bodyBytes = 1_048_576;
const defaultRequestsPerMinute = 1200;

/** The HTTP application over a platform; it does not listen yet, so tests can inject requests. */
export async function buildApp(platform: Platform, options: AppOptions = {}): Promise<FastifyInstance> {
  const app = fastify({
    logger: options.logger === true ? { level: 'info', redact: ['req.headers.cookie', 'req.headers["x-csrf-token"]'] } : false,
    bodyLimit: bodyBytes,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
  });
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: { directives: contentSecurity },
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: false,
  });
  await app.register(compress, { threshold: 1024 });
  await app.register(rateLimit, {
    max: options.requestsPerMinute ?? defaultRequestsPerMinute,
    timeWindow: '1 minute',
    // One office has one address: the limit is per person once signed in, and files of the console do not count.
    keyGenerator: (request) => request.cookies[sessionCookie] ?? request.ip,
    allowList: (request) => !request.url.startsWith('/api/'),
    errorResponseBuilder: (_request, { ttl }) => new AppError('TOO_MANY_REQUESTS', { seconds: Math.ceil(ttl / 1000) }),
  });
  answerErrors(app, platform);
  sayWhoAsks(app, platform);
  recogniseSessions(app, platform);
  for (const register of features) await register(app, platform);
  if (options.web !== undefined) await serveConsole(app, options.web);
  return app;
}

/** Scripts and styles from our own address only. Ant Design writes style elements; MapLibre runs its worker from a blob. */
const contentSecurity = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'", 'data:'],
  workerSrc: ["'self'", 'blob:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
};

/** Assets carry their hash in the name and may be kept for a year; every other address shows the console. */
async function serveConsole(app: FastifyInstance, root: string): Promise<void> {
  if (!(await stat(root).catch(() => undefined))?.isDirectory()) return;
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    setHeaders: (reply, path) =>
      void reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
  });
  app.get('/*', async (request, reply) => {
    if (request.url.startsWith('/api/') || request.url.startsWith('/assets/'))
      throw new AppError('ROUTE_NOT_FOUND', { path: request.url.slice(0, 200) });
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
