import { z } from 'zod';
import { Instant } from '../instant.ts';
import { InOutbreak } from './record.ts';
import { route } from './route.ts';

/** A number with what it rests on. */
export const Figure = z.object({
  code: z.string(),
  value: z.number().nullable(),
  previous: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  unit: z.enum(['count', 'share', 'days', 'rate']),
});
export type Figure = z.infer<typeof Figure>;

export const CurveAnswer = z.object({
  unit: z.enum(['day', 'week']),
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** First day of every bar. */
  starts: z.array(z.string()),
  series: z.array(z.object({ caseClass: z.string(), counts: z.array(z.int()) })),
  /** Cases shown at their report date because the onset is not known. */
  onReportDate: z.int(),
  withoutDate: z.int(),
  denominator: z.int(),
  /** Number of bars at the end that reports have not fully reached. */
  incompleteBars: z.int(),
});

export const PyramidAnswer = z.object({
  bands: z.array(z.object({ from: z.int(), to: z.int().nullable(), male: z.int(), female: z.int(), other: z.int() })),
  unknownAge: z.int(),
  unknownSex: z.int(),
  denominator: z.int(),
});

export const AreaCount = z.object({
  code: z.string(),
  name: z.string(),
  level: z.string(),
  cases: z.int(),
  contacts: z.int(),
  population: z.number().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  /** Cases per 100,000 residents; null where the population is not known. */
  rate: z.number().nullable(),
});

export const QualityIssue = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  kind: z.string(),
  id: z.string(),
  label: z.string(),
  field: z.string().nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
});

export const ChainAnswer = z.object({
  chains: z.array(
    z.object({
      id: z.string(),
      size: z.int(),
      events: z.int(),
      contacts: z.int(),
      active: z.boolean(),
      start: z.string().nullable(),
      end: z.string().nullable(),
      generations: z.int(),
      index: z.string().nullable(),
      primary: z.string().nullable(),
      members: z.array(z.string()),
    }),
  ),
  unlinked: z.array(z.string()),
  conflicts: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(['impossible', 'unlikely']),
      source: z.string(),
      target: z.string(),
      exposure: z.string().nullable(),
      days: z.int().nullable(),
    }),
  ),
  /** Every node that stands in a chain or is unlinked, by columns. */
  nodes: z.array(
    z.object({
      /** Of a case its infection: the id of the person, and from the second on which one (`person/2`). */
      id: z.string(),
      kind: z.enum(['case', 'contact', 'event']),
      record: z.string(),
      label: z.string(),
      /** Number on paper: names a record where a name may not stand. */
      number: z.string().nullable(),
      caseClass: z.string().nullable(),
      onset: z.string().nullable(),
      reported: z.string().nullable(),
      generation: z.int().nullable(),
      areaName: z.string(),
    }),
  ),
  links: z.array(
    z.object({
      id: z.string(),
      source: z.string(),
      target: z.string(),
      date: z.string().nullable(),
      certainty: z.string().nullable(),
      setting: z.string().nullable(),
    }),
  ),
  asOf: z.string(),
});
export type ChainAnswer = z.infer<typeof ChainAnswer>;

const InArea = z.strictObject({ area: z.string().max(64).optional() });
const stamp = { asOf: Instant, day: z.string(), area: z.string() };

export const figureRoutes = {
  overview: route({
    method: 'GET',
    path: '/api/outbreaks/{outbreak}/figures',
    summary: 'Key figures, pyramid, counts by area and number of data-quality issues, at one moment',
    tag: 'figure',
    access: 'figure.read',
    params: InOutbreak,
    query: InArea,
    response: z.object({
      ...stamp,
      figures: z.array(Figure),
      pyramid: PyramidAnswer,
      areas: z.array(AreaCount),
      quality: z.array(z.object({ code: z.string(), severity: z.enum(['error', 'warning']), count: z.int() })),
    }),
  }),
  curve: route({
    method: 'GET',
    path: '/api/outbreaks/{outbreak}/figures/curve',
    summary: 'Epidemic curve by day or week and class',
    tag: 'figure',
    access: 'figure.read',
    params: InOutbreak,
    query: InArea.extend({ unit: z.enum(['day', 'week']).default('day') }),
    response: CurveAnswer.extend(stamp),
  }),
  quality: route({
    method: 'GET',
    path: '/api/outbreaks/{outbreak}/quality',
    summary: 'Data-quality list, each issue one step from its record',
    tag: 'figure',
    access: 'case.read',
    params: InOutbreak,
    query: InArea.extend({ code: z.string().max(60).optional() }),
    /** `checked`: cases, contacts, exposures and specimens that were looked at, of the kinds the reader may open. */
    response: z.object({ ...stamp, checked: z.int().min(0), issues: z.array(QualityIssue) }),
  }),
  chains: route({
    method: 'GET',
    path: '/api/outbreaks/{outbreak}/chains',
    summary: 'Recorded chains of transmission with their nodes and links',
    tag: 'chain',
    access: 'chain.read',
    params: InOutbreak,
    query: z.strictObject({ contacts: z.enum(['yes', 'no']).default('no') }),
    response: ChainAnswer,
  }),
};
