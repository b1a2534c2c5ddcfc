import { areaLevels, caseClasses, origins } from '@firebreak/epi';
import { z } from 'zod';
import { AreaCode } from '../field.ts';
import { Instant } from '../instant.ts';
import { InOutbreak } from './record.ts';
import { route } from './route.ts';

/** By which day a case is counted. `onsetOrReport`: by its report where the onset is not known. */
export const dayBases = ['onset', 'onsetOrReport', 'specimen', 'report'] as const;
export type DayBasis = (typeof dayBases)[number];

/** Steps of a case that have a day: the first positive specimen and its result, and the beginning of isolation. */
export const caseSteps = ['onset', 'specimen', 'result', 'report', 'isolation'] as const;
export type CaseStep = (typeof caseSteps)[number];

/** Intervals that are looked at, each from one step to a later one. */
export const delayPairs = [
  ['onset', 'report'],
  ['onset', 'specimen'],
  ['specimen', 'result'],
  ['specimen', 'report'],
  ['onset', 'isolation'],
  ['report', 'isolation'],
] as const satisfies readonly (readonly [CaseStep, CaseStep])[];

const stamp = { asOf: Instant, day: z.string(), area: z.string() };
const Counts = z.array(z.int().min(0));

/** Cases by day, class and origin. All series run from `from` to `day`, a count for each day. */
export const DaysAnswer = z.object({
  ...stamp,
  /** Null when no case has a day. */
  from: z.string().nullable(),
  /** Days at the end that reports have not fully reached, by the setting of the outbreak. */
  incompleteDays: z.int(),
  series: z.array(z.object({ caseClass: z.enum(caseClasses), origin: z.enum(origins), basis: z.enum(dayBases), counts: Counts })),
  /** Cases of a class that a basis cannot place: without that day, or with one outside of the days shown. */
  notPlaced: z.array(z.object({ caseClass: z.enum(caseClasses), basis: z.enum(dayBases), withoutDay: z.int(), outside: z.int() })),
});
export type DaysAnswer = z.infer<typeof DaysAnswer>;

/**
 * Cases by their days of two steps, in columns of equal length: row i counts `count[i]` cases of class
 * `caseClasses[caseClass[i]]` whose first step lies `elapsed[i]` days before `day` and whose second came `delay[i]` days after it, before it where that is negative.
 */
export const DelayCells = z.object({ elapsed: Counts, delay: z.array(z.int()), caseClass: Counts, count: Counts });

export const DelaysAnswer = z.object({
  ...stamp,
  caseClasses: z.array(z.enum(caseClasses)),
  pairs: z.array(
    z.object({
      from: z.enum(caseSteps),
      to: z.enum(caseSteps),
      cells: DelayCells,
      /** By class, in the order of `caseClasses`: one of the days is missing; one lies after `day`. */
      missing: Counts,
      later: Counts,
    }),
  ),
});
export type DelaysAnswer = z.infer<typeof DelaysAnswer>;

export const AnalysisArea = z.object({
  code: z.string(),
  name: z.string(),
  population: z.number().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  /** Whether the place is that of the area, or the middle of the persons recorded there (never of fewer than five). */
  placedBy: z.enum(['area', 'persons']).nullable(),
  /** Contacts that are no cases. */
  contacts: z.int(),
});

export const AreasAnswer = z.object({
  ...stamp,
  /** Levels below the area, the widest first, with what is known of their areas. */
  levels: z.array(z.object({ level: z.enum(areaLevels), areas: z.int(), withPlace: z.int(), withPopulation: z.int() })),
  level: z.enum(areaLevels),
  basis: z.enum(dayBases),
  incompleteDays: z.int(),
  areas: z.array(AnalysisArea),
  caseClasses: z.array(z.enum(caseClasses)),
  /** Cases in columns: of `areas[area[i]]`, `elapsed[i]` days before `day`, of class `caseClasses[caseClass[i]]`. */
  cells: z.object({ area: Counts, elapsed: Counts, caseClass: Counts, count: Counts }),
  /** By class: in none of the areas, or without a day up to `day`. */
  notPlaced: Counts,
  withoutDay: Counts,
});
export type AreasAnswer = z.infer<typeof AreasAnswer>;

/** What a question of the questionnaire comes from: a column kept from an import, a field, or the recorded exposures. */
export const questionSources = ['kept', 'field', 'setting', 'event'] as const;

export const QuestionnaireAnswer = z.object({
  ...stamp,
  /** Whom the counts are of: classes of cases, and contacts that are no cases. */
  groups: z.array(z.enum([...caseClasses, 'contact'])),
  /** Persons of each group. */
  persons: Counts,
  questions: z.array(
    z.object({
      source: z.enum(questionSources),
      name: z.string(),
      /** `yesNo`: one answer is yes, one no. `choice`: one of several. `listed`: what is not recorded did not happen. */
      kind: z.enum(['yesNo', 'choice', 'listed']),
      /** By answer, the persons of each group. Answers of fewer than five persons are not told apart: they count in `other`. */
      answers: z.array(z.object({ value: z.string(), persons: Counts })),
      other: Counts,
    }),
  ),
});
export type QuestionnaireAnswer = z.infer<typeof QuestionnaireAnswer>;

const InArea = z.strictObject({ area: AreaCode.optional() });

export const analysisRoutes = {
  days: route({
    method: 'GET',
    path: '/api/outbreaks/{outbreak}/analysis/days',
    summary: 'Cases by day of onset, specimen and report, by class and origin',
    tag: 'analysis',
    access: 'figure.read',
    params: InOutbreak,
    query: InArea,
    response: DaysAnswer,
  }),
  delays: route({
    method: 'GET',
    path: '/api/outbreaks/{outbreak}/analysis/delays',
    summary: 'Days between the steps of cases: onset, specimen, result, report, isolation',
    tag: 'analysis',
    access: 'figure.read',
    params: InOutbreak,
    query: InArea,
    response: DelaysAnswer,
  }),
  areas: route({
    method: 'GET',
    path: '/api/outbreaks/{outbreak}/analysis/areas',
    summary: 'Cases by area and day, with residents and places of the areas',
    tag: 'analysis',
    access: 'figure.read',
    params: InOutbreak,
    query: InArea.extend({ level: z.enum(areaLevels).optional(), basis: z.enum(dayBases).default('onsetOrReport') }),
    response: AreasAnswer,
  }),
  questionnaire: route({
    method: 'GET',
    path: '/api/outbreaks/{outbreak}/analysis/questionnaire',
    summary: 'Answers of cases and contacts: columns kept from imports, fields and recorded exposures',
    tag: 'analysis',
    access: 'case.read',
    params: InOutbreak,
    query: InArea,
    response: QuestionnaireAnswer,
  }),
};
