import { AppError, ErrorBody } from '@firebreak/contract';
import { ConnectionLost, uploadHeaders } from './client.ts';

/** How far sending is, in bytes. */
export interface UploadProgress {
  readonly sent: number;
  readonly total: number;
}

/** The person stopped sending; the server kept nothing. */
export class UploadStopped extends Error {}

/**
 * Sends a form with files, telling how far it is; a stopped `signal` ends it.
 *
 * @param address of a route that takes uploads; the answer is that of the route
 * @throws AppError with the server's code, ConnectionLost when nobody answered, UploadStopped when it was stopped
 */
export function sendForm<T>(
  address: string,
  form: FormData,
  onProgress: (progress: UploadProgress) => void,
  signal: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    // `fetch` does not tell how much of a body has been sent.
    const request = new XMLHttpRequest();
    request.open('POST', address);
    for (const [name, value] of Object.entries(uploadHeaders())) request.setRequestHeader(name, value);
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress({ sent: loaded, total }));
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as T);
      else reject(errorOf(request));
    });
    request.addEventListener('error', () => reject(new ConnectionLost()));
    request.addEventListener('abort', () => reject(new UploadStopped('The upload was stopped')));
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

function errorOf(request: XMLHttpRequest): AppError {
  const body = ErrorBody.safeParse(request.response);
  return body.success ? new AppError(body.data.code, body.data.details) : new AppError('INTERNAL', { reference: `HTTP ${request.status}` });
}
