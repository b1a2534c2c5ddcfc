import { parentPort, workerData } from 'node:worker_threads';
import { threadFailure } from '../../../../platform/fault/index.ts';
import { type DraftKind, draftKinds } from '../../mapping/index.ts';
import { type DraftGrowth } from '../../staging/draft-folder.ts';
import { Preparer } from './preparer.ts';
import { PreparedWriter } from './prepared-file.ts';
import { type Bytes, type PreparingCall, type PreparingMessage, type PreparingTask } from './preparing-message.ts';

// While one core reads files, the other makes ready what reading found: what the database will get, as it will get it.
const port = parentPort;
if (port === null) throw new Error('This file runs as a worker thread only.');
const tell = (message: PreparingMessage): void => port.postMessage(message);
const task = workerData as PreparingTask;

let answered: ((found: readonly { readonly code: string; readonly path: string }[]) => void) | undefined;
const askAreas = (codes: readonly string[]): Promise<readonly { readonly code: string; readonly path: string }[]> =>
  new Promise((resolve) => {
    answered = resolve;
    tell({ type: 'askAreas', codes });
  });

const file = new PreparedWriter(task.folder);
const preparer = new Preparer(task, askAreas, (batch) => tell({ type: 'prepared', place: file.put(batch) }));

/** What waits to be taken, and how much of each kind that is. */
const waiting: DraftGrowth[] = [];
const left: Bytes = new Map();
const open = new Set<DraftKind>();
let isFinished = false;
let working: Promise<void> | undefined;

async function work(): Promise<void> {
  for (let growth = waiting.shift(); growth !== undefined; growth = waiting.shift()) {
    await preparer.take(growth);
    for (const [kind, bytes] of growth) {
      left.set(kind, (left.get(kind) ?? 0) - bytes);
      open.add(kind);
    }
    await new Promise(setImmediate); // others may have said something
    if (isFinished) end();
  }
  working = undefined;
  if (isFinished) stop();
}

/** The last batch of a kind is written as soon as it is known to be the last. */
function end(): void {
  for (const kind of draftKinds) {
    if (kind === 'area' || !open.has(kind) || (left.get(kind) ?? 0) > 0) continue;
    preparer.end(kind);
    open.delete(kind);
  }
}

function stop(): void {
  end();
  file.close();
  tell({ type: 'done' });
  port?.close();
}

function receive(call: PreparingCall): void {
  if (call.type === 'answer') return answered?.(call.found);
  if (call.type === 'grown') {
    waiting.push(call.growth);
    for (const [kind, bytes] of call.growth) left.set(kind, (left.get(kind) ?? 0) + bytes);
  } else isFinished = true;
  if (working === undefined) {
    working = work();
    working.catch(fail);
  }
}

function fail(error: unknown): void {
  tell({ type: 'failed', failure: threadFailure(error) });
  port?.close();
}

port.on('message', receive);
