import { type APIResponse, type BrowserContext } from 'playwright-core';
import { passwordOf, type TestServer } from './server.ts';

/** Somebody who works through the API alone. @throws with the answer where it is no success */
export interface Actor {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
  patch<T>(path: string, body: unknown): Promise<T>;
}

/** Signs somebody of the demonstration in, in all pages of a context, without a look at the form. */
export async function signInByApi(context: BrowserContext, server: TestServer, name: string): Promise<Actor> {
  const answer = await context.request.post(`${server.address}/api/session`, { data: { name, password: passwordOf(server) } });
  return actorWith(context, server, (await read<{ csrf: string }>(answer)).csrf);
}

/** Whoever is signed in on the pages of a context. */
export async function actorOf(context: BrowserContext, server: TestServer): Promise<Actor> {
  const answer = await context.request.get(`${server.address}/api/session`);
  return actorWith(context, server, (await read<{ csrf: string }>(answer)).csrf);
}

function actorWith({ request }: BrowserContext, { address }: TestServer, csrf: string): Actor {
  const headers = { 'x-csrf-token': csrf };
  return {
    get: async (path) => read(await request.get(`${address}${path}`)),
    post: async (path, data) => read(await request.post(`${address}${path}`, { data, headers })),
    patch: async (path, data) => read(await request.patch(`${address}${path}`, { data, headers })),
  };
}

async function read<T>(answer: APIResponse): Promise<T> {
  if (!answer.ok()) throw new Error(`${answer.url()}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as T;
}
