import { AppError, createClient, routes, type Answer, type Call, type Locale, type Route } from '@firebreak/contract';
import { currentLocale } from '../text/i18n.ts';

/** The server did not answer: no network, or it is down. Nothing was written. */
export class ConnectionLost extends Error {
  constructor(options?: ErrorOptions) {
    super('The server did not answer', options);
    this.name = 'ConnectionLost';
  }
}

let csrf: string | undefined;

/** Keeps the token that the server asks for with every change. */
export function keepCsrf(token: string | undefined): void {
  csrf = token;
}

const callServer = createClient({
  baseUrl: '',
  fetch: (url, init) => fetch(url, init as RequestInit),
  csrf: () => csrf,
  locale: currentLocale,
});

/**
 * Calls a route of the server.
 *
 * @throws AppError with the server's code; ConnectionLost when nobody answered
 */
export async function call<T extends Route>(route: T, input: Call<T>, signal?: AbortSignal): Promise<Answer<T>> {
  try {
    return await callServer(route, input, signal);
  } catch (error) {
    if (error instanceof AppError || (error instanceof DOMException && error.name === 'AbortError')) throw error;
    throw new ConnectionLost({ cause: error });
  }
}

/** Whether somebody answers at all. */
export async function serverAnswers(): Promise<boolean> {
  try {
    await call(routes.system.health, {});
    return true;
  } catch (error) {
    return error instanceof AppError;
  }
}

/** Token for uploads, which do not go through `call`. */
export function uploadHeaders(): Record<string, string> {
  const locale: Locale = currentLocale();
  return { 'accept-language': locale, ...(csrf === undefined ? {} : { 'x-csrf-token': csrf }) };
}
