/**
 * Inferred chains: runs with their results, and what investigators decided about single links.
 *
 * Who infected whom can only be inferred from all cases of an outbreak, so the facts are read by functions that see the
 * outbreak in force as a whole: ids, dates, kinds of contact and sequences, never a name. A result holds ids and no names; the
 * service shows of it only what the person may read, and says "a case outside your area" without an id for the rest.
 */
export const inference = /* sql */ `
create table inference_run (
  home text not null,
  id uuid not null,
  outbreak uuid not null,
  area ltree not null,
  job uuid not null,
  input_hash text not null,
  seed text not null,
  engine text not null,
  -- What went in: counts, delays with their sources.
  input jsonb not null,
  -- Digest of the facts of each case, by person: shows which changed since.
  digests jsonb not null,
  result jsonb,
  created_at timestamptz not null,
  created_by uuid not null,
  created_by_name text not null,
  primary key (home, id),
  foreign key (home, outbreak) references outbreak (home, id),
  foreign key (home, job) references job (home, id)
);
create index inference_run_created on inference_run (outbreak, created_at, id);

create table link_decision (
  home text not null,
  id uuid not null,
  outbreak uuid not null,
  area ltree not null,
  infectee uuid not null,
  infector uuid,
  verdict text not null check (verdict in ('accepted', 'rejected', 'open')),
  reason text not null,
  decided_at timestamptz not null,
  decided_by uuid not null,
  decided_by_name text not null,
  primary key (home, id),
  foreign key (home, outbreak) references outbreak (home, id),
  foreign key (home, infectee) references person (home, id),
  foreign key (home, infector) references person (home, id)
);
create index link_decision_infectee on link_decision (outbreak, infectee, decided_at, id);

alter table inference_run enable row level security;
alter table link_decision enable row level security;
create policy inference_run_read on inference_run for select to firebreak_service using (
  outbreak = (select firebreak.open_outbreak()) and cardinality((select firebreak.scope('chain.read'))::ltree[]) > 0);
create policy inference_run_insert on inference_run for insert to firebreak_service with check (
  outbreak = (select firebreak.open_outbreak()) and cardinality((select firebreak.scope('chain.read'))::ltree[]) > 0);
create policy inference_run_update on inference_run for update to firebreak_service
  using (outbreak = (select firebreak.open_outbreak()) and cardinality((select firebreak.scope('chain.read'))::ltree[]) > 0)
  with check (outbreak = (select firebreak.open_outbreak()) and cardinality((select firebreak.scope('chain.read'))::ltree[]) > 0);
-- Decisions are added, never changed: taking one back is another one.
create policy link_decision_read on link_decision for select to firebreak_service using (
  outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('chain.read'))::ltree[]));
create policy link_decision_insert on link_decision for insert to firebreak_service with check (
  outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('chain.decide'))::ltree[]));
grant select, insert, update on inference_run to firebreak_service;
grant select, insert on link_decision to firebreak_service;

create function firebreak.may_infer() returns boolean language sql stable security definer set search_path = firebreak, public as
$$ select cardinality(firebreak.scope('chain.read')) > 0 $$;

create function firebreak.inference_case() returns table (person uuid, case_class text, onset date, report date, isolation date, sampled date, household uuid)
language sql stable security definer set search_path = firebreak, public as
$$
  select c.person, c.case_class, c.onset_date, c.report_date, c.isolation_start, positive.taken, p.household
  from "case" c
  join person p on p.home = c.home and p.id = c.person
  left join (
    select coalesce(s.person, r.person) as person, min(coalesce(s.taken_at::date, r.tested_date, r.result_date)) as taken
    from lab_result r left join specimen s on s.home = r.home and s.id = r.specimen
    where r.outbreak = firebreak.open_outbreak() and r.outcome = 'positive' and r.withdrawn_at is null
    group by 1) positive on positive.person = c.person
  where firebreak.may_infer() and c.outbreak = firebreak.open_outbreak() and c.withdrawn_at is null
  order by c.person, c.id
$$;

create function firebreak.inference_contact() returns table (source uuid, target uuid, date date, certainty text, setting text, exposure_type text, duration text)
language sql stable security definer set search_path = firebreak, public as
$$
  select e.source_person, e.target_person, e.date, e.certainty, e.setting, e.exposure_type, e.duration
  from exposure e
  where firebreak.may_infer() and e.outbreak = firebreak.open_outbreak() and e.withdrawn_at is null
    and e.source_person is not null and e.target_person is not null
  order by e.source_person, e.target_person, e.id
$$;

create function firebreak.inference_sequence() returns table (person uuid, sequence text)
language sql stable security definer set search_path = firebreak, public as
$$
  select coalesce(s.person, r.person), r.sequence
  from lab_result r left join specimen s on s.home = r.home and s.id = r.specimen
  where firebreak.may_infer() and r.outbreak = firebreak.open_outbreak() and r.withdrawn_at is null
    and r.sequence is not null and coalesce(s.person, r.person) is not null
  order by 1, coalesce(s.taken_at::date, r.tested_date, r.result_date), r.id
$$;

-- The newest decision on each link.
create function firebreak.inference_decision() returns table (infectee uuid, infector uuid, verdict text)
language sql stable security definer set search_path = firebreak, public as
$$
  select distinct on (d.infectee, d.infector) d.infectee, d.infector, d.verdict
  from link_decision d
  where firebreak.may_infer() and d.outbreak = firebreak.open_outbreak()
  order by d.infectee, d.infector, d.decided_at desc, d.id desc
$$;
`;
