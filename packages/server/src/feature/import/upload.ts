import { createWriteStream } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type MultipartFile } from '@fastify/multipart';
import { AppError, requestInvalid } from '@firebreak/contract';
import { type FastifyRequest } from 'fastify';
import { type ImportFile } from './view.ts';

/** Largest file; ten times the line lists provinces have sent. */
export const mostBytes = 1024 ** 3;
const mostFiles = 50;
const mostName = 180;
const mostFields = 20;
export const uploadLimits = { fileSize: mostBytes, files: mostFiles, fields: mostFields, fieldSize: 10_000, headerPairs: 100 };

/**
 * Streams the files of a request into a folder. Names are shown to people and never used as paths.
 *
 * @throws AppError REQUEST_INVALID when there is no file, UPLOAD_TOO_LARGE
 */
export async function receiveFiles(request: FastifyRequest, folder: string): Promise<ImportFile[]> {
  if (!request.isMultipart()) throw requestInvalid('body', 'notUpload');
  await mkdir(folder, { recursive: true });
  const files: ImportFile[] = [];
  try {
    for await (const part of request.files()) files.push(await receive(part, folder, files));
  } catch (error) {
    throw translated(error);
  }
  if (files.length === 0) throw requestInvalid('body', 'noFile');
  return files;
}

async function receive(part: MultipartFile, folder: string, before: readonly ImportFile[]): Promise<ImportFile> {
  const path = join(folder, String(before.length + 1).padStart(3, '0'));
  await pipeline(part.file, createWriteStream(path));
  if (part.file.truncated) throw new AppError('UPLOAD_TOO_LARGE', { limit: '1 GB' });
  const { size } = await stat(path);
  return { name: freeName(plainName(part.filename), before), bytes: size, rows: null, encoding: null, path };
}

/** The last part of a path, without what a terminal or a page could trip over. */
function plainName(name: string | undefined): string {
  const plain = basename((name ?? '').replaceAll('\\', '/'))
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
  return plain === '' ? 'file' : plain.slice(-mostName);
}

function freeName(name: string, before: readonly ImportFile[]): string {
  const isTaken = (candidate: string): boolean => before.some((file) => file.name === candidate);
  for (let number = 2, candidate = name; ; number++) {
    if (!isTaken(candidate)) return candidate;
    candidate = `${number}-${name}`;
  }
}

/** What the multipart reader throws, in the words of the contract. */
function translated(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  if (statusCode === 413)
    return new AppError('UPLOAD_TOO_LARGE', { limit: code === 'FST_FILES_LIMIT' ? `${mostFiles} files` : '1 GB' }, { cause: error });
  const isBroken = /unexpected end|malformed|boundary|missing content-type|premature|aborted|invalid/i.test(
    error instanceof Error ? error.message : '',
  );
  if (isBroken || statusCode === 406) return requestInvalid('body', 'damagedUpload', {}, { cause: error });
  return error;
}
