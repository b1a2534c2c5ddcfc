import { z } from 'zod';
import { InOutbreak } from './record.ts';
import { route } from './route.ts';

/** What can be a common source of cases: a place they visited, an event (a gathering, a meal, goods), or another case. */
export const foundSourceKinds = ['venue', 'event', 'person'] as const;
/** Why a candidate is no source by the records. */
export const ruleOutReasons = ['nobodyExposed', 'noCaseExposed', 'exposedAfterOnset', 'worseThanChance'] as const;

const p = z.number().min(0).max(1);
/** Time on the clock of the outbreak, without a zone: `2022-07-05T09:30`. */
const LocalTime = z.string();
const SourceName = {
  kind: z.enum(foundSourceKinds),
  /** Id of the place or event; of a case the name of its infection, as in the recorded chains. */
  id: z.string(),
  /** The record to open: the same, or the case of the person. */
  record: z.uuid(),
  name: z.string().nullable(),
  number: z.string().nullable(),
};

export const FoundSource = z.object({
  ...SourceName,
  /** That this is the common source, among all candidates and the possibility that it is none of them. */
  probability: p,
  rankInKind: z.int(),
  /** Most likely period in which it infected, drawn in to the exposures on record. */
  from: LocalTime,
  to: LocalTime,
  /** Probability of that period, and that all exposures that infected lie within a day. */
  windowProbability: p,
  pointProbability: p,
  /** Median incubation period, days, that fits if this is the source. */
  incubationDays: z.number(),
  casesExplained: z.number(),
  exposed: z.int(),
  exposedCases: z.number(),
  others: z.int(),
  otherCases: z.number(),
  /** Attack rates and their ratio; null where there is nobody. */
  rate: z.number().nullable(),
  otherRate: z.number().nullable(),
  ratio: z.number().nullable(),
  /** Dose: mean minutes in the period, of cases and of the exposed who are none. */
  caseMinutes: z.number().nullable(),
  otherMinutes: z.number().nullable(),
});
export type FoundSource = z.infer<typeof FoundSource>;

export const RuledOutSource = z.object({ ...SourceName, reason: z.enum(ruleOutReasons) });
export type RuledOutSource = z.infer<typeof RuledOutSource>;

export const SourcesAnswer = z.object({
  /** Day from which the outbreak is looked at. */
  asOf: z.string(),
  /** Cases with a day of onset, and those left out because they have none. */
  cases: z.int(),
  undated: z.int(),
  /** Persons among whom they arose: all on record that the reader may see. */
  population: z.int(),
  /** Stays and dated exposures that were weighed, and those without time, left out. */
  exposures: z.int(),
  untimed: z.int(),
  incubation: z.object({ mean: z.number(), sd: z.number(), source: z.string(), assumed: z.boolean() }),
  /** Most likely first; at most 100. */
  ranked: z.array(FoundSource),
  /** At most 200; `ruledOutCount` says how many there are. */
  ruledOut: z.array(RuledOutSource),
  ruledOutCount: z.int(),
  /** That the cases have no common source among the candidates; null where nothing could be weighed. */
  unlisted: p.nullable(),
});
export type SourcesAnswer = z.infer<typeof SourcesAnswer>;

export const sourceRoutes = {
  rank: route({
    method: 'GET',
    path: '/api/outbreaks/{outbreak}/sources',
    summary:
      'Which place, event or case the cases come from: probability, period, dose, attack rates; and what is ruled out, with the reason',
    tag: 'figure',
    access: 'visit.read',
    params: InOutbreak,
    response: SourcesAnswer,
  }),
};
