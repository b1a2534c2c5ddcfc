import { AppError, type Finding, type Parsed, type Permission, type routes } from '@firebreak/contract';
import { type FindingStatus } from '@firebreak/epi';
import { uuidv7 } from 'uuidv7';
import { mayAt } from '../../platform/access/index.ts';
import { areaByCode } from '../area/service.ts';
import { append, refuseClosed, type Standing } from '../registry/index.ts';
import { endTask, openTask } from '../task/service.ts';
import { findFinding, findingsIn, type FindingChange, type FindingRow, insertFinding, updateFinding } from './store.ts';

type Doors = (typeof routes)['finding'];
type Body<D extends keyof Doors> = Parsed<Doors[D]>['body'];

export async function listFindings(
  at: Standing,
  wanted: { area?: string | undefined; status?: FindingStatus | undefined },
): Promise<Finding[]> {
  const area = wanted.area === undefined ? at.outbreak.area : (await areaByCode(at.trx, wanted.area)).path;
  return (await findingsIn(at.trx, { home: at.outbreak.home, outbreak: at.outbreak.id, area }, wanted.status)).map(view);
}

/** Files a finding; the area gets a task to put it right by the deadline. The same id again answers what is there. */
export async function fileFinding(at: Standing, body: Body<'file'>): Promise<Finding> {
  refuseClosed(at);
  const id = body.id ?? uuidv7();
  const known = await findFinding(at.trx, at.outbreak.home, id);
  if (known !== undefined) return view(known);
  refusePassed(at, body.rectifyBy);
  const area = await areaByCode(at.trx, body.area);
  if (!mayAt(at.actor, 'finding.write', area.path, at.outbreak.id)) throw denied('finding.write');
  const rectifyBy = new Date(body.rectifyBy).toISOString();
  const task = await rectifyTask(at, id, { ...body, rectifyBy });
  await insertFinding(at.trx, {
    home: at.outbreak.home,
    id,
    outbreak: at.outbreak.id,
    area: area.path,
    place: body.place,
    sector: body.sector,
    severity: body.severity,
    status: 'open',
    title: body.title,
    text: body.text,
    found_at: at.now,
    found_by: at.actor.id,
    found_by_name: at.actor.name,
    rectify_by: rectifyBy,
    task,
  });
  await append(at, [
    act(at, { path: area.path, id, version: 1 }, 'finding.filed', { title: body.title, severity: body.severity, rectifyBy }),
  ]);
  return view(await inSight(at, id));
}

/** The area says how it put the finding right; its task ends, the re-check is still to come. */
export async function rectifyFinding(at: Standing, id: string, body: Body<'rectify'>): Promise<Finding> {
  const row = await inSight(at, id);
  if (row.status === 'rectified' && row.rectification === body.rectification) return view(row);
  if (!mayAt(at.actor, 'finding.act', row.path, at.outbreak.id)) throw denied('finding.act');
  await change(at, row, body.version, ['open', 'reopened'], 'finding.rectified', {
    status: 'rectified',
    rectified_at: at.now,
    rectified_by_name: at.actor.name,
    rectification: body.rectification,
  });
  if (row.task !== null) await endTask(at, row.task, { kind: 'text', text: body.rectification });
  return view(await inSight(at, id));
}

/** The supervisor looks again: confirmed, or asked for once more with a new deadline and a new task. */
export async function recheckFinding(at: Standing, id: string, body: Body<'recheck'>): Promise<Finding> {
  const row = await inSight(at, id);
  if (!mayAt(at.actor, 'finding.write', row.path, at.outbreak.id)) throw denied('finding.write');
  const seen = { rechecked_at: at.now, rechecked_by_name: at.actor.name, recheck: body.recheck };
  if (body.met) {
    await change(at, row, body.version, ['rectified'], 'finding.confirmed', { ...seen, status: 'confirmed' });
    return view(await inSight(at, id));
  }
  refusePassed(at, body.rectifyBy);
  const rectifyBy = new Date(body.rectifyBy).toISOString();
  await change(at, row, body.version, ['rectified'], 'finding.reopened', { ...seen, status: 'reopened', rectify_by: rectifyBy });
  await rectifyTask(at, id, { ...row, rectifyBy });
  return view(await inSight(at, id));
}

const rectifyTask = (at: Standing, id: string, of: Pick<Finding, 'title' | 'area' | 'place' | 'sector' | 'rectifyBy'>): Promise<string> =>
  openTask(at, {
    kind: 'rectify',
    title: of.title,
    areaCode: of.area,
    dueAt: of.rectifyBy,
    cause: `finding:${id}`,
    ownerRole: 'subdistrictOfficer',
    ...(of.place === null ? {} : { place: of.place }),
    ...(of.sector === null ? {} : { sector: of.sector }),
  });

async function change(
  at: Standing,
  row: FindingRow,
  version: number,
  from: readonly FindingStatus[],
  action: string,
  to: FindingChange,
): Promise<void> {
  refuseClosed(at);
  if (!from.includes(row.status)) throw new AppError('FINDING_STATE', { status: row.status });
  if (row.version !== version) throw new AppError('VERSION_CONFLICT', { current: row.version });
  if (!(await updateFinding(at.trx, at.outbreak.home, row, to))) throw denied('finding.act');
  await append(at, [act(at, { ...row, version: row.version + 1 }, action, { before: { status: row.status }, after: to })]);
}

async function inSight(at: Standing, id: string): Promise<FindingRow> {
  const row = await findFinding(at.trx, at.outbreak.home, id);
  if (row === undefined) throw new AppError('RECORD_NOT_FOUND');
  return row;
}

function refusePassed(at: Standing, deadline: string): void {
  if (Date.parse(deadline) <= Date.parse(at.now)) throw new AppError('DATES_IMPOSSIBLE', { later: 'rectifyBy', earlier: 'now' });
}

function view(row: FindingRow): Finding {
  const { path: _, ...finding } = row;
  return finding;
}
const denied = (permission: Permission) => new AppError('PERMISSION_DENIED', { permission });

const act = (at: Standing, of: { path: string; id: string; version: number }, action: string, payload: Record<string, unknown>) => ({
  home: at.outbreak.home,
  action,
  outbreak: at.outbreak.id,
  area: of.path,
  kind: 'finding',
  subject: of.id,
  version: of.version,
  payload,
});
