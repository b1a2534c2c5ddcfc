import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { kindOfBytes } from './file-kind.ts';
import type { ReadLimits } from './limit.ts';
import { headOf } from './open-source.ts';
import { asReadingError, ReadingError } from './reading-error.ts';
import type { Source } from './table.ts';
import { openArchive } from './zip.ts';

/** Replaces folders and archives by the files in them, in the order of their names; workbooks stay whole. */
export async function expandSources(sources: readonly Source[], limits: ReadLimits): Promise<Source[]> {
  const files: Source[] = [];
  for (const source of sources) {
    const found = await expand(source, limits, 0);
    if (found.length === 0) throw new ReadingError('FILE_NOT_A_TABLE', { file: source.name });
    files.push(...found);
  }
  if (files.length > limits.files)
    throw new ReadingError('FILES_TOO_MANY', { file: sources[0]?.name ?? '' }, { files: files.length, limit: limits.files });
  return files;
}

async function expand(source: Source, limits: ReadLimits, nesting: number): Promise<Source[]> {
  if ('path' in source && (await isFolder(source))) return expandFolder(source, limits, nesting);
  const kind = await kindOf(source, limits);
  if (kind !== 'zip') return [source];
  if (nesting >= limits.nesting) throw new ReadingError('ARCHIVE_TOO_DEEP', { file: source.name }, { limit: limits.nesting });
  return expandArchive(source, limits, nesting);
}

async function expandFolder(source: Extract<Source, { path: string }>, limits: ReadLimits, nesting: number): Promise<Source[]> {
  const entries = await readdir(source.path, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile() && isTableName(entry.name)).map((entry) => entry.name);
  const files: Source[] = [];
  for (const name of names.sort()) files.push(...(await expand({ name, path: join(source.path, name) }, limits, nesting)));
  return files;
}

async function expandArchive(source: Source, limits: ReadLimits, nesting: number): Promise<Source[]> {
  const archive = await openArchive(source, limits);
  try {
    const files: Source[] = [];
    for (const name of archive.names.filter(isTableName).sort())
      files.push(...(await expand(await entrySource(archive, source, name, limits), limits, nesting + 1)));
    return files;
  } finally {
    archive.close();
  }
}

/** Inner archives are held in memory, since they need random access; plain entries are inflated on each reading. */
async function entrySource(
  archive: Awaited<ReturnType<typeof openArchive>>,
  outer: Source,
  entry: string,
  limits: ReadLimits,
): Promise<Source> {
  if (/\.(xlsx|xlsm|zip)$/iu.test(entry)) return { name: entry, bytes: await archive.bytes(entry, limits.heldBytes) };
  return { name: entry, open: () => Readable.from(entryBytes(outer, entry, limits)) };
}

async function* entryBytes(outer: Source, entry: string, limits: ReadLimits): AsyncGenerator<Buffer> {
  const archive = await openArchive(outer, limits);
  try {
    yield* (await archive.open(entry)) as AsyncIterable<Buffer>;
  } catch (error) {
    throw asReadingError(error, 'ARCHIVE_DAMAGED', { file: outer.name });
  } finally {
    archive.close();
  }
}

/** A zip that holds `xl/workbook.xml` is a workbook, whatever its name. */
export async function kindOf(source: Source, limits: ReadLimits): Promise<'zip' | 'xlsx' | 'json' | 'csv'> {
  const kind = kindOfBytes(await headOf(source, HEAD_BYTES, limits), source.name);
  if (kind !== 'zip') return kind;
  const archive = await openArchive(source, limits);
  archive.close();
  return archive.names.includes('xl/workbook.xml') ? 'xlsx' : 'zip';
}

async function isFolder(source: Extract<Source, { path: string }>): Promise<boolean> {
  try {
    return (await stat(source.path)).isDirectory();
  } catch (error) {
    throw asReadingError(error, 'FILE_UNREADABLE', { file: source.name });
  }
}

/** Hidden files, Excel's lock files and Apple's resource forks are passed over. */
function isTableName(name: string): boolean {
  const base = basename(name);
  return (
    !base.startsWith('.') &&
    !base.startsWith('~$') &&
    !name.startsWith('__MACOSX/') &&
    /\.(csv|tsv|txt|json|jsonl|ndjson|xlsx|xlsm|zip)$/iu.test(base)
  );
}

const HEAD_BYTES = 512;
