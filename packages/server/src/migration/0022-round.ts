import { roundReading } from './round/reading.ts';

/**
 * Rounds: which moment a round takes, whom its rule names, versions of its denominator, its ledger.
 *
 * Functions here run as the owner and look only at the outbreak in force. Those that answer about people cut to the areas in which
 * the caller holds the permission themselves: a policy on an ltree column keeps the index of that column from being used (its
 * operators are not leakproof), and a list of a community would read the round of a whole city.
 */
export const round = /* sql */ `
-- Share of the people due who may be missing in a round that still counts as a clean one.
alter table test_round add column missing_allowed double precision not null default 0 check (missing_allowed between 0 and 1);

-- What a round is decided by: two persons. The policies of 0021 say where; these say who.
create policy test_round_proposed on test_round as restrictive for insert to firebreak_service
  with check (status = 'draft' and approved_by is null and proposed_by = firebreak.actor());
create policy test_round_decided on test_round as restrictive for update to firebreak_service using (true)
  with check (
    (status not in ('approved', 'open') or (approved_by is not null and approved_by <> proposed_by
      and area <@ any ((select firebreak.scope('round.approve'))::ltree[])))
    and (approved_by is null or approved_by <> proposed_by));

-- Order of the doors: building, unit, floor and room with their numbers filled up, so that text order is door order.
alter table roster_household add column door text collate "C" not null default '';
drop index roster_household_area;
create index roster_household_door on roster_household (home, outbreak, area, door, id);
create index roster_member_name on roster_member (home, outbreak, (name collate "C"), birth_year) where name is not null;
create index roster_member_duplicate on roster_member (home, duplicate_of) where duplicate_of is not null;
-- Somebody looked at what this member shares with others, and it is another person.
alter table roster_member add column is_distinct boolean not null default false;

-- Earlier stretches of a member on a denominator: who fell out and came back, or moved to another area.
create table round_target_past (
  home text not null,
  round uuid not null,
  member uuid not null,
  added_in integer not null,
  removed_in integer not null,
  outbreak uuid not null,
  area ltree not null,
  household uuid,
  primary key (home, round, member, added_in),
  foreign key (home, round) references test_round (home, id)
);
alter table round_target_past enable row level security;
create policy round_target_past_read on round_target_past for select to firebreak_service
  using (outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('roster.read'))::ltree[]));
grant select on round_target_past to firebreak_service;

-- Targets are chosen from the roster in the statement that writes them, and neither members nor rounds are ever deleted: checking each of a
-- million rows against both took more than half of the time of an approval.
alter table round_target drop constraint round_target_home_round_fkey, drop constraint round_target_home_member_fkey;
create index round_target_exempt_until on round_target (home, exempt_until) where exempt_until is not null;
create index tube_unreported on tube (home, round) where outcome is null;
create index tube_single_positive on tube (home, round) where outcome = 'positive' and capacity = 1;

-- Whether a sample taken at a moment may count for a round: it was approved, its window was open, and it had not been ended. A sample
-- that a device kept while the round was open still comes in after it was closed; one taken after the end never does.
create function firebreak.round_took(of_round test_round, taken_at timestamptz) returns boolean language sql immutable as
$$
  select (of_round).status in ('approved', 'open', 'closed') and (of_round).approved_at is not null
    and taken_at >= greatest((of_round).opens_at, (of_round).approved_at)
    and taken_at < least((of_round).closes_at, coalesce((of_round).ended_at, (of_round).closes_at))
$$;

-- The same of a round by its id, for whoever asks in the outbreak in force.
create function firebreak.round_takes(of_home text, of_round uuid, at timestamptz) returns boolean
language sql stable security definer set search_path = firebreak, public as
$$
  select exists (
    select from test_round r
    where r.home = of_home and r.id = of_round and r.outbreak = (select firebreak.open_outbreak())
      and firebreak.round_took(r, at))
$$;

-- Marks rounds that the clock has opened or ended; answers those it marked. Its version stays: nobody changed what it says.
create function firebreak.settle_rounds(of_home text, at timestamptz) returns table (id uuid, area text, version integer, status text, "when" timestamptz)
language sql volatile security definer set search_path = firebreak, public as
$$
  update test_round r set
    status = case when r.closes_at <= at then 'closed' else 'open' end,
    opened_at = coalesce(r.opened_at, greatest(r.opens_at, r.approved_at)),
    ended_at = case when r.closes_at <= at then r.closes_at end,
    ended_reason = case when r.closes_at <= at then 'window' end,
    updated_at = at
  where r.home = of_home and r.outbreak = (select firebreak.open_outbreak())
    and ((r.status = 'approved' and r.opens_at <= at) or (r.status in ('approved', 'open') and r.closes_at <= at))
  returning r.id, r.area::text, r.version, r.status, case when r.status = 'closed' then r.ended_at else r.opened_at end
$$;

-- Locks the tally rows of leaf areas in their order, the first step of whatever changes targets. Rows that are not there are made.
create function firebreak.lock_tally(of_home text, of_round uuid, of_areas ltree[], at timestamptz default now()) returns void
language plpgsql volatile security definer set search_path = firebreak, public as
$$
begin
  insert into round_tally (home, round, area, outbreak, changed_at)
    select of_home, of_round, named.area, r.outbreak, at
    from (select distinct unnest(of_areas) as area) named
    join test_round r on r.home = of_home and r.id = of_round
    where named.area is not null
    order by named.area
    on conflict do nothing;
  perform from round_tally y
    join (select distinct unnest(of_areas) as area) named on named.area = y.area
    where y.home = of_home and y.round = of_round
    order by y.area for update of y;
end $$;

-- Counts leaf areas of a round anew from its targets.
create function firebreak.retally(of_home text, of_round uuid, of_areas ltree[], at timestamptz default now()) returns void
language plpgsql volatile security definer set search_path = firebreak, public as
$$
begin
  perform firebreak.lock_tally(of_home, of_round, of_areas, at);
  update round_tally y set due = n.due, done = n.done, exempt = n.exempt, walk_in = n.walk_in, households = n.households,
    households_complete = n.complete, households_untouched = n.untouched, changed_at = at
  from (
    select named.area, c.*
    from (select distinct unnest(of_areas) as area) named
    cross join lateral (
      select coalesce(sum(d.due), 0) as due, coalesce(sum(d.done), 0) as done, coalesce(sum(d.exempt), 0) as exempt,
        coalesce(sum(d.walk_in), 0) as walk_in, count(d.household) as households,
        count(d.household) filter (where d.done + d.exempt = d.due) as complete, count(d.household) filter (where d.done + d.exempt = 0) as untouched
      from (
        select t.household, count(*) as due, count(t.done_at) as done,
          count(*) filter (where t.done_at is null and t.exempt_reason is not null) as exempt, count(*) filter (where t.walk_in) as walk_in
        from round_target t
        where t.home = of_home and t.round = of_round and t.area = named.area and t.removed_in is null
        group by t.household) d) c) n
  where y.home = of_home and y.round = of_round and y.area = n.area;
end $$;

-- Everybody whom the rule of a round names now, once: a double stands for the member it is a double of.
-- persons: those whom the classes of the rule hold, worked out by the evaluator of the protocol.
create function firebreak.round_named(of_home text, of_round uuid, persons uuid[]) returns table (member uuid, area ltree, household uuid, risk text)
language plpgsql stable security definer set search_path = firebreak, public as
$$
declare
  r test_round;
  parts text[] := '{}';
  standing constant text := $q$ %1$s.home = $1 and %1$s.outbreak = $2 and %1$s.withdrawn_at is null and %1$s.area <@ $3
    and not exists (select from roster_household v where v.home = %1$s.home and v.id = %1$s.household and v.occupancy = 'vacant') $q$;
  named text;
begin
  select * into r from test_round where home = of_home and id = of_round and outbreak = (select firebreak.open_outbreak());
  if not found then return; end if;
  if r.target @> '[{"kind":"all"}]' then parts := parts || 'true'::text; end if;
  if r.target @> '[{"kind":"area"}]' then parts := parts || $q$ %1$s.area::text in (select leaf from named_area) $q$::text; end if;
  if r.target @> '[{"kind":"address"}]' or r.target @> '[{"kind":"householdRoster"}]' then
    parts := parts || $q$ %1$s.household in (select id from named_household) $q$::text; end if;
  if r.target @> '[{"kind":"personClass"}]' then parts := parts || $q$ %1$s.person = any ($4) $q$::text; end if;
  if r.target @> '[{"kind":"occupation"}]' then parts := parts || $q$ %1$s.post in (select jsonb_array_elements_text(p -> 'posts') from jsonb_array_elements($5) p) $q$::text; end if;
  if r.target @> '[{"kind":"placeRoster"}]' then
    parts := parts || $q$ %1$s.place in (select jsonb_array_elements_text(p -> 'places')::uuid from jsonb_array_elements($5) p) $q$::text; end if;
  if cardinality(parts) = 0 then return; end if;
  named := '(' || array_to_string(parts, ' or ') || ')';
  return query execute format($q$
    with part as materialized (select p from jsonb_array_elements($5) p),
    named_area as materialized (
      select leaf from (select m.area::text as leaf from roster_member m where m.home = $1 and m.outbreak = $2 group by 1) l
      where l.leaf::ltree <@ any (array(
        select a.path from part join jsonb_array_elements_text(p -> 'areas') as wanted(code) on p ->> 'kind' = 'area' join area a on a.code = wanted.code))),
    named_household as materialized (
      select h.id from part
        join area a on a.code = p ->> 'area'
        join jsonb_array_elements_text(p -> 'buildings') as wanted(building) on true
        join roster_household h on h.home = $1 and h.outbreak = $2 and h.building = wanted.building and h.area <@ a.path
        where p ->> 'kind' = 'address'
      union select wanted.id::uuid from part join jsonb_array_elements_text(p -> 'households') as wanted(id) on p ->> 'kind' = 'householdRoster')
    select m.id, m.area, m.household, m.risk from roster_member m where %1$s and m.duplicate_of is null and %2$s
    union all
    (select distinct on (m.duplicate_of) coalesce(o.id, m.id), coalesce(o.area, m.area),
      case when o.id is null then m.household else o.household end, case when o.id is null then m.risk else o.risk end
     from roster_member m left join roster_member o on o.id = m.duplicate_of and %3$s
     where %1$s and m.duplicate_of is not null and %2$s and (o.id is null or not coalesce(%4$s, false))
     order by m.duplicate_of, m.id)
  $q$, format(standing, 'm'), format(named, 'm'), format(standing, 'o'), format(named, 'o'))
  using of_home, r.outbreak, r.area, persons, r.target;
end $$;

-- The next version of a denominator. Who was sampled stays on it, and so does who came without standing on the list, while they
-- stand on the roster. The caller has looked at the permission and holds the row of the round.
create function firebreak.round_denominator(of_home text, of_round uuid, persons uuid[], at timestamptz, by_name text, why text)
returns table (number integer, added integer, removed integer, due integer)
language plpgsql volatile security definer set search_path = firebreak, public, pg_temp as
$$
declare
  r test_round;
  next integer;
  n_added integer;
  n_removed integer := 0;
  n_moved integer := 0;
  n_back integer := 0;
  n_due integer;
  areas ltree[];
begin
  select * into r from test_round where home = of_home and id = of_round and outbreak = (select firebreak.open_outbreak()) for update;
  if not found then return; end if;
  next := r.denominator + 1;
  create temp table if not exists round_wanted (member uuid, area ltree, household uuid, risk text) on commit drop;
  truncate round_wanted;
  insert into round_wanted select n.member, n.area, n.household, n.risk from firebreak.round_named(of_home, of_round, persons) n;
  analyze round_wanted;
  areas := array(
    select w.area::ltree from (
      select distinct area::text as area from round_wanted union select y.area::text from round_tally y where y.home = of_home and y.round = of_round) w);
  perform firebreak.lock_tally(of_home, of_round, areas, at);
  if next > 1 then
    -- Came back, or lives elsewhere now: the stretch until now is kept, a new one begins.
    insert into round_target_past (home, round, member, added_in, removed_in, outbreak, area, household)
      select t.home, t.round, t.member, t.added_in, coalesce(t.removed_in, next), t.outbreak, t.area, t.household
      from round_target t join round_wanted w on w.member = t.member
      where t.home = of_home and t.round = of_round and (t.removed_in is not null or (t.done_at is null and t.area <> w.area));
    update round_target t set
      added_in = next, removed_in = null, area = w.area, household = w.household, risk = w.risk,
      exempt_reason = case when t.removed_in is null then t.exempt_reason end, exempt_until = case when t.removed_in is null then t.exempt_until end,
      exempt_by_name = case when t.removed_in is null then t.exempt_by_name end, exempt_at = case when t.removed_in is null then t.exempt_at end
      from round_wanted w
      where w.member = t.member and t.home = of_home and t.round = of_round and t.removed_in is not null;
    get diagnostics n_back = row_count;
    update round_target t set added_in = next, area = w.area, household = w.household, risk = w.risk
      from round_wanted w
      where w.member = t.member and t.home = of_home and t.round = of_round and t.removed_in is null and t.done_at is null and t.area <> w.area;
    get diagnostics n_moved = row_count;
    update round_target t set household = w.household, risk = w.risk
      from round_wanted w
      where w.member = t.member and t.home = of_home and t.round = of_round and t.removed_in is null and t.area = w.area
        and (t.household, t.risk) is distinct from (w.household, w.risk);
    update round_target t set removed_in = next
      where t.home = of_home and t.round = of_round and t.removed_in is null and t.done_at is null
        and not exists (select from round_wanted w where w.member = t.member)
        and not (t.walk_in and exists (
          select from roster_member m where m.home = t.home and m.id = t.member and m.withdrawn_at is null and m.duplicate_of is null));
    get diagnostics n_removed = row_count;
  end if;
  insert into round_target (home, round, member, outbreak, area, household, risk, added_in)
    select of_home, of_round, w.member, r.outbreak, w.area, w.household, w.risk, next from round_wanted w
    where next = 1 or not exists (select from round_target t where t.home = of_home and t.round = of_round and t.member = w.member);
  get diagnostics n_added = row_count;
  select count(*)::integer into n_due from round_target t where t.home = of_home and t.round = of_round and t.removed_in is null;
  insert into round_version (home, round, number, outbreak, area, at, by_name, why, added, removed, due)
    values (of_home, of_round, next, r.outbreak, r.area, at, by_name, why, n_added + n_back + n_moved, n_removed + n_moved, n_due);
  update test_round set denominator = next, version = version + 1, updated_at = at where home = of_home and id = of_round;
  perform firebreak.retally(of_home, of_round, areas, at);
  return query select next, n_added + n_back + n_moved, n_removed + n_moved, n_due;
end $$;

-- Sets or takes back exemptions of members of a round, whose areas lie where the caller writes the roster. Answers how many changed.
-- Who was sampled is done and is not exempted any more.
create function firebreak.exempt_targets(
  of_home text, of_round uuid, of_members uuid[], reason text, until timestamptz, by_name text, at timestamptz)
returns integer language plpgsql volatile security definer set search_path = firebreak, public as
$$
declare
  areas ltree[];
  changed integer;
begin
  areas := array(
    select distinct t.area from round_target t
    where t.home = of_home and t.round = of_round and t.member = any (of_members) and t.outbreak = (select firebreak.open_outbreak())
      and t.area <@ any ((select firebreak.scope('roster.write'))::ltree[]));
  perform firebreak.lock_tally(of_home, of_round, areas, at);
  update round_target t set exempt_reason = reason, exempt_until = until,
    exempt_by_name = case when reason is null then null else by_name end, exempt_at = case when reason is null then null else at end
  where t.home = of_home and t.round = of_round and t.member = any (of_members) and t.area = any (areas) and t.removed_in is null
    and t.done_at is null and (t.exempt_reason, t.exempt_until) is distinct from (reason, until);
  get diagnostics changed = row_count;
  if changed > 0 then perform firebreak.retally(of_home, of_round, areas, at); end if;
  return changed;
end $$;

-- Ends exemptions whose time is over in rounds that still take samples: their people are missing again.
create function firebreak.end_exemptions(of_home text, at timestamptz) returns integer
language plpgsql volatile security definer set search_path = firebreak, public as
$$
declare
  one record;
  ended integer := 0;
  changed integer;
begin
  for one in
    select t.round, array_agg(distinct t.area) as areas from round_target t
    join test_round r on r.home = t.home and r.id = t.round and r.status in ('approved', 'open') and r.outbreak = (select firebreak.open_outbreak())
    where t.home = of_home and t.exempt_until <= at and t.removed_in is null
    group by t.round order by t.round
  loop
    perform firebreak.lock_tally(of_home, one.round, one.areas, at);
    update round_target t set exempt_reason = null, exempt_until = null, exempt_by_name = null, exempt_at = null
      where t.home = of_home and t.round = one.round and t.exempt_until <= at and t.area = any (one.areas);
    get diagnostics changed = row_count;
    ended := ended + changed;
    perform firebreak.retally(of_home, one.round, one.areas, at);
  end loop;
  return ended;
end $$;

-- Members that left the roster, or came back to it, in every round that still takes samples: exempt for the reason until the next version of
-- the denominator takes them off. reason null takes back an exemption that was given for one of the reasons in only_reasons.
create function firebreak.roster_changed(
  of_home text, of_members uuid[], reason text, only_reasons text[], by_name text, at timestamptz)
returns integer language plpgsql volatile security definer set search_path = firebreak, public as
$$
declare
  one record;
  changed integer := 0;
begin
  for one in
    select t.round, array_agg(t.member) as members from test_round r
    join round_target t on t.home = r.home and t.round = r.id and t.member = any (of_members) and t.removed_in is null and t.done_at is null
    where r.home = of_home and r.outbreak = (select firebreak.open_outbreak()) and r.status in ('approved', 'open')
      and (case when reason is null then t.exempt_reason = any (only_reasons) else t.exempt_reason is null end)
    group by t.round order by t.round
  loop
    changed := changed + firebreak.exempt_targets(of_home, one.round, one.members, reason, null, by_name, at);
  end loop;
  return changed;
end $$;

${roundReading}`;
