import { z } from 'zod';
import { cursorForm, wrongCursor } from '../../platform/http/cursor.ts';

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

const form = cursorForm(Cursor);
export const writeCursor = form.write;

/** @throws AppError REQUEST_INVALID when it is none of ours, or of a list in another order */
export function readCursor(text: string, sort: string): Cursor {
  const cursor = form.read(text);
  if (cursor.sort !== sort) throw wrongCursor();
  return cursor;
}
