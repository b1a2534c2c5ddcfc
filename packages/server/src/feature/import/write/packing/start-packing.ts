import { ahead } from '../../staging/draft-folder.ts';
import { type Ask } from '../placing.ts';
import { lookupWith } from './lookup.ts';
import { type PackingTask } from './packed-batch.ts';
import { Packer } from './packer.ts';
import { type Packing } from './packing.ts';
import { PackingThread } from './packing-thread.ts';

/** Starting a thread takes longer than packing this many drafts. */
const mostHere = 5000;

/** A packing in a thread of its own, or here where there is little to pack. */
export const startPacking = (task: PackingTask, drafts: number, now: () => string): Packing =>
  drafts > mostHere ? new PackingThread(task, now) : packingHere(task, now);

function packingHere(task: PackingTask, now: () => string): Packing {
  let ask: Ask = () => Promise.reject(new Error('No kind is open.'));
  const packer = new Packer(
    task,
    lookupWith(task.context, (query) => ask(query)),
  );
  return {
    batches(asking, kind, skip, depth) {
      ask = asking;
      return ahead(packer.batches(kind, skip, depth, now));
    },
    async rowsOf(asking, stretch) {
      const before = ask;
      ask = asking;
      try {
        return await packer.rowsOf(stretch);
      } finally {
        ask = before;
      }
    },
    settle: (kind, ids) => packer.placing.settle(kind, ids),
    forget: (kind, keys) => packer.placing.forget(kind, keys),
    expectAreas: (places) => packer.placing.expectAreas(places),
    forgetAreas: () => packer.placing.forgetAreas(),
    close: async () => undefined,
  };
}
