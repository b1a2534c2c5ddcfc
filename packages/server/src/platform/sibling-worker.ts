import { setFlagsFromString } from 'node:v8';
import { Worker, type WorkerOptions } from 'node:worker_threads';

interface SiblingOptions extends WorkerOptions {
  /**
   * Megabytes of long-lived memory before the thread looks through it for the first time. A thread that fills its
   * memory with what it needs to its end looks through all of it again and again while it grows, for nothing.
   */
  readonly initialOldGenerationSizeMb?: number;
}

/**
 * Starts a module beside the one that asks in a worker thread: the `.js` of a build, or the `.ts` of the sources,
 * for which the thread first learns to read TypeScript (loader hooks do not reach a worker by themselves).
 *
 * @param from `import.meta.url` of the asking module
 * @param name relative and without ending, `./pglite-worker`
 */
export function startSiblingWorker(from: string, name: string, { initialOldGenerationSizeMb, ...options }: SiblingOptions = {}): Worker {
  if (initialOldGenerationSizeMb !== undefined) setInitialOldGeneration(initialOldGenerationSizeMb);
  const worker = from.endsWith('.ts') ? sourceWorker(from, name, options) : new Worker(new URL(`${name}.js`, from), options);
  if (initialOldGenerationSizeMb !== undefined) worker.once('online', () => setInitialOldGeneration(0));
  return worker;
}

function sourceWorker(from: string, name: string, options: WorkerOptions): Worker {
  const target = new URL(`${name}.ts`, from).href;
  const bootstrap = `import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))}; register(); await import(${JSON.stringify(target)});`;
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(bootstrap)}`), options);
}

/** The limits of a worker have no word for it; the flag is read when a thread sets up its memory, and by nothing that runs. */
const setInitialOldGeneration = (megabytes: number): void => setFlagsFromString(`--initial-old-space-size=${megabytes}`);
