import { closeSync, createReadStream, createWriteStream, openSync, type WriteStream, writeSync } from 'node:fs';
import { mkdir, rename, rm, writeFile, readFile } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Draft, draftKinds, type DraftKind } from '../mapping/index.ts';
import { amended, type StagedDraft, stagedLine } from './staged-draft.ts';

/** How many drafts of each kind wait in a folder. */
export type DraftTotals = Readonly<Partial<Record<DraftKind, number>>>;

/** What the drafts of one reading come to, without a look at each of them. */
export interface DraftOutline {
  readonly totals: DraftTotals;
  /** How many of a kind say only that the source deleted their record. */
  readonly withdrawn: DraftTotals;
  /** Whether later rows added to drafts that had been written before. */
  readonly isAmended: boolean;
  /** Every area code they name; undefined where there are too many to be told. */
  readonly areaCodes: readonly string[] | undefined;
}
const mostAreaCodes = 5000;

/** By how many bytes the file of each kind has grown. */
export type DraftGrowth = ReadonlyMap<DraftKind, number>;

export const fileOf = (folder: string, kind: DraftKind): string => join(folder, `${kind}.ndjson`);
const totalsFile = (folder: string): string => join(folder, 'totals.json');

/**
 * Puts the drafts of one reading into a folder: a file per kind, a line per draft. Whatever an import weighs, memory
 * holds only what later rows added to earlier records.
 */
export class DraftWriter {
  private readonly folder: string;
  private readonly files = new Map<DraftKind, number>();
  private readonly totals: Partial<Record<DraftKind, number>> = {};
  private readonly withdrawn: Partial<Record<DraftKind, number>> = {};
  private readonly areaCodes = new Set<string>();
  private readonly amendments = new Map<DraftKind, Map<string, Pick<Draft, 'fields' | 'extra'>>>();

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** An empty folder: drafts of an earlier reading are thrown away. */
  static async open(folder: string): Promise<DraftWriter> {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    return new DraftWriter(folder);
  }

  /**
   * Adds drafts in their order, with one write per kind. What is written can be read at once: this thread does nothing else,
   * so it writes without a detour.
   */
  add(drafts: readonly Draft[]): DraftGrowth {
    const lines = new Map<DraftKind, string[]>();
    for (const draft of drafts) {
      this.note(draft);
      if (draft.amends) this.amend(draft);
      else {
        const ofKind = lines.get(draft.kind);
        const line = `${stagedLine(draft)}\n`;
        if (ofKind) ofKind.push(line);
        else lines.set(draft.kind, [line]);
      }
    }
    const growth = new Map<DraftKind, number>();
    for (const [kind, ofKind] of lines) {
      this.totals[kind] = (this.totals[kind] ?? 0) + ofKind.length;
      growth.set(kind, writeAll(this.fileFor(kind), ofKind.join('')));
    }
    return growth;
  }

  /** Closes the files and says what they hold. Only a closed folder can be read. */
  async close(): Promise<DraftOutline> {
    for (const file of this.files.values()) closeSync(file);
    for (const [kind, amendments] of this.amendments) await this.rewrite(kind, amendments);
    await writeFile(totalsFile(this.folder), JSON.stringify(this.totals));
    const { totals, withdrawn, areaCodes } = this;
    const isAmended = this.amendments.size > 0;
    return { totals, withdrawn, isAmended, areaCodes: areaCodes.size > mostAreaCodes ? undefined : [...areaCodes] };
  }

  private note({ kind, fields: { areaCode }, withdrawn }: Draft): void {
    if (withdrawn) this.withdrawn[kind] = (this.withdrawn[kind] ?? 0) + 1;
    if (typeof areaCode === 'string' && this.areaCodes.size <= mostAreaCodes) this.areaCodes.add(areaCode);
  }

  private amend({ kind, key, fields, extra }: Draft): void {
    const ofKind = this.amendments.get(kind) ?? new Map<string, Pick<Draft, 'fields' | 'extra'>>();
    this.amendments.set(kind, ofKind);
    const before = ofKind.get(key);
    ofKind.set(key, { fields: { ...fields, ...before?.fields }, extra: { ...extra, ...before?.extra } });
  }

  private async rewrite(kind: DraftKind, amendments: ReadonlyMap<string, Pick<Draft, 'fields' | 'extra'>>): Promise<void> {
    const path = fileOf(this.folder, kind);
    const file = createWriteStream(`${path}.new`);
    for await (const lines of linesOf(path)) {
      for (const line of lines) {
        const draft = JSON.parse(line) as StagedDraft;
        const more = amendments.get(draft.key);
        await write(file, more === undefined ? `${line}\n` : lineOf(amended(kind, draft, more)));
      }
    }
    await closed(file);
    await rename(`${path}.new`, path);
  }

  private fileFor(kind: DraftKind): number {
    const open = this.files.get(kind) ?? openSync(fileOf(this.folder, kind), 'w');
    this.files.set(kind, open);
    return open;
  }
}

/** How many drafts wait; undefined when the reading never came to its end. */
export async function draftTotals(folder: string): Promise<DraftTotals | undefined> {
  const text = await readFile(totalsFile(folder), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as DraftTotals);
}

/** Kinds that have drafts, in the order in which they must be written. */
export const kindsIn = (totals: DraftTotals): DraftKind[] => draftKinds.filter((kind) => (totals[kind] ?? 0) > 0);

/** Drafts of a kind in batches, starting behind the first `skip`. */
export async function* draftBatches(folder: string, kind: DraftKind, size: number, skip = 0): AsyncGenerator<StagedDraft[]> {
  let batch: StagedDraft[] = [];
  let passed = 0;
  for await (const lines of linesOf(fileOf(folder, kind))) {
    for (const line of lines) {
      if (passed++ < skip) continue;
      batch.push(JSON.parse(line) as StagedDraft);
      if (batch.length < size) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** All drafts of a kind: for areas, which hang on each other in any order. */
export async function allDrafts(folder: string, kind: DraftKind): Promise<StagedDraft[]> {
  const all: StagedDraft[] = [];
  for await (const batch of draftBatches(folder, kind, 1000)) all.push(...batch);
  return all;
}

/** Reads the next batch while the one before it is worked on. */
export async function* ahead<T>(batches: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    let next = batches.next();
    for (let batch = await next; !batch.done; batch = await next) {
      next = batches.next();
      next.catch(() => undefined); // told when its turn comes
      yield batch.value;
    }
  } finally {
    await batches.return(undefined);
  }
}

/** The lines of a file, piece by piece. */
async function* linesOf(path: string): AsyncGenerator<string[]> {
  let rest = '';
  for await (const piece of createReadStream(path, { encoding: 'utf8' }) as AsyncIterable<string>) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield lines;
  }
  if (rest !== '') yield [rest];
}

const lineOf = (draft: StagedDraft): string => `${JSON.stringify(draft)}\n`;

/** A write may take less than it is given. */
function writeAll(file: number, text: string): number {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
  return bytes.length;
}

async function write(file: WriteStream, text: string): Promise<void> {
  if (!file.write(text)) await once(file, 'drain');
}

async function closed(file: WriteStream): Promise<void> {
  file.end();
  await once(file, 'close');
}
