import { AppError, requestInvalid } from '@firebreak/contract';
import { type FastifyRequest } from 'fastify';
import { type ResultFile } from './read-batch.ts';

/** A file of some hundred thousand results has a few ten megabytes. */
const mostBytes = 128 * 1024 ** 2;
const longestName = 180;
const longestLaboratory = 200;

/**
 * Reads the one file of an upload with the laboratory it is from, which comes before it.
 *
 * @throws AppError LABORATORY_MISSING, UPLOAD_TOO_LARGE, REQUEST_INVALID when there is no file
 */
export async function receiveResults(request: FastifyRequest): Promise<ResultFile> {
  if (!request.isMultipart()) throw requestInvalid('body', 'notUpload');
  const part = await request.file({ limits: { fileSize: mostBytes, files: 1 } }).catch((cause: unknown) => {
    throw requestInvalid('body', 'damagedUpload', {}, { cause });
  });
  if (part === undefined) throw requestInvalid('body', 'noFile');
  const bytes = await part.toBuffer().catch((cause: unknown) => {
    if ((cause as { statusCode?: number }).statusCode === 413) throw new AppError('UPLOAD_TOO_LARGE', { limit: '128 MB' }, { cause });
    throw requestInvalid('body', 'damagedUpload', {}, { cause });
  });
  const field = part.fields['laboratory'];
  const laboratory =
    field !== undefined && 'value' in field && typeof field.value === 'string' ? plain(field.value, longestLaboratory) : '';
  if (laboratory === '') throw new AppError('LABORATORY_MISSING');
  return { laboratory, name: plain(part.filename, longestName), bytes };
}

/** Shown to people: without what a terminal or a page could trip over. */
const plain = (text: string, longest: number): string =>
  text
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, longest);
