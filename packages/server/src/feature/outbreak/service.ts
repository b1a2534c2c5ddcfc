import { type Answer, AppError, OutbreakSettings, type Parsed, type routes, type Sunset } from '@firebreak/contract';
import { uuidv7 } from 'uuidv7';
import { type Actor, permissionsIn, permissionsInClosed, refusedAs, transact, type Trx } from '../../platform/access/index.ts';
import { appendActs } from '../../platform/journal/index.ts';
import { type Platform } from '../../platform/platform.ts';
import { areaByCode, homeOf, nameOfPath } from '../area/service.ts';
import { findOutbreak, insertOutbreak, isOpenToReader, type OutbreakRow, updateOutbreak, visibleOutbreaks } from './store.ts';

type Routes = (typeof routes)['outbreak'];
export type OutbreakView = Answer<Routes['get']>;

/** The outbreak a transaction stands in. @throws AppError OUTBREAK_NOT_FOUND when there is none or it is not open to the actor */
export async function outbreakInForce(trx: Trx, id: string): Promise<OutbreakRow> {
  const row = await outbreakInSight(trx, id);
  if (row.status === 'closed' && !(await isOpenToReader(trx))) throw new AppError('OUTBREAK_NOT_FOUND');
  return row;
}

/** The same for who moves a closed outbreak back or carries out its sunset: they see that there is one, and none of its records. */
export async function outbreakInSight(trx: Trx, id: string): Promise<OutbreakRow> {
  const row = await findOutbreak(trx, id);
  if (row === undefined) throw new AppError('OUTBREAK_NOT_FOUND');
  return row;
}

export function listOutbreaks(platform: Platform, actor: Actor): Promise<OutbreakView[]> {
  return transact(platform.db, { actor }, async (trx) => {
    const rows = await visibleOutbreaks(trx);
    return Promise.all(rows.map((row) => view(trx, actor, row)));
  });
}

export function getOutbreak(platform: Platform, actor: Actor, id: string): Promise<OutbreakView> {
  return transact(platform.db, { actor, outbreak: id }, async (trx) => view(trx, actor, await outbreakInSight(trx, id)));
}

/** Opens an outbreak; the same id again answers the one that is there. */
export function createOutbreak(platform: Platform, actor: Actor, body: Parsed<Routes['create']>['body']): Promise<OutbreakView> {
  const id = body.id ?? uuidv7();
  return transact(platform.db, { actor, outbreak: id }, async (trx) => {
    const existing = await findOutbreak(trx, id);
    if (existing) return view(trx, actor, existing);
    const area = await areaByCode(trx, body.area);
    const now = platform.now();
    const row = {
      home: await homeOf(trx, area.path),
      id,
      area: area.path,
      name: body.name,
      disease: body.disease,
      status: 'open' as const,
      start_date: body.startDate,
      end_date: null,
      as_of: body.asOf,
      settings: JSON.stringify(body.settings),
      created_at: now,
      updated_at: now,
    };
    await insertOutbreak(trx, row).catch(refusedAs('outbreak.manage'));
    const { home, status: _, settings: __, ...told } = row;
    await appendActs(trx, { actor, now }, [act(home, row.area, id, 'outbreak.opened', 1, { after: { ...told, settings: body.settings } })]);
    return view(trx, actor, await outbreakInForce(trx, id));
  });
}

/** One transaction in which an outbreak was closed, or opened again. */
export interface Moved {
  readonly trx: Trx;
  readonly actor: Actor;
  readonly now: string;
  readonly directory: string;
  readonly outbreak: OutbreakRow;
}
/** What the closing of an outbreak brings about, and its reopening takes back: for the feature of it to say. */
export type AtClosing = (moved: Moved) => Promise<Sunset | null>;

/** Changes an outbreak. Going back from a later status, and closing, needs a reason. */
export function editOutbreak(
  platform: Platform,
  actor: Actor,
  id: string,
  body: Parsed<Routes['edit']>['body'],
  atClosing: AtClosing,
): Promise<Answer<Routes['edit']>> {
  return transact(platform.db, { actor, outbreak: id }, async (trx) => {
    const before = await outbreakInSight(trx, id);
    if (before.version !== body.version) throw new AppError('VERSION_CONFLICT', { current: before.version });
    if (body.status !== undefined && needsReason(before.status, body.status) && body.reason === undefined)
      throw new AppError('REASON_REQUIRED', { field: 'reason' });
    const after = merged(before, body);
    if (after.end_date !== null && after.start_date !== null && after.end_date < after.start_date)
      throw new AppError('DATES_IMPOSSIBLE', { later: 'endDate', earlier: 'startDate' });
    const now = platform.now();
    const closedAt = after.status === 'closed' ? (before.closed_at ?? now) : null;
    const changed = await updateOutbreak(trx, before, { ...after, closed_at: closedAt, updated_at: now });
    if (!changed) throw new AppError('PERMISSION_DENIED', { permission: 'outbreak.manage' });
    const { settings, ...fields } = after;
    const outbreak = { ...before, ...after, settings: JSON.parse(settings) as Settings, closed_at: closedAt, updated_at: now };
    const { directory } = platform;
    const isMoved = (before.status === 'closed') !== (after.status === 'closed');
    const sunset = isMoved ? await atClosing({ trx, actor, now, directory, outbreak }) : null;
    await appendActs(trx, { actor, now }, [
      act(before.home, before.area, id, 'outbreak.changed', before.version + 1, {
        reason: body.reason ?? null,
        before: { status: before.status, name: before.name, disease: before.disease, settings: before.settings },
        after: { ...fields, settings: JSON.parse(settings) as unknown },
        ...(sunset === null ? {} : { sunset: sunset.steps.map(({ kind, dueAt }) => ({ kind, dueAt })) }),
      }),
    ]);
    const row = await findOutbreak(trx, id);
    return { ...(await view(trx, actor, row ?? { ...outbreak, version: before.version + 1 })), sunset };
  });
}

const order = ['open', 'contained', 'monitoring', 'closed'] as const;
const needsReason = (from: OutbreakRow['status'], to: OutbreakRow['status']) => to === 'closed' || order.indexOf(to) < order.indexOf(from);

function merged(before: OutbreakRow, body: Parsed<Routes['edit']>['body']) {
  return {
    name: body.name ?? before.name,
    disease: body.disease ?? before.disease,
    status: body.status ?? before.status,
    start_date: body.startDate === undefined ? before.start_date : body.startDate,
    end_date: body.endDate === undefined ? before.end_date : body.endDate,
    as_of: body.asOf === undefined ? before.as_of : body.asOf,
    settings: JSON.stringify(changedSettings(before.settings, body.settings)),
  };
}

const act = (home: string, area: string, id: string, action: string, version: number, payload: Record<string, unknown>) => ({
  home,
  action,
  outbreak: id,
  area,
  kind: 'outbreak',
  subject: id,
  version,
  payload,
});

async function view(trx: Trx, actor: Actor, row: OutbreakRow): Promise<OutbreakView> {
  return {
    id: row.id,
    name: row.name,
    disease: row.disease,
    status: row.status,
    area: row.area_code,
    areaName: await nameOfPath(trx, row.area),
    startDate: row.start_date,
    endDate: row.end_date,
    asOf: row.as_of,
    settings: OutbreakSettings.parse(row.settings),
    version: row.version,
    createdAt: row.created_at,
    permissions: row.status === 'closed' ? permissionsInClosed(actor, row.id) : permissionsIn(actor, row.id),
  };
}

/** What is not named stays; a pack of null is none of its own. */
function changedSettings(before: Settings, given: { readonly pack?: string | null | undefined } | undefined): Settings {
  const { pack, ...rest } = { ...before, ...given };
  return pack === null || pack === undefined ? rest : { ...rest, pack };
}

type Settings = Readonly<Record<string, unknown>>;
