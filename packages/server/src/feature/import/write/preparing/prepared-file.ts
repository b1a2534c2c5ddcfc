import { closeSync, openSync, writeSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { type PackedBatch } from '../packing/packed-batch.ts';
import { type PreparedPlace } from './preparing-message.ts';

/** Prepared batches lie beside the drafts they were made of, one behind the other, and go with them. */
const fileIn = (folder: string): string => join(folder, 'prepared');

/** Writes batches; the thread that prepares them does nothing else meanwhile. */
export class PreparedWriter {
  private readonly file: number;
  private end = 0;

  constructor(folder: string) {
    this.file = openSync(fileIn(folder), 'w');
  }

  put(batch: PackedBatch): PreparedPlace {
    const bytes = serialize(batch);
    for (let at = 0; at < bytes.length;) at += writeSync(this.file, bytes, at);
    const place = { kind: batch.kind, drafts: batch.drafts, start: this.end, length: bytes.length };
    this.end += bytes.length;
    return place;
  }

  close(): void {
    closeSync(this.file);
  }
}

export const openPrepared = (folder: string): Promise<FileHandle> => open(fileIn(folder), 'r');

export async function readPrepared(file: FileHandle, { start, length }: PreparedPlace): Promise<PackedBatch> {
  const { bytesRead, buffer } = await file.read(Buffer.allocUnsafeSlow(length), 0, length, start);
  if (bytesRead < length) throw new Error('The file of prepared batches is cut off.');
  return deserialize(buffer) as PackedBatch;
}
