import { within } from './infection.ts';

/** As `board_cases` of 0017, with the contact, the sources and the specimens that are each infection's own. */
export const boardCases = /* sql */ `
create or replace function firebreak.board_cases(within ltree, day date, back integer, most integer) returns jsonb
language plpgsql stable security definer set search_path = firebreak, public set plan_cache_mode = force_custom_plan set jit = off set work_mem = '64MB' as
$$
#variable_conflict use_variable
declare
  of_outbreak uuid := firebreak.open_outbreak();
  granted ltree[] := firebreak.scope('figure.read');
  sees ltree[] := firebreak.sight_within(within, granted);
  depth integer := nlevel(within);
begin
  return (
    with infected as materialized (
      select c.home, c.id, c.person, c.area, c.case_class, c.onset_date, c.report_date, c.isolation_start,
        coalesce(c.report_date, c.onset_date) as found_on, c.origin is distinct from 'imported' as is_local, coalesce(c.was_contact, false) as was_contact,
        d.exposed_from, d.exposed_until, d.own_from, d.own_until
      from unnest(sees) s join "case" c on c.area <@ s left join infection_span d on d.home = c.home and d.id = c.id
      where c.outbreak = of_outbreak and c.withdrawn_at is null
        and c.case_class in ('confirmed', 'confirmedNoSymptoms')),
    followed as materialized (
      select distinct i.id from infected i join contact k on k.home = i.home and k.person = i.person
      where k.outbreak = of_outbreak and k.withdrawn_at is null and k.area <@ any (granted)
        and coalesce(k.follow_up_start, k.report_date, k.created_at::date) <= i.found_on
        and ${within('coalesce(k.follow_up_start, k.report_date, k.created_at::date)', 'i.exposed_from', 'i.exposed_until')}),
    by_day as (
      select subpath(i.area, 0, least(nlevel(i.area), depth + 1))::text as area, i.found_on as day, count(*) as cases,
        count(*) filter (where i.is_local) as local,
        count(*) filter (where i.is_local and not i.was_contact and f.id is null) as community
      from infected i left join followed f on f.id = i.id group by 1, 2),
    loose as materialized (
      select i.id, i.area, i.found_on from infected i
      where i.is_local and not exists (
        select from exposure e
        where e.home = i.home and e.target_person = i.person and e.outbreak = of_outbreak and e.withdrawn_at is null and e.area <@ any (granted)
          and ${within('e.date', 'i.exposed_from', 'i.exposed_until')})),
    oldest as (
      select l.id, a.name as "areaName", coalesce(l.found_on, day) as day
      from (select * from loose order by found_on nulls last, id limit most) l join area a on a.path = l.area
      order by l.found_on nulls last, l.id),
    lately as materialized (
      select i.* from infected i where i.found_on > day - back and i.found_on <= day),
    sampled as (
      select i.id, min(s.taken_at::date) as taken, min(r.result_date) as result
      from lately i
      join specimen s on s.home = i.home and s.person = i.person
      left join lab_result r on r.home = s.home and r.specimen = s.id and r.withdrawn_at is null
      where s.outbreak = of_outbreak and s.withdrawn_at is null and s.area <@ any (granted)
        and ${within('s.taken_at::date', 'i.own_from', 'i.own_until')}
      group by i.id),
    step as (
      select v.code, v.days
      from lately i left join sampled s on s.id = i.id cross join lateral (values
        ('onsetToSpecimen', s.taken - i.onset_date, true), ('specimenToResult', s.result - s.taken, false),
        ('onsetToReport', i.report_date - i.onset_date, true), ('onsetToIsolation', i.isolation_start - i.onset_date, true),
        ('reportToIsolation', i.isolation_start - i.report_date, false)) as v(code, days, needs_signs)
      where v.days is not null and (i.case_class = 'confirmed' or not v.needs_signs)),
    took as (
      select code, count(*) as n, percentile_cont(array[0.5, 0.9]) within group (order by days) as share from step group by code)
    select jsonb_build_object(
      'found', (select coalesce(jsonb_agg(to_jsonb(d)), '[]') from by_day d),
      'loose', (select count(*) from loose),
      'oldest', (select coalesce(jsonb_agg(to_jsonb(o)), '[]') from oldest o),
      'intervals', (select coalesce(jsonb_agg(jsonb_build_object('code', code, 'n', n, 'median', share[1], 'p90', share[2])), '[]') from took)));
end
$$;
grant execute on function firebreak.board_cases(ltree, date, integer, integer) to firebreak_service;
`;
