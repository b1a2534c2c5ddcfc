import { type z } from 'zod';
import { AppError, ErrorBody, type Locale } from './error/index.ts';
import { type Answer, type Call, type Route } from './route/index.ts';

/** What the client needs of the platform: `fetch` of a browser or of Node. */
export interface Transport {
  readonly baseUrl: string;
  readonly fetch: (url: string, init: TransportInit) => Promise<TransportAnswer>;
  readonly csrf?: () => string | undefined;
  readonly locale?: () => Locale;
}
export interface TransportInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly credentials: 'same-origin';
  readonly signal?: AbortSignalLike;
}
interface TransportAnswer {
  readonly status: number;
  readonly ok: boolean;
  json(): Promise<unknown>;
  text(): Promise<string>;
}
/** Structural stand-in for AbortSignal, which only DOM and Node declare. */
export type AbortSignalLike = { readonly aborted: boolean };

/**
 * Calls a route and gives its parsed answer.
 *
 * @throws AppError with the code of the server; `INTERNAL` when the answer was not understood.
 */
export function createClient(transport: Transport) {
  return async function call<T extends Route>(route: T, input: Call<T>, signal?: AbortSignalLike): Promise<Answer<T>> {
    const answer = await transport.fetch(transport.baseUrl + addressOf(route, input), {
      method: route.method,
      headers: headersOf(transport, route, input),
      credentials: 'same-origin',
      ...('body' in input && input.body !== undefined ? { body: JSON.stringify(input.body) } : {}),
      ...(signal ? { signal } : {}),
    });
    if (!answer.ok) throw await errorOf(answer);
    if (answer.status === 204 || route.response === undefined) return undefined as Answer<T>;
    return (await answer.json()) as Answer<T>;
  };
}

/** The address of a call: parameters filled in, query appended; what is undefined is left out. */
export function addressOf(route: Route, input: { readonly params?: unknown; readonly query?: unknown }): string {
  const params = (input.params ?? {}) as Record<string, unknown>;
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const pairs = Object.entries((input.query ?? {}) as Record<string, unknown>).filter(([, value]) => value !== undefined);
  const query = pairs.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`).join('&');
  return query === '' ? path : `${path}?${query}`;
}

function headersOf(transport: Transport, route: Route, input: object): Record<string, string> {
  const headers: Record<string, string> = {};
  if ('body' in input && input.body !== undefined) headers['content-type'] = 'application/json';
  const csrf = transport.csrf?.();
  if (route.method !== 'GET' && csrf !== undefined) headers['x-csrf-token'] = csrf;
  const locale = transport.locale?.();
  if (locale !== undefined) headers['accept-language'] = locale;
  return headers;
}

async function errorOf(answer: TransportAnswer): Promise<AppError> {
  const body = await answer.json().catch(() => undefined);
  const parsed: z.ZodSafeParseResult<ErrorBody> = ErrorBody.safeParse(body);
  return parsed.success
    ? new AppError(parsed.data.code, parsed.data.details)
    : new AppError('INTERNAL', { reference: `HTTP ${answer.status}` });
}
