import { findingSeverities, findingStatuses, sectors } from '@firebreak/epi';
import { z } from 'zod';
import { AreaCode } from '../field.ts';
import { Instant } from '../instant.ts';
import { InOutbreak, OneRecord } from './record.ts';
import { route } from './route.ts';

const version = z.int().min(1);
const Words = z.string().trim().min(3).max(4000);

/** 督导问题: what a supervisor found, by when it is to be put right, and what the re-check said (S14). */
export const Finding = z.object({
  id: z.uuid(),
  area: AreaCode,
  areaName: z.string(),
  place: z.uuid().nullable(),
  placeName: z.string().nullable(),
  sector: z.enum(sectors).nullable(),
  severity: z.enum(findingSeverities),
  status: z.enum(findingStatuses),
  title: z.string(),
  text: z.string(),
  foundAt: Instant,
  foundBy: z.string(),
  rectifyBy: Instant,
  rectifiedAt: Instant.nullable(),
  rectifiedBy: z.string().nullable(),
  rectification: z.string().nullable(),
  recheckedAt: Instant.nullable(),
  recheckedBy: z.string().nullable(),
  recheck: z.string().nullable(),
  task: z.uuid().nullable(),
  version,
});
export type Finding = z.infer<typeof Finding>;

const base = '/api/outbreaks/{outbreak}/findings';

export const findingRoutes = {
  list: route({
    method: 'GET',
    path: base,
    summary: 'Findings of the areas of the person: open ones first, the most urgent deadline first',
    tag: 'finding',
    access: 'finding.read',
    params: InOutbreak,
    query: z.strictObject({ area: AreaCode.optional(), status: z.enum(findingStatuses).optional() }),
    response: z.object({ asOf: Instant, findings: z.array(Finding) }),
  }),
  file: route({
    method: 'POST',
    path: base,
    summary: 'File a finding with a deadline; the area gets a task to put it right',
    tag: 'finding',
    access: 'finding.write',
    params: InOutbreak,
    body: z.strictObject({
      id: z.uuid().optional(),
      area: AreaCode,
      place: z.uuid().nullable().default(null),
      sector: z.enum(sectors).nullable().default(null),
      severity: z.enum(findingSeverities),
      title: z.string().trim().min(1).max(200),
      text: Words,
      rectifyBy: Instant,
    }),
    response: Finding,
    status: 201,
  }),
  rectify: route({
    method: 'POST',
    path: `${base}/{id}/rectify`,
    summary: 'Say how a finding was put right; it then waits for the re-check',
    tag: 'finding',
    access: 'finding.act',
    params: OneRecord,
    body: z.strictObject({ version, rectification: Words }),
    response: Finding,
  }),
  recheck: route({
    method: 'POST',
    path: `${base}/{id}/recheck`,
    summary: 'Confirm that it was put right, or ask for it again with a new deadline',
    tag: 'finding',
    access: 'finding.write',
    params: OneRecord,
    body: z.discriminatedUnion('met', [
      z.strictObject({ version, met: z.literal(true), recheck: Words }),
      z.strictObject({ version, met: z.literal(false), recheck: Words, rectifyBy: Instant }),
    ]),
    response: Finding,
  }),
};
