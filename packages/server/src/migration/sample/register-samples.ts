/**
 * `firebreak.register_samples`: samples of many people, devices and requests in one transaction.
 *
 * Order of the work: who may what and whom is it about (no locks), the rows of the ledger, the tubes, verdicts, then what follows
 * from the verdicts. Nothing is looked at row by row: whatever the number of samples it is the same dozen statements, each kept as
 * a plan that reads by index (the tables are empty when a round begins and hold millions when it ends).
 */
export const registerSamples = /* sql */ `
create type firebreak.given_sample as (
  ord integer, id uuid, actor uuid, actor_name text, device text, device_taken_at timestamptz, taken_at timestamptz,
  -- Registered as it was taken: the sampler waits for the answer and can take another tube.
  live boolean,
  tube text, place_in_tube integer, capacity integer, round uuid, point uuid, resolves text,
  kind text, member uuid,
  area_code text, name text, birth_year integer, phone text, phone_code bigint, document_type text, document_number text,
  document_code bigint, household uuid,
  place uuid, description text);

create type firebreak.judged_sample as (
  given firebreak.given_sample, area ltree, member uuid, household uuid, risk text, is_new boolean, is_copy boolean,
  -- Somebody due in a round, and where the ledger counts them; no place where the round does not reach.
  in_round boolean, tally_area ltree, tally_household uuid,
  outcome text, code text, details jsonb, state text, fault text, place integer);

create function firebreak.subject_of(kind text) returns text language sql immutable as
$$ select case when kind in ('goods', 'environment') then kind else 'person' end $$;

-- @param given rows of firebreak.given_sample as a JSON list, in the order in which they came
-- @returns a verdict for each row: everything but 'refused' is kept
create function firebreak.register_samples(of_home text, of_outbreak uuid, of_at timestamptz, given jsonb)
returns table (ord integer, outcome text, code text, details jsonb, members integer, area text)
language plpgsql security definer
set search_path = firebreak, public
set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off set enable_material = off set jit = off
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
  judged firebreak.judged_sample[];
  -- Codes of the tubes. Asked for by name, since the planner of an empty table takes all of an outbreak's tubes for one row.
  codes text[];
  open_in outbreak;
begin
  select * into open_in from outbreak o where o.home = of_home and o.id = of_outbreak;

  -- Whom is it about, where, and may it be: without locks.
  with samples as materialized (
    select s as given, s.*, row_number() over (partition by s.id order by s.ord) > 1 as is_copy
    from jsonb_populate_recordset(null::firebreak.given_sample, given) s
  ), allowed as materialized (
    -- Areas in which each of them may register samples, as firebreak.scope gives them for who is signed in.
    select a.actor, coalesce(array_agg(distinct g.area) filter (where p.role is not null), '{}') as areas
    from (select distinct s.actor from samples s) a
    left join app_user u on u.id = a.actor and not u.disabled
    left join user_grant g on g.user_id = u.id and (g.outbreak is null or g.outbreak = of_outbreak) and (g.expires_at is null or g.expires_at > now())
    left join role_permission p on p.role = g.role and p.permission = 'sample.write'
    group by a.actor
  ), known as (
    select s.*, w.areas, e.id is not null as is_there, e.outbreak as there_outbreak, e.area as there_area,
      coalesce(d.id, m.id, case when s.kind = 'walkIn' then s.member end) as whom,
      s.kind = 'walkIn' and m.id is null as is_new, coalesce(m.outbreak <> of_outbreak, false) as is_elsewhere,
      case when s.kind in ('goods', 'environment') then p.area else coalesce(d.area, m.area, h.area, a.path) end as at_area,
      coalesce(d.household, m.household, h.id) as at_household, coalesce(d.risk, m.risk, 'low') as at_risk,
      h.id as household_found, q.id as point_found, r as of_round, t.area as t_area, t.household as t_household, t.member as t_member
    from samples s
    join allowed w on w.actor = s.actor
    left join sample e on e.home = of_home and e.id = s.id
    left join roster_member m on m.home = of_home and m.id = s.member
    left join roster_member d on d.home = of_home and d.id = m.duplicate_of
    left join roster_household h on h.home = of_home and h.id = s.household and h.outbreak = of_outbreak
    left join area a on a.code = s.area_code
    left join place p on p.home = of_home and p.id = s.place and p.outbreak = of_outbreak
    left join sampling_point q on q.home = of_home and q.id = s.point and q.outbreak = of_outbreak
    left join test_round r on r.home = of_home and r.id = s.round and r.outbreak = of_outbreak
    left join round_target t on t.home = of_home and t.round = s.round and t.member = coalesce(d.id, m.id)
  ), verdict as (
    select k.*,
      case
        when k.is_there and k.there_outbreak = of_outbreak and k.there_area <@ any (k.areas) then 'SAME'
        when open_in.id is null or open_in.status = 'closed' then 'OUTBREAK_CLOSED'
        when k.is_elsewhere or (k.kind = 'member' and (k.whom is null or not k.at_area <@ any (k.areas))) then 'SAMPLE_MEMBER_UNKNOWN'
        when k.kind = 'walkIn' and k.household is not null and k.household_found is null then 'SAMPLE_HOUSEHOLD_UNKNOWN'
        when k.kind = 'walkIn' and (k.at_area is null or not k.at_area <@ any (k.areas) or not k.at_area <@ open_in.area) then 'SAMPLE_AREA_OUTSIDE'
        when k.kind in ('goods', 'environment') and (k.at_area is null or not k.at_area <@ any (k.areas)) then 'SAMPLE_PLACE_UNKNOWN'
        -- After all that is not the caller's to know: whether an id is taken elsewhere is told to nobody who has no business there.
        when k.is_there then 'SAMPLE_ID_TAKEN'
        when k.point is not null and k.point_found is null then 'SAMPLE_POINT_UNKNOWN'
        when k.round is not null and not coalesce(firebreak.round_took(k.of_round, k.taken_at), false) then 'ROUND_NOT_OPEN'
      end as reason
    from known k
  )
  select array_agg(row(
      v.given, coalesce(v.there_area, v.at_area), v.whom, v.at_household, v.at_risk, v.is_new, v.is_copy,
      c.in_round, c.area, case when v.t_member is null then v.at_household else v.t_household end,
      case when v.is_copy or v.reason = 'SAME' then 'same' when v.reason is null then 'recorded' else 'refused' end,
      nullif(v.reason, 'SAME'),
      case v.reason
        when 'ROUND_NOT_OPEN' then jsonb_build_object('round', coalesce((v.of_round).name, '—'), 'at', v.taken_at)
        when 'SAMPLE_AREA_OUTSIDE' then jsonb_build_object('area', v.area_code)
        else '{}' end,
      'valid', null, v.place_in_tube)::firebreak.judged_sample order by v.ord)
    into judged
    from verdict v
    -- A single tube that tests a member of a pool again changes nothing in the ledger.
    cross join lateral (
      select v.reason is null and not v.is_copy and v.round is not null and v.resolves is null and v.kind in ('member', 'walkIn') as in_round) i
    cross join lateral (
      select i.in_round, case when not i.in_round then null when v.t_member is not null then v.t_area
        when v.at_area <@ (v.of_round).area then v.at_area end as area) c;

  -- The ledger is held before everything else, in the order of its areas.
  insert into round_tally (home, round, area, outbreak, changed_at)
    select distinct of_home, (j.given).round, j.tally_area, of_outbreak, of_at from unnest(judged) j
    where j.tally_area is not null order by 3, 2
    on conflict do nothing;
  perform from (select distinct (j.given).round, j.tally_area from unnest(judged) j where j.tally_area is not null) k
    join round_tally t on t.home = of_home and t.round = k.round and t.area = k.tally_area
    order by t.area, t.round for update of t;

  -- Tubes that nobody opened yet are opened by the first who fills them; then all are held, in the order of their codes.
  with opened as (
    insert into tube (home, outbreak, code, area, created_at, updated_at, round, point, subject, capacity, risk, resolves, opened_at, opened_by, opened_device)
      select distinct on ((j.given).tube) of_home, of_outbreak, (j.given).tube, j.area, of_at, of_at, (j.given).round, (j.given).point,
        firebreak.subject_of((j.given).kind), (j.given).capacity, j.risk, (j.given).resolves, (j.given).taken_at, (j.given).actor, (j.given).device
      from unnest(judged) j
      where j.outcome = 'recorded'
      order by (j.given).tube, (j.given).ord
      on conflict do nothing
      returning code, area, opened_at, opened_by)
  insert into custody (home, id, outbreak, area, tube, step, at, by, by_name)
    select of_home, gen_random_uuid(), of_outbreak, o.area, o.code, 'collected', o.opened_at, o.opened_by, u.name
    from opened o join app_user u on u.id = o.opened_by;
  codes := array(select distinct (j.given).tube from unnest(judged) j where j.outcome <> 'refused');
  perform from tube t where t.home = of_home and t.outbreak = of_outbreak and t.code = any (codes) order by t.code for update;

  -- Does the sample fit its tube? Who waits for the answer takes another tube; what was taken long ago stays, for somebody to look at.
  with held as materialized (
    select t.* from tube t where t.home = of_home and t.outbreak = of_outbreak and t.code = any (codes)
  ), wanted as (
    select j, j.outcome = 'recorded' as is_wanted, (j.given).tube, (j.given).live, (j.given).round, (j.given).taken_at, (j.given).ord,
      t.capacity, t.members, t.sealed_at, t.opened_at, coalesce(q.name, t.opened_device, '—') as opened_point,
      t.round is distinct from (j.given).round or t.resolves is distinct from (j.given).resolves or t.point is distinct from (j.given).point
        or t.subject <> firebreak.subject_of((j.given).kind)
        or ((j.given).point is null and t.opened_device <> (j.given).device and t.opened_by <> (j.given).actor) as is_others,
      coalesce((j.given).taken_at > t.sealed_at, false) as is_late
    from unnest(judged) j
    left join held t on j.outcome = 'recorded' and t.code = (j.given).tube
    left join sampling_point q on q.home = of_home and q.id = t.point
  ), ranked as (
    select w.*, row_number() over (
      partition by w.is_wanted, w.tube, w.is_others or w.is_late order by (w.j).place nulls last, w.taken_at, w.ord) as rank
    from wanted w
  ), fitted as (
    select r.*,
      case when not r.is_wanted then null when r.is_others then 'TUBE_USED' when r.is_late then 'TUBE_SEALED'
        when r.rank > r.capacity - r.members then case when r.capacity = 1 then 'TUBE_USED' else 'TUBE_FULL' end end as trouble
    from ranked r
  ), settled as (
    select f.*, coalesce(f.trouble is not null and f.live, false) as is_refused from fitted f
  ), judged_again as (
    select f.*, f.is_wanted and not f.is_refused and (f.j).in_round and (p.tube is not null
        or row_number() over (partition by f.round, (f.j).member, f.is_wanted and not f.is_refused and (f.j).in_round order by f.taken_at, f.ord) > 1) as is_again,
      p.tube as prior_tube, p.taken_at as prior_at, p.point_name as prior_point
    from settled f
    left join lateral (
      select x.tube, x.taken_at, coalesce(q.name, x.device) as point_name from sample x
      left join sampling_point q on q.home = x.home and q.id = x.point
      where (f.j).in_round and x.home = of_home and x.member = (f.j).member and x.round = f.round and x.state = 'valid'
      limit 1) p on true
  )
  select array_agg(row(
      (a.j).given, (a.j).area, (a.j).member, (a.j).household, (a.j).risk, (a.j).is_new, (a.j).is_copy,
      (a.j).in_round, case when not a.is_refused then (a.j).tally_area end, (a.j).tally_household,
      case when not a.is_wanted then (a.j).outcome when a.is_refused then 'refused' when a.trouble is not null then 'conflict'
        when a.is_again then 'again' else 'recorded' end,
      case when not a.is_wanted then (a.j).code when a.trouble is not null then a.trouble when a.is_again then 'SAMPLED_AGAIN' end,
      case when not a.is_wanted then (a.j).details
        when a.trouble = 'TUBE_FULL' then jsonb_build_object('tube', a.tube, 'capacity', a.capacity)
        when a.trouble = 'TUBE_SEALED' then jsonb_build_object('tube', a.tube, 'at', a.sealed_at)
        when a.trouble is not null then jsonb_build_object('tube', a.tube, 'at', a.opened_at, 'point', a.opened_point)
        when a.is_again and a.prior_tube is not null then jsonb_build_object('tube', a.prior_tube, 'at', a.prior_at, 'point', a.prior_point)
        when a.is_again then jsonb_build_object('tube', a.tube, 'at', a.taken_at, 'point', a.opened_point)
        else '{}' end,
      case when a.is_again then 'again' else 'valid' end,
      case when not a.is_wanted or a.is_refused then null when a.trouble = 'TUBE_FULL' then 'missingMember' when a.trouble is not null then 'wrongTube'
        when a.is_again then 'duplicateMember' end,
      coalesce((a.j).place, (a.members + a.rank)::integer))::firebreak.judged_sample order by a.ord)
    into judged
    from judged_again a;

  -- Whoever was not on the list is from now on.
  insert into roster_member (home, id, outbreak, area, created_at, updated_at, household, name, birth_year, phone, phone_code,
      document_type, document_number, document_code, source)
    select distinct on (j.member) of_home, j.member, of_outbreak, j.area, of_at, of_at, j.household, (j.given).name, (j.given).birth_year,
      (j.given).phone, (j.given).phone_code, (j.given).document_type, (j.given).document_number, (j.given).document_code, 'site'
    from unnest(judged) j
    where j.is_new and j.outcome in ('recorded', 'again', 'conflict')
    order by j.member, (j.given).ord
    on conflict do nothing;

  insert into sample (home, id, outbreak, area, round, member, subject, place, description, tube, position, point, device, device_taken_at,
      taken_at, recorded_at, by, by_name, state)
    select of_home, (j.given).id, of_outbreak, j.area, (j.given).round, case when (j.given).kind in ('member', 'walkIn') then j.member end,
      firebreak.subject_of((j.given).kind), (j.given).place, (j.given).description, (j.given).tube, j.place, (j.given).point, (j.given).device,
      (j.given).device_taken_at, (j.given).taken_at, of_at, (j.given).actor, (j.given).actor_name, j.state
    from unnest(judged) j
    where j.outcome in ('recorded', 'again', 'conflict');

  with n as materialized (
      select (j.given).tube, count(*)::integer as count, array_agg(distinct j.fault) filter (where j.fault is not null) as faults,
        case when bool_or(j.risk = 'high') then 'high' when bool_or(j.risk = 'medium') then 'medium' else 'low' end as risk
      from unnest(judged) j
      where j.outcome in ('recorded', 'again', 'conflict') group by 1)
  update tube t set members = t.members + n.count, version = t.version + 1, updated_at = of_at,
      risk = case when 'high' in (t.risk, n.risk) then 'high' when 'medium' in (t.risk, n.risk) then 'medium' else 'low' end,
      faults = case when n.faults is null then t.faults else (select array_agg(distinct f) from unnest(t.faults || n.faults) f) end
    from n
    where t.home = of_home and t.outbreak = of_outbreak and t.code = any (codes) and t.code = n.tube;

  -- Done in the round. The counts change by what changes; firebreak.retally would count the same.
  with done as materialized (
    select (j.given).round, j.member, j.tally_area as area, j.tally_household as household, j.risk, (j.given).id as sample, (j.given).taken_at,
      t.member is not null as was_there, t.member is not null and t.removed_in is null as counts,
      t.done_at is null as was_open, t.exempt_reason is not null as was_exempt
    from unnest(judged) j
    left join round_target t on t.home = of_home and t.round = (j.given).round and t.member = j.member
    where j.tally_area is not null and j.state = 'valid' and j.outcome in ('recorded', 'conflict')
  ), of_person as materialized (
    select d.round, d.area, count(*) filter (where not d.was_there) as walk_in,
      count(*) filter (where not d.was_there or (d.counts and d.was_open)) as done,
      count(*) filter (where d.counts and d.was_open and d.was_exempt) as exempt
    from done d group by d.round, d.area
  ), of_household as (
    select g.round, g.area, b.due, b.missing, b.due + g.walk_in as due_after, b.missing - g.found as missing_after
    from (
      select d.round, d.area, d.household, count(*) filter (where not d.was_there) as walk_in,
        count(*) filter (where d.counts and d.was_open and not d.was_exempt) as found
      from done d where d.household is not null group by d.round, d.area, d.household) g
    cross join lateral (
      select count(*) as due, count(*) filter (where t.done_at is null and t.exempt_reason is null) as missing
      from round_target t
      where t.home = of_home and t.round = g.round and t.household = g.household and t.area = g.area and t.removed_in is null) b
  ), of_homes as materialized (
    select h.round, h.area, count(*) filter (where h.due = 0 and h.due_after > 0) as households,
      sum((h.due_after > 0 and h.missing_after = 0)::integer - (h.due > 0 and h.missing = 0)::integer) as complete,
      sum((h.due_after > 0 and h.missing_after = h.due_after)::integer - (h.due > 0 and h.missing = h.due)::integer) as untouched
    from of_household h group by h.round, h.area
  ), counted as (
    update round_tally t set due = t.due + p.walk_in, walk_in = t.walk_in + p.walk_in, done = t.done + p.done, exempt = t.exempt - p.exempt,
      households = t.households + coalesce(o.households, 0), households_complete = t.households_complete + coalesce(o.complete, 0),
      households_untouched = t.households_untouched + coalesce(o.untouched, 0), changed_at = of_at
    from of_person p left join of_homes o on o.round = p.round and o.area = p.area
    where t.home = of_home and t.round = p.round and t.area = p.area
  ), marked as (
    update round_target t set done_at = d.taken_at, sample = d.sample, missing_reason = null, missing_note = null, missing_at = null
    from done d
    where d.was_there and d.was_open and t.home = of_home and t.round = d.round and t.member = d.member
  )
  insert into round_target (home, round, member, outbreak, area, household, risk, added_in, walk_in, done_at, sample)
    select of_home, d.round, d.member, of_outbreak, d.area, d.household, d.risk, r.denominator, true, d.taken_at, d.sample
    from done d join test_round r on r.home = of_home and r.id = d.round
    where not d.was_there;

  update roster_member m set last_sampled_at = l.taken_at
    from (
      select j.member, max((j.given).taken_at) as taken_at from unnest(judged) j
      where j.outcome in ('recorded', 'again', 'conflict') and (j.given).kind in ('member', 'walkIn') group by j.member) l
    where m.home = of_home and m.id = l.member and (m.last_sampled_at is null or m.last_sampled_at < l.taken_at);

  -- The same id twice in one flush is one sample, and is refused twice where it is refused.
  return query
    with counted as materialized (
      select t.code, t.members from tube t where t.home = of_home and t.outbreak = of_outbreak and t.code = any (codes || array(
        select (j.given).tube from unnest(judged) j where j.code like 'TUBE%'))
    ), told as (
      select j.*, (j.given).ord as at_ord, (j.given).tube as of_tube,
        first_value(j.outcome) over twice = 'refused' as is_refused, first_value(j.code) over twice as first_code,
        first_value(j.details) over twice as first_details
      from unnest(judged) j
      window twice as (partition by (j.given).id order by (j.given).ord))
    select o.at_ord, case when o.is_refused then 'refused' else o.outcome end,
      case when o.is_refused then o.first_code when o.outcome <> 'same' then o.code end,
      case when o.is_refused then o.first_details when o.outcome <> 'same' then o.details else '{}'::jsonb end,
      coalesce(t.members, 0), o.area::text
    from told o
    left join counted t on t.code = o.of_tube and (not o.is_refused or o.first_code like 'TUBE%')
    order by o.at_ord;
end
$$;

-- Fresh statistics of the tables that fill from nothing to millions within an hour: with those of an empty table the planner would read
-- far too much, until the database looks by itself.
create function firebreak.look_at_samples() returns void language plpgsql security definer set search_path = firebreak, public as
$$
begin
  analyze sample;
  analyze tube;
  analyze custody;
end
$$;
`;
