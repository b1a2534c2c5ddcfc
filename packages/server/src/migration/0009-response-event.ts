/**
 * Events that set others in motion, and the door through which their tasks are written.
 *
 * Whoever records a positive starts tasks that are not theirs to read, in areas that are not theirs to write: these
 * functions do that for the outbreak in force and for nothing else. What an event touches (contacts, places, household)
 * is given as ids with the areas that answer for them, and leaves the service only as tasks, which have policies of their own.
 */
export const responseEvent = /* sql */ `
create table response_event (
  home text not null,
  id text not null check (length(id) <= 160),
  outbreak uuid not null,
  area ltree not null,
  kind text not null,
  person uuid,
  known_at timestamptz not null,
  happened_at timestamptz,
  cancelled_at timestamptz,
  -- Pack, edition, hash and overlays the tasks rest on: the decision of that day replays (S49).
  pack jsonb not null,
  facts jsonb not null,
  version integer not null default 1,
  primary key (home, id),
  foreign key (home, outbreak) references outbreak (home, id),
  foreign key (home, person) references person (home, id)
);
create index response_event_known on response_event (outbreak, known_at);
alter table response_event enable row level security;
create policy response_event_read on response_event for select to firebreak_service using (
  outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('task.readAll'))::ltree[]));
grant select on response_event to firebreak_service;

create function firebreak.response_event_of(of_home text, of_id text) returns setof response_event
language sql stable security definer set search_path = firebreak, public as
$$ select * from response_event where home = of_home and id = of_id and outbreak = firebreak.open_outbreak() $$;

create function firebreak.write_response_event(given jsonb) returns void
language sql volatile security definer set search_path = firebreak, public as
$$
  insert into response_event (home, id, outbreak, area, kind, person, known_at, happened_at, cancelled_at, pack, facts)
  select r.home, r.id, r.outbreak, r.area::ltree, r.kind, r.person, r.known_at, r.happened_at, r.cancelled_at, r.pack, r.facts
  from jsonb_to_record(given) as r(home text, id text, outbreak uuid, area text, kind text, person uuid, known_at timestamptz,
    happened_at timestamptz, cancelled_at timestamptz, pack jsonb, facts jsonb)
  where r.outbreak = firebreak.open_outbreak()
  on conflict (home, id) do update set area = excluded.area, person = excluded.person, happened_at = excluded.happened_at,
    cancelled_at = excluded.cancelled_at, pack = excluded.pack, facts = excluded.facts, version = response_event.version + 1
  where response_event.outbreak = firebreak.open_outbreak()
$$;

-- Whom and what a person touched since a day: persons they exposed, places they visited, who lives with them.
create function firebreak.touched_by(of_home text, of_person uuid, since date) returns table (kind text, id uuid, area ltree, place_kind text)
language sql stable security definer set search_path = firebreak, public as
$$
  select 'contact', p.id, coalesce(k.area, p.area), null::text
  from exposure e
  join person p on p.home = e.home and p.id = e.target_person
  left join contact k on k.home = p.home and k.person = p.id and k.withdrawn_at is null
  where e.home = of_home and e.outbreak = firebreak.open_outbreak() and e.source_person = of_person and e.withdrawn_at is null
    and (e.date is null or e.date >= since)
    -- Whoever has an event of their own is looked after by that one, whichever it is: somebody recorded here as exposed always has
    -- one, so the answer does not hang on the order in which records came.
    and not exists (
      select from response_event own
      where own.home = of_home and own.cancelled_at is null
        and own.id in ('newExposure:' || p.id, 'preliminaryPositive:' || p.id, 'confirmation:' || p.id))
  union
  select 'place', l.id, l.area, l.kind
  from visit v join place l on l.home = v.home and l.id = v.place
  where v.home = of_home and v.outbreak = firebreak.open_outbreak() and v.person = of_person and v.withdrawn_at is null
    and coalesce(v."end", v.start, 'infinity'::timestamptz) >= since
  union
  select 'household', other.id, other.area, null::text
  from person me join person other on other.home = me.home and other.household = me.household and other.id <> me.id and other.withdrawn_at is null
  where me.home = of_home and me.id = of_person and me.outbreak = firebreak.open_outbreak()
$$;

-- What makes events of a person hold: decided anew from the records each time, so that order and repetition do not matter.
create function firebreak.event_person(of_home text, of_person uuid)
returns table (area ltree, onset date, first_positive date, case_class text, exposed boolean)
language sql stable security definer set search_path = firebreak, public as
$$
  select coalesce(c.area, k.area, p.area), c.onset_date, (
      select min(coalesce(s.taken_at::date, r.tested_date, r.result_date, r.created_at::date))
      from lab_result r left join specimen s on s.home = r.home and s.id = r.specimen
      where r.home = p.home and coalesce(r.person, s.person) = p.id and r.outcome = 'positive' and r.withdrawn_at is null),
    c.case_class,
    (k.id is not null and k.status = 'active') or exists (
      select from exposure e where e.home = p.home and e.target_person = p.id and e.withdrawn_at is null)
  from person p
  left join "case" c on c.home = p.home and c.person = p.id and c.withdrawn_at is null
  left join contact k on k.home = p.home and k.person = p.id and k.withdrawn_at is null
  where p.home = of_home and p.id = of_person and p.outbreak = firebreak.open_outbreak() and p.withdrawn_at is null
$$;

create function firebreak.tasks_of_event(of_home text, of_cause text) returns setof task
language sql stable security definer set search_path = firebreak, public as
$$ select * from task where home = of_home and outbreak = firebreak.open_outbreak() and cause = of_cause and source_system = 'protocol' $$;

-- Opens tasks by their keys. What is there already stays as it is: two devices that record the same event open it once.
create function firebreak.open_tasks(given jsonb) returns table (id uuid, source_id text)
language sql volatile security definer set search_path = firebreak, public as
$$
  insert into task (home, id, outbreak, area, created_at, updated_at, source_system, source_id, source_hash, extra, kind, status, person, place,
    specimen, opened_at, due_at, clock, owner_role, sector, waits_for, cause, pack, area_code)
  select r.home, r.id, r.outbreak, r.area::ltree, r.now, r.now, 'protocol', r.source_id, r.source_hash, r.extra, r.kind, 'open', r.person, r.place,
    r.specimen, r.opened_at, r.due_at, r.clock, r.owner_role, r.sector, r.waits_for, r.cause, r.pack, null
  from jsonb_to_recordset(given) as r(home text, id uuid, outbreak uuid, area text, now timestamptz, source_id text, source_hash text, extra jsonb,
    kind text, person uuid, place uuid, specimen uuid, opened_at timestamptz, due_at timestamptz, clock text, owner_role text, sector text,
    waits_for uuid, cause text, pack text)
  where r.outbreak = firebreak.open_outbreak()
  on conflict (home, outbreak, source_system, source_id) where source_id is not null do nothing
  returning task.id, task.source_id
$$;

-- Moves tasks of an event that was corrected: withdrawn, opened again, or with another deadline, owner or area.
create function firebreak.change_tasks(given jsonb) returns table (id uuid)
language sql volatile security definer set search_path = firebreak, public as
$$
  update task t set status = r.status, done_at = r.done_at, reason = r.reason, due_at = r.due_at, opened_at = r.opened_at, owner_role = r.owner_role,
    area = r.area::ltree, source_hash = r.source_hash, extra = r.extra, pack = r.pack, version = t.version + 1, updated_at = r.now
  from jsonb_to_recordset(given) as r(home text, id uuid, version integer, status text, done_at timestamptz, reason text, due_at timestamptz,
    opened_at timestamptz, owner_role text, area text, source_hash text, extra jsonb, pack text, now timestamptz)
  where t.home = r.home and t.id = r.id and t.version = r.version and t.outbreak = firebreak.open_outbreak() and t.source_system = 'protocol'
  returning t.id
$$;
`;
