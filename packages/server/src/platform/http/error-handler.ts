import { AppError, type ErrorBody, errorText, type Locale, locales, requestInvalid } from '@firebreak/contract';
import { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify';
import { noteFault } from '../fault/index.ts';
import { type Platform } from '../platform.ts';

/** Answers every failure with a code of the catalogue, in the language of whoever asked. */
export function answerErrors(app: FastifyInstance, platform: Platform): void {
  app.setErrorHandler<Error>(async (error, request, reply) => {
    const known = await asAppError(platform, error, request);
    const details = known.code === 'PERMISSION_DENIED' ? { ...known.details, whoHasIt: await rolesWith(platform, known) } : known.details;
    if (known.code === 'DATABASE_BUSY') reply.header('retry-after', String(known.details['seconds']));
    return reply.code(known.status).send(bodyOf(known, details, localeOf(request)));
  });
  app.setNotFoundHandler(async (request, reply) => {
    const error = new AppError('ROUTE_NOT_FOUND', { path: request.url.slice(0, 200) });
    return reply.code(404).send(bodyOf(error, error.details, localeOf(request)));
  });
}

function bodyOf(error: AppError, details: ErrorBody['details'], locale: Locale): ErrorBody {
  return { code: error.code, message: errorText(error.code, locale, details), details };
}

/** Language of an answer: the signed-in user's choice, else the first the browser names that we speak. */
export function localeOf(request: FastifyRequest): Locale {
  const asked = (request.headers['accept-language'] ?? '').split(',').map((part) => part.split(';')[0]?.trim() ?? '');
  const exact = asked.find((tag): tag is Locale => (locales as readonly string[]).includes(tag));
  if (exact) return exact;
  if (request.actor) return request.actor.locale;
  const [first = ''] = asked;
  if (/^zh-(tw|hk|mo|hant)/i.test(first)) return 'zh-Hant';
  return /^zh/i.test(first) ? 'zh-Hans' : 'en';
}

async function asAppError(platform: Platform, error: Error, request: FastifyRequest): Promise<AppError> {
  if (error instanceof AppError) return error;
  const { statusCode, code } = error as FastifyError;
  if (statusCode === 429) return new AppError('TOO_MANY_REQUESTS', { seconds: Math.ceil(retryAfter(error)) });
  if (statusCode === 413) return new AppError('UPLOAD_TOO_LARGE', { limit: '1 MB' });
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return requestInvalid('body', 'notReadable', { reason: code ?? String(statusCode) });
  }
  const reference = await noteFault(platform, error, `${request.method} ${request.routeOptions.url ?? ''}`);
  return new AppError('INTERNAL', { reference }, { cause: error });
}

const retryAfter = (error: Error) => (error as { retryAfterSeconds?: number }).retryAfterSeconds ?? 60;

/** The refusal stands, whether the database has time to say who could do it or not. */
const rolesWith = (platform: Platform, error: AppError): Promise<string> => findRoles(platform, error).catch(() => '—');

async function findRoles(platform: Platform, error: AppError): Promise<string> {
  const rows = await platform.db
    .selectFrom('role_permission')
    .select('role')
    .where('permission', '=', String(error.details['permission']))
    .orderBy('role')
    .execute();
  return rows.map(({ role }) => role).join(', ');
}
