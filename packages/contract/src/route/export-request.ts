import { z } from 'zod';
import { AreaCode, type RecordKind, recordKinds } from '../field.ts';
import { Instant } from '../instant.ts';
import { records } from '../schema/index.ts';
import { ExportRule } from './export-rule.ts';
import { InOutbreak, OneRecord } from './record.ts';
import { route } from './route.ts';

const Reason = z.string().trim().min(3).max(500);
const version = z.int().min(1);

/** `lapsed`: nobody decided in time, or what was approved was not taken in time. */
export const exportRequestStates = ['waiting', 'approved', 'refused', 'withdrawn', 'lapsed'] as const;
export type ExportRequestState = (typeof exportRequestStates)[number];

/** What may be asked for: the lists of the registry, and the missing of a test round. */
export const requestedLists = [...recordKinds, 'missing'] as const;
export type RequestedList = (typeof requestedLists)[number];

/** The cut of a list as its address says it: `search`, `filter`, `sort`, `area`, `withdrawn`, `format`, `identified`; of the missing, round and area. */
const ExportCut = z.partialRecord(
  z.enum(['search', 'filter', 'sort', 'area', 'withdrawn', 'format', 'identified', 'round']),
  z.string().max(8000),
);
export type ExportCut = z.infer<typeof ExportCut>;

/** A wish to export more than one person may take alone (两人审批). */
export const ExportRequest = z.object({
  id: z.uuid(),
  kind: z.enum(requestedLists),
  cut: ExportCut,
  /** Code of the area within which somebody may decide about it. */
  area: AreaCode,
  areaName: z.string(),
  /** Records in the list when it was asked for. */
  rows: z.int(),
  reason: z.string(),
  requestedAt: Instant,
  requestedBy: z.string(),
  /** Whether the reader asked for it. */
  isOwn: z.boolean(),
  state: z.enum(exportRequestStates),
  decidedAt: Instant.nullable(),
  decidedBy: z.string().nullable(),
  decisionReason: z.string().nullable(),
  /** Until then it can be decided, or taken once approved. */
  expiresAt: Instant,
  version,
});
export type ExportRequest = z.infer<typeof ExportRequest>;

const base = '/api/outbreaks/{outbreak}/export-requests';

export const exportRequestRoutes = {
  list: route({
    method: 'GET',
    path: base,
    summary: 'Requests for large exports: own ones, and those one may decide about; with the rule in force',
    tag: 'export',
    access: 'outbreak.read',
    params: InOutbreak,
    response: z.object({ asOf: Instant, rule: ExportRule, requests: z.array(ExportRequest) }),
  }),
  request: route({
    method: 'POST',
    path: base,
    summary: 'Ask a second person to approve an export; the same id again answers the request that is there',
    tag: 'export',
    access: 'export.run',
    params: InOutbreak,
    body: z.strictObject({ id: z.uuid().optional(), kind: z.enum(recordKinds), cut: ExportCut.default({}), reason: Reason }),
    response: ExportRequest,
    status: 201,
  }),
  decide: route({
    method: 'POST',
    path: `${base}/{id}/decision`,
    summary: 'Approve or refuse a request of somebody else, for a reason',
    tag: 'export',
    access: 'export.approve',
    params: OneRecord,
    body: z.strictObject({ version, verdict: z.enum(['approved', 'refused']), reason: Reason }),
    response: ExportRequest,
  }),
  withdraw: route({
    method: 'POST',
    path: `${base}/{id}/withdraw`,
    summary: 'Take an own request back; an approval ends with it',
    tag: 'export',
    access: 'outbreak.read',
    params: OneRecord,
    body: z.strictObject({ version }),
    response: ExportRequest,
  }),
  file: route({
    method: 'GET',
    path: `${base}/{id}/file`,
    summary: 'The list that was approved, to whoever asked for it, until the approval lapses; counted and recorded. A round gives its own',
    tag: 'export',
    access: 'export.run',
    params: OneRecord,
    produces: 'text/csv',
  }),
};

/** Kinds whose records say something about a person: what they hold is sensitive, or they point at somebody. */
export const isPersonalKind = (kind: RecordKind): boolean =>
  Object.values<{ readonly sensitivity?: unknown; readonly form: string; readonly target?: RecordKind; readonly type: unknown }>(
    records[kind].fields,
  ).some(
    ({ sensitivity, form, target }) =>
      sensitivity === 'name' || sensitivity === 'identity' || form === 'node' || (target !== undefined && pointsAtPeople.has(target)),
  );
const pointsAtPeople: ReadonlySet<RecordKind> = new Set(['person', 'contact']);
