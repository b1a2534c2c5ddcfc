import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { ReadLimits } from './limit.ts';
import { asReadingError, ReadingError } from './reading-error.ts';
import type { Source } from './table.ts';

/** The bytes of a source from its start, stopping with `FILE_TOO_LARGE` at the limit. */
export async function* bytesOf(source: Source, limits: ReadLimits): AsyncGenerator<Buffer> {
  let seen = 0;
  const stream = streamOf(source);
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk as Uint8Array);
      seen += bytes.length;
      if (seen > limits.bytes) throw new ReadingError('FILE_TOO_LARGE', { file: source.name }, { limit: limits.bytes });
      yield bytes;
    }
  } catch (error) {
    throw asReadingError(error, 'FILE_UNREADABLE', { file: source.name });
  } finally {
    stream.destroy();
  }
}

/** The first bytes of a source, at most `length`. */
export async function headOf(source: Source, length: number, limits: ReadLimits): Promise<Buffer> {
  if ('bytes' in source) return Buffer.from(source.bytes.subarray(0, length));
  const parts: Buffer[] = [];
  let seen = 0;
  for await (const chunk of bytesOf(source, limits)) {
    parts.push(chunk);
    seen += chunk.length;
    if (seen >= length) break;
  }
  return Buffer.concat(parts).subarray(0, length);
}

/** All bytes of a source in memory, for formats that need random access; bounded by `heldBytes`. */
export async function heldBytesOf(source: Source, limits: ReadLimits): Promise<Buffer> {
  if ('bytes' in source) return Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.byteLength);
  const parts: Buffer[] = [];
  const bounded = { ...limits, bytes: Math.min(limits.bytes, limits.heldBytes) };
  for await (const chunk of bytesOf(source, bounded)) parts.push(chunk);
  return Buffer.concat(parts);
}

function streamOf(source: Source): Readable {
  if ('path' in source) return createReadStream(source.path);
  if ('bytes' in source) return Readable.from([Buffer.from(source.bytes)]);
  return source.open();
}
