/**
 * Serves the field pages when there is no network. It never touches the API: what people record waits in the outbox of the
 * page, not here.
 *
 * Each build has a cache of its own, filled before the worker takes over. Pages come from the network first, so an ordinary
 * update is seen at once; parts carry a hash in their name and come from the cache first. The cache of the build before stays, so that a
 * page that is still open finds its parts.
 */
interface WorkerScope {
  addEventListener(type: 'install' | 'activate', act: (event: { waitUntil(work: Promise<unknown>): void }) => void): void;
  addEventListener(type: 'fetch', act: (event: FetchEvent) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  readonly location: { readonly origin: string };
}
interface FetchEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** Set by the build: the parts of the field pages, and a digest of them. */
declare const PARTS: readonly string[];
declare const VERSION: string;

const worker = globalThis as unknown as WorkerScope;
const PREFIX = 'firebreak-pages-';
const CACHE = `${PREFIX}${VERSION}`;
const PAGE = '/index.html';
const WAIT_MS = 4000;

worker.addEventListener('install', (event) => event.waitUntil(fill().then(() => worker.skipWaiting())));
worker.addEventListener('activate', (event) => event.waitUntil(forgetOld().then(() => worker.clients.claim())));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin || pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (pathname.startsWith('/assets/')) event.respondWith(part(request));
  else if (PARTS.includes(pathname)) event.respondWith(fetch(request).catch(() => kept(request)));
});

/** All or nothing: a worker whose parts are not all there does not take over. */
async function fill(): Promise<void> {
  const cache = await caches.open(CACHE);
  await Promise.all([PAGE, ...PARTS].map((path) => add(cache, path)));
}

/** A part that an earlier build has already is not fetched again. */
async function add(cache: Cache, path: string): Promise<void> {
  const held = path.startsWith('/assets/') ? await caches.match(path) : undefined;
  const answer = held ?? (await fetch(new Request(path, { cache: 'no-cache' })));
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}`);
  await cache.put(path, answer);
}

async function forgetOld(): Promise<void> {
  const ours = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(ours.slice(0, -1).map((name) => caches.delete(name)));
}

/** From the network, unless it is silent for some seconds: a signal that only seems to be there is worse than none. */
async function page(request: Request): Promise<Response> {
  const held = await (await caches.open(CACHE)).match(PAGE);
  const fresh = fetch(request);
  if (held === undefined) return fresh;
  const silence = new Promise<Response>((found) => {
    setTimeout(() => found(held), WAIT_MS);
  });
  return Promise.race([fresh.then((answer) => (answer.ok ? answer : held)).catch(() => held), silence]);
}

async function part(request: Request): Promise<Response> {
  const held = await caches.match(request);
  if (held !== undefined) return held;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(CACHE)).put(request, answer.clone());
  return answer;
}

async function kept(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? Response.error();
}
