import { type ClockCounts } from '@firebreak/contract';
import { type TaskKind } from '@firebreak/epi';
import { sql } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';
import { type NounStore, type Values, type WrittenRows } from '../registry/index.ts';

/** What stands beside a task, and through whom it is found. */
export const taskStore: NounStore = {
  joins: {
    person: sql`left join person p on p.home = r.home and p.id = r.person`,
    place: sql`left join place l on l.home = r.home and l.id = r.place`,
    evidence: sql`left join lateral (select count(*) as number from task_evidence e where e.home = r.home and e.task = r.id) proof on true`,
  },
  display: {
    personName: { sql: sql`p.name`, form: 'text', joins: ['person'], isName: () => true },
    placeName: { sql: sql`l.name`, form: 'text', joins: ['place'] },
    evidence: { sql: sql`proof.number`, form: 'number', joins: ['evidence'] },
  },
  foundThrough: [
    { column: 'person', kind: 'person' },
    { column: 'place', kind: 'place' },
  ],
};

/** Keeps the counts of the board right: see migration 0017. Events, which write past the registry, count theirs in the database. */
export async function tallyTasks(trx: Trx, _home: string, { before, after }: WrittenRows): Promise<void> {
  const given = [...before.map((row) => counted(row, -1)), ...after.map((row) => counted(row, 1))];
  await sql`select firebreak.tally_tasks(${JSON.stringify(given)}::jsonb)`.execute(trx);
}

const countedColumns = ['home', 'outbreak', 'area', 'kind', 'owner_role', 'status', 'withdrawn_at', 'opened_at', 'due_at'] as const;
const counted = (row: Values, by: 1 | -1) => ({ ...Object.fromEntries(countedColumns.map((column) => [column, row[column]])), by });

/** A group of tasks by how far their clocks have run; the keys of the group that do not count are null. */
export interface TaskGroup extends ClockCounts {
  readonly kind: TaskKind;
  /** Path of the area of the wanted depth. */
  readonly area: string;
  readonly team: string | null;
  readonly sector: string | null;
  readonly oldest_due_at: string | null;
}

export interface BoardCut {
  readonly home: string;
  readonly outbreak: string;
  /** ltree path; tasks of its subtree. */
  readonly area: string;
  /** Only what this person has taken on. */
  readonly assignee: string | undefined;
  readonly now: string;
}

/**
 * Counts open tasks and those done in the last 24 hours in one pass, by kind, area one level below, team and sector.
 * Shares of a clock are those of `escalationShares` in @firebreak/epi.
 */
export async function taskGroups(trx: Trx, cut: BoardCut): Promise<TaskGroup[]> {
  const { home, outbreak, area, assignee, now } = cut;
  const mine = assignee === undefined ? sql`` : sql`and t.assignee = ${assignee}`;
  const { rows } = await sql<TaskGroup>`
    with here as (select nlevel(${area}::ltree) as depth, ${now}::timestamptz as now),
    clocked as (
      select t.kind, t.team, t.sector, t.due_at, t.status,
        subpath(t.area, 0, least(nlevel(t.area), here.depth + 1)) as area,
        case
          when t.status = 'done' then 'done'
          when here.now >= t.due_at then 'overdue'
          when here.now >= t.opened_at + (t.due_at - t.opened_at) * 0.8 then 'late'
          when here.now >= t.opened_at + (t.due_at - t.opened_at) * 0.5 then 'half'
          else 'inTime'
        end as state
      from task t, here
      where t.home = ${home} and t.outbreak = ${outbreak} and t.withdrawn_at is null and t.area <@ ${area}::ltree ${mine}
        and (t.status in ('open', 'accepted', 'refused') or (t.status = 'done' and t.done_at > here.now - interval '24 hours' and t.done_at <= here.now)))
    select kind, area::text as area, team, sector,
      count(*) filter (where state = 'inTime')::int as "inTime", count(*) filter (where state = 'half')::int as half,
      count(*) filter (where state = 'late')::int as late, count(*) filter (where state = 'overdue')::int as overdue,
      count(*) filter (where state = 'done')::int as done,
      min(due_at) filter (where state <> 'done') as oldest_due_at
    from clocked group by 1, 2, 3, 4`.execute(trx);
  return rows;
}

/** Names of areas by path, and codes. */
export async function areasAt(trx: Trx, paths: readonly string[]): Promise<Map<string, { code: string; name: string }>> {
  const rows = await trx
    .selectFrom('area')
    .select(['path', 'code', 'name'])
    .where('path', 'in', paths.length === 0 ? [''] : [...paths])
    .execute();
  return new Map(rows.map(({ path, code, name }) => [path, { code, name }]));
}

export async function teamNames(trx: Trx, home: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{
    id: string;
    name: string;
  }>`select id, name from team where home = ${home} and id = any (${ids}::uuid[])`.execute(trx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
