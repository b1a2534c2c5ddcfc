import { within } from './infection.ts';

const definer = 'language sql stable security definer set search_path = firebreak, public as';
const own = within('t.day', 'c.own_from', 'c.own_until');
const exposed = (day: string): string => within(day, 'c.exposed_from', 'c.exposed_until');

/** What rules and reactions read of cases: each infection by itself, with the days that are its own. */
export const episodeProtocol = /* sql */ `
create or replace function firebreak.protocol_person(of_home text, only_these uuid[]) returns table (
  id uuid, area ltree, age_years integer, listed boolean)
${definer}
$$
  select p.id, coalesce(c.area, k.area, p.area), coalesce(p.age_years, p.age_months / 12), k.id is not null and k.status <> 'dropped'
  from person p
  left join "case" c on c.home = p.home and c.person = p.id and c.is_current
  left join contact k on k.home = p.home and k.person = p.id and k.withdrawn_at is null
  where p.home = of_home and p.outbreak = firebreak.open_outbreak() and p.withdrawn_at is null
    and (only_these is null or p.id = any (only_these))
$$;

drop function firebreak.protocol_case(text, uuid[]);
create function firebreak.protocol_case(of_home text, only_these uuid[]) returns table (
  id uuid, person uuid, created_at timestamptz, withdrawn_at timestamptz, case_class text, origin text, onset_date date, infection_date date,
  report_date date, isolation_start date, isolation_end date, hospital_start date, hospital_end date, outcome text, outcome_date date,
  own_from date, own_until date)
${definer}
$$
  select c.id, c.person, c.created_at, c.withdrawn_at, c.case_class, c.origin, c.onset_date, c.infection_date,
    c.report_date, c.isolation_start, c.isolation_end, c.hospital_start, c.hospital_end, c.outcome, c.outcome_date, i.own_from, i.own_until
  from "case" c left join infection_span i on i.home = c.home and i.id = c.id
  where c.home = of_home and c.outbreak = firebreak.open_outbreak() and (only_these is null or c.person = any (only_these))
$$;

-- What makes events of a person hold, for each infection: decided anew from the records each time, so that order and repetition do not matter.
drop function firebreak.event_person(text, uuid);
create function firebreak.event_person(of_home text, of_person uuid)
returns table (episode integer, area ltree, onset date, first_positive date, case_class text, exposed boolean, own_from date, own_until date)
${definer}
$$
  select coalesce(c.episode, 1), coalesce(c.area, k.area, p.area), c.onset_date, (
      select min(t.day) from (
        select coalesce(s.taken_at::date, r.tested_date, r.result_date, r.created_at::date) as day
        from lab_result r left join specimen s on s.home = r.home and s.id = r.specimen
        where r.home = p.home and coalesce(r.person, s.person) = p.id and r.outcome = 'positive' and r.withdrawn_at is null) t
      where ${own}),
    c.case_class,
    (k.id is not null and k.status = 'active' and ${exposed('coalesce(k.last_exposure_date, k.report_date, k.created_at::date)')})
      or exists (
        select from exposure e where e.home = p.home and e.target_person = p.id and e.withdrawn_at is null and ${exposed('e.date')}),
    c.own_from, c.own_until
  from person p
  left join infection c on c.home = p.home and c.person = p.id
  left join contact k on k.home = p.home and k.person = p.id and k.withdrawn_at is null
  where p.home = of_home and p.id = of_person and p.outbreak = firebreak.open_outbreak() and p.withdrawn_at is null
  order by 1
$$;

-- The last infection of a person with its days, their own results since it began, and the events that stand of infections after the first.
create or replace function firebreak.episode_of(of_home text, of_person uuid) returns jsonb
${definer}
$$
  select jsonb_build_object(
    'episode', coalesce(c.episode, 0), 'onset', c.onset_date,
    'diagnosed', coalesce(c.report_date, c.created_at::date), 'isCase', coalesce(c.case_class in ('confirmed', 'confirmedNoSymptoms'), false),
    'closed', case when c.outcome = 'recovered' then coalesce(c.outcome_date, c.hospital_end, c.isolation_end) else coalesce(c.hospital_end, c.isolation_end) end,
    'tests', (
      select coalesce(jsonb_agg(jsonb_build_object('day', t.day, 'outcome', t.outcome) order by t.day, t.id), '[]')
      from (
        select r.id, r.outcome, coalesce(s.taken_at::date, r.tested_date, r.result_date, r.created_at::date) as day
        from lab_result r left join specimen s on s.home = r.home and s.id = r.specimen
        where r.home = of_home and coalesce(r.person, s.person) = of_person and r.outcome in ('positive', 'negative') and r.withdrawn_at is null) t
      where c.own_from is null or t.day >= c.own_from),
    'events', (
      select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind) order by e.id), '[]') from response_event e
      where e.home = of_home and e.person = of_person and e.kind in ('newExposure', 'preliminaryPositive', 'confirmation')
        and e.id <> e.kind || ':' || of_person))
  from person p left join lateral (
    select * from infection c where c.home = p.home and c.person = p.id order by c.episode desc limit 1) c on true
  where p.home = of_home and p.id = of_person and p.outbreak = firebreak.open_outbreak()
$$;

-- Infections of a person from all areas, for judging whether one more is another: whoever may record cases is told days and no more.
create function firebreak.infections_of(of_home text, of_person uuid) returns table (
  id uuid, episode integer, case_class text, onset date, positive date, recovered date, discharged date, diagnosed timestamptz)
${definer}
$$
  select c.id, c.episode, c.case_class, c.onset_date, (
      select min(t.day) from (
        select coalesce(s.taken_at::date, r.tested_date, r.result_date, r.created_at::date) as day
        from lab_result r left join specimen s on s.home = r.home and s.id = r.specimen
        where r.home = c.home and coalesce(r.person, s.person) = c.person and r.outcome = 'positive' and r.withdrawn_at is null) t
      left join infection_span c2 on c2.home = c.home and c2.id = c.id
      -- What is taken after an infection was over is not its first sample, whichever it belongs to.
      where ${within('t.day', 'c2.own_from', 'c2.own_until')}
        and t.day <= coalesce(case when c.outcome = 'recovered' then c.outcome_date end, c.hospital_end, c.isolation_end, t.day)),
    case when c.outcome = 'recovered' then c.outcome_date end, coalesce(c.hospital_end, c.isolation_end), coalesce(c.report_date::timestamptz, c.created_at)
  from "case" c
  where c.home = of_home and c.person = of_person and c.outbreak = firebreak.open_outbreak() and c.withdrawn_at is null
    and cardinality(firebreak.scope('case.write')) > 0
  order by c.episode
$$;
`;
