/**
 * Facts for the protocol evaluator: what the rules of a pack look at, and nothing that tells who somebody is.
 *
 * Whether somebody has to stay in quarantine may depend on a case or a contact in another city. These functions give the facts
 * of the outbreak in force from every area, without names, numbers, phones or addresses. They decide, and do not leave the service:
 * it answers about persons the actor may read, and of others only that there are some.
 *
 * `only` names the persons wanted; null gives everybody.
 */
export const protocol = /* sql */ `
-- Persons whose facts can decide about one person: those they met, whom these met, and so on, as far as classes hang on each other.
create function firebreak.protocol_circle(of_home text, of_person uuid, steps integer) returns setof uuid
language sql stable security definer set search_path = firebreak, public as
$$
  with recursive circle(person, step) as (
    select of_person, 0
    union
    select e.source_person, c.step + 1
    from circle c join exposure e on e.home = of_home and e.target_person = c.person and e.source_person is not null
    where c.step < steps and e.outbreak = firebreak.open_outbreak())
  select distinct person from circle
$$;

create function firebreak.protocol_person(of_home text, only_these uuid[]) returns table (
  id uuid, area ltree, age_years integer, listed boolean)
language sql stable security definer set search_path = firebreak, public as
$$
  select p.id, coalesce(c.area, k.area, p.area), coalesce(p.age_years, p.age_months / 12), k.id is not null and k.status <> 'dropped'
  from person p
  left join "case" c on c.home = p.home and c.person = p.id and c.withdrawn_at is null
  left join contact k on k.home = p.home and k.person = p.id and k.withdrawn_at is null
  where p.home = of_home and p.outbreak = firebreak.open_outbreak() and p.withdrawn_at is null
    and (only_these is null or p.id = any (only_these))
$$;

create function firebreak.protocol_case(of_home text, only_these uuid[]) returns table (
  id uuid, person uuid, created_at timestamptz, withdrawn_at timestamptz, case_class text, origin text, onset_date date, infection_date date,
  report_date date, isolation_start date, isolation_end date, hospital_start date, hospital_end date, outcome text, outcome_date date)
language sql stable security definer set search_path = firebreak, public as
$$
  select id, person, created_at, withdrawn_at, case_class, origin, onset_date, infection_date,
    report_date, isolation_start, isolation_end, hospital_start, hospital_end, outcome, outcome_date
  from "case" where home = of_home and outbreak = firebreak.open_outbreak() and (only_these is null or person = any (only_these))
$$;

create function firebreak.protocol_contact(of_home text, only_these uuid[]) returns table (
  id uuid, person uuid, created_at timestamptz, updated_at timestamptz, withdrawn_at timestamptz, contact_class text, status text,
  last_exposure_date date, report_date date, follow_up_start date, follow_up_end date)
language sql stable security definer set search_path = firebreak, public as
$$
  select id, person, created_at, updated_at, withdrawn_at, contact_class, status, last_exposure_date, report_date, follow_up_start, follow_up_end
  from contact where home = of_home and outbreak = firebreak.open_outbreak() and (only_these is null or person = any (only_these))
$$;

create function firebreak.protocol_exposure(of_home text, only_these uuid[]) returns table (
  id uuid, source_person uuid, source_event uuid, person uuid, created_at timestamptz, withdrawn_at timestamptz, date date)
language sql stable security definer set search_path = firebreak, public as
$$
  select id, source_person, source_event, target_person, created_at, withdrawn_at, date
  from exposure where home = of_home and outbreak = firebreak.open_outbreak() and target_person is not null
    and (only_these is null or target_person = any (only_these))
$$;

-- Results, and tubes whose result is awaited.
create function firebreak.protocol_test(of_home text, only_these uuid[]) returns table (
  id uuid, person uuid, created_at timestamptz, withdrawn_at timestamptz, taken_at timestamptz, tested_date date, result_date date, test text,
  outcome text, ct double precision)
language sql stable security definer set search_path = firebreak, public as
$$
  select r.id, coalesce(r.person, s.person), r.created_at, r.withdrawn_at, s.taken_at, r.tested_date, r.result_date, r.test, r.outcome, r.ct
  from lab_result r left join specimen s on s.home = r.home and s.id = r.specimen
  where r.home = of_home and r.outbreak = firebreak.open_outbreak() and coalesce(r.person, s.person) is not null
    and (only_these is null or coalesce(r.person, s.person) = any (only_these))
  union all
  select s.id, s.person, s.created_at, s.withdrawn_at, s.taken_at, null, null, null, 'pending', null
  from specimen s
  where s.home = of_home and s.outbreak = firebreak.open_outbreak() and s.person is not null and s.taken_at is not null
    and (only_these is null or s.person = any (only_these))
    and not exists (select from lab_result r where r.home = s.home and r.specimen = s.id and r.withdrawn_at is null)
$$;

-- Checks at which signs were seen.
create function firebreak.protocol_symptom(of_home text, only_these uuid[]) returns table (
  id uuid, person uuid, created_at timestamptz, withdrawn_at timestamptz, date date)
language sql stable security definer set search_path = firebreak, public as
$$
  select f.id, k.person, f.created_at, f.withdrawn_at, f.date
  from follow_up f join contact k on k.home = f.home and k.id = f.contact
  where f.home = of_home and f.outbreak = firebreak.open_outbreak() and f.status = 'seenWithSigns'
    and (only_these is null or k.person = any (only_these))
$$;

-- Tasks that brought somebody under control: quarantine begins when one is done.
create function firebreak.protocol_hold(of_home text, only_these uuid[]) returns table (
  id uuid, person uuid, done_at timestamptz)
language sql stable security definer set search_path = firebreak, public as
$$
  select id, person, done_at
  from task where home = of_home and outbreak = firebreak.open_outbreak() and kind in ('quarantine', 'locateAndHold') and status = 'done'
    and done_at is not null and person is not null and withdrawn_at is null and (only_these is null or person = any (only_these))
$$;
`;
