import { requestInvalid } from '@firebreak/contract';
import { z } from 'zod';

/** The last tube of a page: lists are ordered by when tubes were opened, then by code. */
const TubeCursor = z.strictObject({ openedAt: z.iso.datetime({ offset: true }), code: z.string().max(40) });

export const writeTubeCursor = ({ openedAt, code }: z.infer<typeof TubeCursor>): string =>
  Buffer.from(JSON.stringify({ openedAt, code })).toString('base64url');

/** @throws AppError REQUEST_INVALID when it is none of ours */
export function readTubeCursor(text: string): z.infer<typeof TubeCursor> {
  const parsed = TubeCursor.safeParse(jsonOf(text));
  if (!parsed.success) throw requestInvalid('cursor', 'wrongCursor');
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown;
  } catch {
    return undefined;
  }
}
