import { taskKinds, taskStatuses } from '@firebreak/epi';
import { z } from 'zod';
import { AreaCode, CalendarDateText } from '../field.ts';
import { Instant } from '../instant.ts';
import { InOutbreak } from './record.ts';
import { route } from './route.ts';

const Reason = z.string().trim().min(3).max(500);

/** What a day left of the tasks of one kind (日清日结). `carried` = still open at the cut-off; `unexplained` of them carry no reason for this day. */
export const CloseOutCounts = z.object({
  /** Opened after the cut-off of the day before and until that of the day. */
  opened: z.int(),
  closed: z.int(),
  withdrawn: z.int(),
  carried: z.int(),
  unexplained: z.int(),
});
export type CloseOutCounts = z.infer<typeof CloseOutCounts>;

/** A task the day does not close, and why. */
export const CarriedTask = z.object({
  id: z.uuid(),
  kind: z.enum(taskKinds),
  title: z.string().nullable(),
  status: z.enum(taskStatuses),
  areaName: z.string(),
  openedAt: Instant,
  dueAt: Instant,
  /** Whole periods of 24 hours from its opening to the cut-off of the day (to now while the day runs); 0: less than a day old. */
  daysOpen: z.int(),
  assignee: z.string().nullable(),
  /** Whom it is about (masked where the reader may not see names) and where; tells tasks of one kind apart. */
  personName: z.string().nullable(),
  placeName: z.string().nullable(),
  /** Event that started it, where it is about no single person or place. */
  cause: z.string().nullable(),
  reason: z.string().nullable(),
});
export type CarriedTask = z.infer<typeof CarriedTask>;

export const CloseOutSignature = z.object({ at: Instant, by: z.string(), note: z.string().nullable(), counts: CloseOutCounts });

/** Carried tasks by age in days: 0, 1, 2, 3 to 6, 7 and more. */
export const CarryAges = z.object({ day0: z.int(), day1: z.int(), day2: z.int(), day3to6: z.int(), day7on: z.int() });

export const CloseOutSheet = z.object({
  asOf: Instant,
  day: z.string(),
  /** The day runs from the cut-off of the day before (not included) to its own (included). */
  from: Instant,
  to: Instant,
  area: AreaCode,
  areaName: z.string(),
  total: CloseOutCounts,
  byKind: z.array(CloseOutCounts.extend({ kind: z.enum(taskKinds) })),
  ages: CarryAges,
  /** At most 500, those without a reason first, then the oldest. */
  carried: z.array(CarriedTask),
  signature: CloseOutSignature.nullable(),
  /** Tasks opened, closed or taken back in the day after it was signed: the sheet is to be signed anew. */
  changedSince: z.boolean(),
  below: z.array(
    CloseOutCounts.extend({
      code: AreaCode,
      name: z.string(),
      signedAt: Instant.nullable(),
      signedBy: z.string().nullable(),
      ages: CarryAges,
    }),
  ),
});
export type CloseOutSheet = z.infer<typeof CloseOutSheet>;

const base = '/api/outbreaks/{outbreak}/close-outs';
const OfDay = z.strictObject({ area: AreaCode.optional(), day: CalendarDateText.optional() });

/** The daily close-out of an area: what was opened today is closed today, or carries a reason; signed at the cut-off hour. */
export const closeOutRoutes = {
  sheet: route({
    method: 'GET',
    path: base,
    summary: 'The close-out sheet of an area and day, and who below has signed',
    tag: 'closeOut',
    access: 'closeOut.read',
    params: InOutbreak,
    query: OfDay,
    response: CloseOutSheet,
  }),
  export: route({
    method: 'GET',
    path: `${base}/export`,
    summary: 'The sheet as CSV: counts by kind, then every carried task with its reason',
    tag: 'closeOut',
    access: 'closeOut.read',
    params: InOutbreak,
    query: OfDay,
    produces: 'text/csv',
  }),
  explain: route({
    method: 'POST',
    path: `${base}/reasons`,
    summary: 'Say why tasks are carried over this day',
    tag: 'closeOut',
    access: 'closeOut.sign',
    params: InOutbreak,
    body: z.strictObject({ day: CalendarDateText, tasks: z.array(z.uuid()).min(1).max(500), reason: Reason }),
    response: z.object({ explained: z.int() }),
  }),
  sign: route({
    method: 'POST',
    path: `${base}/signatures`,
    summary: 'Sign the day of an area; refused while a carried task has no reason',
    tag: 'closeOut',
    access: 'closeOut.sign',
    params: InOutbreak,
    body: z.strictObject({ area: AreaCode, day: CalendarDateText, note: z.string().trim().min(1).max(1000).optional() }),
    response: CloseOutSheet,
    status: 201,
  }),
};
