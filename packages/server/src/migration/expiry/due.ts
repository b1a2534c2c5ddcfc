/** A day without an hour counts at noon: on its own day also in the zone of a pack, which may not be that of the outbreak. */
const noon = (day: string): string => `((${day})::timestamp + interval '12 hours') at time zone o.zone`;
const midnight = (day: string): string => `(${day})::timestamp at time zone o.zone`;
// Compiling a plan takes ten times as long as these take to run.
const frame = 'language sql stable security definer set search_path = firebreak, public set jit = off as';
/** Only who may propose or approve an expiry of the outbreak in force is told anything. */
export const seen = /* sql */ `
  exists (select from outbreak o where o.home = of_home and o.id = of_outbreak and o.id = firebreak.outbreak_in_force()
    and (o.area <@ any (firebreak.scope('expiry.propose')) or o.area <@ any (firebreak.scope('expiry.approve'))))`;
const standing = /* sql */ `
  with o as materialized (
    select status = 'closed' as closed, coalesce(closed_at, updated_at) as closed_at, coalesce(settings ->> 'timeZone', 'Asia/Shanghai') as zone
    from outbreak where home = of_home and id = of_outbreak)`;
const counted = (of: string): string => /* sql */ `
  with k as materialized (select * from ${of} where ${seen})
  select count(*) filter (where needed is null and since < before_moment)::int, count(*)::int,
    coalesce((select jsonb_object_agg(needed, people) from (select needed, count(*) as people from k where needed is not null group by needed) one), '{}')
      || case when bool_or(needed is null and since >= before_moment)
        then jsonb_build_object('waiting', count(*) filter (where needed is null and since >= before_moment)) else '{}' end,
    min(since) filter (where needed is null and since >= before_moment)
  from k`;

/**
 * Who is due, and why somebody is not: one answer for counting, for showing and for forgetting.
 *
 * `needed` is the first reason that holds; null: nobody needs the identity any more, and its clock has run `since` then. Whom a plan of the
 * protocol holds is not for the database to know: those come as `held`.
 */
export const due = /* sql */ `
create function firebreak.people_kept(of_home text, of_outbreak uuid, held uuid[], at_moment timestamptz, after_person uuid, most integer)
returns table (person uuid, needed text, since timestamptz)
${frame}
$$
  ${standing},
  page as materialized (
    select p.home, p.id, p.updated_at from person p
    where p.home = of_home and p.outbreak = of_outbreak and p.forgotten_in is null and (after_person is null or p.id > after_person)
    order by p.id limit most),
  known as materialized (
    select p.id, p.updated_at, kept.id is not null as is_held,
      exists (select from "case" c where c.home = p.home and c.person = p.id and c.withdrawn_at is null) as is_case,
      contact.until as contact_until, coalesce(contact.followed, false) as followed,
      coalesce(not contact.released, met.exposed, false) as unreleased, seen.until as seen_until, met.until as met_until,
      coalesce(met.infected, false) as infected, tube.until as tube_until, coalesce(tube.positive, false) or coalesce(result.positive, false) as positive,
      coalesce(tube.pending, false) as pending, result.until as result_until, work.until as work_until, coalesce(work.running, false) as running,
      stay.until as stay_until,
      exists (
        select from roster_member m join sample s on s.home = m.home and s.member = m.id
        join pool on pool.home = s.home and pool.outbreak = s.outbreak and pool.tube = s.tube
        where m.home = p.home and m.person = p.id and pool.resolved_at is null and pool.withdrawn_at is null) as pooled
    from page p cross join o
    left join (select distinct id from unnest(held) h(id)) kept on kept.id = p.id
    left join lateral (
      select max(${noon('greatest(k.follow_up_end, k.last_exposure_date)')}) as until,
        bool_or(k.withdrawn_at is null and k.status = 'active'
          and (k.follow_up_end is null or ${midnight('k.follow_up_end + 1')} > at_moment)) as followed,
        bool_and(k.status in ('completed', 'dropped')) filter (where k.withdrawn_at is null) as released
      from contact k where k.home = p.home and k.person = p.id) contact on true
    left join lateral (
      select max(${noon('f.date')}) as until
      from contact k join follow_up f on f.home = k.home and f.contact = k.id
      where k.home = p.home and k.person = p.id and f.withdrawn_at is null) seen on true
    left join lateral (
      select max(${noon('e.date')}) as until, bool_or(e.infected) as infected, bool_or(e.exposed) as exposed from (
        select e.date, false as infected, e.withdrawn_at is null as exposed from exposure e where e.home = p.home and e.target_person = p.id
        union all
        select e.date, e.withdrawn_at is null
          and exists (select from "case" c where c.home = e.home and c.person = e.target_person and c.withdrawn_at is null and c.case_class <> 'notACase'), false
        from exposure e where e.home = p.home and e.source_person = p.id) e) met on true
    left join lateral (
      select max(greatest(s.taken_at, ${noon('r.result_date')}, ${noon('r.tested_date')})) as until,
        bool_or(r.outcome = 'positive') as positive, bool_or(r.id is null or r.outcome = 'pending') as pending
      from specimen s left join lab_result r on r.home = s.home and r.specimen = s.id and r.withdrawn_at is null
      where s.home = p.home and s.person = p.id and s.withdrawn_at is null) tube on true
    left join lateral (
      select max(${noon('greatest(r.result_date, r.tested_date)')}) as until, bool_or(r.outcome = 'positive') as positive
      from lab_result r where r.home = p.home and r.person = p.id and r.withdrawn_at is null) result on true
    left join lateral (
      select max(t.done_at) as until, bool_or(t.withdrawn_at is null and t.status in ('open', 'accepted', 'refused')) as running
      from task t where t.home = p.home and t.person = p.id) work on true
    left join lateral (
      select max(coalesce(v."end", v.start)) as until from visit v where v.home = p.home and v.person = p.id) stay on true),
  judged as (
    select k.*, case
        when k.is_case then 'case' when k.positive then 'positive' when k.pooled then 'pool'
        when k.infected and not o.closed then 'source' when k.is_held then 'plan' when k.followed then 'followUp'
        when k.pending then 'result' when k.running then 'task' end as reason,
      coalesce(greatest(k.contact_until, k.seen_until, k.met_until, k.tube_until, k.result_until, k.work_until, k.stay_until), k.updated_at) as until
    from known k cross join o)
  -- What only an open outbreak needs ends with it: whom no record let go is let go by the closing.
  select j.id, case when o.closed and j.reason in ('plan', 'followUp', 'result', 'task') then null else j.reason end,
    case when o.closed and (j.unreleased or j.reason in ('result', 'task')) then greatest(j.until, o.closed_at) else j.until end
  from judged j cross join o
  order by j.id
$$;

-- Stays: of cases and contacts (an itinerary), or of people who are neither (the log of a venue). The class decision comes first.
create function firebreak.visits_kept(of_home text, of_outbreak uuid, of_kind text, after_visit uuid, most integer)
returns table (visit uuid, person uuid, is_kind boolean, needed text, since timestamptz)
${frame}
$$
  ${standing},
  page as materialized (
    select v.home, v.id, v.person, greatest(v.created_at, v.start, v."end") as since from visit v
    where v.home = of_home and v.outbreak = of_outbreak and v.forgotten_in is null and (after_visit is null or v.id > after_visit)
    order by v.id limit most)
  select v.id, v.person, (of_kind = 'rawItinerary') = (coalesce(k.listed, false) or coalesce(c.listed, false)),
    case when not o.closed and (coalesce(k.undecided, false) or coalesce(c.undecided, false)) then 'undecided' end, v.since
  from page v cross join o
  left join lateral (
    select true as listed, bool_or(k.status = 'active' and coalesce(k.contact_class, 'unclassified') = 'unclassified') as undecided
    from contact k where k.home = v.home and k.person = v.person and k.withdrawn_at is null having count(*) > 0) k on true
  left join lateral (
    select true as listed, bool_or(c.case_class = 'suspected') as undecided
    from "case" c where c.home = v.home and c.person = v.person and c.withdrawn_at is null having count(*) > 0) c on true
  order by v.id
$$;

create function firebreak.expiry_people_counts(of_home text, of_outbreak uuid, before_moment timestamptz, held uuid[], at_moment timestamptz)
returns table (members integer, identified integer, kept jsonb, next timestamptz)
${frame}
$$ ${counted('firebreak.people_kept(of_home, of_outbreak, held, at_moment, null, null)')} $$;

create function firebreak.expiry_visit_counts(of_home text, of_outbreak uuid, of_kind text, before_moment timestamptz)
returns table (members integer, identified integer, kept jsonb, next timestamptz)
${frame}
$$ ${counted('(select * from firebreak.visits_kept(of_home, of_outbreak, of_kind, null, null) where is_kind) visits')} $$;
`;
