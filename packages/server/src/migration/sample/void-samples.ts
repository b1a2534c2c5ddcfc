/**
 * `firebreak.void_samples` and its way back.
 *
 * A sample that does not count makes its member missing again, unless the member gave another one in the round (`again`), which
 * then counts in its place. Both functions check nothing about permission: who calls them does.
 */
export const voidSamples = /* sql */ `
-- The ledger rows that samples touch, held in the order of their areas before anything else is.
create function firebreak.hold_tally(of_home text, of_outbreak uuid, of_samples uuid[]) returns void
language plpgsql security definer set search_path = firebreak, public as
$$
begin
  perform from round_tally y
    where y.home = of_home and (y.round, y.area) in (
      select t.round, t.area from sample s join round_target t on t.home = s.home and t.round = s.round and t.member = s.member
      where s.home = of_home and s.outbreak = of_outbreak and s.id = any (of_samples))
    order by y.area, y.round for update;
end
$$;
revoke execute on function firebreak.hold_tally(text, uuid, uuid[]) from public;

-- Brings the targets, the tubes and the counts in line with the samples of these members.
create function firebreak.settle_samples(of_home text, of_outbreak uuid, of_samples uuid[], reason text, of_at timestamptz) returns void
language plpgsql security definer set search_path = firebreak, public as
$$
declare
  each record;
begin
  -- The earliest sample of a member that is not void is the one that counts.
  with touched as (
    select distinct s.round, s.member from sample s
    where s.home = of_home and s.outbreak = of_outbreak and s.id = any (of_samples) and s.round is not null and s.member is not null
  ), earliest as (
    select distinct on (x.round, x.member) x.id from touched h
    join sample x on x.home = of_home and x.member = h.member and x.round = h.round
    join tube t on t.home = x.home and t.outbreak = x.outbreak and t.code = x.tube and t.resolves is null
    where x.state <> 'void'
    order by x.round, x.member, (x.state = 'valid') desc, x.taken_at, x.id
  )
  update sample s set state = 'valid' from earliest e where s.home = of_home and s.id = e.id and s.state = 'again';

  with touched as (
    select distinct s.round, s.member from sample s
    where s.home = of_home and s.outbreak = of_outbreak and s.id = any (of_samples) and s.round is not null and s.member is not null
  )
  update round_target t set done_at = v.taken_at, sample = v.id,
      missing_reason = case when v.id is null then reason end, missing_note = null, missing_at = case when v.id is null then of_at end
    from touched h
    left join lateral (
      select x.id, x.taken_at from sample x
      join tube u on u.home = x.home and u.outbreak = x.outbreak and u.code = x.tube and u.resolves is null
      where x.home = of_home and x.member = h.member and x.round = h.round and x.state = 'valid' order by x.taken_at, x.id limit 1) v on true
    where t.home = of_home and t.round = h.round and t.member = h.member and t.sample is distinct from v.id;

  perform from tube t
    where t.home = of_home and t.outbreak = of_outbreak and t.code in (select s.tube from sample s where s.home = of_home and s.id = any (of_samples))
    order by t.code for update;
  update tube t set members = n.count, version = t.version + 1, updated_at = of_at
    from (
      select h.tube, (select count(*) from sample x where x.home = of_home and x.outbreak = of_outbreak and x.tube = h.tube and x.state <> 'void')::integer as count
      from (select distinct s.tube from sample s where s.home = of_home and s.outbreak = of_outbreak and s.id = any (of_samples)) h) n
    where t.home = of_home and t.outbreak = of_outbreak and t.code = n.tube and t.members <> n.count;

  update roster_member m set last_sampled_at = (
      select max(x.taken_at) from sample x where x.home = of_home and x.member = m.id and x.state <> 'void')
    from (select distinct s.member from sample s where s.home = of_home and s.outbreak = of_outbreak and s.id = any (of_samples) and s.member is not null) h
    where m.home = of_home and m.id = h.member;

  for each in
    select t.round, array_agg(distinct t.area order by t.area) as areas
    from sample s join round_target t on t.home = s.home and t.round = s.round and t.member = s.member
    where s.home = of_home and s.outbreak = of_outbreak and s.id = any (of_samples)
    group by t.round order by t.round
  loop
    perform firebreak.retally(of_home, each.round, each.areas, of_at);
  end loop;
end
$$;
revoke execute on function firebreak.settle_samples(text, uuid, uuid[], text, timestamptz) from public;

-- @param why a fault of the tube, or words; kept with the sample
-- @returns how many samples count no more that did before
create function firebreak.void_samples(of_home text, of_outbreak uuid, of_samples uuid[], why text, at timestamptz) returns integer
language plpgsql security definer set search_path = firebreak, public as
$$
declare
  changed uuid[];
begin
  if not exists (select from outbreak o where o.home = of_home and o.id = of_outbreak and o.status <> 'closed') then return 0; end if;
  perform firebreak.hold_tally(of_home, of_outbreak, of_samples);
  with gone as (
    update sample s set state = 'void', state_reason = why
    where s.home = of_home and s.outbreak = of_outbreak and s.id = any (of_samples) and s.state <> 'void' returning s.id)
  select array_agg(id) into changed from gone;
  if changed is null then return 0; end if;
  perform firebreak.settle_samples(of_home, of_outbreak, changed, case when why in ('invalid', 'greyCt') then 'resultInvalid' else 'sampleLost' end, at);
  return cardinality(changed);
end
$$;
`;

export const voidTubes = /* sql */ `
-- Everything in tubes that no result can be told of. Who says so need not see whose samples they are (P7).
create function firebreak.void_in_tubes(of_home text, of_outbreak uuid, of_tubes text[], why text, at timestamptz) returns integer
language plpgsql security definer set search_path = firebreak, public as
$$
begin
  return firebreak.void_samples(of_home, of_outbreak, array(
    select s.id from sample s where s.home = of_home and s.outbreak = of_outbreak and s.tube = any (of_tubes) and s.state <> 'void'), why, at);
end
$$;
`;

export const restoreSamples = /* sql */ `
-- Samples of a tube that were void because of a fault that turned out to be none. Who gave another one meanwhile keeps that one.
create function firebreak.restore_samples(of_home text, of_outbreak uuid, of_tube text, why text, at timestamptz) returns integer
language plpgsql security definer set search_path = firebreak, public as
$$
declare
  back uuid[];
begin
  if not exists (select from outbreak o where o.home = of_home and o.id = of_outbreak and o.status <> 'closed') then return 0; end if;
  select array_agg(s.id) into back from sample s
    where s.home = of_home and s.outbreak = of_outbreak and s.tube = of_tube and s.state = 'void' and s.state_reason = why;
  if back is null then return 0; end if;
  perform firebreak.hold_tally(of_home, of_outbreak, back);
  update sample s set state = case when s.round is null or s.member is null then 'valid' else 'again' end, state_reason = null
    where s.home = of_home and s.id = any (back) and s.state = 'void';
  perform firebreak.settle_samples(of_home, of_outbreak, back, 'sampleLost', at);
  return cardinality(back);
end
$$;
`;
