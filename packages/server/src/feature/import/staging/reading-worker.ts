import { parentPort, workerData } from 'node:worker_threads';
import { threadFailure } from '../../../platform/fault/index.ts';
import { type CellError } from '../mapping/index.ts';
import { type ImportSummary, inspectImport, readImportPacks } from '../preset/index.ts';
import { DraftWriter } from './draft-folder.ts';
import { type ReadingMessage, type ReadingTask } from './reading-task.ts';

// Files are parsed here, beside the server: decoding a hundred megabytes of text would hold up everybody's requests.
const port = parentPort;
if (port === null) throw new Error('This file runs as a worker thread only.');
const tell = (message: ReadingMessage): void => port.postMessage(message);
const task = workerData as ReadingTask;

/** Errors travel in packs; this many are kept of one import, the others are only counted. */
const packSize = 500;

try {
  if (task.kind === 'inspect') tell({ type: 'inspected', inspection: await inspectImport(task.sources, task.options) });
  else await read(task);
} catch (error) {
  tell({ type: 'failed', failure: threadFailure(error) });
}
port.close();

async function read({ sources, options, folder, mostErrors }: Extract<ReadingTask, { kind: 'read' }>): Promise<void> {
  const drafts = await DraftWriter.open(folder);
  const pack: CellError[] = [];
  let kept = 0;
  let summary: ImportSummary | undefined;
  for await (const items of readImportPacks(sources, options)) {
    const growth = drafts.add(items.flatMap((item) => (item.type === 'draft' ? [item.draft] : [])));
    if (growth.size > 0) tell({ type: 'grown', growth });
    for (const item of items) {
      if (item.type === 'inspection') tell({ type: 'inspected', inspection: item.inspection });
      else if (item.type === 'progress') tell({ type: 'progress', done: item.done, total: item.total });
      else if (item.type === 'error') {
        if (kept++ < mostErrors) pack.push(item.error);
        if (pack.length >= packSize) tell({ type: 'errors', errors: pack.splice(0) });
      } else if (item.type === 'summary') ({ summary } = item);
    }
  }
  if (pack.length > 0) tell({ type: 'errors', errors: pack });
  if (summary === undefined) throw new Error('The reading ended without a summary.');
  tell({ type: 'read', summary, outline: await drafts.close() });
}
