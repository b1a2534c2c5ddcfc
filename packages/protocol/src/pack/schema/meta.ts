import { z } from 'zod';
import { diseases } from '@firebreak/epi';
import { isZone, parseInstant } from '../../time/index.ts';
import { provenance, Text } from './value.ts';

/** An ISO instant with an offset, on a date that exists. */
export const InstantText = z.string().refine((text) => parseInstant(text) !== undefined, { error: 'instant' });

/** `inForce` may be used for real; `archive` and `exercise` only for replay and training; `template` must be adapted first. */
export const packStatuses = ['inForce', 'archive', 'exercise', 'template'] as const;

const named = {
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  edition: z.string().min(1),
  title: Text,
  disease: z.enum(diseases),
  /** Area code the pack is for; `world` for everywhere. */
  area: z.string().min(1),
  effectiveFrom: InstantText,
  effectiveTo: InstantText.nullable(),
  status: z.enum(packStatuses),
  note: Text.optional(),
  ...provenance,
};

/** What a pack is called, where and when it is in force, and what it builds upon. */
export const Meta = z.strictObject({
  kind: z.literal('edition'),
  ...named,
  /** Calendar days are counted here: `Asia/Shanghai`, `+08:00`, `UTC`. */
  timeZone: z.string().refine(isZone, { error: 'zone' }),
  /** This file only says what differs from another edition, of this pack or of another one. */
  extends: z.strictObject({ id: z.string(), edition: z.string() }).optional(),
});

/** A dated addition for an area below (or the same area), laid over whichever edition is in force. */
export const OverlayMeta = z.strictObject({
  kind: z.literal('overlay'),
  ...named,
  /** Editions it may be laid over. */
  over: z.array(z.string().min(1)).min(1),
  /** Why the area asks for more than the level above does, and who approved it: needed when anything is stricter (S49). */
  justification: Text.optional(),
  approvedBy: z.string().min(1).optional(),
});
export type Meta = z.infer<typeof Meta>;
export type OverlayMeta = z.infer<typeof OverlayMeta>;
