import { type DraftGrowth, type DraftTotals } from '../../staging/draft-folder.ts';
import { type Ask, type PlacingContext } from '../placing.ts';
import { Preparation } from './preparation.ts';
import { type PreparingTask } from './preparing-message.ts';

/** Starting a thread takes longer than packing drafts of so many bytes. */
const leastBytes = 2_000_000;

/** Preparations of imports that were read in this process and are not written yet. A server that starts anew has none. */
export class Preparations {
  private readonly byImport = new Map<string, Preparation>();

  put(importId: string, preparation: Preparation): void {
    this.byImport.set(importId, preparation);
  }

  /** Hands over the preparation of an import, where it holds; another one is thrown away. */
  async takeFor(importId: string, context: PlacingContext, ask: Ask): Promise<Preparation | undefined> {
    const preparation = this.byImport.get(importId);
    if (preparation === undefined) return undefined;
    if (await preparation.holdsFor(context, ask)) {
      this.byImport.delete(importId);
      return preparation;
    }
    await this.discard(importId);
    return undefined;
  }

  async discard(importId: string): Promise<void> {
    const preparation = this.byImport.get(importId);
    this.byImport.delete(importId);
    await preparation?.close();
  }
}

/** Begins a preparation once enough was read, where the outbreak holds nothing that could be the same. */
export class PreparingWhileReading {
  private readonly preparations: Preparations;
  private readonly task: Omit<PreparingTask, 'now'>;
  private readonly now: () => string;
  private readonly ask: Ask;
  private readonly isNew: () => Promise<boolean>;
  private readonly growth: DraftGrowth[] = [];
  private bytes = 0;
  private isOver = false;
  private starting: Promise<Preparation | undefined> | undefined;
  private preparation: Preparation | undefined;

  constructor(
    preparations: Preparations,
    task: Omit<PreparingTask, 'now'>,
    given: { readonly now: () => string; readonly ask: Ask; readonly isNew: () => Promise<boolean> },
  ) {
    this.preparations = preparations;
    this.task = task;
    this.now = given.now;
    this.ask = given.ask;
    this.isNew = given.isNew;
  }

  grown(growth: DraftGrowth): void {
    if (this.isOver) return;
    if (this.preparation !== undefined) return this.preparation.grown(growth);
    this.growth.push(growth);
    for (const bytes of growth.values()) this.bytes += bytes;
    if (this.bytes >= leastBytes) this.starting ??= this.start();
  }

  /** What was prepared will be wanted: every draft is a new record. */
  async finish(totals: DraftTotals): Promise<void> {
    (await this.starting)?.finish(totals);
  }

  async discard(): Promise<void> {
    this.isOver = true;
    await this.starting;
    await this.preparations.discard(this.task.importId);
  }

  private async start(): Promise<Preparation | undefined> {
    if (!(await this.isNew().catch(() => false))) {
      this.isOver = true;
      return undefined;
    }
    const preparation = new Preparation({ ...this.task, now: this.now() }, this.ask);
    for (const growth of this.growth.splice(0)) preparation.grown(growth);
    this.preparation = preparation;
    this.preparations.put(this.task.importId, preparation);
    return preparation;
  }
}
