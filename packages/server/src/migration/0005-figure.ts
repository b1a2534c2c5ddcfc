/**
 * Facts for figures: what counting needs of a record and nothing that tells who somebody is.
 *
 * Some roles read numbers and no records (an information officer). These functions give them rows without names,
 * phones or addresses from the areas in which the actor holds the wanted permission (`figure.read`, or `case.read`
 * for lists that lead to records), inside the outbreak in force. The service counts; ids of rows it was given this
 * way never leave it unless the actor may read the record itself.
 */
export const figure = /* sql */ `
create function firebreak.figure_case(wanted text) returns table (
  id uuid, person uuid, number text, case_class text, origin text, onset_date date, report_date date, outcome text, outcome_date date,
  isolation_start date, was_contact boolean, sex text, age_years double precision, area ltree, first_positive date)
language sql stable security definer set search_path = firebreak, public as
$$
  select c.id, c.person, c.number, c.case_class, c.origin, c.onset_date, c.report_date, c.outcome, c.outcome_date,
    c.isolation_start, c.was_contact, p.sex,
    coalesce(p.age_years, p.age_months / 12.0, (coalesce(c.onset_date, c.report_date, c.created_at::date) - p.birth_date) / 365.25)::double precision,
    c.area, positive.taken
  from "case" c
  left join person p on p.home = c.home and p.id = c.person
  left join (
    select coalesce(s.person, r.person) as person, min(coalesce(s.taken_at::date, r.tested_date, r.result_date)) as taken
    from lab_result r left join specimen s on s.home = r.home and s.id = r.specimen
    where r.outbreak = firebreak.open_outbreak() and r.outcome = 'positive' and r.withdrawn_at is null
    group by 1) positive on positive.person = c.person
  where c.outbreak = firebreak.open_outbreak() and c.withdrawn_at is null and c.area <@ any (firebreak.scope(wanted))
$$;

create function firebreak.figure_contact(wanted text) returns table (
  id uuid, person uuid, number text, status text, report_date date, follow_up_start date, follow_up_end date, became_case_on date,
  last_exposure_date date, age_years double precision, area ltree)
language sql stable security definer set search_path = firebreak, public as
$$
  select k.id, k.person, k.number, k.status, coalesce(k.report_date, k.follow_up_start, k.created_at::date), k.follow_up_start, k.follow_up_end,
    coalesce(c.became_case_on, c.report_date), k.last_exposure_date,
    coalesce(p.age_years, p.age_months / 12.0)::double precision, k.area
  from contact k
  left join person p on p.home = k.home and p.id = k.person
  left join "case" c on c.home = k.home and c.person = k.person and c.withdrawn_at is null
  where k.outbreak = firebreak.open_outbreak() and k.withdrawn_at is null and k.area <@ any (firebreak.scope(wanted))
$$;

create function firebreak.figure_exposure(wanted text) returns table (id uuid, source uuid, target uuid, date date, certainty text)
language sql stable security definer set search_path = firebreak, public as
$$
  select e.id, coalesce(e.source_person, e.source_event), coalesce(e.target_person, e.target_event), e.date, e.certainty
  from exposure e
  where e.outbreak = firebreak.open_outbreak() and e.withdrawn_at is null and e.area <@ any (firebreak.scope(wanted))
$$;

create function firebreak.figure_event(wanted text) returns table (id uuid, date date)
language sql stable security definer set search_path = firebreak, public as
$$
  select e.id, e.date from event e
  where e.outbreak = firebreak.open_outbreak() and e.withdrawn_at is null and e.area <@ any (firebreak.scope(wanted))
$$;

create function firebreak.figure_follow_up(wanted text) returns table (date date, status text, area ltree)
language sql stable security definer set search_path = firebreak, public as
$$
  select f.date, f.status, f.area from follow_up f
  where f.outbreak = firebreak.open_outbreak() and f.withdrawn_at is null and f.area <@ any (firebreak.scope(wanted))
$$;

create function firebreak.figure_specimen(wanted text) returns table (id uuid, person uuid, taken date, result date, area ltree)
language sql stable security definer set search_path = firebreak, public as
$$
  select s.id, s.person, s.taken_at::date, min(r.result_date), s.area
  from specimen s left join lab_result r on r.home = s.home and r.specimen = s.id and r.withdrawn_at is null
  where s.outbreak = firebreak.open_outbreak() and s.withdrawn_at is null and s.area <@ any (firebreak.scope(wanted))
  group by s.home, s.id
$$;
`;
