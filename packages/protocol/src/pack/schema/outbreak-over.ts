import { z } from 'zod';
import { Condition } from './condition.ts';
import { provenance, Quantity, Span, Text } from './value.ts';

const common = { text: Text, /** Heightened surveillance after the end. */ watch: Span.optional(), ...provenance };

/** When an outbreak may be called over; one alternative of the list is in use, the first unless somebody decides otherwise. */
export const OutbreakOver = z.discriminatedUnion('type', [
  /** So many days after the anchor of the last case; cases that count, and whether everyone must have their own end. */
  z.strictObject({
    type: z.literal('countdown'),
    span: Span,
    counts: z.enum(['allCases', 'localCases', 'confirmedCases']),
    everyCase: z.boolean(),
    ...common,
  }),
  /** Samples of suspects negative for so many weeks on end, with at least one sample tested in each. */
  z.strictObject({ type: z.literal('negativeWeeks'), weeks: Quantity, ...common }),
  /** No new local case for so long and a vector index not above a limit. */
  z.strictObject({ type: z.literal('vectorIndex'), span: Span, index: z.string(), atMost: Quantity, ...common }),
  /** Every zone lifted. */
  z.strictObject({ type: z.literal('zonesLifted'), ...common }),
  /** Weekly cases back under the threshold the area keeps. */
  z.strictObject({ type: z.literal('belowThreshold'), weeks: Quantity, ...common }),
  /** A multiple of the longest incubation known today. */
  z.strictObject({ type: z.literal('incubations'), multiple: Quantity, span: Span, ...common }),
  z.strictObject({ type: z.literal('condition'), when: Condition, ...common }),
  /** The disease is managed without a declared end. */
  z.strictObject({ type: z.literal('none'), ...common }),
]);
export type OutbreakOver = z.infer<typeof OutbreakOver>;
