import { AppError, routes, type SampleAnswer } from '@firebreak/contract';
import { hashKey } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { call } from '../app/client.ts';
import { refreshOutbreak } from '../app/live.ts';
import { queryClient } from '../app/query.ts';
import { sessionQuery } from '../app/session.tsx';
import { collectHandIns, wipeWhenTold } from './contact.ts';
import { deviceName } from './device.ts';
import { type Entry, isUnsent, type Settled } from './entry.ts';
import { flush, type FlushEnd, retryDelayMs } from './flush.ts';
import { currentEntries, deviceOutbox, dropDone, loadOutbox, subscribeOutbox, unsentCount } from './outbox.ts';
import { DeviceLocked, openKeys, openVault } from './vault/vault.ts';

/** `empty` nothing to send, or how the last try ended. */
export type SendState = 'sending' | FlushEnd;

let state: SendState = 'empty';
let timer: ReturnType<typeof setTimeout> | undefined;
let failures = 0;
let running = false;
const listeners = new Set<() => void>();

/** Whether what waits on the device is on its way, and if not, why. */
export function useSendState(): SendState {
  return useSyncExternalStore(subscribe, () => state);
}

/** Sends what waits whenever something waits and the server can be reached, on whatever page the person is. */
export async function startSending(): Promise<void> {
  try {
    await loadOutbox();
    await dropDone(new Date(Date.now() - KEPT_MS).toISOString());
  } catch {
    return; // A browser that keeps no data has no outbox; the sampling page says so.
  }
  // A batch that is on its way changes the outbox too; without a session nothing new can be sent.
  subscribeOutbox(() => (running || state === 'signIn' ? undefined : sendSoon()));
  addEventListener('online', sendNow);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && sendNow());
  let seen = 0;
  queryClient.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'updated' || query.queryHash !== SESSION) return;
    const { status, dataUpdatedAt } = query.state;
    // Somebody signed in; or turned out not to be, which is asked once and not again and again.
    if (status === 'success' && dataUpdatedAt !== seen) sendSoon();
    else if (status === 'error' && state !== 'signIn') sendSoon();
    seen = dataUpdatedAt;
  });
  sendNow();
}

/** Tries at once: the network came back, somebody signed in, or somebody pressed the button. */
export function sendNow(): void {
  failures = 0;
  clearTimeout(timer);
  timer = undefined;
  void run();
}

/** A new entry goes at once, unless an earlier failure says when to try again. */
function sendSoon(): void {
  if (timer === undefined) void run();
}

async function run(): Promise<void> {
  if (running) return;
  running = true;
  try {
    // What was registered while the last batch was on its way goes at once.
    while ((await oneTry()) === 'empty' && hasMine());
  } finally {
    running = false;
  }
}

async function oneTry(): Promise<FlushEnd | undefined> {
  await loadOutbox();
  if (unsentCount() === 0) return show('empty');
  const session = queryClient.getQueryState(sessionQuery.queryKey);
  const user = session?.data?.user;
  if (user === undefined) return session?.fetchStatus === 'fetching' ? undefined : show('signIn');
  const locked = await unlock(user);
  if (locked === undefined && !hasMine()) return show('empty');
  if (locked === undefined) show('sending');
  const end = show(locked ?? (await oneTabAtATime(() => flush(deviceOutbox, send, user.id))));
  if (end === 'offline' || end === 'later') tryLater();
  else failures = 0;
  return end;
}

/** Opens the device, without which nothing on it can be read. @returns why it stays locked */
async function unlock(user: { readonly id: string; readonly displayName: string }): Promise<'offline' | 'signIn' | 'later' | undefined> {
  try {
    await openVault(user.id);
    await loadOutbox();
    await collectHandIns(user);
    return undefined;
  } catch (error) {
    await wipeWhenTold(error);
    if (error instanceof DeviceLocked) return error.why === 'insecure' ? 'later' : error.why;
    return openKeys() === undefined ? 'later' : undefined;
  }
}

function tryLater(): void {
  failures += 1;
  timer = setTimeout(
    () => {
      timer = undefined;
      void run();
    },
    retryDelayMs(failures, Math.random()),
  );
}

/** Whether something of the person who is signed in waits; asked in one breath, so that no entry slips in between. */
function hasMine(): boolean {
  const user = queryClient.getQueryData(sessionQuery.queryKey)?.user.id;
  return currentEntries().some((entry) => isUnsent(entry) && entry.by === user);
}

/** Two tabs share one outbox: one of them sends. */
function oneTabAtATime<T>(work: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? (navigator.locks.request('firebreak-outbox', work) as Promise<T>) : work();
}

/** A session that began without a network has no token yet: it is fetched when the server asks for one. */
async function send(batch: readonly Entry[]): Promise<readonly Settled[]> {
  try {
    return await sendOnce(batch);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'CSRF_TOKEN_MISSING') throw error;
    const session = await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
    // Somebody else signed in on this device meanwhile: not under their name.
    if (session.user.id !== batch[0]?.by) throw new AppError('SIGN_IN_REQUIRED');
    return sendOnce(batch);
  }
}

async function sendOnce(batch: readonly Entry[]): Promise<readonly Settled[]> {
  const [first] = batch;
  if (first === undefined) return [];
  const settled = first.act.kind === 'sample' ? await sendSamples(first.outbreak, batch) : [await sendAct(first)];
  void refreshOutbreak(first.outbreak);
  return settled;
}

async function sendSamples(outbreak: string, batch: readonly Entry[]): Promise<readonly Settled[]> {
  const { answers } = await call(routes.sample.register, {
    params: { outbreak },
    body: {
      device: deviceName(),
      sentAt: new Date().toISOString(),
      samples: batch.flatMap(({ act }) => (act.kind === 'sample' ? [act.sample] : [])),
    },
  });
  return answers.map((answer: SampleAnswer) => ({
    id: answer.id,
    state: afterAnswer[answer.outcome],
    answer,
    code: answer.code,
    details: answer.details,
  }));
}

/** `again` is safe and counted once; a conflict is safe too, and somebody must look at the tube. */
const afterAnswer = { recorded: 'done', same: 'done', again: 'done', conflict: 'attention', refused: 'refused' } as const;

async function sendAct({ id, outbreak, at, act }: Entry): Promise<Settled> {
  switch (act.kind) {
    case 'void':
      await call(routes.sample.void, { params: { outbreak }, body: { samples: [...act.samples], reason: act.reason } });
      break;
    case 'seal': {
      const body = { tubes: [act.tube], at, device: deviceName() };
      const { problems } = await call(routes.tube.seal, { params: { outbreak }, body });
      const problem = problems[0];
      if (problem !== undefined) return { id, state: 'refused', code: problem.code, details: { tube: problem.tube } };
      break;
    }
    case 'missing':
      await call(routes.testRound.explain, {
        params: { outbreak, id: act.round },
        body: { members: [...act.members], reason: act.reason },
      });
      break;
    case 'occupancy':
      await call(routes.roster.occupancy, {
        params: { outbreak, id: act.household },
        body: { version: act.version, occupancy: act.occupancy, reason: act.reason },
      });
      break;
    case 'sample':
    case 'slip':
      throw new Error(`An entry of kind ${act.kind} is not sent alone`);
  }
  return { id, state: 'done' };
}

function show<T extends SendState>(next: T): T {
  state = next;
  for (const listener of listeners) listener();
  return next;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const SESSION = hashKey(sessionQuery.queryKey);

/** What is safe at the server stays a day, so that the tubes of the shift show how many are in them. */
const KEPT_MS = 86_400_000;
