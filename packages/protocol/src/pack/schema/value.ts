import { z } from 'zod';

/** The languages every text of a pack is written in. */
export const languages = ['zh-Hans', 'zh-Hant', 'en'] as const;
export type Language = (typeof languages)[number];

/** A text in the three languages; none may be left out or empty. */
export const Text = z.strictObject({ 'zh-Hans': z.string().min(1), 'zh-Hant': z.string().min(1), en: z.string().min(1) });
export type Text = z.infer<typeof Text>;
export const words = (hans: string, hant: string, en: string): Text => ({ 'zh-Hans': hans, 'zh-Hant': hant, en });

/** How a value is known: read in a source, remembered and to be checked, or chosen locally without an authority behind it. */
export const marks = ['sourced', 'fromMemory', 'local'] as const;
export type Mark = (typeof marks)[number];

/** Where a value comes from: keys of the pack's `sources`, and how well it is known. Every value of policy carries both. */
export const provenance = { source: z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]), mark: z.enum(marks) };
export type Provenance = { readonly source: string | readonly string[]; readonly mark: Mark };

/** Events that days and hours are counted from (起算点). */
export const anchors = [
  'firstExposure lastExposure quarantineStart stageStart previousStage leftArea leftPost arrival notification'.split(' '),
  'onset firstPositiveSample positiveResult diagnosis isolation discharge recovery symptomEnd treatmentStart death safeBurial'.split(' '),
  'secondNegativePcr lastCaseOnset lastCase lastInfection zoneDrawn levelStart terminalDisinfection lastCleanRound'.split(' '),
  'eventKnown caseConfirmed contactNamed positivePool exposureKnown symptomReport missedTest arrivalKnown transferOrdered'.split(' '),
  'release recordClosed collected outbreakEnd dayStart vectorIndexLow activityEnd'.split(' '),
].flat();
const Event = z.string().refine((name) => anchors.includes(name), { error: 'anchor' });

/** One event, the first of several that is known (in the order given), or the latest of those that are known. */
export const Anchor = z.union([
  Event,
  z.strictObject({ firstOf: z.array(Event).min(2) }),
  z.strictObject({ lastOf: z.array(Event).min(2) }),
]);
export type Anchor = z.infer<typeof Anchor>;

/**
 * A length of time with its anchor. Days are calendar days of the pack's time zone: with `day0` the day of the anchor is day 0 and
 * the last day is anchor + value; with `day1` it is day 1 and the last day is anchor + value − 1. Hours and minutes have elapsed
 * since the moment of the anchor and need no start.
 */
export const Span = z.discriminatedUnion('unit', [
  z.strictObject({ value: z.int().min(0), unit: z.literal('days'), from: Anchor, start: z.enum(['day0', 'day1']), ...provenance }),
  z.strictObject({ value: z.number().positive(), unit: z.literal('hours'), from: Anchor, ...provenance }),
  z.strictObject({ value: z.number().positive(), unit: z.literal('minutes'), from: Anchor, ...provenance }),
]);
export type Span = z.infer<typeof Span>;

/** Numbered days of a schedule: `values: [1, 2, 3]` of `from`, whose own day is day 0 or day 1. */
export const DayList = z.strictObject({
  values: z.array(z.int().min(0)).min(1),
  unit: z.literal('days'),
  from: Anchor,
  start: z.enum(['day0', 'day1']),
  ...provenance,
});
export type DayList = z.infer<typeof DayList>;

/** Units of values that are no time. */
export const units = [
  'persons cases tests rounds samples houses rooms beds staff percent perDay perWeek per10000 per100000 ct metres kilometres years'.split(
    ' ',
  ),
  'days hours minutes weeks dimensionless index incubationPeriods pairs bedShare'.split(' '),
].flat();

/** A number with its unit. */
export const Quantity = z.strictObject({
  value: z.number(),
  unit: z.string().refine((unit) => units.includes(unit), { error: 'unit' }),
  ...provenance,
});
export type Quantity = z.infer<typeof Quantity>;

/** An estimate of nature: any of mean, median, sd, range; from an event where it is a time after one. */
export const Estimate = z.strictObject({
  variant: z.string().optional(),
  unit: z.string().refine((unit) => units.includes(unit), { error: 'unit' }),
  mean: z.number().optional(),
  median: z.number().optional(),
  sd: z.number().positive().optional(),
  dispersion: z.number().positive().optional(),
  low: z.number().optional(),
  high: z.number().optional(),
  from: Anchor.optional(),
  note: z.string().optional(),
  ...provenance,
});
export type Estimate = z.infer<typeof Estimate>;

/** Keys of mappings: words of the code, `closeContact`. */
export const Key = z.string().regex(/^[a-z][A-Za-z0-9]*$/);
