import { isCalendarDate } from '@firebreak/epi';
import { z } from 'zod';
import { Condition } from './condition.ts';
import { InstantText } from './meta.ts';
import { Key, provenance, Quantity, Span, Text } from './value.ts';

/** How often people of a post are tested. */
export const Occupation = z.strictObject({
  text: Text,
  posts: z.array(Key).min(1),
  method: z.enum(['pcr', 'antigen']),
  tests: Quantity,
  per: z.enum(['day', 'week']),
  /** At least this long between two tests of one person. */
  apart: Quantity.optional(),
  ...provenance,
});
export type Occupation = z.infer<typeof Occupation>;

/** A channel through which signals come in (监测). */
export const Channel = z.strictObject({ text: Text, optional: z.boolean(), ...provenance });

const calendarDay = z.string().refine(isCalendarDate, { error: 'instant' });

/** What people from an area do on arrival: looked up by area, the day since which they stayed there, and the moment. */
export const ArrivalRule = z.strictObject({
  id: z.string().min(1),
  /** Area codes; a rule for a county goes before one for its city. */
  origin: z.array(z.string().min(1)).min(1),
  staySince: calendarDay.nullable(),
  /** Days before arrival in which a stay counts. */
  lookback: Span.optional(),
  class: Key,
  text: Text,
  effectiveFrom: InstantText,
  effectiveTo: InstantText.nullable(),
  supersedes: z.array(z.string()),
  ...provenance,
});
export type ArrivalRule = z.infer<typeof ArrivalRule>;

/** Whom a ring around a case holds: by links, by distance, or everybody of an institution. */
export const Ring = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('graph'), steps: Quantity }),
  z.strictObject({ kind: z.literal('distance'), radius: Quantity }),
  z.strictObject({ kind: z.literal('institution'), institutions: z.array(Key).min(1) }),
]);
export type Ring = z.infer<typeof Ring>;

export const measureKinds = [
  'stayHome',
  'stayInZone',
  'avoidGathering',
  'testing',
  'closure',
  'travelLimit',
  'checkPoint',
  'quarantine',
  'exclusion',
  'return',
  'pep',
  'vaccination',
  'prophylaxis',
  'vectorControl',
  'waterControl',
  'disinfection',
  'safeBurial',
  'care',
  'information',
  'screening',
] as const;

/** A measure the pack knows; for prophylaxis with its window, for rings with their shape. */
export const Measure = z.strictObject({
  kind: z.enum(measureKinds),
  text: Text,
  legalBasis: Text.optional(),
  /** Contact classes it is offered to. */
  classes: z.array(Key).optional(),
  /** Last day or hour on which it still helps. */
  window: Span.optional(),
  /** How long it goes on once begun. */
  course: Span.optional(),
  ring: Ring.optional(),
  longest: Span.optional(),
  ...provenance,
});
export type Measure = z.infer<typeof Measure>;

export const forbiddenSeverities = ['block', 'needsApproval', 'warn', 'alert'] as const;

/**
 * A measure that must not be taken (不准): `when` looks at the facts of the proposal. `unless` names what excuses it; an excuse is
 * recorded, never silent, and turns a block into an approval by `approver`.
 */
export const ForbiddenRule = z.strictObject({
  number: z.int().min(1).optional(),
  text: Text,
  when: Condition,
  unless: Condition.optional(),
  severity: z.enum(forbiddenSeverities),
  approver: z.enum(['county', 'city', 'province', 'nation']),
  ...provenance,
});
export type ForbiddenRule = z.infer<typeof ForbiddenRule>;

/** Reports to higher levels and what counts as a cluster. */
export const Reporting = z.strictObject({
  cluster: z.strictObject({ cases: Quantity, window: Span, sites: z.array(Key).min(1), reportWithin: Key, ...provenance }).optional(),
  alert: z.strictObject({ when: Condition, text: Text, ...provenance }).optional(),
  reports: z.array(z.strictObject({ id: Key, text: Text, within: Key, ...provenance })),
});
export type Reporting = z.infer<typeof Reporting>;

/** How long a kind of record is kept, and what happens then. */
export const Retention = z.strictObject({
  keep: Span.nullable(),
  afterwards: z.enum(['delete', 'anonymise', 'archive']),
  text: Text,
  ...provenance,
});
export type Retention = z.infer<typeof Retention>;

/** What becomes of people in quarantine when this edition comes into force. */
export const Transition = z.strictObject({ policy: z.enum(['finishOld', 'takeShorter', 'reEvaluate']), text: Text, ...provenance });
export type Transition = z.infer<typeof Transition>;
