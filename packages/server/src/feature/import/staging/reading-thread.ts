import { fromThread } from '../../../platform/fault/index.ts';
import { startSiblingWorker } from '../../../platform/sibling-worker.ts';
import { type CellError } from '../mapping/index.ts';
import { type ImportInspection, type ImportOptions, type ImportSummary } from '../preset/index.ts';
import { type DraftGrowth, type DraftOutline } from './draft-folder.ts';
import { type PathSource, type ReadingMessage, type ReadingTask } from './reading-task.ts';

/**
 * Memory of a reading thread, in megabytes: a reading that needs more ends alone, and the server goes on. Rows are
 * short-lived; with a young generation that holds a pack of them they die there instead of being copied on. What it takes is not
 * given back before the writing: three times as much stood beside the embedded database, 0.27 GB more in all. Where the
 * database is elsewhere there is room to look through what is kept less often, which is a tenth of the work of reading.
 */
const modest = { resourceLimits: { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 32 } };
const roomy = { resourceLimits: { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64 }, initialOldGenerationSizeMb: 240 };

export interface ReadingResult {
  readonly inspection: ImportInspection;
  readonly summary: ImportSummary;
  readonly outline: DraftOutline;
}

export interface ReadingListener {
  readonly signal: AbortSignal;
  /** Whether this process has the memory to itself: the database is not in it. */
  readonly isRoomy: boolean;
  progress(done: number, total: number): void;
  errors(errors: readonly CellError[]): void;
  grown(growth: DraftGrowth): void;
}

/**
 * Reads files into a folder of drafts, in a thread of its own.
 *
 * @throws the reason of the signal when it is aborted
 */
export async function readInThread(
  task: Omit<Extract<ReadingTask, { kind: 'read' }>, 'kind'>,
  listener: ReadingListener,
): Promise<ReadingResult> {
  let inspection: ImportInspection | undefined;
  let result: ReadingResult | undefined;
  await runTask({ kind: 'read', ...task }, listener, (message) => {
    if (message.type === 'inspected') ({ inspection } = message);
    else if (message.type === 'progress') listener.progress(message.done, message.total);
    else if (message.type === 'grown') listener.grown(message.growth);
    else if (message.type === 'errors') listener.errors(message.errors);
    else if (message.type === 'read' && inspection !== undefined)
      result = { inspection, summary: message.summary, outline: message.outline };
  });
  if (result === undefined) throw new Error('The reading thread ended before it was done.');
  return result;
}

/** Looks through files, in a thread of its own. */
export async function inspectInThread(sources: readonly PathSource[], options: ImportOptions): Promise<ImportInspection> {
  let inspection: ImportInspection | undefined;
  await runTask({ kind: 'inspect', sources, options }, {}, (message) => {
    if (message.type === 'inspected') ({ inspection } = message);
  });
  if (inspection === undefined) throw new Error('The reading thread ended before it was done.');
  return inspection;
}

interface Run {
  readonly signal?: AbortSignal;
  readonly isRoomy?: boolean;
}

function runTask(task: ReadingTask, { signal, isRoomy = false }: Run, take: (message: ReadingMessage) => void): Promise<void> {
  signal?.throwIfAborted();
  const worker = startSiblingWorker(import.meta.url, './reading-worker', {
    workerData: task,
    ...(isRoomy ? roomy : modest),
    // The sources of the other packages are read like our own where nothing is built.
    ...(import.meta.url.endsWith('.ts') ? { execArgv: ['--conditions=source'] } : {}),
  });
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      reject(signal?.reason as Error);
      void worker.terminate();
    };
    signal?.addEventListener('abort', abort, { once: true });
    worker.on('message', (message: ReadingMessage) => {
      if (message.type === 'failed') reject(fromThread(message.failure));
      else take(message);
    });
    worker.on('error', reject);
    worker.on('exit', () => {
      signal?.removeEventListener('abort', abort);
      resolve();
    });
  });
}
