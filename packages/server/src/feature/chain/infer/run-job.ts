import { transact, type Trx } from '../../../platform/access/index.ts';
import { type JobContext, type JobHandler } from '../../../platform/job/index.ts';
import { type Platform } from '../../../platform/platform.ts';
import { outbreakInForce } from '../../outbreak/service.ts';
import { collect } from './collect.ts';
import { keepResult } from './run-store.ts';
import { inferInThread } from './work/infer-in-thread.ts';

export const inferenceJob = 'chain.infer';

/** Infers from the records as they are when the work begins, and keeps what was found. Done twice, it comes to the same. */
export function inferChains(platform: Platform): JobHandler {
  return async ({ job, actor, signal, progress }: JobContext) => {
    const outbreak = job.outbreak ?? '';
    const inside = <T>(work: (trx: Trx) => Promise<T>): Promise<T> => transact(platform.db, { actor, outbreak }, work);
    const { input, untested, inputHash, about, digests } = await inside(async (trx) =>
      collect(
        { trx, outbreak: await outbreakInForce(trx, outbreak), now: platform.now(), directory: platform.directory },
        platform.version,
      ),
    );
    const result = await inferInThread({ input, untested, seed: outbreak }, { signal, progress });
    await inside((trx) =>
      keepResult(trx, { home: job.home, id: String(job.input['run']), outbreak, input_hash: inputHash, input: about, digests, result }),
    );
    return { run: job.input['run'] };
  };
}
