import { taskKinds } from '@firebreak/epi';
import { z } from 'zod';
import { AreaCode } from '../field.ts';
import { Instant } from '../instant.ts';
import { InOutbreak } from './record.ts';
import { route } from './route.ts';
import { ClockCounts } from './task.ts';

/** A part of a whole; the share is null when nothing was to be counted. */
export const Share = z.object({ numerator: z.int(), denominator: z.int(), share: z.number().nullable() });
export type Share = z.infer<typeof Share>;

export const openEndKinds = ['chain', 'contact', 'transfer'] as const;

/** 未了事项: an infected person without a known source, a contact not under control, a transfer not done. The oldest first. */
export const OpenEnd = z.object({
  kind: z.enum(openEndKinds),
  /** Record to open: a case (`chain`) or a task. */
  record: z.object({ kind: z.enum(['case', 'task']), id: z.uuid() }),
  /** Number of the case on paper, to tell one from another; a task has none. */
  label: z.string().nullable(),
  areaName: z.string(),
  since: Instant,
  dueAt: Instant.nullable(),
});
export type OpenEnd = z.infer<typeof OpenEnd>;

export const intervalCodes = [
  'onsetToSpecimen',
  'specimenToResult',
  'onsetToReport',
  'onsetToIsolation',
  'reportToIsolation',
  'interview',
  'coreFacts',
  'fileReport',
  'locateAndHold',
  'transfer',
  'reTest',
] as const;

/** How long a step took over the last days: n, median, 90th percentile, share within its limit. */
export const IntervalMetric = z.object({
  code: z.enum(intervalCodes),
  unit: z.enum(['days', 'hours']),
  n: z.int(),
  median: z.number().nullable(),
  p90: z.number().nullable(),
  /** Null where no limit counts for the step. */
  withinLimit: Share.nullable(),
});
export type IntervalMetric = z.infer<typeof IntervalMetric>;

export const Board = z.object({
  /** When the figures were read: a board under load may be some seconds old and says so. */
  asOf: Instant,
  day: z.string(),
  area: AreaCode,
  areaName: z.string(),
  /** Local infections found outside control (社会面), by day of finding over the last 14 days, the last day first in `today`. */
  communityFront: z.object({
    today: z.int(),
    yesterday: z.int(),
    week: Share,
    days: z.array(z.object({ day: z.string(), cases: z.int(), found: z.int() })),
  }),
  openEnds: z.object({ chain: z.int(), contact: z.int(), transfer: z.int(), oldest: z.array(OpenEnd) }),
  clocks: ClockCounts,
  /** Overdue tasks by kind, most first. */
  red: z.array(z.object({ kind: z.enum(taskKinds), overdue: z.int(), oldestDueAt: Instant })),
  /** 围住 ring-fence, 捞干 drain, 扑灭 extinguish: see docs/method/command-board.md. */
  phases: z.object({ ringFence: Share, drain: Share, extinguish: Share }),
  intervals: z.array(IntervalMetric),
  below: z.array(
    z.object({
      code: AreaCode,
      name: z.string(),
      cases: z.int(),
      communityFrontWeek: z.int(),
      openTasks: z.int(),
      overdue: z.int(),
      oldestDueAt: Instant.nullable(),
    }),
  ),
});
export type Board = z.infer<typeof Board>;

export const boardRoutes = {
  board: route({
    method: 'GET',
    path: '/api/outbreaks/{outbreak}/board',
    summary: 'The command board of an area: community front, open ends, red clocks, phases, intervals, areas below',
    tag: 'board',
    access: 'figure.read',
    params: InOutbreak,
    query: z.strictObject({ area: AreaCode.optional() }),
    response: Board,
  }),
};
