import { parentPort, workerData } from 'node:worker_threads';
import { threadFailure } from '../../../../platform/fault/index.ts';
import { memoryOfBatch } from '../../../registry/index.ts';
import { type Lookup } from '../placing.ts';
import { type PackingTask } from './packed-batch.ts';
import { Packer } from './packer.ts';
import { type PackingCall, type PackingMessage } from './packing-message.ts';

// Drafts become rows, digests and array literals here, beside the server, in a heap of its own: the server's event loop
// stays free, and what a hundred thousand records leave behind as garbage never reaches its memory.
const port = parentPort;
if (port === null) throw new Error('This file runs as a worker thread only.');
const tell = (message: PackingMessage, memory: readonly ArrayBuffer[] = []): void => port.postMessage(message, memory);

const asked = new Map<number, (found: unknown) => void>();
let lastAsked = 0;
const ask = <T>(what: keyof Lookup, ...given: readonly unknown[]): Promise<T> =>
  new Promise((resolve) => {
    lastAsked += 1;
    asked.set(lastAsked, (found) => resolve(found as T));
    tell({ type: 'ask', id: lastAsked, what, given });
  });
const packer = new Packer(workerData as PackingTask, {
  records: (kind, keys) => ask('records', kind, keys),
  areas: (codes) => ask('areas', codes),
});

/** Batches that may wait for the server. */
const mostWaiting = 2;
let free = mostWaiting;
let now = '';
let wake: (() => void) | undefined;

async function pack({ kind, skip, depth }: Extract<PackingCall, { type: 'open' }>): Promise<void> {
  free = mostWaiting;
  for await (const batch of packer.batches(kind, skip, depth, () => now)) {
    tell({ type: 'batch', batch }, (batch.prepared ?? []).flatMap(memoryOfBatch));
    free -= 1;
    if (free === 0) await new Promise<void>((resolve) => (wake = resolve));
  }
  tell({ type: 'end' });
}

function receive(call: PackingCall): void {
  switch (call.type) {
    case 'open':
      ({ now } = call);
      pack(call).catch(fail);
      break;
    case 'taken':
      ({ now } = call);
      free += 1;
      wake?.();
      break;
    case 'rows':
      packer.rowsOf(call.stretch).then((placed) => tell({ type: 'rows', placed }), fail);
      break;
    case 'answer':
      asked.get(call.id)?.(call.found);
      asked.delete(call.id);
      break;
    case 'settle':
      packer.placing.settle(call.kind, call.ids);
      break;
    case 'forget':
      packer.placing.forget(call.kind, call.keys);
      break;
    case 'expectAreas':
      packer.placing.expectAreas(call.places);
      break;
    case 'forgetAreas':
      packer.placing.forgetAreas();
  }
}

const fail = (error: unknown): void => tell({ type: 'failed', failure: threadFailure(error) });

port.on('message', (call: PackingCall) => {
  try {
    receive(call);
  } catch (error) {
    fail(error);
  }
});
