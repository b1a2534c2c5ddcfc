/** What tells a new infection of a person from the one that is over, for the events that follow from it. */
export const episode = /* sql */ `
-- The case of a person with its days, their own results in order, and the events of new infections that stand.
create function firebreak.episode_of(of_home text, of_person uuid) returns jsonb
language sql stable security definer set search_path = firebreak, public as
$$
  select jsonb_build_object(
    'onset', c.onset_date,
    'diagnosed', coalesce(c.report_date, c.created_at::date), 'isCase', coalesce(c.case_class in ('confirmed', 'confirmedNoSymptoms'), false),
    'closed', case when c.outcome = 'recovered' then coalesce(c.outcome_date, c.hospital_end, c.isolation_end) else coalesce(c.hospital_end, c.isolation_end) end,
    'tests', (
      select coalesce(jsonb_agg(jsonb_build_object('day', t.day, 'outcome', t.outcome) order by t.day, t.id), '[]')
      from (
        select r.id, r.outcome, coalesce(s.taken_at::date, r.tested_date, r.result_date, r.created_at::date) as day
        from lab_result r left join specimen s on s.home = r.home and s.id = r.specimen
        where r.home = of_home and coalesce(r.person, s.person) = of_person and r.outcome in ('positive', 'negative') and r.withdrawn_at is null) t),
    'events', (
      select coalesce(jsonb_agg(e.id), '[]') from response_event e
      where e.home = of_home and e.person = of_person and e.kind = 'preliminaryPositive' and e.id <> 'preliminaryPositive:' || of_person))
  from person p left join "case" c on c.home = p.home and c.person = p.id and c.withdrawn_at is null
  where p.home = of_home and p.id = of_person and p.outbreak = firebreak.open_outbreak()
$$;
grant execute on function firebreak.episode_of(text, uuid) to firebreak_service;
`;
