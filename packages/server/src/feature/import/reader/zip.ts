import { pipeline, Transform, type Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import type { ReadLimits } from './limit.ts';
import { heldBytesOf } from './open-source.ts';
import { asReadingError, ReadingError } from './reading-error.ts';
import type { Source } from './table.ts';

/** An opened archive: its entries by name, each of which can be inflated several times, within limits. */
export interface Archive {
  readonly names: readonly string[];
  open(name: string): Promise<Readable>;
  /** One entry held in memory; for small parts and for archives inside archives. */
  bytes(name: string, limit: number): Promise<Buffer>;
  close(): void;
}

/**
 * Opens an archive after judging its directory: number of entries, sizes and ratios are refused before anything is
 * inflated. A directory can lie, so inflating an entry also stops at the size declared and at the limit.
 */
export async function openArchive(source: Source, limits: ReadLimits): Promise<Archive> {
  const file = source.name;
  const zip = await openZip(source, limits);
  try {
    const entries = await readDirectory(zip, file, limits);
    const stream = async (name: string): Promise<Readable> => {
      const entry = entries.get(name);
      if (!entry) throw new ReadingError('ARCHIVE_DAMAGED', { file }, { entry: name });
      return inflate(zip, entry, file, limits);
    };
    return {
      names: [...entries.keys()],
      open: stream,
      bytes: async (name, limit) => collect(await stream(name), limit, file, name),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function openZip(source: Source, limits: ReadLimits): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false } as const;
  try {
    if ('path' in source) return await yauzl.openPromise(source.path, options);
    return await yauzl.fromBufferPromise(await heldBytesOf(source, limits), options);
  } catch (error) {
    throw asReadingError(error, 'ARCHIVE_DAMAGED', { file: source.name });
  }
}

async function readDirectory(zip: ZipFile, file: string, limits: ReadLimits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.entries)
    throw new ReadingError('ARCHIVE_TOO_MANY_ENTRIES', { file }, { entries: zip.entryCount, limit: limits.entries });
  const entries = new Map<string, Entry>();
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      if (entry.isEncrypted()) throw new ReadingError('FILE_ENCRYPTED', { file }, { entry: entry.fileName });
      total += entry.uncompressedSize;
      checkSize(entry, total, file, limits);
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw asReadingError(error, 'ARCHIVE_DAMAGED', { file });
  }
  return entries;
}

function checkSize(entry: Entry, total: number, file: string, limits: ReadLimits): void {
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
  const bomb = total > limits.inflatedBytes || (entry.uncompressedSize > RATIO_FROM && ratio > limits.inflationRatio);
  if (bomb) throw new ReadingError('ARCHIVE_BOMB', { file }, { entry: entry.fileName, bytes: total, ratio: Math.round(ratio) });
}

async function inflate(zip: ZipFile, entry: Entry, file: string, limits: ReadLimits): Promise<Readable> {
  const name = entry.fileName;
  let seen = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    const guard = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        seen += chunk.length;
        const lies = seen > entry.uncompressedSize || seen > limits.inflatedBytes;
        if (lies) done(new ReadingError('ARCHIVE_BOMB', { file }, { entry: name, bytes: seen, ratio: 0 }));
        else done(null, chunk);
      },
    });
    return pipeline(stream, guard, () => undefined) as Readable;
  } catch (error) {
    throw asReadingError(error, 'ARCHIVE_DAMAGED', { file });
  }
}

async function collect(stream: Readable, limit: number, file: string, entry: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  let seen = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      seen += chunk.length;
      if (seen > limit) throw new ReadingError('FILE_TOO_LARGE', { file }, { entry, limit });
      parts.push(chunk);
    }
  } catch (error) {
    throw asReadingError(error, 'ARCHIVE_DAMAGED', { file });
  }
  return Buffer.concat(parts);
}

/** Entries smaller than this cannot hurt whatever their ratio. */
const RATIO_FROM = 1024 ** 2;
