import { uuidv7 } from 'uuidv7';
import { append, type Standing } from './standing.ts';
import { type Written } from './write.ts';

/**
 * Appends what one conversion wrote: an entry per record, linked by a common id and each naming all of them, so that
 * whoever undoes one undoes them together.
 */
export async function appendConversion(at: Standing, written: readonly (Written | undefined)[], reason: string | null): Promise<void> {
  const done = written.filter((one) => one !== undefined);
  const conversion = uuidv7();
  const records = done.map(({ row }) => row.id);
  await append(
    at,
    done.map(({ act }) => ({ ...act, payload: { ...act.payload, reason, conversion, records } })),
  );
}
