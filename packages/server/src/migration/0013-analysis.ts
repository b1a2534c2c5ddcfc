/**
 * Facts for analyses: the days of the steps of cases, and where persons are, without anything that tells who they are.
 *
 * As with `figure_case`, rows come from the areas in which the actor holds the wanted permission, inside the outbreak
 * in force; the service counts them. A day of an instant is that of the time zone of the outbreak, given by the service.
 */
export const analysis = /* sql */ `
create function firebreak.analysis_case(wanted text, zone text) returns table (
  case_class text, origin text, onset date, specimen date, result date, report date, isolation date, area ltree)
language sql stable security definer set search_path = firebreak, public as
$$
  select c.case_class, c.origin, c.onset_date, positive.taken, positive.result, c.report_date, c.isolation_start, c.area
  from "case" c
  left join (
    -- The first positive specimen of a person; a result without a specimen counts by its own days.
    select distinct on (who) who, taken, result from (
      select coalesce(s.person, r.person) as who, (s.taken_at at time zone zone)::date as taken, r.result_date as result, r.tested_date as tested
      from lab_result r left join specimen s on s.home = r.home and s.id = r.specimen and s.withdrawn_at is null
      where r.outbreak = firebreak.open_outbreak() and r.outcome = 'positive' and r.withdrawn_at is null) p
    order by who, coalesce(taken, tested, result) nulls last, result nulls last) positive on positive.who = c.person
  where c.outbreak = firebreak.open_outbreak() and c.withdrawn_at is null and c.area <@ any (firebreak.scope(wanted))
$$;

-- Contacts that are no cases, counted by area.
create function firebreak.analysis_contact(wanted text) returns table (area ltree, contacts integer)
language sql stable security definer set search_path = firebreak, public as
$$
  select k.area, count(*)::integer
  from contact k
  where k.outbreak = firebreak.open_outbreak() and k.withdrawn_at is null and k.area <@ any (firebreak.scope(wanted))
    and not exists (
      select from "case" c where c.home = k.home and c.person = k.person and c.withdrawn_at is null and c.case_class <> 'notACase')
  group by k.area
$$;

-- Sums from which the middle of the persons of an area is told; the service tells none of fewer than five persons.
create function firebreak.analysis_location(wanted text) returns table (
  area ltree, persons integer, latitude_sum double precision, longitude_sum double precision)
language sql stable security definer set search_path = firebreak, public as
$$
  select p.area, count(*)::integer, sum(p.latitude), sum(p.longitude)
  from person p
  where p.outbreak = firebreak.open_outbreak() and p.withdrawn_at is null and p.area <@ any (firebreak.scope(wanted))
    and p.latitude is not null and p.longitude is not null
  group by p.area
$$;
`;
