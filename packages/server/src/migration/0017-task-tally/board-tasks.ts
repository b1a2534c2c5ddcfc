import { isOpen, isOwn } from './shared.ts';

/** Tasks of an area and below it, by the index that is ordered by area. */
const inSubtree = 't.area >= s.source and t.area < firebreak.area_end(s.source) and t.area <@ s.source';
const passed = (share: string): string => `firebreak.turn_at(t.opened_at, t.due_at, ${share})`;
/** The same as rows: an area in which both count stands once. */
const sightOf = (own: string, everybody: string): string => /* sql */ `
    select s as source, true as is_own, s = any (${everybody}) as is_all from unnest(${own}) s
    union all select s, false, true from unnest(${everybody}) s where s <> all (${own})`;
const inSight = `case when ${isOwn} then s.is_own else s.is_all end`;
/** Sight as two lists: areas in which the reader's own roles count, and areas in which everybody's do. */
const seen = `case when ${isOwn} then t.area <@ any (own) else t.area <@ any (everybody) end`;
const turning = (what: string, at: string): string => /* sql */ `
    select '${what}' as what, t.area, t.kind from task t
    where t.outbreak = of_outbreak and t.${isOpen.replace(' and ', ' and t.')} and ${at} >= slot_now and ${at} <= at and ${seen}`;
/** Plans for the area asked about; sorts of a province's tasks in memory; no time for compiling. */
const settings = "set search_path = firebreak, public set plan_cache_mode = force_custom_plan set jit = off set work_mem = '64MB'";

/**
 * What a board says of tasks. The functions read past the policies and ask for what these ask: `task.read` in the area, and the
 * reader's role or `task.readAll`.
 */
export const boardTasks = /* sql */ `
-- The widest areas inside an area that grants reach.
create function firebreak.sight_within(within ltree, granted ltree[]) returns ltree[] language sql immutable parallel safe as
$$
  with part as (
    select distinct case when within <@ g then within else g end as area from unnest(granted) g where within <@ g or g <@ within)
  select coalesce(array_agg(area), '{}') from part p
  where not exists (select from part wider where p.area <@ wider.area and p.area <> wider.area)
$$;

create function firebreak.sight_of_all(reads ltree[], granted ltree[]) returns ltree[] language sql immutable parallel safe as
$$ select coalesce(array_agg(a), '{}') from unnest(reads) r, unnest(firebreak.sight_within(r, granted)) a $$;

-- Running tasks by kind (area is null), and by area one level below (kind is null), with how many of their clocks have turned.
-- since: a full hour; tasks opened from then on are recent. Small areas are read from the tasks, large ones from the counts.
create function firebreak.board_clocks(of_home text, within ltree, at timestamptz, since timestamptz)
returns table (area ltree, kind text, running integer, past_half integer, past_late integer, overdue integer, recent integer, done integer,
  first_due timestamptz)
language plpgsql stable security definer ${settings} as
$$
#variable_conflict use_column
declare
  of_outbreak uuid := firebreak.open_outbreak();
  held text[] := firebreak.roles_held();
  reads ltree[] := firebreak.sight_within(within, firebreak.scope('task.read'));
  reads_all ltree[] := firebreak.sight_of_all(reads, firebreak.scope('task.readAll'));
  own ltree[] := (select coalesce(array_agg(s), '{}') from unnest(reads) s where nlevel(s) <= 4);
  everybody ltree[] := (select coalesce(array_agg(s), '{}') from unnest(reads_all) s where nlevel(s) <= 4);
  slot_now timestamptz := firebreak.clock_slot(at);
  depth integer := nlevel(within);
begin
  return query
  with sight as materialized (
${sightOf('reads', 'reads_all')}),
  turned as materialized (${turning('half', passed('0.5'))} union all ${turning('late', passed('0.8'))} union all ${turning('due', 't.due_at')}),
  direct as materialized (
    select t.area, t.kind, t.due_at, t.opened_at >= since as is_recent, at >= ${passed('0.5')} as is_half, at >= ${passed('0.8')} as is_late,
      at >= t.due_at as is_due
    from sight s join task t on t.outbreak = of_outbreak and ${inSubtree} and ${inSight} and ${isOpen}
    where nlevel(s.source) > 4),
  by_kind as (
    select t.kind, sum(t.count) filter (where t.what = 'due') as running, sum(t.count) filter (where t.what = 'half' and t.slot < slot_now) as half,
      sum(t.count) filter (where t.what = 'late' and t.slot < slot_now) as late, sum(t.count) filter (where t.what = 'due' and t.slot < slot_now) as due,
      sum(t.count) filter (where t.what = 'opened' and t.slot >= since) as recent, sum(t.count) filter (where t.what = 'done' and t.slot >= since) as done,
      min(t.slot) filter (where t.what = 'due') as first_slot, null::timestamptz as first_due
    from sight s join task_tally t on t.home = of_home and t.outbreak = of_outbreak and t.area = s.source and t.what <> 'below' and ${inSight}
    where nlevel(s.source) <= 4 group by t.kind
    union all
    select kind, 0, count(*) filter (where what = 'half'), count(*) filter (where what = 'late'), count(*) filter (where what = 'due'), 0, 0, null, null
    from turned group by kind
    union all
    select kind, count(*), count(*) filter (where is_half), count(*) filter (where is_late), count(*) filter (where is_due),
      count(*) filter (where is_recent), 0, null, min(due_at)
    from direct group by kind
    union all
    select t.kind, 0, 0, 0, 0, 0, count(*), null, null
    from sight s join task t on t.outbreak = of_outbreak and ${inSubtree} and ${inSight} and t.status = 'done' and t.withdrawn_at is null
      and t.opened_at >= since
    where nlevel(s.source) > 4 group by t.kind),
  by_area as (
    select case when s.source = within then t.area else subpath(s.source, 0, depth + 1) end as area, sum(t.count) as running,
      sum(t.count) filter (where t.slot < slot_now) as due, min(t.slot) as first_slot, null::timestamptz as first_due
    from sight s join task_tally t on t.home = of_home and t.outbreak = of_outbreak and t.what = 'below' and ${inSight}
      and (s.source = within and t.above = within or s.source <> within and t.area = s.source)
    where nlevel(s.source) <= 4 group by 1
    union all
    select subpath(area, 0, depth + 1), 0, count(*), null, null from turned where what = 'due' and nlevel(area) > depth group by 1
    union all
    select subpath(area, 0, depth + 1), count(*), count(*) filter (where is_due), null, min(due_at) from direct where nlevel(area) > depth group by 1),
  whole as (
    select null::ltree as area, kind, sum(running) as running, sum(half) as half, sum(late) as late, sum(due) as due, sum(recent) as recent,
      sum(done) as done, min(first_slot) as first_slot, min(first_due) as first_due
    from by_kind group by kind
    union all
    select area, null, sum(running), null, null, sum(due), null, null, min(first_slot), min(first_due) from by_area group by area)
  select w.area, w.kind, coalesce(w.running, 0)::int, coalesce(w.half, 0)::int, coalesce(w.late, 0)::int, coalesce(w.due, 0)::int,
    coalesce(w.recent, 0)::int, coalesce(w.done, 0)::int,
    -- the slot is known; its first task is read
    least(w.first_due, (
      select t.due_at from task t
      where t.outbreak = of_outbreak and ${isOpen} and t.due_at >= w.first_slot and t.due_at < w.first_slot + interval '15 minutes'
        and (w.kind is null or t.kind = w.kind) and (w.area is null or t.area <@ w.area) and ${seen}
      order by t.due_at limit 1))
  from whole w;
end
$$;
grant execute on function firebreak.board_clocks(text, ltree, timestamptz, timestamptz) to firebreak_service;

-- The oldest contacts and transfers that are not under control. Walked in their order from the first hour that has one, or, where the
-- area is small, gathered and sorted.
create function firebreak.board_open_ends(of_home text, within ltree, most integer)
returns table (id uuid, kind text, area ltree, opened_at timestamptz, due_at timestamptz)
language plpgsql stable security definer ${settings} as
$$
#variable_conflict use_column
declare
  of_outbreak uuid := firebreak.open_outbreak();
  held text[] := firebreak.roles_held();
  own ltree[] := firebreak.sight_within(within, firebreak.scope('task.read'));
  everybody ltree[] := firebreak.sight_of_all(own, firebreak.scope('task.readAll'));
  is_small boolean := exists (select from unnest(own) s where nlevel(s) > 4);
  first_hour timestamptz;
begin
  if is_small then
    return query
    select t.id, t.kind, t.area, t.opened_at, t.due_at
    from (${sightOf('own', 'everybody')}) s
    join task t on t.outbreak = of_outbreak and ${inSubtree} and ${inSight} and ${isOpen}
      and t.kind in ('locateAndHold', 'quarantine', 'transfer', 'isolate')
    order by t.opened_at, t.id limit most;
  else
    first_hour := (
      select min(t.slot) from unnest(own) s join task_tally t on t.home = of_home and t.outbreak = of_outbreak and t.area = s
      where t.what = 'opened' and t.kind in ('locateAndHold', 'quarantine', 'transfer', 'isolate'));
    return query
    select t.id, t.kind, t.area, t.opened_at, t.due_at from task t
    where t.outbreak = of_outbreak and ${isOpen} and t.kind in ('locateAndHold', 'quarantine', 'transfer', 'isolate')
      and t.opened_at >= first_hour and ${seen}
    order by t.opened_at, t.id limit most;
  end if;
end
$$;
grant execute on function firebreak.board_open_ends(text, ltree, integer) to firebreak_service;

-- Hours from opening to end, by kind, of tasks that ended in a period.
create function firebreak.board_task_intervals(within ltree, since timestamptz, until timestamptz)
returns table (kind text, n integer, median double precision, p90 double precision, in_time integer)
language plpgsql stable security definer ${settings} as
$$
#variable_conflict use_column
declare
  of_outbreak uuid := firebreak.open_outbreak();
  held text[] := firebreak.roles_held();
  own ltree[] := firebreak.sight_within(within, firebreak.scope('task.read'));
  everybody ltree[] := firebreak.sight_of_all(own, firebreak.scope('task.readAll'));
begin
  return query
  with took as (
    select t.kind, date_part('epoch', t.done_at - t.opened_at) / 3600 as hours, t.done_at <= t.due_at as is_in_time
    from (${sightOf('own', 'everybody')}) s
    join task t on t.outbreak = of_outbreak and ${inSubtree} and ${inSight} and t.status = 'done' and t.withdrawn_at is null
      and t.done_at > since and t.done_at <= until),
  by_kind as (
    select kind, count(*)::int as n, percentile_cont(array[0.5, 0.9]) within group (order by hours) as share,
      count(*) filter (where is_in_time)::int as in_time
    from took group by kind)
  select kind, n, share[1], share[2], in_time from by_kind;
end
$$;
grant execute on function firebreak.board_task_intervals(ltree, timestamptz, timestamptz) to firebreak_service;
`;
