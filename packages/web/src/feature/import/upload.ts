import { addressOf, routes, type Import } from '@firebreak/contract';
import { sendForm, type UploadProgress } from '../../app/upload.ts';
import type { ChosenFile } from './chosen-file.ts';

export { UploadStopped, type UploadProgress } from '../../app/upload.ts';

/** Sends the files of one import, as `sendForm` does. */
export function upload(
  outbreak: string,
  files: readonly ChosenFile[],
  onProgress: (progress: UploadProgress) => void,
  signal: AbortSignal,
): Promise<Import> {
  const form = new FormData();
  for (const { file, path } of files) form.append('files', file, path);
  return sendForm<Import>(addressOf(routes.import.upload, { params: { outbreak } }), form, onProgress, signal);
}
