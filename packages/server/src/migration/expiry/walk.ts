const definer = 'security definer set search_path = firebreak, public set jit = off';
/** Begins a step: the expiry `e` under work, if it is of one of these kinds and the caller may go on with it. */
export const approved = (kinds: string): string => /* sql */ `
  e := firebreak.expiry_at_work(of_home, of_expiry);
  if e.kind <> all (${kinds}) then raise exception using errcode = '22023', message = 'not a kind of this'; end if;`;
const people = "array['contactNotConverted']";
const visits = "array['rawItinerary', 'venueVisit']";

/** The steps of the work of an approved expiry, each for its approver alone and under no hold. */
export const walk = /* sql */ `
create function firebreak.expiry_at_work(of_home text, of_expiry uuid) returns expiry language plpgsql ${definer} as
$$
declare e expiry;
begin
  select * into e from expiry where home = of_home and id = of_expiry for update;
  if e.id is null or e.state <> 'approved' or e.decided_by is distinct from firebreak.actor() or e.outbreak is distinct from firebreak.outbreak_in_force()
    or not e.area <@ any (firebreak.scope('expiry.approve')) then
    raise exception using errcode = '42501', message = 'no approved expiry';
  end if;
  if exists (select from legal_hold h where h.home = e.home and h.outbreak = e.outbreak and h.ended_at is null and h.until > now()) then
    raise exception using errcode = '55000', message = 'legal hold';
  end if;
  return e;
end
$$;

-- People whom a plan holds as the work begins: the protocol is not for the database to know.
create function firebreak.hold_people(of_home text, of_expiry uuid, people uuid[]) returns void language plpgsql ${definer} as
$$
declare e expiry;
begin
  ${approved(people)}
  delete from expiry_held where home = e.home and expiry = e.id;
  insert into expiry_held (home, expiry, person) select e.home, e.id, h.id from (select distinct id from unnest(people) u(id)) h;
end
$$;

-- Walks on over some people and forgets who is due of them. last: the last it looked at; null when it looked at nobody.
create function firebreak.forget_some_people(of_home text, of_expiry uuid, at_moment timestamptz, after_person uuid, most integer)
returns table (members integer, last uuid) language plpgsql ${definer} as
$$
declare e expiry; due uuid[]; walked uuid[]; told jsonb;
begin
  ${approved(people)}
  select array_agg(k.person order by k.person), array_agg(k.person) filter (where k.needed is null and k.since < e.before) into walked, due
  from firebreak.people_kept(e.home, e.outbreak,
    (select array_agg(h.person) from expiry_held h where h.home = e.home and h.expiry = e.id and (after_person is null or h.person > after_person)),
    at_moment, after_person, most) k;
  if due is not null then
    told := firebreak.forget_people(e, due);
    update expiry set counts = firebreak.add_counts(counts, told - 'journal'), entries = entries + coalesce((told ->> 'journal')::int, 0)
    where home = e.home and id = e.id;
  end if;
  return query select coalesce(cardinality(due), 0), walked[cardinality(walked)];
end
$$;

create function firebreak.forget_some_visits(of_home text, of_expiry uuid, after_visit uuid, most integer)
returns table (members integer, last uuid) language plpgsql ${definer} as
$$
declare e expiry; due uuid[]; walked uuid[]; visitors uuid[]; told jsonb;
begin
  ${approved(visits)}
  select array_agg(k.visit order by k.visit), array_agg(k.visit) filter (where k.is_kind and k.needed is null and k.since < e.before) into walked, due
  from firebreak.visits_kept(e.home, e.outbreak, e.kind, after_visit, most) k;
  if due is not null then
    perform firebreak.blank_visits(e, due);
    told := jsonb_build_object('visit', cardinality(due), 'journal', firebreak.forget_payloads(e.home, due));
    -- Whoever is known for their visits alone is forgotten with the last of them.
    if e.kind = 'venueVisit' then
      select array_agg(p.id) into visitors from (select distinct person from visit where home = e.home and id = any (due)) v
      join person p on p.home = e.home and p.id = v.person and p.forgotten_in is null
      where not exists (select from visit v where v.home = p.home and v.person = p.id and v.forgotten_in is null)
        and not exists (select from contact k where k.home = p.home and k.person = p.id)
        and not exists (select from "case" c where c.home = p.home and c.person = p.id)
        and not exists (select from exposure x where x.home = p.home and (x.source_person = p.id or x.target_person = p.id))
        and not exists (select from specimen s where s.home = p.home and s.person = p.id)
        and not exists (select from lab_result r where r.home = p.home and r.person = p.id)
        and not exists (select from task t where t.home = p.home and t.person = p.id and t.withdrawn_at is null and t.status in ('open', 'accepted', 'refused'));
      told := firebreak.add_counts(told, firebreak.forget_people(e, visitors) - 'visit');
    end if;
    update expiry set counts = firebreak.add_counts(counts, told - 'journal'), entries = entries + coalesce((told ->> 'journal')::int, 0)
    where home = e.home and id = e.id;
  end if;
  return query select coalesce(cardinality(due), 0), walked[cardinality(walked)];
end
$$;

create function firebreak.forgotten_by(of_home text, of_expiry uuid) returns table (members integer, ids text) language sql stable ${definer} as
$$
  select count(*)::int, coalesce(string_agg(id::text, E'\\n' order by id), '')
  from (
    select p.id from expiry e join person p on p.home = e.home and p.forgotten_in = e.id
    where e.home = of_home and e.id = of_expiry and e.kind = 'contactNotConverted'
    union all
    select v.id from expiry e join visit v on v.home = e.home and v.forgotten_in = e.id
    where e.home = of_home and e.id = of_expiry and e.kind in ('rawItinerary', 'venueVisit')) one
$$;
`;
