/** Positive pools: which single results speak for them, their tasks, who leaves the registry again, how far they are. */
export const poolResolution = /* sql */ `
-- Single tubes of members of a pool: those that say so, and any other of the same person taken after the pool was positive.
create function firebreak.singles_of_pool(of_home text, of_outbreak uuid, of_tube text, since timestamptz)
returns table (member uuid, person uuid, sample uuid, tube text, outcome text, taken_at timestamptz, result_at timestamptz)
language sql stable security definer set search_path = firebreak, public as
$$
  select distinct coalesce(m.duplicate_of, m.id), k.person, o.id, t.code,
    case when t.result is null then null else t.outcome end, greatest(o.taken_at, case when t.resolves = of_tube then since end), coalesce(t.tested_at, t.reported_at)
  from sample s
  join roster_member m on m.home = s.home and m.id = s.member
  join roster_member k on k.home = m.home and k.id = coalesce(m.duplicate_of, m.id)
  join roster_member q on q.home = k.home and (q.id = k.id or q.duplicate_of = k.id)
  join sample o on o.home = s.home and o.outbreak = s.outbreak and o.member = q.id and o.state <> 'void' and o.tube <> of_tube
  join tube t on t.home = o.home and t.outbreak = o.outbreak and t.code = o.tube and (t.capacity = 1 or t.members = 1)
  where s.home = of_home and s.outbreak = of_outbreak and of_outbreak = firebreak.open_outbreak() and s.tube = of_tube and s.state <> 'void'
    and (t.resolves = of_tube or o.taken_at >= since)
$$;

-- Positive pools that single tubes have something to say about.
create function firebreak.pools_of_singles(of_home text, of_outbreak uuid, codes text[]) returns table (tube text)
language sql stable security definer set search_path = firebreak, public as
$$
  select t.resolves from tube t join pool p on p.home = t.home and p.outbreak = t.outbreak and p.tube = t.resolves
  where t.home = of_home and t.outbreak = of_outbreak and of_outbreak = firebreak.open_outbreak() and t.code = any (codes)
  union
  select p.tube from pool p
  join sample s on s.home = p.home and s.outbreak = p.outbreak and s.tube = p.tube and s.state <> 'void'
  join sample o on o.home = s.home and o.outbreak = s.outbreak and o.member = s.member and o.state <> 'void' and o.tube <> p.tube
  where p.home = of_home and p.outbreak = of_outbreak and of_outbreak = firebreak.open_outbreak() and p.withdrawn_at is null and o.tube = any (codes)
$$;

create function firebreak.write_pool(of_home text, of_outbreak uuid, given jsonb) returns void
language sql volatile security definer set search_path = firebreak, public as
$$
  insert into pool (home, outbreak, tube, area, state, members, held, cleared, positive, positive_at, due_at, resolved_at, withdrawn_at)
  select of_home, of_outbreak, t.code, t.area, g.state, g.members, g.held, g.cleared, g.positive, g.positive_at, g.due_at, g.resolved_at, g.withdrawn_at
  from jsonb_to_record(given) as g(tube text, state text, members integer, held integer, cleared integer, positive integer,
    positive_at timestamptz, due_at timestamptz, resolved_at timestamptz, withdrawn_at timestamptz)
  join tube t on t.home = of_home and t.outbreak = of_outbreak and t.code = g.tube and t.area <@ any ((select firebreak.scope('tube.result'))::ltree[])
  where of_outbreak = firebreak.open_outbreak()
  on conflict (home, outbreak, tube) do update set state = excluded.state, members = excluded.members, held = excluded.held,
    cleared = excluded.cleared, positive = excluded.positive, positive_at = excluded.positive_at, due_at = excluded.due_at,
    resolved_at = excluded.resolved_at, withdrawn_at = excluded.withdrawn_at
$$;

-- Recall and re-test tasks of members whose single result is there are done, with that result as proof; where it was corrected away
-- they run again.
create function firebreak.settle_pool_tasks(of_home text, of_outbreak uuid, of_cause text, given jsonb, at timestamptz, by uuid, by_name text)
returns table (id uuid, area ltree, version integer, verb text, status text)
language plpgsql volatile security definer set search_path = firebreak, public as
$$
#variable_conflict use_column
declare one record;
begin
  if of_outbreak is distinct from firebreak.open_outbreak() then
    return;
  end if;
  for one in
    select t.id, t.area, t.version, t.status, g.result
    from task t
    left join jsonb_to_recordset(given) as g(person uuid, result uuid) on g.person = t.person
    where t.home = of_home and t.outbreak = of_outbreak and t.cause = of_cause and t.source_system = 'protocol' and t.kind in ('poolRecall', 'reTest')
      and (g.person is not null and t.status in ('open', 'accepted', 'refused')
        or g.person is null and t.status = 'done' and t.extra ? 'resolvedBy')
    order by t.id
  loop
    if one.result is not null then
      update task t set status = 'done', done_at = at, version = t.version + 1, updated_at = at,
        extra = t.extra || jsonb_build_object('resolvedBy', one.result::text)
      where t.home = of_home and t.id = one.id;
      insert into task_evidence (home, id, outbreak, area, task, at, by, by_name, kind, record_kind, record_id)
      values (of_home, gen_random_uuid(), of_outbreak, one.area, one.id, at, by, by_name, 'record', 'labResult', one.result);
      return query select one.id, one.area, one.version + 1, 'completed', one.status;
    else
      update task t set status = 'open', done_at = null, version = t.version + 1, updated_at = at, extra = t.extra - 'resolvedBy'
      where t.home = of_home and t.id = one.id;
      return query select one.id, one.area, one.version + 1, 'reopenedByEvent', one.status;
    end if;
  end loop;
end
$$;

-- Who is in the registry for this pool alone leaves it again when the pool was none (P1): no case, contact, result, visit, exposure, and
-- no other positive pool.
create function firebreak.release_persons(of_home text, of_outbreak uuid, of_tube text, at timestamptz) returns table (id uuid, area ltree, version integer)
language sql volatile security definer set search_path = firebreak, public as
$$
  update person p set withdrawn_at = at, version = p.version + 1, updated_at = at
  where p.home = of_home and p.outbreak = of_outbreak and of_outbreak = firebreak.open_outbreak() and p.source_system = 'roster' and p.withdrawn_at is null
    and p.id in (
      select k.person from sample s
      join roster_member m on m.home = s.home and m.id = s.member
      join roster_member k on k.home = m.home and k.id = coalesce(m.duplicate_of, m.id)
      where s.home = of_home and s.outbreak = of_outbreak and s.tube = of_tube)
    and not exists (select from "case" c where c.home = p.home and c.person = p.id and c.withdrawn_at is null)
    and not exists (select from contact c where c.home = p.home and c.person = p.id and c.withdrawn_at is null)
    and not exists (select from lab_result r where r.home = p.home and r.person = p.id and r.withdrawn_at is null)
    and not exists (select from visit v where v.home = p.home and v.person = p.id and v.withdrawn_at is null)
    and not exists (select from exposure e where e.home = p.home and p.id in (e.source_person, e.target_person) and e.withdrawn_at is null)
    and not exists (
      select from roster_member k join sample s on s.home = k.home and s.member = k.id and s.state <> 'void'
      join pool o on o.home = s.home and o.outbreak = s.outbreak and o.tube = s.tube and o.withdrawn_at is null
      where k.home = p.home and k.person = p.id and o.tube <> of_tube)
  returning p.id, p.area, p.version
$$;

-- How far pools are, as counts: members, found and held, sampled singly. Held is who has a single sample or whose recall was done.
create function firebreak.pool_progress(of_home text, of_outbreak uuid) returns table (tube text, members integer, held integer, resampled integer)
language sql stable security definer set search_path = firebreak, public as
$$
  with member as (
    select distinct p.tube, p.positive_at, coalesce(m.duplicate_of, m.id) as id, k.person
    from pool p
    join sample s on s.home = p.home and s.outbreak = p.outbreak and s.tube = p.tube and s.state <> 'void'
    join roster_member m on m.home = s.home and m.id = s.member
    join roster_member k on k.home = m.home and k.id = coalesce(m.duplicate_of, m.id)
    where p.home = of_home and p.outbreak = of_outbreak and of_outbreak = firebreak.open_outbreak()
      and p.area <@ any ((select firebreak.scope('tube.read'))::ltree[])
  ),
  told as (
    select m.tube, m.id,
      exists (
        select from roster_member q
        join sample o on o.home = of_home and o.outbreak = of_outbreak and o.member = q.id and o.state <> 'void' and o.tube <> m.tube
        join tube t on t.home = o.home and t.outbreak = o.outbreak and t.code = o.tube and (t.capacity = 1 or t.members = 1)
        where q.home = of_home and (q.id = m.id or q.duplicate_of = m.id) and (t.resolves = m.tube or o.taken_at >= m.positive_at)) as resampled,
      exists (
        select from task k where k.home = of_home and k.outbreak = of_outbreak and k.person = m.person and k.status = 'done'
          and (k.cause = 'positivePool:' || m.tube and k.kind in ('poolRecall', 'reTest') or k.kind = 'locateAndHold' and k.done_at >= m.positive_at)) as held
    from member m
  )
  select tube, count(*)::integer, count(*) filter (where held or resampled)::integer, count(*) filter (where resampled)::integer from told group by tube
$$;
`;
