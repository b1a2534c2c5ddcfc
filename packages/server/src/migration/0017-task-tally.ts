import { boardCases } from './0017-task-tally/board-cases.ts';
import { boardTasks } from './0017-task-tally/board-tasks.ts';
import { episode } from './0017-task-tally/episode.ts';
import { isOpen, sameKey, tallyKey } from './0017-task-tally/shared.ts';
import { taskDoors } from './0017-task-tally/task-doors.ts';

/**
 * Counts of tasks, kept beside the tasks in the same transaction, so that a board need not read a million of them.
 *
 * A count is of an area with everything below it, a kind, the role whose work it is (who may see it), and a slot of time in which a
 * clock turns: half of it run, four fifths, all. How many have turned by a moment is the sum over the slots before it, and the few
 * tasks whose clock turns inside the running slot are read themselves. Areas of one level below are counted without kinds (`below`).
 * Counts end at the fourth level (a city) and `below` at the fifth (a county): what is smaller is read from the tasks.
 *
 * Nobody waits for a count: it is split into parts, a writer changes a part that nobody holds, or adds one. A part that comes to
 * nought goes. Whatever the parts, their sum is right. `rebuild_task_tally` makes all of it anew from the tasks.
 */
export const taskTally = /* sql */ `
create table task_tally (
  home text not null,
  outbreak uuid not null,
  area ltree not null,
  above ltree,
  what text not null check (what in ('opened', 'done', 'half', 'late', 'due', 'below')),
  kind text not null,
  owner_role text not null,
  slot timestamptz not null,
  part uuid not null default gen_random_uuid(),
  count integer not null,
  primary key (${tallyKey}, part)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
create index task_tally_below on task_tally (home, outbreak, above) where what = 'below';
-- Nobody reads it but through the functions below.
alter table task_tally enable row level security;

-- When a share of a clock has run. In UTC, where every day has 24 hours, so that it is the same in every session.
create function firebreak.turn_at(opened_at timestamptz, due_at timestamptz, share double precision) returns timestamptz
language sql immutable parallel safe as
$$ select ((opened_at at time zone 'UTC') + (due_at - opened_at) * share) at time zone 'UTC' $$;

create function firebreak.clock_slot(at timestamptz) returns timestamptz language sql immutable parallel safe as
$$ select date_bin('15 minutes', at, '2000-01-01 00:00:00+00') $$;
-- The end of an area's subtree in the order of paths: a superset, beside which the subtree itself is asked for.
create function firebreak.area_end(path ltree) returns ltree language sql immutable parallel safe as
$$ select (path::text || '0')::ltree $$;

drop index task_open;
create index task_open_area on task (outbreak, area, opened_at) include (kind, owner_role, due_at, id) where ${isOpen};
create index task_open_half on task (outbreak, firebreak.turn_at(opened_at, due_at, 0.5)) include (area, kind, owner_role, opened_at, due_at) where ${isOpen};
create index task_open_late on task (outbreak, firebreak.turn_at(opened_at, due_at, 0.8)) include (area, kind, owner_role, opened_at, due_at) where ${isOpen};
create index task_open_due on task (outbreak, due_at) include (area, kind, owner_role) where ${isOpen};
create index task_open_control on task (outbreak, opened_at, id) include (area, kind, owner_role, due_at)
  where ${isOpen} and kind in ('locateAndHold', 'quarantine', 'transfer', 'isolate');
create index task_done_area on task (outbreak, area, done_at) include (kind, owner_role, opened_at, due_at)
  where status = 'done' and withdrawn_at is null;

-- The slots a task is counted in.
create function firebreak.task_slots(status text, withdrawn_at timestamptz, opened_at timestamptz, due_at timestamptz)
returns table (what text, slot timestamptz) language sql immutable parallel safe as
$$
  select v.what, v.slot
  from (values
    ('opened', date_bin('1 hour', opened_at, '2000-01-01 00:00:00+00'), true),
    ('half', firebreak.clock_slot(firebreak.turn_at(opened_at, due_at, 0.5)), true),
    ('late', firebreak.clock_slot(firebreak.turn_at(opened_at, due_at, 0.8)), true),
    ('due', firebreak.clock_slot(due_at), true),
    ('done', date_bin('1 hour', opened_at, '2000-01-01 00:00:00+00'), false)) as v(what, slot, runs)
  where withdrawn_at is null and case when v.runs then status in ('open', 'accepted', 'refused') else status = 'done' end
$$;

-- Brings the counts in line with tasks that were written: each as it was with by = -1, as it is with by = 1.
create function firebreak.tally_tasks(given jsonb) returns void
language plpgsql volatile security definer set search_path = firebreak, public set enable_hashjoin = off set enable_mergejoin = off
  set plan_cache_mode = force_generic_plan as
$$
begin
  with slotted as materialized (
    select g.home, g.outbreak, g.area::ltree as area, s.what, g.kind, coalesce(g.owner_role, '') as owner_role, s.slot, sum(g.by)::int as by
    from jsonb_to_recordset(given) as g(home text, outbreak uuid, area text, kind text, owner_role text, status text, withdrawn_at timestamptz,
        opened_at timestamptz, due_at timestamptz, by integer),
      lateral firebreak.task_slots(g.status, g.withdrawn_at, g.opened_at, g.due_at) s
    where g.outbreak = (select firebreak.open_outbreak())
    group by s.slot, g.area, g.kind, s.what, 6, 1, 2 having sum(g.by) <> 0),
  delta as materialized (${rolledUp('slotted')}),
  placed as materialized (
    select d.*, t.part, t.count
    from delta d left join lateral (
      select part, count from task_tally t where ${sameKey('t', 'd')}
      limit 1 for update skip locked) t on true),
  gone as (
    delete from task_tally t using placed p where ${sameKey('t', 'p')} and t.part = p.part and p.count + p.by = 0),
  moved as (
    update task_tally t set count = p.count + p.by from placed p
    where ${sameKey('t', 'p')} and t.part = p.part and p.count + p.by <> 0)
  insert into task_tally (${tallyKey}, above, count)
  select ${tallyKey}, above, by from placed where part is null;
end
$$;
grant execute on function firebreak.tally_tasks(jsonb) to firebreak_service;

-- Every count of an outbreak anew from its tasks; of all outbreaks without one. For the owner of the schema.
create function firebreak.rebuild_task_tally(of_outbreak uuid default null) returns void
language plpgsql volatile set search_path = firebreak, public as
$$
begin
  lock table task in share row exclusive mode; -- whoever writes a task counts it, and waits until this is through
  delete from task_tally where of_outbreak is null or outbreak = of_outbreak;
  with slotted as materialized (
    select t.home, t.outbreak, t.area, s.what, t.kind, coalesce(t.owner_role, '') as owner_role, s.slot, count(*)::int as by
    from task t, lateral firebreak.task_slots(t.status, t.withdrawn_at, t.opened_at, t.due_at) s
    where of_outbreak is null or t.outbreak = of_outbreak
    group by 1, 2, 3, 4, 5, 6, 7)
  insert into task_tally (${tallyKey}, above, count)
  select ${tallyKey}, above, by from (${rolledUp('slotted')}) rolled;
end
$$;
revoke execute on function firebreak.rebuild_task_tally(uuid) from public;
select firebreak.rebuild_task_tally();

${taskDoors}
${boardTasks}
${boardCases}
${episode}
`;

/** Counts of an area in those above it: by kind down to a city, without kinds down to a county. */
function rolledUp(from: string): string {
  const counts = (kinds: string, depth: number, columns: string, only: string) => /* sql */ `
    select home, outbreak, subpath(area, 0, depth) as area, ${columns}, owner_role, slot, sum(by)::int as by
    from ${from} cross join lateral generate_series(1, least(nlevel(area), ${depth})) depth ${only}
    group by slot, subpath(area, 0, depth), ${kinds}owner_role, home, outbreak${kinds === '' ? ', subpath(area, 0, depth - 1)' : ''} having sum(by) <> 0`;
  const byKind = counts('what, kind, ', 4, 'null::ltree as above, what, kind', '');
  const below = counts('', 5, "subpath(area, 0, depth - 1) as above, 'below' as what, '' as kind", "where what = 'due'");
  return `${byKind} union all ${below}`;
}
