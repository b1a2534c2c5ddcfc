import { type SamplingPoint } from '@firebreak/contract';
import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';

export interface Of {
  readonly home: string;
  readonly outbreak: string;
}

/** A point as it stands, without what it sampled; `path` is the ltree path of its area. */
export type PointRow = Omit<SamplingPoint, 'lastHour' | 'today'> & { readonly path: string };

const columns = sql`
  p.id, p.version, p.name, p.kind, a.code as "areaCode", a.name as "areaName", p.area::text as path, p.address, p.latitude, p.longitude,
  p.hours, p.shifts, p.stations, p.per_station_hour as "perStationHour", p.supplies, p.is_open as "isOpen"`;

/** Points in sight, by area and name. @param wanted the subtree of an area, or one point */
export async function pointsIn(
  trx: Trx,
  of: Of,
  wanted: { readonly area?: string | undefined; readonly id?: string },
): Promise<PointRow[]> {
  const { rows } = await sql<PointRow>`
    select ${columns} from sampling_point p join area a on a.path = p.area
    where p.home = ${of.home} and p.outbreak = ${of.outbreak} and p.withdrawn_at is null
      ${wanted.area === undefined ? sql`` : sql`and p.area <@ ${wanted.area}::ltree`}
      ${wanted.id === undefined ? sql`` : sql`and p.id = ${wanted.id}`}
    order by p.area, p.name, p.id`.execute(trx);
  return rows;
}

/** What a point says of itself, with its place in the tree. */
export interface PointValues extends Omit<PointRow, 'areaCode' | 'areaName' | 'version'> {
  readonly version: number;
}

export async function insertPoint(trx: Trx, of: Of, point: PointValues, now: string): Promise<void> {
  await sql`
    insert into sampling_point (home, id, outbreak, area, created_at, updated_at, name, kind, address, latitude, longitude, hours, shifts, stations,
      per_station_hour, supplies, is_open)
    values (${of.home}, ${point.id}, ${of.outbreak}, ${point.path}::ltree, ${now}, ${now}, ${point.name}, ${point.kind}, ${point.address},
      ${point.latitude}, ${point.longitude}, ${JSON.stringify(point.hours)}::text::jsonb, ${JSON.stringify(point.shifts)}::text::jsonb, ${point.stations},
      ${point.perStationHour}, ${JSON.stringify(point.supplies)}::text::jsonb, ${point.isOpen})`.execute(trx);
}

/** False when row-level security or a newer version kept the point from changing. */
export async function updatePoint(trx: Trx, of: Of, point: PointValues, now: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update sampling_point set area = ${point.path}::ltree, name = ${point.name}, kind = ${point.kind}, address = ${point.address},
      latitude = ${point.latitude}, longitude = ${point.longitude}, hours = ${JSON.stringify(point.hours)}::text::jsonb,
      shifts = ${JSON.stringify(point.shifts)}::text::jsonb, stations = ${point.stations}, per_station_hour = ${point.perStationHour},
      supplies = ${JSON.stringify(point.supplies)}::text::jsonb, is_open = ${point.isOpen}, version = version + 1, updated_at = ${now}
    where home = ${of.home} and id = ${point.id} and outbreak = ${of.outbreak} and version = ${point.version}`.execute(trx);
  return numAffectedRows === 1n;
}

export interface PointCount {
  readonly point: string;
  readonly lastHour: number;
  readonly today: number;
}

/** Samples of points in sight in the last hour and since midnight of a zone: figures, for who may not read samples too. */
export async function pointCounts(trx: Trx, home: string, points: readonly string[], now: string, zone: string): Promise<PointCount[]> {
  const { rows } = await sql<PointCount>`
    select point, last_hour as "lastHour", today
    from firebreak.point_counts(${home}, ${[...points]}::uuid[], ${now}, ${zone})`.execute(trx);
  return rows;
}

/** People of an area who are missing in rounds that take samples now, with the earliest end of such a round; and points open there. */
export interface Outlook {
  readonly missing: number;
  readonly closesAt: string | null;
  readonly points: number;
}

export async function outlookOf(trx: Trx, of: Of, area: string, now: string): Promise<Outlook> {
  const { rows } = await sql<Outlook>`
    with open as (
      select r.id, r.closes_at from test_round r
      where r.home = ${of.home} and r.outbreak = ${of.outbreak} and r.status in ('approved', 'open') and r.approved_at is not null
        and r.opens_at <= ${now} and r.closes_at > ${now})
    select coalesce((
        select sum(y.due - y.done - y.exempt) from round_tally y join open on open.id = y.round where y.home = ${of.home} and y.area <@ ${area}::ltree), 0)::int as missing,
      (select min(closes_at) from open) as "closesAt",
      greatest(1, (select count(*) from sampling_point p
        where p.home = ${of.home} and p.outbreak = ${of.outbreak} and p.withdrawn_at is null and p.is_open and p.area <@ ${area}::ltree))::int as points`.execute(
    trx,
  );
  return rows[0] ?? { missing: 0, closesAt: null, points: 1 };
}
