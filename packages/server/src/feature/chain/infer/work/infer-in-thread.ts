import { fromThread } from '../../../../platform/fault/index.ts';
import { startSiblingWorker } from '../../../../platform/sibling-worker.ts';
import { type InferMessage, type InferTask } from './infer-task.ts';
import { type StoredResult } from './stored-result.ts';

/** Memory of an inference, in megabytes: five thousand cases need less than half of it. */
const memoryMegabytes = 2048;

interface Listener {
  readonly signal: AbortSignal;
  progress(done: number, total: number): void;
}

/**
 * Infers in a thread of its own.
 *
 * @throws the reason of the signal when it is aborted; an error with the remedy when the input cannot be used
 */
export function inferInThread(task: InferTask, { signal, progress }: Listener): Promise<StoredResult> {
  signal.throwIfAborted();
  const worker = startSiblingWorker(import.meta.url, './infer-worker', {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
    ...(import.meta.url.endsWith('.ts') ? { execArgv: ['--conditions=source'] } : {}),
  });
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      reject(signal.reason as Error);
      void worker.terminate();
    };
    signal.addEventListener('abort', abort, { once: true });
    worker.on('message', (message: InferMessage) => {
      if (message.type === 'progress') progress(message.done, message.total);
      else if (message.type === 'done') resolve(message.result);
      else reject(fromThread(message.failure));
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      signal.removeEventListener('abort', abort);
      reject(new Error('The inference ended before it was done.')); // does nothing once it resolved
    });
  });
}
