import {
  AppError,
  type ExportCut,
  type ExportRequest,
  type ExportRule,
  type Parsed,
  type RecordKind,
  type RequestedList,
  routes,
  requestInvalid,
} from '@firebreak/contract';
import { uuidv7 } from 'uuidv7';
import { type Actor, areasWith, isWithin, refusedAs } from '../../platform/access/index.ts';
import { areaByCode } from '../area/service.ts';
import { exportRule, hoursAfter } from '../export-rule/service.ts';
import { append, countRecords, type Noun, type Standing } from '../registry/index.ts';
import { decideRequest, findRequest, insertRequest, type RequestRow, requestsIn, withdrawRequest } from './request-store.ts';
import { cutOf, type ExportQuery } from './query.ts';

type Doors = (typeof routes)['exportRequest'];
type Body<D extends 'request' | 'decide' | 'withdraw'> = Parsed<Doors[D]>['body'];

export async function listRequests(at: Standing): Promise<{ asOf: string; rule: ExportRule; requests: ExportRequest[] }> {
  const rows = await requestsIn(at.trx, at.outbreak.home, at.outbreak.id);
  const { mostRows, mostPersons, mostResidents, hours, keepDays } = await exportRule(at.trx);
  return {
    asOf: at.now,
    rule: { mostRows, mostPersons, mostResidents, hours, keepDays },
    requests: rows.map((row) => requestView(at, row)),
  };
}

/**
 * Asks a second person to approve an export. The number of records stands in the request, so that whoever decides knows what goes out.
 *
 * @throws AppError PERMISSION_DENIED, REQUEST_INVALID where the cut is none, or where no single area holds what the actor may export
 */
export async function requestExport(
  at: Standing,
  nouns: Readonly<Record<RecordKind, Noun>>,
  { kind, cut, ...asked }: Body<'request'>,
): Promise<ExportRequest> {
  const query = queryOf(kind, cut);
  demandKind(at.actor, kind, at.outbreak.id, query.identified === 'yes');
  const rows = await countRecords(at, nouns[kind], cutOf(query));
  return askApproval(at, { ...asked, kind, cut, rows, path: await areaOf(at, query.area) });
}

/** A list that is too large for one person, and what it is wanted for. */
export interface WantedList {
  /** Of the request; the same id again answers the request that is there. */
  readonly id?: string | undefined;
  readonly kind: RequestedList;
  readonly cut: ExportCut;
  /** Records in the list now. */
  readonly rows: number;
  /** ltree path of the area within which somebody may decide. */
  readonly path: string;
  readonly reason: string;
}

/** Puts a list before a second person. That the actor may ask for it is for the caller to know, and for the database to check. */
export async function askApproval(at: Standing, { id = uuidv7(), kind, cut, rows, path, reason }: WantedList): Promise<ExportRequest> {
  const found = await findRequest(at.trx, at.outbreak.home, id);
  if (found !== undefined) return requestView(at, found);
  const { hours } = await exportRule(at.trx);
  const one = {
    home: at.outbreak.home,
    id,
    outbreak: at.outbreak.id,
    area: path,
    kind,
    cut,
    rows,
    reason,
    at: at.now,
    by: at.actor.id,
    byName: at.actor.name,
    expiresAt: hoursAfter(at.now, hours),
  };
  await insertRequest(at.trx, one).catch(refusedAs(kind === 'missing' ? 'roster.read' : 'export.run'));
  await append(at, [act(at, { id, path, version: 1 }, 'requested', { kind, cut, rows, reason })]);
  return requestView(at, await requestInSight(at, id));
}

/**
 * Approves or refuses a request. From an approval on the export can be taken for the hours of the rule.
 *
 * @throws AppError EXPORT_OWN_REQUEST, EXPORT_NOT_APPROVED when it is decided, taken back or lapsed, VERSION_CONFLICT
 */
export async function decideExport(at: Standing, id: string, { version, verdict, reason }: Body<'decide'>): Promise<ExportRequest> {
  const row = await requestInSight(at, id);
  if (row.isOwn) throw new AppError('EXPORT_OWN_REQUEST');
  const { state } = requestView(at, row);
  if (state !== 'waiting') throw new AppError('EXPORT_NOT_APPROVED', { state });
  if (row.version !== version) throw new AppError('VERSION_CONFLICT', { current: row.version });
  const { hours } = await exportRule(at.trx);
  const expiresAt = verdict === 'approved' ? hoursAfter(at.now, hours) : row.expiresAt;
  const decision = { home: at.outbreak.home, id, version, verdict, reason, at: at.now, by: at.actor.id, byName: at.actor.name };
  if (!(await decideRequest(at.trx, decision, expiresAt).catch(refusedAs('export.approve'))))
    throw new AppError('PERMISSION_DENIED', { permission: 'export.approve' });
  await append(at, [await actOn(at, row, verdict, { kind: row.kind, rows: row.rows, requestedBy: row.requestedBy, reason })]);
  return requestView(at, await requestInSight(at, id));
}

/** Takes an own request back. */
export async function withdrawExport(at: Standing, id: string, { version }: Body<'withdraw'>): Promise<ExportRequest> {
  const row = await requestInSight(at, id);
  if (!row.isOwn) throw new AppError('PERMISSION_DENIED', { permission: 'export.run' });
  if (row.state === 'withdrawn') return requestView(at, row);
  if (row.version !== version) throw new AppError('VERSION_CONFLICT', { current: row.version });
  if (!(await withdrawRequest(at.trx, { home: at.outbreak.home, id, version })))
    throw new AppError('EXPORT_NOT_APPROVED', { state: row.state });
  await append(at, [await actOn(at, row, 'withdrawn', { kind: row.kind })]);
  return requestView(at, await requestInSight(at, id));
}

/** What a second person said yes to. */
export interface Approved {
  readonly id: string;
  readonly rows: number;
  readonly by: string;
}

/** @throws AppError RECORD_NOT_FOUND for what is not one's own or no list of the registry, EXPORT_NOT_APPROVED */
export async function approvedExport(at: Standing, id: string): Promise<{ kind: RecordKind; query: ExportQuery; approved: Approved }> {
  const { approved, kind, cut, reason } = await approvedList(at, id);
  if (kind === 'missing') throw new AppError('RECORD_NOT_FOUND'); // a round gives its own list
  return { kind, query: { ...queryOf(kind, cut), reason }, approved };
}

/** @throws AppError RECORD_NOT_FOUND for what is not one's own, EXPORT_NOT_APPROVED */
export async function approvedList(
  at: Standing,
  id: string,
): Promise<Pick<RequestRow, 'kind' | 'cut' | 'reason'> & { approved: Approved }> {
  const row = await requestInSight(at, id);
  if (!row.isOwn) throw new AppError('RECORD_NOT_FOUND');
  const { state } = requestView(at, row);
  if (state !== 'approved') throw new AppError('EXPORT_NOT_APPROVED', { state });
  const { kind, cut, reason, rows, decidedBy } = row;
  return { kind, cut, reason, approved: { id, rows, by: decidedBy ?? '' } };
}

/** @throws AppError PERMISSION_DENIED */
export function demandKind(actor: Actor, kind: RecordKind, outbreak: string, isIdentified: boolean): void {
  for (const permission of [`${kind}.read`, ...(isIdentified ? ['person.reveal'] : [])] as const) {
    if (areasWith(actor, permission as `${RecordKind}.read`, outbreak).length === 0)
      throw new AppError('PERMISSION_DENIED', { permission });
  }
}

/** The cut as the door of the list reads it. */
function queryOf(kind: RecordKind, cut: ExportCut): ExportQuery {
  const parsed = routes[kind].export.query?.safeParse(cut);
  if (parsed?.success === true) return parsed.data;
  throw requestInvalid('cut', 'unfit');
}

/** The area within which somebody may decide: that of the cut, else the one within which the actor exports. */
async function areaOf(at: Standing, code: string | undefined): Promise<string> {
  if (code !== undefined) return (await areaByCode(at.trx, code)).path;
  const own = areasWith(at.actor, 'export.run', at.outbreak.id);
  if (own.some((area) => isWithin(at.outbreak.area, area))) return at.outbreak.area;
  const [only, ...others] = own.filter((area) => isWithin(area, at.outbreak.area));
  if (only === undefined || others.length > 0) throw requestInvalid('cut.area', 'noAreaOfYours');
  return only;
}

async function requestInSight(at: Standing, id: string): Promise<RequestRow> {
  const row = await findRequest(at.trx, at.outbreak.home, id);
  if (row === undefined) throw new AppError('RECORD_NOT_FOUND');
  return row;
}

function requestView(at: Standing, row: RequestRow): ExportRequest {
  const lapses = row.state === 'waiting' || row.state === 'approved';
  return { ...row, state: lapses && Date.parse(row.expiresAt) <= Date.parse(at.now) ? 'lapsed' : row.state };
}

const actOn = async (at: Standing, row: RequestRow, verb: string, payload: Readonly<Record<string, unknown>>) =>
  act(at, { id: row.id, path: (await areaByCode(at.trx, row.area)).path, version: row.version + 1 }, verb, payload);

const act = (
  at: Standing,
  of: { readonly id: string; readonly path: string; readonly version: number },
  verb: string,
  payload: Readonly<Record<string, unknown>>,
) => ({
  home: at.outbreak.home,
  action: `exportRequest.${verb}`,
  outbreak: at.outbreak.id,
  area: of.path,
  kind: 'exportRequest',
  subject: of.id,
  version: of.version,
  payload,
});
