import { type RequestProblem } from '../error/request-problem.ts';
import { evidenceKinds, taskKinds } from '@firebreak/epi';
import { z } from 'zod';
import { AreaCode, recordKinds } from '../field.ts';
import { Instant } from '../instant.ts';
import { Task } from '../schema/index.ts';
import { InOutbreak, OneRecord } from './record.ts';
import { route } from './route.ts';

const Reason = z.string().trim().min(3).max(1000);
const version = z.int().min(1);

/** Proof that a task was done, or came as far as it did. Photos are uploaded by a door of their own. */
export const NewEvidence = z.discriminatedUnion('kind', [
  z.strictObject({ id: z.uuid().optional(), kind: z.literal('text'), text: z.string().trim().min(1).max(4000) }),
  z.strictObject({
    id: z.uuid().optional(),
    kind: z.literal('form'),
    form: z.record(z.string().max(60), z.union([z.string().max(1000), z.number(), z.boolean()])),
  }),
  z.strictObject({
    id: z.uuid().optional(),
    kind: z.literal('record'),
    record: z.strictObject({ kind: z.enum(recordKinds), id: z.uuid() }),
  }),
]);
export type NewEvidence = z.infer<typeof NewEvidence>;

export const Evidence = z.object({
  id: z.uuid(),
  at: Instant,
  by: z.string(),
  kind: z.enum(evidenceKinds),
  text: z.string().nullable(),
  form: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullable(),
  record: z.object({ kind: z.enum(recordKinds), id: z.uuid() }).nullable(),
  /** Media type and size of a photo; its picture has an address of its own. */
  photo: z.object({ type: z.string(), bytes: z.int() }).nullable(),
});
export type Evidence = z.infer<typeof Evidence>;

/** Open tasks by how far their clock has run, and those that ended. */
export const ClockCounts = z.object({ inTime: z.int(), half: z.int(), late: z.int(), overdue: z.int(), done: z.int() });
export type ClockCounts = z.infer<typeof ClockCounts>;

export const TaskBoard = z.object({
  asOf: Instant,
  area: z.string(),
  /** `done` counts what was done in the 24 hours before `asOf`. */
  total: ClockCounts,
  byKind: z.array(ClockCounts.extend({ kind: z.enum(taskKinds) })),
  /** One row for each area below that has tasks: its answering area (属地) first in arrears. */
  byArea: z.array(ClockCounts.extend({ code: z.string(), name: z.string(), oldestDueAt: Instant.nullable() })),
  byTeam: z.array(ClockCounts.extend({ team: z.uuid().nullable(), name: z.string().nullable() })),
  bySector: z.array(ClockCounts.extend({ sector: z.string().nullable() })),
});
export type TaskBoard = z.infer<typeof TaskBoard>;

const base = '/api/outbreaks/{outbreak}/tasks';
const stored = Task.stored;
const act = <B extends z.ZodType>(verb: string, summary: string, body: B) =>
  route({
    method: 'POST',
    path: `${base}/{id}/${verb}`,
    summary,
    tag: 'task',
    access: 'task.act',
    params: OneRecord,
    body,
    response: stored,
  });

/** What people do with a task besides correcting what it says. */
export const taskRoutes = {
  board: route({
    method: 'GET',
    path: `${base}/board`,
    summary: 'Open tasks of an area by clock, kind, area below, team and sector',
    tag: 'task',
    access: 'task.read',
    params: InOutbreak,
    query: z.strictObject({ area: AreaCode.optional(), mine: z.enum(['yes', 'no']).default('no') }),
    response: TaskBoard,
  }),
  accept: act('accept', 'Take the task on: from now on it is yours', z.strictObject({ version })),
  handOver: act(
    'hand-over',
    'Give the task to another person, team or area, with a reason',
    z
      .strictObject({
        version,
        assignee: z.string().trim().min(1).max(120).optional(),
        team: z.uuid().optional(),
        areaCode: AreaCode.optional(),
        reason: Reason,
      })
      .refine((given) => given.assignee !== undefined || given.team !== undefined || given.areaCode !== undefined, {
        error: 'nobodyTakes' satisfies RequestProblem,
      }),
  ),
  refuse: act(
    'refuse',
    'Say that it cannot be done by you, and why; it goes back to the area',
    z.strictObject({ version, reason: Reason }),
  ),
  complete: act(
    'complete',
    'Done, with proof: given here or standing with the task already',
    z.strictObject({ version, evidence: z.array(NewEvidence).max(20).default([]), doneAt: Instant.optional() }),
  ),
  reopen: act('reopen', 'It was not done after all, for a reason', z.strictObject({ version, reason: Reason })),
  evidence: route({
    method: 'GET',
    path: `${base}/{id}/evidence`,
    summary: 'Proof that stands with a task, newest first',
    tag: 'task',
    access: 'task.read',
    params: OneRecord,
    response: z.object({ evidence: z.array(Evidence) }),
  }),
  addEvidence: route({
    method: 'POST',
    path: `${base}/{id}/evidence`,
    summary: 'Put proof beside a task without ending it; the same id twice is the same write',
    tag: 'task',
    access: 'task.act',
    params: OneRecord,
    body: NewEvidence,
    response: Evidence,
    status: 201,
  }),
  addPhoto: route({
    method: 'POST',
    path: `${base}/{id}/photos`,
    summary: 'Put a photo beside a task (multipart; JPEG, PNG or WebP, at most 5 MB)',
    tag: 'task',
    access: 'task.act',
    params: OneRecord,
    upload: true,
    response: Evidence,
    status: 201,
  }),
  photo: route({
    method: 'GET',
    path: `${base}/{id}/photos/{photo}`,
    summary: 'A photo that stands with a task; looking at it is recorded',
    tag: 'task',
    access: 'task.read',
    params: z.strictObject({ outbreak: z.uuid(), id: z.uuid(), photo: z.uuid() }),
    produces: 'image/jpeg',
  }),
};
