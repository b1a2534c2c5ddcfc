import { type CarriedTask, type CloseOutCounts } from '@firebreak/contract';
import { type TaskKind } from '@firebreak/epi';
import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';

export interface DayCut {
  readonly home: string;
  readonly outbreak: string;
  /** ltree path; tasks of its subtree. */
  readonly area: string;
  readonly day: string;
  readonly from: string;
  /** The cut-off, or the present while the day runs. */
  readonly to: string;
}

export interface Ages {
  readonly day0: number;
  readonly day1: number;
  readonly day2: number;
  readonly day3to6: number;
  readonly day7on: number;
}

/** What a day left of one kind in one area below. */
export interface DayGroup extends CloseOutCounts, Ages {
  readonly kind: TaskKind;
  readonly area: string;
  /** Last change of a task that touches the day. */
  readonly changed_at: string | null;
}

/** Every task that touches the day, with its state at the cut-off: a task is open from `opened_at` until `done_at`. */
const touching = ({ home, outbreak, area, day, from, to }: DayCut) => sql`
  with here as (select nlevel(${area}::ltree) as depth, ${from}::timestamptz as day_from, ${to}::timestamptz as day_to),
  touching as (
    select t.*, r.reason as carry_reason,
      t.opened_at > here.day_from as is_opened,
      t.done_at > here.day_from and t.done_at <= here.day_to as is_ended,
      t.done_at is null or t.done_at > here.day_to as is_carried,
      floor(extract(epoch from here.day_to - t.opened_at) / 86400)::int as days_open,
      subpath(t.area, 0, least(nlevel(t.area), here.depth + 1)) as below
    from here, task t
    left join close_out_reason r on r.home = t.home and r.task = t.id and r.day = ${day}::date
    where t.home = ${home} and t.outbreak = ${outbreak} and t.withdrawn_at is null and t.area <@ ${area}::ltree
      and t.opened_at <= here.day_to and (t.done_at is null or t.done_at > here.day_from))`;

export async function dayGroups(trx: Trx, cut: DayCut): Promise<DayGroup[]> {
  const { rows } = await sql<DayGroup>`
    ${touching(cut)}
    select kind, below::text as area,
      count(*) filter (where is_opened)::int as opened,
      count(*) filter (where is_ended and status = 'done')::int as closed,
      count(*) filter (where is_ended and status = 'withdrawn')::int as withdrawn,
      count(*) filter (where is_carried)::int as carried,
      count(*) filter (where is_carried and carry_reason is null)::int as unexplained,
      count(*) filter (where is_carried and days_open < 1)::int as day0,
      count(*) filter (where is_carried and days_open = 1)::int as day1,
      count(*) filter (where is_carried and days_open = 2)::int as day2,
      count(*) filter (where is_carried and days_open between 3 and 6)::int as "day3to6",
      count(*) filter (where is_carried and days_open >= 7)::int as "day7on",
      max(updated_at) as changed_at
    from touching group by 1, 2`.execute(trx);
  return rows;
}

/** A carried task, and the area whose readers may see the name in it. */
export type CarriedRow = CarriedTask & { readonly area: string };

const carriedColumns = sql`
  t.id, t.kind, t.title, t.status, t.area::text as area, a.name as "areaName", t.opened_at as "openedAt", t.due_at as "dueAt",
  greatest(t.days_open, 0) as "daysOpen", t.assignee, p.name as "personName", l.name as "placeName", t.cause, t.carry_reason as reason`;
const carriedFrom = sql`
  touching t join area a on a.path = t.area
    left join person p on p.home = t.home and p.id = t.person
    left join place l on l.home = t.home and l.id = t.place`;

/** The next carried tasks behind one, oldest first: an order in which nothing moves while pages are read. */
export async function carriedPage(
  trx: Trx,
  cut: DayCut,
  after: Pick<CarriedTask, 'id' | 'openedAt'> | undefined,
  limit: number,
): Promise<CarriedRow[]> {
  const behind = after === undefined ? sql`` : sql`and (t.opened_at, t.id) > (${after.openedAt}::timestamptz, ${after.id}::uuid)`;
  const { rows } = await sql<CarriedRow>`
    ${touching(cut)}
    select ${carriedColumns}
    from ${carriedFrom}
    where t.is_carried ${behind} order by t.opened_at, t.id limit ${limit}`.execute(trx);
  return rows;
}

/** Carried tasks, those without a reason first, then the oldest; with the name of their area. */
export async function carriedTasks(trx: Trx, cut: DayCut, limit: number): Promise<CarriedRow[]> {
  const { rows } = await sql<CarriedRow>`
    ${touching(cut)}
    select ${carriedColumns}
    from ${carriedFrom}
    where t.is_carried
    order by t.carry_reason is not null, t.opened_at, t.id limit ${limit}`.execute(trx);
  return rows;
}

export interface Signature {
  readonly area: string;
  readonly signed_at: string;
  readonly signed_by_name: string;
  readonly note: string | null;
  readonly counts: CloseOutCounts;
}

/** The last signature of a day for every area of a subtree down to one level below it. */
export async function signatures(trx: Trx, cut: DayCut): Promise<Signature[]> {
  const { rows } = await sql<Signature>`
    select distinct on (area) area::text as area, signed_at, signed_by_name, note, counts from close_out
    where home = ${cut.home} and outbreak = ${cut.outbreak} and day = ${cut.day}::date
      and area <@ ${cut.area}::ltree and nlevel(area) <= nlevel(${cut.area}::ltree) + 1
    order by area, signed_at desc`.execute(trx);
  return rows;
}

export interface NewSignature {
  readonly id: string;
  readonly cutOff: string;
  readonly at: string;
  readonly by: string;
  readonly byName: string;
  readonly note: string | null;
  readonly counts: CloseOutCounts;
}

export async function insertSignature(trx: Trx, cut: DayCut, given: NewSignature): Promise<void> {
  await sql`
    insert into close_out (home, id, outbreak, area, day, cut_off, signed_at, signed_by, signed_by_name, note, counts)
    values (${cut.home}, ${given.id}, ${cut.outbreak}, ${cut.area}::ltree, ${cut.day}::date, ${given.cutOff}, ${given.at}, ${given.by},
      ${given.byName}, ${given.note}, ${JSON.stringify(given.counts)}::jsonb)`.execute(trx);
}

/** Writes the reason of tasks in sight for a day; a later reason takes the place of an earlier one. Gives how many. */
export async function explainTasks(
  trx: Trx,
  at: { home: string; outbreak: string; day: string; now: string; by: string; byName: string },
  tasks: readonly string[],
  reason: string,
): Promise<{ id: string; area: string }[]> {
  const { rows } = await sql<{ id: string; area: string }>`
    insert into close_out_reason (home, outbreak, task, day, area, reason, at, by, by_name)
    select t.home, t.outbreak, t.id, ${at.day}::date, t.area, ${reason}, ${at.now}, ${at.by}, ${at.byName}
    from task t where t.home = ${at.home} and t.outbreak = ${at.outbreak} and t.id = any (${[...tasks]}::uuid[])
    on conflict (home, task, day) do update set reason = excluded.reason, at = excluded.at, by = excluded.by, by_name = excluded.by_name
    returning task as id, area::text as area`.execute(trx);
  return rows;
}
