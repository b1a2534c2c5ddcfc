import { parentPort, workerData } from 'node:worker_threads';
import { openPglite } from './pglite-host.ts';
import { type WorkerAnswer, type WorkerCall } from './pglite-thread.ts';

// PGlite computes in the thread that calls it. Here it computes beside the server, whose event loop stays free.
const host = await openPglite({ directory: (workerData as { directory: string }).directory });
const port = parentPort;
if (port === null) throw new Error('This file runs as a worker thread only.');

port.on('message', (call: WorkerCall) => {
  void answer(call).then((message) => port.postMessage(message));
});
port.postMessage({ id: 0, rows: [], affected: 0 } satisfies WorkerAnswer);

async function answer(call: WorkerCall): Promise<WorkerAnswer> {
  try {
    if (call.kind === 'query') return { id: call.id, ...(await host.query(call.sql, call.parameters)) };
    if (call.kind === 'execute') await host.execute(call.sql);
    else await host.close();
    return { id: call.id, rows: [], affected: 0 };
  } catch (error) {
    return { id: call.id, error: describe(error) };
  }
}

/** Errors lose their fields on the way between threads: the code and the constraint are what the service reads. */
function describe(error: unknown): NonNullable<WorkerAnswer['error']> {
  const { message, code, constraint, detail } = error as { message: string; code?: string; constraint?: string; detail?: string };
  return { message, code: code ?? null, constraint: constraint ?? null, detail: detail ?? null };
}
