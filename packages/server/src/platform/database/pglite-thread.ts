import { startSiblingWorker } from '../sibling-worker.ts';
import { type Result } from './engine.ts';
import { type PgliteHost } from './pglite-host.ts';

export type WorkerCall =
  | { readonly id: number; readonly kind: 'query'; readonly sql: string; readonly parameters: readonly unknown[] }
  | { readonly id: number; readonly kind: 'execute'; readonly sql: string }
  | { readonly id: number; readonly kind: 'close' };

export interface WorkerAnswer {
  readonly id: number;
  readonly rows?: Record<string, unknown>[];
  readonly affected?: number;
  readonly error?: { message: string; code: string | null; constraint: string | null; detail: string | null };
}

type Request = { kind: 'query'; sql: string; parameters: readonly unknown[] } | { kind: 'execute'; sql: string } | { kind: 'close' };
interface Waiting {
  resolve(result: Result): void;
  reject(error: Error): void;
}

/** PGlite in a worker thread, so that a heavy statement does not stop the server from answering. */
export async function openPgliteThread(directory: string): Promise<Omit<PgliteHost, 'dump'>> {
  const worker = startSiblingWorker(import.meta.url, './pglite-worker', { workerData: { directory } });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const ready = new Promise<Result>((resolve, reject) => waiting.set(0, { resolve, reject }));
  worker.on('message', (answer: WorkerAnswer) => settle(waiting, answer));
  worker.on('error', (error) => failAll(waiting, error));
  worker.on('exit', () => failAll(waiting, new Error('The database thread ended.')));
  const send = (call: Request) =>
    new Promise<Result>((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      worker.postMessage({ ...call, id: last });
    });
  await ready;
  return {
    query: (sql, parameters) => send({ kind: 'query', sql, parameters }),
    execute: async (sql) => void (await send({ kind: 'execute', sql })),
    async close() {
      await send({ kind: 'close' });
      await worker.terminate();
    },
  };
}

function settle(waiting: Map<number, Waiting>, answer: WorkerAnswer): void {
  const one = waiting.get(answer.id);
  waiting.delete(answer.id);
  if (answer.error) one?.reject(Object.assign(new Error(answer.error.message), answer.error));
  else one?.resolve({ rows: answer.rows ?? [], affected: answer.affected ?? 0 });
}

function failAll(waiting: Map<number, Waiting>, error: Error): void {
  for (const one of waiting.values()) one.reject(error);
  waiting.clear();
}
