import { requestInvalid } from '@firebreak/contract';
import { type z } from 'zod';

/** How the place in a list after which its next page begins is written into an address, and read from one. */
export interface CursorForm<Place> {
  /** Of the row the fields of the place alone. */
  write(row: Place): string;
  /** @throws AppError REQUEST_INVALID when it is none of ours */
  read(text: string): Place;
}

/** @param schema fields a list is ordered by, the last of which no two rows share */
export function cursorForm<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>): CursorForm<z.infer<z.ZodObject<Shape>>> {
  const names = Object.keys(schema.shape);
  return {
    write: (row) => Buffer.from(JSON.stringify(row, names)).toString('base64url'),
    read: (text) => {
      const parsed = schema.safeParse(jsonOf(text));
      if (!parsed.success) throw wrongCursor();
      return parsed.data;
    },
  };
}

/** What is said of a cursor that belongs to no list of ours, or to another one. */
export const wrongCursor = () => requestInvalid('cursor', 'wrongCursor');

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown;
  } catch {
    return undefined;
  }
}
