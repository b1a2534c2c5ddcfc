import { requestInvalid } from '@firebreak/contract';
import { z } from 'zod';

/**
 * The place in a list after which the next page begins: the last row's id and what it was ordered by.
 * `value` is null among the rows that have nothing to be ordered by, which stand at the end; it is absent where the
 * order is by a name, which must not leave the server: the next page then looks it up.
 */
const Cursor = z.strictObject({
  sort: z.string().max(41),
  id: z.uuid(),
  value: z.union([z.string().max(300), z.number(), z.boolean(), z.null()]).optional(),
});
export type Cursor = z.infer<typeof Cursor>;

export const writeCursor = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');

/** @throws AppError REQUEST_INVALID when it is none of ours, or of a list in another order */
export function readCursor(text: string, sort: string): Cursor {
  const parsed = Cursor.safeParse(jsonOf(text));
  if (!parsed.success || parsed.data.sort !== sort) throw badCursor();
  return parsed.data;
}

export const badCursor = () => requestInvalid('cursor', 'wrongCursor');

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown;
  } catch {
    return undefined;
  }
}
