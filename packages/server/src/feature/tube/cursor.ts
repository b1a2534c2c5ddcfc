import { z } from 'zod';
import { cursorForm } from '../../platform/http/cursor.ts';

/** The last tube of a page: lists are ordered by when tubes were opened, then by code. */
export const tubeCursor = cursorForm(z.strictObject({ openedAt: z.iso.datetime({ offset: true }), code: z.string().max(40) }));
