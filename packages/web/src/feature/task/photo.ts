import { addressOf, AppError, ErrorBody, routes } from '@firebreak/contract';
import { ConnectionLost, uploadHeaders } from '../../app/client.ts';

/** Longest side of a photo that is sent: enough to read a notice on a door. */
const LONGEST_PX = 1600;
const QUALITY = 0.8;

/**
 * Puts a photo beside a task. The same id again is the same photo, so sending again after a lost connection is safe.
 *
 * @throws AppError with the server's code, ConnectionLost when nobody answered
 */
export async function sendPhoto(outbreak: string, task: string, id: string, chosen: File): Promise<void> {
  const body = new FormData();
  body.set('id', id);
  body.set('file', await smallPhoto(chosen), 'photo');
  const address = addressOf(routes.task.addPhoto, { params: { outbreak, id: task } });
  const answer = await fetch(address, { method: 'POST', headers: uploadHeaders(), body }).catch((cause: unknown) => {
    throw new ConnectionLost({ cause });
  });
  if (answer.ok) return;
  const refused = ErrorBody.safeParse(await answer.json().catch(() => undefined));
  throw refused.success
    ? new AppError(refused.data.code, refused.data.details)
    : new AppError('INTERNAL', { reference: `HTTP ${answer.status}` });
}

/** A photo no larger than needed, without the place and time a camera writes into it; what is no picture goes as it is, to be refused. */
async function smallPhoto(file: File): Promise<Blob> {
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (picture === undefined) return file;
  const scale = Math.min(1, LONGEST_PX / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? file), 'image/jpeg', QUALITY));
}
