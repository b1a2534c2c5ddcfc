/** Whether a day lies between two days of which either may be open; what has no day belongs to the first span. */
export const within = (day: string, from: string, until: string): string =>
  `coalesce((${day}) >= ${from}, ${from} is null) and coalesce((${day}) <= ${until}, true)`;

/** The infection a result belongs to, as `i`: who was positive, on which day. */
export const spanOfPerson = (home: string, person: string, day: string): string =>
  `left join infection_span i on i.home = ${home} and i.person = ${person} and ${within(day, 'i.own_from', 'i.own_until')}`;

/**
 * Which days belong to which infection.
 *
 * Almost nobody has a second case: those who have are found by an index that is nearly empty, once in a statement. Everything runs under
 * the policies of whoever asks.
 */
export const infection = /* sql */ `
/*
 * Days of the infections of people who have more than one; null is open. The spans of a person cover every day once.
 * An exposure before the earlier infection was over belongs to that one, and from then on leads into the next. Samples, signs and what the
 * person passed on belong to the nearer one: up to halfway between the end of the earlier and the begin of the next.
 * Where nobody wrote down when an infection was over, its own day stands for that, and exposures too are cut halfway.
 */
create function firebreak.infection_spans() returns table (
  home text, id uuid, person uuid, exposed_from date, exposed_until date, own_from date, own_until date)
language sql stable rows 200 set search_path = firebreak, public
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off as
$$
  with again as (
    select distinct home, person from "case" where episode > 1 and withdrawn_at is null and case_class <> 'notACase'),
  dated as (
    select c.home, c.id, c.person, c.episode, coalesce(c.onset_date, c.report_date, c.created_at::date) as day,
      coalesce(case when c.outcome = 'recovered' then c.outcome_date end, c.hospital_end, c.isolation_end) as closed
    from again a join "case" c on c.home = a.home and c.person = a.person
    where c.withdrawn_at is null and c.case_class <> 'notACase'),
  followed as (
    select d.*, lead(d.day) over (partition by d.home, d.person order by d.episode) as next_day from dated d),
  ended as (
    select f.*, case when f.closed >= f.day and f.closed < f.next_day then f.closed end as over from followed f),
  cut as (
    select e.home, e.id, e.person, e.episode,
      max(coalesce(e.over, e.day + (e.next_day - e.day) / 2)) over w as exposed_until,
      max(coalesce(e.over, e.day) + (e.next_day - coalesce(e.over, e.day)) / 2) over w as own_until
    from ended e window w as (partition by e.home, e.person order by e.episode))
  select c.home, c.id, c.person,
    lag(c.exposed_until) over w + 1, case when lead(c.id) over w is not null then c.exposed_until end,
    lag(c.own_until) over w + 1, case when lead(c.id) over w is not null then c.own_until end
  from cut c window w as (partition by c.home, c.person order by c.episode)
$$;
grant execute on function firebreak.infection_spans() to firebreak_service;

-- Cases that are infections: one that was ruled out stands only where it is all there is of its person.
create view infection_case with (security_invoker = true) as
select c.* from "case" c
where c.withdrawn_at is null and (c.case_class <> 'notACase' or c.is_current);

create view infection_span with (security_invoker = true) as
select * from firebreak.infection_spans();

-- Infections with their days: of each person exactly one holds any day.
create view infection with (security_invoker = true) as
select c.*, s.exposed_from, s.exposed_until, s.own_from, s.own_until
from infection_case c left join firebreak.infection_spans() s on s.home = c.home and s.id = c.id;

grant select on infection_case, infection_span, infection to firebreak_service;
`;
