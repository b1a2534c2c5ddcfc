import { type MultipartFile } from '@fastify/multipart';
import { AppError, type RequestProblem } from '@firebreak/contract';
import { type FastifyRequest } from 'fastify';
import { uuidv7 } from 'uuidv7';
import { type Photo } from './evidence.ts';

/** A phone's photo, made smaller by the page before it is sent. */
const mostBytes = 5 * 1024 ** 2;

/** First bytes by which the formats that browsers show are told apart. */
const formats: readonly { readonly type: string; readonly isLike: (bytes: Uint8Array) => boolean }[] = [
  { type: 'image/jpeg', isLike: (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff },
  { type: 'image/png', isLike: (bytes) => textAt(bytes, 1, 4) === 'PNG' && bytes[0] === 0x89 },
  { type: 'image/webp', isLike: (bytes) => textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 12) === 'WEBP' },
];
const textAt = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

/**
 * Reads the one photo of an upload. An id may come as the field `id`, so that a phone may send again.
 *
 * @throws AppError PHOTO_NOT_READABLE when there is none, it is too large, or it is no picture
 */
export async function receivePhoto(request: FastifyRequest): Promise<Photo> {
  if (!request.isMultipart()) throw unreadable('notUpload');
  const part = await request.file({ limits: { fileSize: mostBytes, files: 1 } }).catch(() => undefined);
  if (part === undefined) throw unreadable('noFile');
  const bytes = await part.toBuffer().catch(() => undefined);
  if (bytes === undefined || part.file.truncated) throw unreadable('photoTooLarge');
  const format = formats.find(({ isLike }) => isLike(bytes));
  if (format === undefined) throw unreadable('notPicture');
  return { id: idOf(part), type: format.type, bytes };
}

function idOf(part: MultipartFile): string {
  const field = part.fields['id'];
  const value = field !== undefined && 'value' in field ? field.value : undefined;
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) ? value.toLowerCase() : uuidv7();
}

const unreadable = (problem: RequestProblem) => new AppError('PHOTO_NOT_READABLE', { problem });
