import { addressOf, AppError, ErrorBody, routes, type Import } from '@firebreak/contract';
import { ConnectionLost, uploadHeaders } from '../../app/client.ts';
import type { ChosenFile } from './chosen-file.ts';

/** How far sending is, in bytes. */
export interface UploadProgress {
  readonly sent: number;
  readonly total: number;
}

/** The person stopped sending; the server kept nothing. */
export class UploadStopped extends Error {}

/**
 * Sends the files of one import, telling how far it is; a stopped `signal` ends it.
 *
 * @throws AppError with the server's code, ConnectionLost when nobody answered, UploadStopped when it was stopped
 */
export function upload(
  outbreak: string,
  files: readonly ChosenFile[],
  onProgress: (progress: UploadProgress) => void,
  signal: AbortSignal,
): Promise<Import> {
  return new Promise((resolve, reject) => {
    // `fetch` does not tell how much of a body has been sent.
    const request = new XMLHttpRequest();
    request.open('POST', addressOf(routes.import.upload, { params: { outbreak } }));
    for (const [name, value] of Object.entries(uploadHeaders())) request.setRequestHeader(name, value);
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress({ sent: loaded, total }));
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as Import);
      else reject(errorOf(request));
    });
    request.addEventListener('error', () => reject(new ConnectionLost()));
    request.addEventListener('abort', () => reject(new UploadStopped('The upload was stopped')));
    signal.addEventListener('abort', () => request.abort());
    request.send(formOf(files));
  });
}

function formOf(files: readonly ChosenFile[]): FormData {
  const form = new FormData();
  for (const { file, path } of files) form.append('files', file, path);
  return form;
}

function errorOf(request: XMLHttpRequest): AppError {
  const body = ErrorBody.safeParse(request.response);
  return body.success ? new AppError(body.data.code, body.data.details) : new AppError('INTERNAL', { reference: `HTTP ${request.status}` });
}
