import { z } from 'zod';
import { Clocks } from './clock.ts';
import { Laboratory } from './laboratory.ts';
import { Meta, OverlayMeta } from './meta.ts';
import { OutbreakOver } from './outbreak-over.ts';
import { CaseDefinition, ContactClass, FollowUp, Quarantine, TestSchedule } from './person.ts';
import { ArrivalRule, Channel, ForbiddenRule, Measure, Occupation, Reporting, Retention, Transition } from './surveillance.ts';
import { Estimate, Key, Quantity, Text } from './value.ts';
import { Screening, ZoneLevel } from './zone.ts';

/** Where a value was read. `A` official or peer-reviewed, `B` repost of an official text, `C` weak; none for our own proposals. */
export const Source = z.strictObject({ cite: z.string().min(1), grade: z.enum(['A', 'B', 'C', 'none']), link: z.string().optional() });
export type Source = z.infer<typeof Source>;

/** Every part of a pack but its meta; an edition has all of them, empty where the disease knows no such thing. */
export const parts = {
  epi: z.record(Key, z.array(Estimate)),
  caseDefinitions: z.array(CaseDefinition),
  contactClasses: z.record(Key, ContactClass),
  quarantine: z.record(Key, Quarantine),
  testing: z.record(Key, z.array(TestSchedule)),
  laboratory: Laboratory.optional(),
  zones: z.strictObject({ levels: z.record(Key, ZoneLevel), routineWhenNoCase: z.boolean() }),
  screening: z.record(Key, Screening),
  clocks: Clocks,
  occupations: z.record(Key, Occupation),
  monitoring: z.strictObject({ followUp: z.record(Key, FollowUp), channels: z.record(Key, Channel) }),
  arrivals: z.array(ArrivalRule),
  measures: z.record(Key, Measure),
  forbidden: z.record(Key, ForbiddenRule),
  capacity: z.record(Key, Quantity),
  reporting: Reporting,
  outbreakOver: z.array(OutbreakOver).min(1),
  retention: z.record(Key, Retention),
  texts: z.record(Key, Text),
  transition: Transition,
  sources: z.record(z.string(), Source),
};

/** A whole edition, its base laid under it. */
export const Pack = z.strictObject({ meta: Meta, ...parts });
export type Pack = z.infer<typeof Pack>;
export type PackPart = keyof typeof parts;

/** An overlay names only what differs; the merged whole is what is checked. */
export const OverlayHead = z.object({ meta: OverlayMeta });
export const partNames = Object.keys(parts) as PackPart[];
