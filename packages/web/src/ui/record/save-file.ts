import { AppError, ErrorBody } from '@firebreak/contract';
import { ConnectionLost, uploadHeaders } from '../../app/client.ts';

/** A file the server makes. @throws AppError where it says no */
export async function fetchFile(address: string): Promise<Blob> {
  const answer = await fetch(address, { headers: uploadHeaders(), credentials: 'same-origin' }).catch((cause: unknown) => {
    throw new ConnectionLost({ cause });
  });
  if (answer.ok) return answer.blob();
  const body = ErrorBody.safeParse(await answer.json().catch(() => undefined));
  throw body.success ? new AppError(body.data.code, body.data.details) : new AppError('INTERNAL', { reference: `HTTP ${answer.status}` });
}

export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEEP_FILE_MS);
}

const KEEP_FILE_MS = 60_000;
