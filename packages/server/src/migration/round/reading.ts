/** Functions that answer about rounds and rosters: each cuts to the areas in which the caller holds the permission. */
export const roundReading = /* sql */ `
-- People of leaf areas of a round in the order of the doors, cut to where the caller reads the roster.
create function firebreak.round_people(
  of_home text, of_round uuid, of_areas ltree[], wanted text, of_building text, after_area ltree, after_door text, after_member uuid, at_most integer)
returns table (
  member uuid, area ltree, door text, household uuid, household_code text, building text, unit text, floor integer, room text, address text, name text,
  phone text, birth_year integer, needs text[], occupancy text, missing_reason text, missing_note text, exempt_reason text, latitude double precision,
  longitude double precision)
language sql stable security definer set search_path = firebreak, public as
$$
  select m.id, t.area, coalesce(h.door, ''), h.id, h.code, h.building, h.unit, h.floor, h.room, h.address, m.name,
    m.phone, m.birth_year, m.needs, h.occupancy, t.missing_reason, t.missing_note, t.exempt_reason, h.latitude, h.longitude
  from (select distinct unnest(of_areas) as area) named
  -- Area by area through its index (offset 0 keeps it apart): the planner would rather read the whole round.
  cross join lateral (
    select t.* from round_target t where t.home = of_home and t.round = of_round and t.area = named.area and t.removed_in is null offset 0) t
  join roster_member m on m.home = t.home and m.id = t.member
  left join roster_household h on h.home = m.home and h.id = t.household
  where named.area <@ any ((select firebreak.scope('roster.read'))::ltree[]) and t.outbreak = (select firebreak.open_outbreak())
    and case wanted when 'done' then t.done_at is not null
      when 'exempt' then t.done_at is null and t.exempt_reason is not null
      else t.done_at is null and t.exempt_reason is null end
    and (of_building is null or h.building = of_building)
    and (after_area is null or (t.area, coalesce(h.door, ''), m.id) > (after_area, after_door collate "C", after_member))
  order by t.area, coalesce(h.door, ''), m.id
  limit at_most
$$;

-- Households of an area and everything below it in the order of the doors, cut to where the caller reads the roster.
create function firebreak.roster_doors(
  of_home text, of_area ltree, of_building text, of_occupancy text, of_code text, after_area ltree, after_door text, after_id uuid, at_most integer)
returns table (id uuid, area ltree, door text)
language sql stable security definer set search_path = firebreak, public as
$$
  select h.id, h.area, h.door from roster_household h
  where h.home = of_home and h.outbreak = (select firebreak.open_outbreak()) and h.area >= of_area and h.area <@ of_area
    and h.area <@ any ((select firebreak.scope('roster.read'))::ltree[]) and h.withdrawn_at is null
    and (of_building is null or h.building = of_building) and (of_occupancy is null or h.occupancy = of_occupancy)
    and (of_code is null or h.code = of_code)
    and (after_area is null or (h.area, h.door, h.id) > (after_area, after_door collate "C", after_id))
  order by h.area, h.door, h.id
  limit at_most
$$;

-- Who holds a household code in the outbreak, wherever that is: a code belongs to one dwelling.
create function firebreak.roster_code_holder(of_home text, codes text[]) returns table (code text, id uuid, area ltree)
language sql stable security definer set search_path = firebreak, public as
$$
  select h.code, h.id, h.area from roster_household h join unnest(codes) as wanted(code) on wanted.code = h.code
  where h.home = of_home and h.outbreak = (select firebreak.open_outbreak())
$$;

-- Tubes of a round by what became of them, in an area, cut to where the caller reads rounds.
create function firebreak.round_found(of_home text, of_round uuid, of_area ltree)
returns table (tubes integer, tested integer, positive integer, invalid integer, pending integer)
language sql stable security definer set search_path = firebreak, public as
$$
  select count(*)::int, count(u.outcome)::int, (count(*) filter (where u.outcome = 'positive'))::int,
    (count(*) filter (where u.outcome = 'invalid'))::int, (count(*) filter (where u.outcome is null))::int
  from tube u
  where u.home = of_home and u.round = of_round and u.outbreak = (select firebreak.open_outbreak()) and u.members > 0
    and u.area <@ of_area and u.area <@ any ((select firebreak.scope('round.read'))::ltree[])
$$;

-- What rounds of the outbreak found: somebody of the community front, and whether results or re-tests are still out. Somebody who was
-- followed up before the sample was reported had been under control (as on the command board); nobody's name is needed for it.
create function firebreak.round_findings(of_home text) returns table (round uuid, positive boolean, pending boolean)
language sql stable security definer set search_path = firebreak, public as
$$
  select r.id,
    exists (
      select from (
        select u.code, u.reported_at from tube u where u.home = r.home and u.round = r.id and u.outcome = 'positive' and u.capacity = 1
        union
        select u.code, u.reported_at from tube p
          join tube u on u.home = p.home and u.outbreak = p.outbreak and u.resolves = p.code and u.outcome = 'positive' and u.capacity = 1
          where p.home = r.home and p.round = r.id and p.outcome = 'positive') u
      join sample s on s.home = r.home and s.outbreak = r.outbreak and s.tube = u.code and s.state = 'valid' and s.subject = 'person'
      left join roster_member m on m.home = s.home and m.id = s.member
      where not exists (
        select from contact k where k.home = m.home and k.person = m.person and k.withdrawn_at is null and k.status <> 'dropped'
          and coalesce(k.follow_up_start, k.report_date) <= u.reported_at::date)),
    exists (select from tube u where u.home = r.home and u.round = r.id and u.outcome is null and u.members > 0)
      or exists (
        select from tube u join pool q on q.home = u.home and q.outbreak = u.outbreak and q.tube = u.code
        where u.home = r.home and u.round = r.id and u.outcome = 'positive' and q.withdrawn_at is null and q.resolved_at is null)
  from test_round r
  where r.home = of_home and r.outbreak = (select firebreak.open_outbreak()) and r.status in ('open', 'closed')
$$;

-- Valid samples of members with a post since a moment, in an area, cut to where the caller reads the roster.
create function firebreak.sampled_posts(of_home text, of_area ltree, since timestamptz)
returns table (member uuid, taken_at timestamptz)
language sql stable security definer set search_path = firebreak, public as
$$
  select m.id, s.taken_at from roster_member m
  join sample s on s.home = m.home and s.member = m.id and s.taken_at >= since and s.state = 'valid'
  where m.home = of_home and m.outbreak = (select firebreak.open_outbreak()) and m.post is not null and m.withdrawn_at is null and m.area <@ of_area
    and m.area <@ any ((select firebreak.scope('roster.read'))::ltree[])
$$;

-- Share of the people due who are missing, of the whole of each round: its outcome is one, whoever asks.
create function firebreak.round_missing_share(of_home text, of_rounds uuid[]) returns table (round uuid, share double precision)
language sql stable security definer set search_path = firebreak, public as
$$
  select y.round, sum(y.due - y.done - y.exempt)::double precision / greatest(1, sum(y.due))
  from round_tally y where y.home = of_home and y.round = any (of_rounds) and y.outbreak = (select firebreak.open_outbreak()) group by y.round
$$;

-- Counts of leaf areas at an earlier version of the denominator, as it stood at a moment: who was due then, and of them who had been sampled
-- or exempted by then and still is. Cut to where the caller reads rounds.
create function firebreak.tally_at(of_home text, of_round uuid, of_version integer, until timestamptz)
returns table (area ltree, due integer, done integer, exempt integer, walk_in integer, households integer, complete integer, untouched integer)
language sql stable security definer set search_path = firebreak, public as
$$
  select d.area, sum(d.due)::int, sum(d.done)::int, sum(d.exempt)::int, sum(d.walk_in)::int, count(d.household)::int,
    (count(d.household) filter (where d.done + d.exempt = d.due))::int, (count(d.household) filter (where d.done + d.exempt = 0))::int
  from (
    select s.area, s.household, count(*) as due, count(*) filter (where s.done_at <= until) as done,
      count(*) filter (where (s.done_at is null or s.done_at > until) and s.exempt_reason is not null and s.exempt_at <= until) as exempt,
      count(*) filter (where s.walk_in) as walk_in
    from (
      select t.area, t.household, t.done_at, t.exempt_reason, t.exempt_at, t.walk_in from round_target t
        where t.home = of_home and t.round = of_round and t.outbreak = (select firebreak.open_outbreak()) and t.added_in <= of_version
          and (t.removed_in is null or t.removed_in > of_version)
      union all
      select p.area, p.household, t.done_at, t.exempt_reason, t.exempt_at, t.walk_in from round_target_past p
        join round_target t on t.home = p.home and t.round = p.round and t.member = p.member
        where p.home = of_home and p.round = of_round and p.outbreak = (select firebreak.open_outbreak()) and p.added_in <= of_version and p.removed_in > of_version) s
    where s.area <@ any ((select firebreak.scope('round.read'))::ltree[])
    group by s.area, s.household) d
  group by d.area
$$;
`;
