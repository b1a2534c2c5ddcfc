/**
 * Results of tubes, and what they set in motion.
 *
 * The laboratory sees tubes and member counts (P7): it may read no roster, no sample, no person and no case, and what it reports
 * reaches them all the same. The functions here do that for the outbreak in force: those that write a tube only where the caller
 * may report results, those that touch people give back ids, areas and what changed in a record, never a name. `firebreak.names_to_index`
 * is the one exception, and the service alone calls it: who became a person a moment ago, in this very transaction, is written into the
 * search index by name.
 *
 * Everything is decided from the results that stand, so what was corrected, repeated or came in another order ends the same.
 */
export const lab = /* sql */ `
-- People in the tube when its result was last acted on: a sample that a device brings later makes it differ.
alter table tube add column told_members integer;
-- What the laboratory called it: a preliminary result gives way to the final one.
alter table tube_result add column status text not null default 'final' check (status in ('preliminary', 'final', 'corrected'));
create index tube_untold on tube (home, outbreak) where result is not null and told_members is distinct from members
  and (outcome <> 'negative' or resolves is not null);
create index lab_batch_list on lab_batch (home, outbreak, at);
create index tube_result_batch on tube_result (home, batch, outcome);
create index tube_result_reported on tube_result (home, outbreak, reported_at);

-- Lines of a batch that did not go in: broken ones, and results of tubes that nobody has registered yet (an offline device will).
create table lab_batch_line (
  home text not null,
  batch uuid not null,
  ordinal integer not null,
  outbreak uuid not null,
  area ltree not null,
  line integer,
  field text,
  tube text,
  value text,
  code text not null,
  details jsonb not null default '{}',
  -- The result as it was read, where only the tube is missing.
  result jsonb,
  applied_at timestamptz,
  primary key (home, batch, ordinal),
  foreign key (home, batch) references lab_batch (home, id)
);
create index lab_batch_line_waiting on lab_batch_line (home, outbreak, tube) where result is not null and applied_at is null;
alter table lab_batch_line enable row level security;
create policy lab_batch_line_read on lab_batch_line for select to firebreak_service using (
  outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('tube.read'))::ltree[]));
create policy lab_batch_line_insert on lab_batch_line for insert to firebreak_service with check (
  outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('tube.result'))::ltree[]));
create policy lab_batch_line_update on lab_batch_line for update to firebreak_service
  using (outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('tube.result'))::ltree[]))
  with check (outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('tube.result'))::ltree[]));
grant select, insert, update on lab_batch_line to firebreak_service;

-- Batches whose waiting results may go in now, and whose laboratory reported them: for the sweep, which acts on their behalf.
create function firebreak.late_results() returns table (outbreak uuid, reporter uuid)
language sql stable security definer set search_path = firebreak, public as
$$
  select distinct b.outbreak, b.by
  from lab_batch_line l
  join lab_batch b on b.home = l.home and b.id = l.batch
  join tube t on t.home = l.home and t.outbreak = l.outbreak and t.code = l.tube
  where l.result is not null and l.applied_at is null
  union
  select distinct t.outbreak, r.by
  from tube t join tube_result r on r.home = t.home and r.id = t.result
  where t.result is not null and t.told_members is distinct from t.members and (t.outcome <> 'negative' or t.resolves is not null)
$$;

-- The state of tubes after their results. A result that gives no answer leaves its fault; one that does takes such a fault away.
create function firebreak.mark_tubes(of_home text, of_outbreak uuid, given jsonb, at timestamptz) returns table (code text, members integer)
language sql volatile security definer set search_path = firebreak, public as
$$
  update tube t set outcome = g.outcome, result = g.result, tested_at = g.tested_at, reported_at = coalesce(t.reported_at, at),
    received_at = coalesce(t.received_at, g.tested_at), state = case when g.rerun then 'received' else 'tested' end,
    faults = array_remove(array_remove(t.faults, 'greyCt'), 'invalid') || case when g.fault is null then '{}'::text[] else array[g.fault] end,
    told_members = t.members, version = t.version + 1, updated_at = at
  from jsonb_to_recordset(given) as g(code text, outcome text, result uuid, tested_at timestamptz, rerun boolean, fault text)
  where t.home = of_home and t.outbreak = of_outbreak and of_outbreak = firebreak.open_outbreak() and t.code = g.code
    and t.area <@ any (firebreak.scope('tube.result'))
  returning t.code, t.members
$$;

create function firebreak.told_tubes(of_home text, of_outbreak uuid, codes text[]) returns void
language sql volatile security definer set search_path = firebreak, public as
$$
  update tube t set told_members = t.members
  where t.home = of_home and t.outbreak = of_outbreak and of_outbreak = firebreak.open_outbreak() and t.code = any (codes)
    and t.area <@ any (firebreak.scope('tube.result'))
$$;

-- Samples of tubes without a usable result: their people are due again. Why is the fault of the tube, invalid or greyCt.
create function firebreak.void_tubes(of_home text, of_outbreak uuid, codes text[], why text, at timestamptz) returns integer
language plpgsql volatile security definer set search_path = firebreak, public as
$$
declare lost uuid[];
begin
  select array_agg(s.id order by s.id) into lost
  from sample s join tube t on t.home = s.home and t.outbreak = s.outbreak and t.code = s.tube
  where s.home = of_home and s.outbreak = of_outbreak and of_outbreak = firebreak.open_outbreak() and s.tube = any (codes) and s.state <> 'void'
    and t.area <@ any (firebreak.scope('tube.result'));
  if lost is null then
    return 0;
  end if;
  return firebreak.void_samples(of_home, of_outbreak, lost, why, at);
end
$$;

-- The other way: the result was corrected and is usable after all. What a result took away comes back, and nothing else.
create function firebreak.unvoid_tubes(of_home text, of_outbreak uuid, codes text[], at timestamptz) returns integer
language plpgsql volatile security definer set search_path = firebreak, public as
$$
declare one text; back integer := 0;
begin
  for one in
    select t.code from tube t
    where t.home = of_home and t.outbreak = of_outbreak and of_outbreak = firebreak.open_outbreak() and t.code = any (codes)
      and t.area <@ any (firebreak.scope('tube.result'))
    order by t.code
  loop
    back := back + firebreak.restore_samples(of_home, of_outbreak, one, 'invalid', at)
      + firebreak.restore_samples(of_home, of_outbreak, one, 'greyCt', at);
  end loop;
  return back;
end
$$;

-- Tubes whose result sets something in motion, or set something in motion before it was corrected.
create function firebreak.consequential_tubes(of_home text, of_outbreak uuid, codes text[]) returns table (code text)
language sql stable security definer set search_path = firebreak, public as
$$
  select t.code from tube t
  where t.home = of_home and t.outbreak = of_outbreak and of_outbreak = firebreak.open_outbreak() and t.code = any (codes) and (
    t.outcome = 'positive' or t.resolves is not null
    or exists (select from pool p where p.home = t.home and p.outbreak = t.outbreak and p.tube = t.code)
    or exists (select from tube_result r where r.home = t.home and r.outbreak = t.outbreak and r.tube = t.code and r.outcome = 'positive'))
  union
  select o.tube from pool p
  join sample s on s.home = p.home and s.outbreak = p.outbreak and s.tube = p.tube and s.state <> 'void'
  join sample o on o.home = s.home and o.outbreak = s.outbreak and o.member = s.member and o.state <> 'void' and o.tube <> p.tube
  where p.home = of_home and p.outbreak = of_outbreak and of_outbreak = firebreak.open_outbreak() and p.withdrawn_at is null and o.tube = any (codes)
$$;

-- The person of the registry of every member of a tube: found by link, document, or phone and name; made otherwise, with the household.
-- The person takes the id of the member, so that two results at the same moment make one.
create function firebreak.persons_of_tube(of_home text, of_outbreak uuid, of_tube text, at timestamptz default now())
returns table (person uuid, area ltree, member uuid, sample uuid, is_new boolean)
language plpgsql volatile security definer set search_path = firebreak, public as
$$
#variable_conflict use_column
declare one record; who uuid; made boolean;
begin
  if of_outbreak is distinct from firebreak.open_outbreak() then
    return;
  end if;
  for one in
    select distinct on (k.id) s.id as sample, k.*, h.code as household_code, h.address as household_address, h.building, h.unit, h.room,
      h.area as household_area, a.code as area_code
    from sample s
    join roster_member m on m.home = s.home and m.id = s.member
    join roster_member k on k.home = m.home and k.id = coalesce(m.duplicate_of, m.id)
    left join roster_household h on h.home = k.home and h.id = k.household
    left join area a on a.path = k.area
    where s.home = of_home and s.outbreak = of_outbreak and s.tube = of_tube and s.state <> 'void'
    order by k.id, s.position
  loop
    made := false;
    who := one.person;
    if who is null and one.document_number is not null then
      select p.id into who from person p
      where p.home = of_home and p.outbreak = of_outbreak and p.document_number = one.document_number order by p.withdrawn_at is not null, p.id limit 1;
    end if;
    if who is null and one.phone is not null and one.name is not null then
      select p.id into who from person p
      where p.home = of_home and p.outbreak = of_outbreak and p.phone = one.phone and p.name = one.name order by p.withdrawn_at is not null, p.id limit 1;
    end if;
    if who is null then
      if one.household is not null then
        insert into household (home, id, outbreak, area, created_at, updated_at, source_system, source_id, code, address, search)
        values (of_home, one.household, of_outbreak, one.household_area, at, at, 'roster', one.household::text, one.household_code,
          nullif(concat_ws(' ', one.household_address, one.building, one.unit, one.room), ''), ' ' || lower(one.household_code) || ' ')
        on conflict do nothing;
      end if;
      insert into person (home, id, outbreak, area, created_at, updated_at, source_system, source_id, name, sex, age_years, document_type,
        document_number, phone, address, household, area_code, search)
      values (of_home, one.id, of_outbreak, one.area, at, at, 'roster', one.id::text, one.name, one.sex,
        extract(year from at)::integer - one.birth_year, one.document_type, one.document_number, one.phone,
        nullif(concat_ws(' ', one.household_address, one.building, one.unit, one.room), ''),
        (select h.id from household h where h.home = of_home and h.id = one.household), one.area_code, '')
      on conflict (home, id) do nothing;
      made := found;
      who := one.id;
    end if;
    update person p set withdrawn_at = null, updated_at = at, version = p.version + 1
    where p.home = of_home and p.id = who and p.withdrawn_at is not null and p.source_system = 'roster';
    if one.person is distinct from who then
      update roster_member k set person = who where k.home = of_home and k.id = one.id;
    end if;
    return query select who, p.area, one.id, one.sample, coalesce(made, false) from person p where p.home = of_home and p.id = who;
  end loop;
end
$$;

-- By what a person made a moment ago is to be found. Answers for those that are not in the index yet, and for nobody else.
create function firebreak.names_to_index(of_home text, persons uuid[]) returns table (id uuid, name text, phone text, document text)
language sql stable security definer set search_path = firebreak, public as
$$
  select p.id, p.name, p.phone, p.document_number from person p
  where p.home = of_home and p.id = any (persons) and p.outbreak = firebreak.open_outbreak() and p.source_system = 'roster' and p.search = ''
$$;
create function firebreak.index_persons(of_home text, given jsonb) returns void
language sql volatile security definer set search_path = firebreak, public as
$$
  update person p set search = g.search, codes = array(select jsonb_array_elements_text(g.codes)::bigint)
  from jsonb_to_recordset(given) as g(id uuid, search text, codes jsonb)
  where p.home = of_home and p.id = g.id and p.outbreak = firebreak.open_outbreak() and p.source_system = 'roster' and p.search = ''
$$;

-- A sample of a person as a specimen of the registry, under the id of the sample: what a task or a result points at.
create function firebreak.specimens_of_tube(of_home text, of_outbreak uuid, of_tube text, at timestamptz) returns void
language sql volatile security definer set search_path = firebreak, public as
$$
  insert into specimen (home, id, outbreak, area, created_at, updated_at, source_system, source_id, number, subject, person, taken_at, received_at, lab, search)
  select s.home, s.id, s.outbreak, s.area, at, at, 'testing', s.id::text, s.tube, 'person', k.person, s.taken_at, t.received_at, t.laboratory,
    ' ' || lower(s.tube) || ' '
  from sample s
  join tube t on t.home = s.home and t.outbreak = s.outbreak and t.code = s.tube
  join roster_member m on m.home = s.home and m.id = s.member
  join roster_member k on k.home = m.home and k.id = coalesce(m.duplicate_of, m.id)
  where s.home = of_home and s.outbreak = of_outbreak and of_outbreak = firebreak.open_outbreak() and s.tube = of_tube and s.state <> 'void'
    and k.person is not null
  on conflict (home, id) do update set withdrawn_at = null, person = excluded.person, updated_at = at, version = specimen.version + 1
    where specimen.withdrawn_at is not null or specimen.person is distinct from excluded.person
$$;

-- Places whose goods or surroundings are in a tube.
create function firebreak.places_of_tube(of_home text, of_outbreak uuid, of_tube text) returns table (id uuid, area ltree, place_kind text)
language sql stable security definer set search_path = firebreak, public as
$$
  select distinct l.id, l.area, l.kind from sample s join place l on l.home = s.home and l.id = s.place
  where s.home = of_home and s.outbreak = of_outbreak and of_outbreak = firebreak.open_outbreak() and s.tube = of_tube and s.state <> 'void'
$$;

-- Makes what the registry says of a single tube what its result says: specimen, result and case of whoever is in it. With no result
-- given, or for whoever is not in it any more, all of that is withdrawn. A case that somebody worked on since stays, and is told.
create function firebreak.settle_findings(of_home text, of_outbreak uuid, of_tube text, given jsonb, at timestamptz)
returns table (kind text, id uuid, area ltree, version integer, verb text, person uuid, before jsonb, after jsonb)
language plpgsql volatile security definer set search_path = firebreak, public as
$$
#variable_conflict use_column
declare one record; known lab_result%rowtype; own "case"%rowtype; is_positive boolean := coalesce(given ->> 'outcome' = 'positive', false);
begin
  if of_outbreak is distinct from firebreak.open_outbreak() then
    return;
  end if;
  if given is not null then
    perform firebreak.specimens_of_tube(of_home, of_outbreak, of_tube, at);
  end if;
  for one in
    select p.id as specimen, p.person, p.area, given is not null and s.state <> 'void' as stands
    from specimen p join sample s on s.home = p.home and s.id = p.id
    where p.home = of_home and p.outbreak = of_outbreak and p.source_system = 'testing' and s.tube = of_tube and p.person is not null
    order by p.id
  loop
    select * into known from lab_result r where r.home = of_home and r.outbreak = of_outbreak and r.source_system = 'testing' and r.source_id = one.specimen::text;
    if one.stands and known.id is null then
      insert into lab_result (home, id, outbreak, area, created_at, updated_at, source_system, source_id, specimen, person, test, outcome,
        tested_date, result_date, lab, ct, note)
      values (of_home, one.specimen, of_outbreak, one.area, at, at, 'testing', one.specimen::text, one.specimen, one.person, given ->> 'test',
        given ->> 'outcome', (given ->> 'testedDate')::date, (given ->> 'resultDate')::date, given ->> 'laboratory', (given ->> 'ct')::double precision,
        given ->> 'note')
      returning * into known;
      return query select 'labResult', known.id, known.area, 1, 'created', one.person, '{}'::jsonb,
        jsonb_build_object('outcome', known.outcome, 'specimen', known.specimen, 'person', known.person, 'test', known.test, 'lab', known.lab);
    elsif one.stands and (known.outcome is distinct from given ->> 'outcome' or known.withdrawn_at is not null or known.person is distinct from one.person) then
      update lab_result r set outcome = given ->> 'outcome', withdrawn_at = null, person = one.person, test = given ->> 'test',
        tested_date = (given ->> 'testedDate')::date, result_date = (given ->> 'resultDate')::date, lab = given ->> 'laboratory',
        ct = (given ->> 'ct')::double precision, note = given ->> 'note', version = r.version + 1, updated_at = at
      where r.home = of_home and r.id = known.id;
      return query select 'labResult', known.id, known.area, known.version + 1, 'corrected', one.person,
        jsonb_build_object('outcome', known.outcome, 'withdrawnAt', known.withdrawn_at),
        jsonb_build_object('outcome', given ->> 'outcome', 'withdrawnAt', null);
    elsif not one.stands and known.id is not null and known.withdrawn_at is null then
      update lab_result r set withdrawn_at = at, version = r.version + 1, updated_at = at where r.home = of_home and r.id = known.id;
      return query select 'labResult', known.id, known.area, known.version + 1, 'withdrawn', one.person,
        jsonb_build_object('withdrawnAt', null), jsonb_build_object('withdrawnAt', at);
    end if;

    select * into own from "case" c where c.home = of_home and c.outbreak = of_outbreak and c.source_system = 'testing' and c.source_id = one.person::text;
    if one.stands and is_positive then
      if exists (select from "case" c where c.home = of_home and c.person = one.person and c.withdrawn_at is null) then
        continue;
      elsif own.id is null then
        insert into "case" (home, id, outbreak, area, created_at, updated_at, source_system, source_id, person, case_class, detected_by, report_date, extra)
        select of_home, one.specimen, of_outbreak, p.area, at, at, 'testing', one.person::text, one.person, given ->> 'caseClass', 'screening',
          (given ->> 'resultDate')::date, jsonb_build_object('class', given ->> 'caseClass')
        from person p where p.home = of_home and p.id = one.person
        returning * into own;
        return query select 'case', own.id, own.area, 1, 'created', one.person, '{}'::jsonb,
          jsonb_build_object('person', one.person, 'caseClass', own.case_class, 'detectedBy', own.detected_by, 'reportDate', own.report_date);
      else
        update "case" c set withdrawn_at = null, version = c.version + 1, updated_at = at where c.home = of_home and c.id = own.id;
        return query select 'case', own.id, own.area, own.version + 1, 'restored', one.person,
          jsonb_build_object('withdrawnAt', own.withdrawn_at), jsonb_build_object('withdrawnAt', null);
      end if;
    elsif own.id is not null and own.withdrawn_at is null and not exists (
      select from lab_result r left join specimen p on p.home = r.home and p.id = r.specimen
      where r.home = of_home and coalesce(r.person, p.person) = one.person and r.outcome = 'positive' and r.withdrawn_at is null)
    then
      if own.case_class is distinct from own.extra ->> 'class' or own.onset_date is not null then
        return query select 'case', own.id, own.area, own.version, 'kept', one.person, '{}'::jsonb, '{}'::jsonb;
      else
        update "case" c set withdrawn_at = at, version = c.version + 1, updated_at = at where c.home = of_home and c.id = own.id;
        return query select 'case', own.id, own.area, own.version + 1, 'withdrawn', one.person,
          jsonb_build_object('withdrawnAt', null), jsonb_build_object('withdrawnAt', at);
      end if;
    end if;
  end loop;
end
$$;

-- Single tubes of members of a pool: those that say so, and any other of the same person taken after the pool was positive.
create function firebreak.singles_of_pool(of_home text, of_outbreak uuid, of_tube text, since timestamptz)
returns table (member uuid, person uuid, sample uuid, tube text, outcome text, taken_at timestamptz, result_at timestamptz)
language sql stable security definer set search_path = firebreak, public as
$$
  select distinct coalesce(m.duplicate_of, m.id), k.person, o.id, t.code,
    case when t.result is null then null else t.outcome end, greatest(o.taken_at, case when t.resolves = of_tube then since end), coalesce(t.tested_at, t.reported_at)
  from sample s
  join roster_member m on m.home = s.home and m.id = s.member
  join roster_member k on k.home = m.home and k.id = coalesce(m.duplicate_of, m.id)
  join roster_member q on q.home = k.home and (q.id = k.id or q.duplicate_of = k.id)
  join sample o on o.home = s.home and o.outbreak = s.outbreak and o.member = q.id and o.state <> 'void' and o.tube <> of_tube
  join tube t on t.home = o.home and t.outbreak = o.outbreak and t.code = o.tube and (t.capacity = 1 or t.members = 1)
  where s.home = of_home and s.outbreak = of_outbreak and of_outbreak = firebreak.open_outbreak() and s.tube = of_tube and s.state <> 'void'
    and (t.resolves = of_tube or o.taken_at >= since)
$$;

-- Positive pools that single tubes have something to say about.
create function firebreak.pools_of_singles(of_home text, of_outbreak uuid, codes text[]) returns table (tube text)
language sql stable security definer set search_path = firebreak, public as
$$
  select t.resolves from tube t join pool p on p.home = t.home and p.outbreak = t.outbreak and p.tube = t.resolves
  where t.home = of_home and t.outbreak = of_outbreak and of_outbreak = firebreak.open_outbreak() and t.code = any (codes)
  union
  select p.tube from pool p
  join sample s on s.home = p.home and s.outbreak = p.outbreak and s.tube = p.tube and s.state <> 'void'
  join sample o on o.home = s.home and o.outbreak = s.outbreak and o.member = s.member and o.state <> 'void' and o.tube <> p.tube
  where p.home = of_home and p.outbreak = of_outbreak and of_outbreak = firebreak.open_outbreak() and p.withdrawn_at is null and o.tube = any (codes)
$$;

create function firebreak.write_pool(of_home text, of_outbreak uuid, given jsonb) returns void
language sql volatile security definer set search_path = firebreak, public as
$$
  insert into pool (home, outbreak, tube, area, state, members, held, cleared, positive, positive_at, due_at, resolved_at, withdrawn_at)
  select of_home, of_outbreak, t.code, t.area, g.state, g.members, g.held, g.cleared, g.positive, g.positive_at, g.due_at, g.resolved_at, g.withdrawn_at
  from jsonb_to_record(given) as g(tube text, state text, members integer, held integer, cleared integer, positive integer,
    positive_at timestamptz, due_at timestamptz, resolved_at timestamptz, withdrawn_at timestamptz)
  join tube t on t.home = of_home and t.outbreak = of_outbreak and t.code = g.tube and t.area <@ any (firebreak.scope('tube.result'))
  where of_outbreak = firebreak.open_outbreak()
  on conflict (home, outbreak, tube) do update set state = excluded.state, members = excluded.members, held = excluded.held,
    cleared = excluded.cleared, positive = excluded.positive, positive_at = excluded.positive_at, due_at = excluded.due_at,
    resolved_at = excluded.resolved_at, withdrawn_at = excluded.withdrawn_at
$$;

-- Recall and re-test tasks of members whose single result is there are done, with that result as proof; where it was corrected away
-- they run again.
create function firebreak.settle_pool_tasks(of_home text, of_outbreak uuid, of_cause text, given jsonb, at timestamptz, by uuid, by_name text)
returns table (id uuid, area ltree, version integer, verb text, status text)
language plpgsql volatile security definer set search_path = firebreak, public as
$$
#variable_conflict use_column
declare one record;
begin
  if of_outbreak is distinct from firebreak.open_outbreak() then
    return;
  end if;
  for one in
    select t.id, t.area, t.version, t.status, g.result
    from task t
    left join jsonb_to_recordset(given) as g(person uuid, result uuid) on g.person = t.person
    where t.home = of_home and t.outbreak = of_outbreak and t.cause = of_cause and t.source_system = 'protocol' and t.kind in ('poolRecall', 'reTest')
      and (g.person is not null and t.status in ('open', 'accepted', 'refused')
        or g.person is null and t.status = 'done' and t.extra ? 'resolvedBy')
    order by t.id
  loop
    if one.result is not null then
      update task t set status = 'done', done_at = at, version = t.version + 1, updated_at = at,
        extra = t.extra || jsonb_build_object('resolvedBy', one.result::text)
      where t.home = of_home and t.id = one.id;
      insert into task_evidence (home, id, outbreak, area, task, at, by, by_name, kind, record_kind, record_id)
      values (of_home, gen_random_uuid(), of_outbreak, one.area, one.id, at, by, by_name, 'record', 'labResult', one.result);
      return query select one.id, one.area, one.version + 1, 'completed', one.status;
    else
      update task t set status = 'open', done_at = null, version = t.version + 1, updated_at = at, extra = t.extra - 'resolvedBy'
      where t.home = of_home and t.id = one.id;
      return query select one.id, one.area, one.version + 1, 'reopenedByEvent', one.status;
    end if;
  end loop;
end
$$;

-- Who is in the registry for this pool alone leaves it again when the pool was none (P1): no case, contact, result, visit, exposure, and
-- no other positive pool.
create function firebreak.release_persons(of_home text, of_outbreak uuid, of_tube text, at timestamptz) returns table (id uuid, area ltree, version integer)
language sql volatile security definer set search_path = firebreak, public as
$$
  update person p set withdrawn_at = at, version = p.version + 1, updated_at = at
  where p.home = of_home and p.outbreak = of_outbreak and of_outbreak = firebreak.open_outbreak() and p.source_system = 'roster' and p.withdrawn_at is null
    and p.id in (
      select k.person from sample s
      join roster_member m on m.home = s.home and m.id = s.member
      join roster_member k on k.home = m.home and k.id = coalesce(m.duplicate_of, m.id)
      where s.home = of_home and s.outbreak = of_outbreak and s.tube = of_tube)
    and not exists (select from "case" c where c.home = p.home and c.person = p.id and c.withdrawn_at is null)
    and not exists (select from contact c where c.home = p.home and c.person = p.id and c.withdrawn_at is null)
    and not exists (select from lab_result r where r.home = p.home and r.person = p.id and r.withdrawn_at is null)
    and not exists (select from visit v where v.home = p.home and v.person = p.id and v.withdrawn_at is null)
    and not exists (select from exposure e where e.home = p.home and p.id in (e.source_person, e.target_person) and e.withdrawn_at is null)
    and not exists (
      select from roster_member k join sample s on s.home = k.home and s.member = k.id and s.state <> 'void'
      join pool o on o.home = s.home and o.outbreak = s.outbreak and o.tube = s.tube and o.withdrawn_at is null
      where k.home = p.home and k.person = p.id and o.tube <> of_tube)
  returning p.id, p.area, p.version
$$;

-- How far pools are, as counts: members, found and held, sampled singly. Held is who has a single sample or whose recall was done.
create function firebreak.pool_progress(of_home text, of_outbreak uuid) returns table (tube text, members integer, held integer, resampled integer)
language sql stable security definer set search_path = firebreak, public as
$$
  with member as (
    select distinct p.tube, p.positive_at, coalesce(m.duplicate_of, m.id) as id, k.person
    from pool p
    join sample s on s.home = p.home and s.outbreak = p.outbreak and s.tube = p.tube and s.state <> 'void'
    join roster_member m on m.home = s.home and m.id = s.member
    join roster_member k on k.home = m.home and k.id = coalesce(m.duplicate_of, m.id)
    where p.home = of_home and p.outbreak = of_outbreak and of_outbreak = firebreak.open_outbreak()
      and p.area <@ any (firebreak.scope('tube.read'))
  ),
  told as (
    select m.tube, m.id,
      exists (
        select from roster_member q
        join sample o on o.home = of_home and o.outbreak = of_outbreak and o.member = q.id and o.state <> 'void' and o.tube <> m.tube
        join tube t on t.home = o.home and t.outbreak = o.outbreak and t.code = o.tube and (t.capacity = 1 or t.members = 1)
        where q.home = of_home and (q.id = m.id or q.duplicate_of = m.id) and (t.resolves = m.tube or o.taken_at >= m.positive_at)) as resampled,
      exists (
        select from task k where k.home = of_home and k.outbreak = of_outbreak and k.person = m.person and k.status = 'done'
          and (k.cause = 'positivePool:' || m.tube and k.kind in ('poolRecall', 'reTest') or k.kind = 'locateAndHold' and k.done_at >= m.positive_at)) as held
    from member m
  )
  select tube, count(*)::integer, count(*) filter (where held or resampled)::integer, count(*) filter (where resampled)::integer from told group by tube
$$;
`;
