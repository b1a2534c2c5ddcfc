import { type PreparedBatch, stamped } from '../../../registry/index.ts';
import { type DraftRecordKind } from '../../mapping/index.ts';
import { type PackedBatch, type PackingDepth } from '../packing/packed-batch.ts';
import { type Packing } from '../packing/packing.ts';
import { type Ask } from '../placing.ts';
import { type Preparation } from './preparation.ts';

/**
 * A packing that gives what was prepared. From the kind after the first batch that the database refused, or that must be
 * compared, an ordinary packing makes the batches: records then may have other ids than those that were prepared.
 */
export class PreparedPacking implements Packing {
  private readonly preparation: Preparation;
  private readonly start: () => Packing;
  private readonly now: () => string;
  private ordinary: Packing | undefined;

  constructor(preparation: Preparation, start: () => Packing, now: () => string) {
    this.preparation = preparation;
    this.start = start;
    this.now = now;
  }

  async *batches(ask: Ask, kind: DraftRecordKind, skip: number, depth: PackingDepth): AsyncGenerator<PackedBatch> {
    let at = skip;
    if (depth === 'packed' && skip === 0 && this.ordinary === undefined) {
      for await (const batch of this.preparation.batches(kind)) {
        at += batch.drafts;
        yield { ...batch, prepared: (batch.prepared ?? []).map((one): PreparedBatch => stamped(one, this.now())) };
      }
      if (at === this.preparation.total(kind)) return;
    }
    yield* this.others().batches(ask, kind, at, depth);
  }

  rowsOf: Packing['rowsOf'] = (ask, batch) => this.others().rowsOf(ask, batch);

  // What the ordinary packing was never asked for, it knows from the database.
  settle: Packing['settle'] = (kind, ids) => this.ordinary?.settle(kind, ids);
  forget: Packing['forget'] = (kind, keys) => this.ordinary?.forget(kind, keys);
  expectAreas: Packing['expectAreas'] = (places) => this.others().expectAreas(places);
  forgetAreas: Packing['forgetAreas'] = () => this.ordinary?.forgetAreas();

  async close(): Promise<void> {
    await this.preparation.close();
    await this.ordinary?.close();
  }

  private others(): Packing {
    return (this.ordinary ??= this.start());
  }
}
