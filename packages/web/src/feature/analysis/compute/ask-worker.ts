import type { ComputationName, Input, Output } from './computations.ts';
import type { Failure } from './failure.ts';
import type { Reply, Request } from './message.ts';

export type Computed<N extends ComputationName> = { readonly output: Output<N> } | { readonly failure: Failure };

/** Has the worker compute; the worker begins with the first question and stays as long as the page. */
export function askWorker<N extends ComputationName>(name: N, input: Input<N>): Promise<Computed<N>> {
  const id = next++;
  return new Promise((resolve) => {
    waiting.set(id, resolve as (reply: Computed<ComputationName>) => void);
    const request: Request = { id, name, input };
    theWorker().postMessage(request);
  });
}

function theWorker(): Worker {
  if (worker !== undefined) return worker;
  const begun = new Worker(new URL('./analysis.worker.ts', import.meta.url), { type: 'module' });
  begun.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    const resolve = waiting.get(data.id);
    waiting.delete(data.id);
    resolve?.(data as Computed<ComputationName>);
    performance.measure('analysis', { start: performance.now() - data.took, duration: data.took });
  });
  begun.addEventListener('error', (event) => failAll(event.message));
  worker = begun;
  return begun;
}

/** The worker could not be fetched or died: who waits is told, and the next question begins a new one. */
function failAll(message: string): void {
  const failure: Failure = { code: 'FAULT', argument: '', message };
  for (const resolve of waiting.values()) resolve({ failure });
  waiting.clear();
  worker?.terminate();
  worker = undefined;
}

let worker: Worker | undefined;
let next = 0;
const waiting = new Map<number, (reply: Computed<ComputationName>) => void>();
