import { type Answer, AppError, OutbreakSettings, type Parsed, type routes, type SamplingPoint } from '@firebreak/contract';
import { uuidv7 } from 'uuidv7';
import { refusedAs } from '../../platform/access/index.ts';
import { areaByCode } from '../area/service.ts';
import { append, refuseClosed, type Standing } from '../registry/index.ts';
import { forecastOf } from './forecast.ts';
import { insertPoint, type Of, outlookOf, pointCounts, type PointRow, pointsIn, type PointValues, updatePoint } from './store.ts';

type Doors = (typeof routes)['samplingPoint'];
type Body<D extends keyof Doors> = Parsed<Doors[D]>['body'];

const ofHouse = (at: Standing): Of => ({ home: at.outbreak.home, outbreak: at.outbreak.id });
const zoneOf = (at: Standing): string => OutbreakSettings.parse(at.outbreak.settings).timeZone;

export async function listPoints(at: Standing, area: string | undefined): Promise<Answer<Doors['list']>> {
  const path = area === undefined ? undefined : (await areaByCode(at.trx, area)).path;
  return { asOf: at.now, points: await withCounts(at, await pointsIn(at.trx, ofHouse(at), { area: path })) };
}

/** Sets a point up; the same id again answers the one that is there. @throws AppError PERMISSION_DENIED outside the caller's area */
export async function createPoint(at: Standing, body: Body<'create'>): Promise<SamplingPoint> {
  refuseClosed(at);
  const { id = uuidv7(), areaCode, ...values } = body;
  const [there] = await pointsIn(at.trx, ofHouse(at), { id });
  if (there !== undefined) return onePoint(at, id);
  const { path } = await areaByCode(at.trx, areaCode);
  await insertPoint(at.trx, ofHouse(at), { ...values, id, path, version: 1 }, at.now).catch(refusedAs('tube.write'));
  await append(at, [act(at, { id, path, version: 1 }, 'created', { after: { ...values, areaCode } })]);
  return onePoint(at, id);
}

/** Changes what is named. @throws AppError RECORD_NOT_FOUND, VERSION_CONFLICT, PERMISSION_DENIED */
export async function editPoint(at: Standing, id: string, body: Body<'edit'>): Promise<SamplingPoint> {
  refuseClosed(at);
  const before = await pointInSight(at, id);
  if (before.version !== body.version) throw new AppError('VERSION_CONFLICT', { current: before.version });
  const { areaCode, ...set } = body.set;
  const path = areaCode === undefined ? before.path : (await areaByCode(at.trx, areaCode)).path;
  const after: PointValues = { ...before, ...given(set), path };
  const isChanged = await updatePoint(at.trx, ofHouse(at), after, at.now).catch(refusedAs('tube.write'));
  if (!isChanged) throw new AppError('PERMISSION_DENIED', { permission: 'tube.write' });
  const was = Object.fromEntries(Object.keys(body.set).map((key) => [key, before[key as keyof PointRow]]));
  await append(at, [act(at, { id, path, version: before.version + 1 }, 'changed', { before: was, after: body.set })]);
  return onePoint(at, id);
}

/** What is named, without what is not. */
function given<T extends object>(set: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

export async function forecastPoint(
  at: Standing,
  id: string,
  query: Parsed<Doors['forecast']>['query'],
): Promise<Answer<Doors['forecast']>> {
  const point = await onePoint(at, id);
  const { path } = await pointInSight(at, id);
  const outlook = await outlookOf(at.trx, ofHouse(at), path, at.now);
  return forecastOf(point, { now: at.now, zone: zoneOf(at), lastHour: point.lastHour, ...outlook }, query);
}

async function onePoint(at: Standing, id: string): Promise<SamplingPoint> {
  const [point] = await withCounts(at, [await pointInSight(at, id)]);
  if (point === undefined) throw new AppError('RECORD_NOT_FOUND');
  return point;
}

async function pointInSight(at: Standing, id: string): Promise<PointRow> {
  const [point] = await pointsIn(at.trx, ofHouse(at), { id });
  if (point === undefined) throw new AppError('RECORD_NOT_FOUND');
  return point;
}

async function withCounts(at: Standing, points: readonly PointRow[]): Promise<SamplingPoint[]> {
  const ids = points.map(({ id }) => id);
  const counts = new Map((await pointCounts(at.trx, at.outbreak.home, ids, at.now, zoneOf(at))).map((count) => [count.point, count]));
  return points.map((row) => {
    const { path: _, ...point } = row;
    const { lastHour = 0, today = 0 } = counts.get(point.id) ?? {};
    return { ...point, lastHour, today };
  });
}

const act = (at: Standing, of: { id: string; path: string; version: number }, verb: string, payload: Record<string, unknown>) => ({
  home: at.outbreak.home,
  action: `samplingPoint.${verb}`,
  outbreak: at.outbreak.id,
  area: of.path,
  kind: 'round',
  subject: of.id,
  version: of.version,
  payload,
});
