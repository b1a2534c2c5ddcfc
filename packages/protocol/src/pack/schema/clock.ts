import { z } from 'zod';
import { Key, Quantity, Span } from './value.ts';

/** What the recording of an event asks somebody to do. */
export const obligationKinds = [
  'report interview coreFacts fileReport locateAndHold transfer venueControl contactListing poolRecall disinfection needsCheck'.split(' '),
  'notify classify quarantine test reTest isolate medicalAssessment arrivalScreening noticeToPerson crossAreaRequest vectorControl'.split(
    ' ',
  ),
  'prophylaxis ringVaccination waterControl safeBurial jointAssessment'.split(' '),
].flat();

/** Events that start obligations. */
export const eventKinds = [
  'preliminaryPositive',
  'confirmation',
  'newExposure',
  'symptomReport',
  'missedTest',
  'arrival',
  'positivePool',
  'poolRelease',
] as const;
export type EventKind = (typeof eventKinds)[number];

/** One thing to do: for whom, within which limit, by whom, and after what (nothing, as a rule: everything starts at once). */
export const Start = z.strictObject({
  do: z.string().refine((kind) => obligationKinds.includes(kind), { error: 'obligation' }),
  for: z.enum(['event', 'person', 'contacts', 'places', 'poolMembers', 'household', 'area']),
  within: Key,
  owner: Key,
  sector: z.boolean().optional(),
  after: z.array(z.string()).optional(),
});
export type Start = z.infer<typeof Start>;

const starts = z.array(Start);
export const Clocks = z.strictObject({
  limits: z.record(Key, Span),
  /** Shares of a limit at which an open obligation is told to more people, and to whom. */
  escalation: z.array(z.strictObject({ at: Quantity, to: Key })),
  onEvent: z.strictObject(
    Object.fromEntries(eventKinds.map((kind) => [kind, starts.optional()])) as Record<EventKind, z.ZodOptional<typeof starts>>,
  ),
});
export type Clocks = z.infer<typeof Clocks>;
