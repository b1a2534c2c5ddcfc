import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Starts a module beside the one that asks in a worker thread: the `.js` of a build, or the `.ts` of the sources,
 * for which the thread first learns to read TypeScript (loader hooks do not reach a worker by themselves).
 *
 * @param from `import.meta.url` of the asking module
 * @param name relative and without ending, `./pglite-worker`
 */
export function startSiblingWorker(from: string, name: string, options: WorkerOptions = {}): Worker {
  if (!from.endsWith('.ts')) return new Worker(new URL(`${name}.js`, from), options);
  const target = new URL(`${name}.ts`, from).href;
  const bootstrap = `import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))}; register(); await import(${JSON.stringify(target)});`;
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(bootstrap)}`), options);
}
