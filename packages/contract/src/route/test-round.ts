import { coverageStates, exemptionReasons, missingReasons } from '@firebreak/epi';
import { z } from 'zod';
import { AreaCode } from '../field.ts';
import { Instant } from '../instant.ts';
import { ExportRequest } from './export-request.ts';
import { InOutbreak, OneRecord } from './record.ts';
import { route } from './route.ts';
import {
  Coverage,
  CoverageCounts,
  DenominatorVersion,
  MissingMember,
  Pooling,
  ScheduledTest,
  ScreeningState,
  TestRound,
  WantedRound,
} from './test-round-answer.ts';

/** 同意, 拒检: two characters say something in Chinese. */
const Reason = z.string().trim().min(2).max(1000);
const version = z.int().min(1);
/** What a new round need not say. An edit has no defaults: what it leaves out stays as it is. */
const proposed = { pooling: Pooling.default({ low: 10, medium: 5, high: 1 }), missingAllowed: WantedRound.missingAllowed.default(0) };

const base = '/api/outbreaks/{outbreak}/test-rounds';
const act = <B extends z.ZodType>(verb: string, summary: string, body: B, access: 'round.write' | 'round.approve' = 'round.write') =>
  route({ method: 'POST', path: `${base}/{id}/${verb}`, summary, tag: 'testRound', access, params: OneRecord, body, response: TestRound });

/** 核酸检测轮次. */
export const testRoundRoutes = {
  list: route({
    method: 'GET',
    path: base,
    summary: 'Rounds of the outbreak with their coverage, newest first',
    tag: 'testRound',
    access: 'round.read',
    params: InOutbreak,
    response: z.object({ asOf: Instant, rounds: z.array(TestRound.extend({ coverage: CoverageCounts })) }),
  }),
  get: route({
    method: 'GET',
    path: `${base}/{id}`,
    summary: 'One round',
    tag: 'testRound',
    access: 'round.read',
    params: OneRecord,
    response: TestRound,
  }),
  propose: route({
    method: 'POST',
    path: base,
    summary: 'Write a round down; nobody is collected for it before it is approved (P3). The same id twice is the same round',
    tag: 'testRound',
    access: 'round.write',
    params: InOutbreak,
    body: z.strictObject({ id: z.uuid().optional(), series: z.uuid().optional(), ...WantedRound, ...proposed }),
    response: TestRound,
    status: 201,
  }),
  edit: route({
    method: 'PATCH',
    path: `${base}/{id}`,
    summary: 'Correct a round that is not open yet; one that was approved goes back to draft',
    tag: 'testRound',
    access: 'round.write',
    params: OneRecord,
    body: z.strictObject({ version, set: z.strictObject(WantedRound).partial() }),
    response: TestRound,
  }),
  preview: route({
    method: 'POST',
    path: `${base}/{id}/preview`,
    summary: 'How many people and households the rule names now, by area below, and what the round would need',
    tag: 'testRound',
    access: 'round.read',
    params: OneRecord,
    body: z.strictObject({}),
    response: z.object({
      asOf: Instant,
      people: z.int(),
      households: z.int(),
      tubes: z.int(),
      byRisk: z.object({ low: z.int(), medium: z.int(), high: z.int() }),
      below: z.array(z.object({ code: AreaCode, name: z.string(), people: z.int(), households: z.int() })),
    }),
  }),
  approve: act(
    'approve',
    'Approve a round and fix version 1 of its denominator; the approver is not the proposer. It opens and ends by its window',
    z.strictObject({ version, note: Reason.optional() }),
    'round.approve',
  ),
  refuse: act('refuse', 'Send a round back or call it off, for a reason', z.strictObject({ version, reason: Reason }), 'round.approve'),
  close: act('close', 'End a round before its window does, for a reason', z.strictObject({ version, reason: Reason })),
  refresh: act(
    'denominator',
    'Work the rule out again over the roster of now: a new version of the denominator, with what came in and what fell out',
    z.strictObject({ version, why: Reason }),
  ),
  versions: route({
    method: 'GET',
    path: `${base}/{id}/denominator`,
    summary: 'Every version of the denominator: who changed it, when, why, by how many',
    tag: 'testRound',
    access: 'round.read',
    params: OneRecord,
    response: z.object({ versions: z.array(DenominatorVersion) }),
  }),
  coverage: route({
    method: 'GET',
    path: `${base}/{id}/coverage`,
    summary: 'Due, done, exempt and missing of an area and the areas below it',
    tag: 'testRound',
    access: 'round.read',
    params: OneRecord,
    query: z.strictObject({
      area: AreaCode.optional(),
      version: z.coerce
        .number()
        .int()
        .min(1)
        .optional()
        .describe('An earlier version of the denominator, as it stood when the next one took its place; the newest where left out'),
    }),
    response: Coverage,
  }),
  members: route({
    method: 'GET',
    path: `${base}/{id}/members`,
    summary: 'People of a round in an area who are missing, done or exempt, in the order of the doors',
    tag: 'testRound',
    access: 'roster.read',
    params: OneRecord,
    query: z.strictObject({
      area: AreaCode,
      state: z.enum(coverageStates).default('missing'),
      building: z.string().max(80).optional(),
      cursor: z.string().max(300).optional(),
      limit: z.coerce.number().int().min(1).max(20_000).default(500),
    }),
    response: z.object({ asOf: Instant, total: z.int(), members: z.array(MissingMember), next: z.string().nullable() }),
  }),
  exportMissing: route({
    method: 'GET',
    path: `${base}/{id}/missing.csv`,
    summary: 'The missing as a list for going from door to door, in walking order; counted and recorded',
    tag: 'testRound',
    access: 'roster.read',
    params: OneRecord,
    query: z.strictObject({
      area: AreaCode,
      approval: z.uuid().optional().describe('The request a second person approved, where the list is larger than one person may take'),
    }),
    produces: 'text/csv',
  }),
  askMissing: route({
    method: 'POST',
    path: `${base}/{id}/missing-requests`,
    summary: 'Ask a second person to approve the list of the missing of an area; the same id again answers the request that is there',
    tag: 'testRound',
    access: 'roster.read',
    params: OneRecord,
    body: z.strictObject({ id: z.uuid().optional(), area: AreaCode, reason: z.string().trim().min(3).max(500) }),
    response: ExportRequest,
    status: 201,
  }),
  exempt: route({
    method: 'POST',
    path: `${base}/{id}/exemptions`,
    summary: 'Exempt people from a round, with a reason each can be asked about',
    tag: 'testRound',
    access: 'roster.write',
    params: OneRecord,
    body: z.strictObject({
      members: z.array(z.uuid()).min(1).max(500),
      reason: z.enum(exemptionReasons).nullable().describe('null takes an exemption back'),
      until: Instant.optional().describe('When they are due again; the end of the round where left out'),
      note: Reason.optional(),
    }),
    response: z.object({ changed: z.int() }),
  }),
  explain: route({
    method: 'POST',
    path: `${base}/{id}/missing-reasons`,
    summary: 'Say what is known of why people are missing; they stay missing',
    tag: 'testRound',
    access: 'roster.write',
    params: OneRecord,
    body: z.strictObject({ members: z.array(z.uuid()).min(1).max(500), reason: z.enum(missingReasons), note: Reason.optional() }),
    response: z.object({ changed: z.int() }),
  }),
  screening: route({
    method: 'GET',
    path: '/api/outbreaks/{outbreak}/screening-series',
    summary: 'Region-wide screenings: rounds held, clean rounds in a row, what the rule asks for next',
    tag: 'testRound',
    access: 'round.read',
    params: InOutbreak,
    response: z.object({ asOf: Instant, series: z.array(ScreeningState) }),
  }),
  schedule: route({
    method: 'GET',
    path: '/api/outbreaks/{outbreak}/scheduled-tests',
    summary: 'Who may come today and is still in time, and who is overdue, by the schedules of occupations and classes in force',
    tag: 'testRound',
    access: 'roster.read',
    params: InOutbreak,
    query: z.strictObject({ area: AreaCode, post: z.string().max(60).optional() }),
    response: z.object({ asOf: Instant, pack: z.string().nullable(), due: z.int(), overdue: z.int(), tests: z.array(ScheduledTest) }),
  }),
};
