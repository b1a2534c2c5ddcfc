import { z } from 'zod';
import { caseClasses } from '@firebreak/epi';
import { Condition } from './condition.ts';
import { DayList, Key, provenance, Quantity, Span, Text } from './value.ts';

/** Machine-checkable classification; the first that holds, in the order of the list, is the class. */
export const CaseDefinition = z.strictObject({
  class: z.enum(caseClasses),
  /** State of the outbreak in the area in which this definition is used. */
  outbreakState: z.enum(['any', 'noneDeclared', 'declared']),
  when: Condition.optional(),
  text: Text,
  ...provenance,
});
export type CaseDefinition = z.infer<typeof CaseDefinition>;

/** Whom or what somebody must have met to fall in a class. */
export const Basis = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('case') }),
  z.strictObject({ kind: z.literal('contact'), class: Key }),
  z.strictObject({ kind: z.literal('venue') }),
  z.strictObject({ kind: z.literal('area'), level: Key }),
  z.strictObject({ kind: z.literal('arrival') }),
  z.strictObject({ kind: z.literal('post') }),
  z.strictObject({ kind: z.literal('place') }),
]);
export type Basis = z.infer<typeof Basis>;

export const ContactClass = z.strictObject({
  text: Text,
  /** Where somebody falls in several classes, the highest rank counts. */
  rank: z.int().min(0),
  basis: z.array(Basis).min(1),
  /** Taken for an exposure that nobody has judged yet. */
  assumed: z.boolean(),
  criteria: z.array(z.strictObject({ id: Key, text: Text, ...provenance })),
  /** Days before the anchor in which meeting the source counts. */
  lookback: Span.optional(),
  /** Days in which the exposure still matters; after it nothing but `afterWindow` of the quarantine follows. */
  upgrade: z.array(z.strictObject({ to: Key, when: z.literal('linkedPositiveInFirstTests'), tests: Quantity, ...provenance })),
  ...provenance,
});
export type ContactClass = z.infer<typeof ContactClass>;

/** Ways of staying apart or being watched, the strictest first. */
export const modes = ['hospital', 'centralised', 'home', 'exclusion', 'homeMonitoring', 'selfMonitoring'] as const;
export type Mode = (typeof modes)[number];

/** How far somebody may go, the strictest first. */
export const outings = ['none', 'medicalOnly', 'essentialOnly', 'notRestricted'] as const;

const Stage = z.strictObject({
  id: Key,
  mode: z.enum(modes),
  /** Also lawful, by choice or where the first cannot be had. */
  otherModes: z.array(z.enum(modes)).optional(),
  /** First day, where it is not the day after the stage before. */
  begins: Span.optional(),
  /** Last day; a stage without one ends when the release conditions are met. */
  length: Span.optional(),
  goingOut: z.enum(outings),
  /** For whom; where a fact is not known the stage applies. */
  when: Condition.optional(),
  ...provenance,
});
export type Stage = z.infer<typeof Stage>;

/** What must hold before somebody is released. */
export const ReleaseCondition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('stagesCompleted'), ...provenance }),
  z.strictObject({ kind: z.literal('ownTestsNegative'), ...provenance }),
  z.strictObject({ kind: z.literal('finalTestNegative'), ...provenance }),
  z.strictObject({ kind: z.literal('linkedFirstTestsNegative'), tests: Quantity, ...provenance }),
  z.strictObject({ kind: z.literal('noSymptoms'), ...provenance }),
  z.strictObject({ kind: z.literal('negativesApart'), tests: Quantity, ctAtLeast: Quantity.optional(), apart: Quantity, ...provenance }),
  z.strictObject({ kind: z.literal('ctOnDays'), days: DayList, ctAtLeast: Quantity, ...provenance }),
  z.strictObject({ kind: z.literal('sinceEvent'), span: Span, ...provenance }),
  z.strictObject({ kind: z.literal('clinicalRecovery'), ...provenance }),
]);
export type ReleaseCondition = z.infer<typeof ReleaseCondition>;

/**
 * After how long a closed episode somebody who is positive again is infected anew. Until the interval is over every positive belongs to the
 * episode that was; without an interval it always does (one infection protects, or nobody knows).
 */
export const Reinfection = z.strictObject({ interval: Span.optional() });
export type Reinfection = z.infer<typeof Reinfection>;

export const Quarantine = z.strictObject({
  stages: z.array(Stage),
  release: z.array(ReleaseCondition),
  /** For somebody found when every stage is over: so many tests and nothing else. */
  afterWindow: z.strictObject({ tests: Quantity, method: z.string(), ...provenance }).optional(),
});
export type Quarantine = z.infer<typeof Quarantine>;

/** What happens to test days when a stage is shorter or longer than its list. */
const Replan = z.strictObject({ rule: z.enum(['dropLate', 'lastOnFinalDay']), ...provenance });

export const TestSchedule = z.strictObject({
  stage: Key,
  method: z.enum(['pcr', 'antigen', 'culture', 'serology', 'rapidTest']),
  specimen: z.string().optional(),
  days: DayList.optional(),
  /** So many tests spread evenly over the first days, where no days are named. */
  spread: z.strictObject({ tests: Quantity, within: Span, apart: Quantity, ...provenance }).optional(),
  /** Samples taken each time. */
  samples: Quantity.optional(),
  replan: Replan,
});
export type TestSchedule = z.infer<typeof TestSchedule>;

/** Temperature and symptoms asked for while a plan runs. */
export const FollowUp = z.strictObject({ timesPerDay: Quantity, everyDays: Quantity, ask: z.array(Key).min(1), ...provenance });
export type FollowUp = z.infer<typeof FollowUp>;
