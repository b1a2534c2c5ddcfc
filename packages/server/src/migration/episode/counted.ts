import { spanOfPerson, within } from './infection.ts';

/** Positives of the outbreak in force by person and infection; `i.id` is null for whoever has one infection. */
const positives = (columns: string): string => /* sql */ `
    select coalesce(s.person, r.person) as person, i.id as infection, ${columns}
    from lab_result r left join specimen s on s.home = r.home and s.id = r.specimen
    ${spanOfPerson('r.home', 'coalesce(s.person, r.person)', 'coalesce(s.taken_at::date, r.tested_date, r.result_date)')}
    where r.outbreak = firebreak.open_outbreak() and r.outcome = 'positive' and r.withdrawn_at is null`;
const firstPositives = /* sql */ `(${positives('min(coalesce(s.taken_at::date, r.tested_date, r.result_date)) as taken')}
    group by 1, 2) positive on positive.person = c.person and positive.infection is not distinct from i.id`;
const span = `left join infection_span i on i.home = c.home and i.id = c.id`;
const days = 'exposed_from date, exposed_until date, own_from date, own_until date';
const spanDays = 'i.exposed_from, i.exposed_until, i.own_from, i.own_until';
const definer = 'language sql stable security definer set search_path = firebreak, public as';

/** What figures, inference and analyses read of cases: each infection with its own first positive and its days. */
export const counted = /* sql */ `
drop function firebreak.figure_case(text);
create function firebreak.figure_case(wanted text) returns table (
  id uuid, person uuid, number text, case_class text, origin text, onset_date date, report_date date, outcome text, outcome_date date,
  isolation_start date, was_contact boolean, sex text, age_years double precision, area ltree, first_positive date, episode integer, ${days})
${definer}
$$
  select c.id, c.person, c.number, c.case_class, c.origin, c.onset_date, c.report_date, c.outcome, c.outcome_date,
    c.isolation_start, c.was_contact, p.sex,
    coalesce(p.age_years, p.age_months / 12.0, (coalesce(c.onset_date, c.report_date, c.created_at::date) - p.birth_date) / 365.25)::double precision,
    c.area, positive.taken, c.episode, ${spanDays}
  from "case" c
  left join person p on p.home = c.home and p.id = c.person
  ${span}
  left join ${firstPositives}
  where c.outbreak = firebreak.open_outbreak() and c.withdrawn_at is null and c.area <@ any (firebreak.scope(wanted))
$$;

-- A contact became the case in whose days it was listed.
create or replace function firebreak.figure_contact(wanted text) returns table (
  id uuid, person uuid, number text, status text, report_date date, follow_up_start date, follow_up_end date, became_case_on date,
  last_exposure_date date, age_years double precision, area ltree)
${definer}
$$
  select k.id, k.person, k.number, k.status, coalesce(k.report_date, k.follow_up_start, k.created_at::date), k.follow_up_start, k.follow_up_end,
    coalesce(c.became_case_on, c.report_date), k.last_exposure_date,
    coalesce(p.age_years, p.age_months / 12.0)::double precision, k.area
  from contact k
  left join person p on p.home = k.home and p.id = k.person
  left join infection c on c.home = k.home and c.person = k.person
    and ${within('coalesce(k.report_date, k.follow_up_start, k.created_at::date)', 'c.exposed_from', 'c.exposed_until')}
  where k.outbreak = firebreak.open_outbreak() and k.withdrawn_at is null and k.area <@ any (firebreak.scope(wanted))
$$;

create or replace function firebreak.analysis_case(wanted text, zone text) returns table (
  case_class text, origin text, onset date, specimen date, result date, report date, isolation date, area ltree)
${definer}
$$
  select c.case_class, c.origin, c.onset_date, positive.taken, positive.result, c.report_date, c.isolation_start, c.area
  from "case" c
  ${span}
  left join (
    -- The first positive specimen of an infection; a result without a specimen counts by its own days.
    select distinct on (who, infection) who, infection, taken, result from (
      select t.*, i.id as infection
      from (
        select r.home, coalesce(s.person, r.person) as who, (s.taken_at at time zone zone)::date as taken, r.result_date as result, r.tested_date as tested
        from lab_result r left join specimen s on s.home = r.home and s.id = r.specimen and s.withdrawn_at is null
        where r.outbreak = firebreak.open_outbreak() and r.outcome = 'positive' and r.withdrawn_at is null) t
      ${spanOfPerson('t.home', 't.who', 'coalesce(t.taken, t.tested, t.result)')}) p
    order by who, infection, coalesce(taken, tested, result) nulls last, result nulls last) positive
    on positive.who = c.person and positive.infection is not distinct from i.id
  where c.outbreak = firebreak.open_outbreak() and c.withdrawn_at is null and c.area <@ any (firebreak.scope(wanted))
$$;

drop function firebreak.inference_case();
create function firebreak.inference_case() returns table (
  person uuid, episode integer, case_class text, onset date, report date, isolation date, sampled date, household uuid, ${days})
${definer}
$$
  select c.person, c.episode, c.case_class, c.onset_date, c.report_date, c.isolation_start, positive.taken, p.household, ${spanDays}
  from "case" c
  join person p on p.home = c.home and p.id = c.person
  ${span}
  left join ${firstPositives}
  where firebreak.may_infer() and c.outbreak = firebreak.open_outbreak() and c.withdrawn_at is null
  order by c.person, c.episode
$$;

drop function firebreak.inference_sequence();
create function firebreak.inference_sequence() returns table (person uuid, episode integer, sequence text)
${definer}
$$
  select t.person, coalesce(c.episode, 1), t.sequence
  from (
    select r.home, r.id, coalesce(s.person, r.person) as person, r.sequence, coalesce(s.taken_at::date, r.tested_date, r.result_date) as day
    from lab_result r left join specimen s on s.home = r.home and s.id = r.specimen
    where firebreak.may_infer() and r.outbreak = firebreak.open_outbreak() and r.withdrawn_at is null
      and r.sequence is not null and coalesce(s.person, r.person) is not null) t
  left join infection c on c.home = t.home and c.person = t.person and ${within('t.day', 'c.own_from', 'c.own_until')}
  order by 1, 2, t.day, t.id
$$;

alter table link_decision add column infectee_episode integer not null default 1 check (infectee_episode >= 1);
alter table link_decision add column infector_episode integer not null default 1 check (infector_episode >= 1);

drop function firebreak.inference_decision();
create function firebreak.inference_decision() returns table (
  infectee uuid, infectee_episode integer, infector uuid, infector_episode integer, verdict text)
${definer}
$$
  select distinct on (d.infectee, d.infectee_episode, d.infector, d.infector_episode)
    d.infectee, d.infectee_episode, d.infector, d.infector_episode, d.verdict
  from link_decision d
  where firebreak.may_infer() and d.outbreak = firebreak.open_outbreak()
  order by d.infectee, d.infectee_episode, d.infector, d.infector_episode, d.decided_at desc, d.id desc
$$;
`;
