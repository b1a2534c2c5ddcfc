/** From a tube to the registry and back: persons, specimens, results and cases, written for a laboratory that may read none of them. */
export const peopleOfTube = /* sql */ `
-- Tubes whose result sets something in motion, or set something in motion before it was corrected. Of the many single tubes only those of
-- members of open pools matter; they are looked for from the pools, which are few.
create function firebreak.consequential_tubes(of_home text, of_outbreak uuid, codes text[]) returns table (code text)
language sql stable security definer set search_path = firebreak, public as
$$
  with member as materialized (
    select distinct s.member from pool p
    join sample s on s.home = p.home and s.outbreak = p.outbreak and s.tube = p.tube and s.member is not null
    where p.home = of_home and p.outbreak = of_outbreak and of_outbreak = firebreak.open_outbreak() and p.withdrawn_at is null and p.resolved_at is null
  )
  select t.code from tube t
  where t.home = of_home and t.outbreak = of_outbreak and of_outbreak = firebreak.open_outbreak() and t.code = any (codes) and (
    t.outcome = 'positive' or t.resolves is not null
    or exists (
      select from tube_result r where r.home = t.home and r.outbreak = t.outbreak and r.tube = t.code
        and (r.outcome = 'positive' or r.superseded_at is not null)))
  union
  select o.tube from member m cross join lateral (
    select s.tube from sample s where s.home = of_home and s.member = m.member and s.outbreak = of_outbreak and s.state <> 'void' offset 0) o
  where o.tube = any (codes)
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
    if who is null and one.document_code is not null then
      select p.id into who from person p
      where p.home = of_home and p.outbreak = of_outbreak and p.codes @> array[one.document_code] and p.document_number = one.document_number order by p.withdrawn_at is not null, p.id limit 1;
    end if;
    if who is null and one.phone_code is not null and one.name is not null then
      select p.id into who from person p
      where p.home = of_home and p.outbreak = of_outbreak and p.codes @> array[one.phone_code] and p.name = one.name order by p.withdrawn_at is not null, p.id limit 1;
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
  -- Kept apart (offset 0): asked for members with a person, a plan would begin with everybody who is one.
  cross join lateral (select k.person from roster_member k where k.home = m.home and k.id = coalesce(m.duplicate_of, m.id) offset 0) k
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
`;

/**
 * @param of.positive which positives of the person are of the case `own`, on days of `r` and `p`; empty: all
 * @param of.standing which standing cases `c` of the person are in the way of one more; empty: all
 */
export const settleFindings = (
  create: 'create' | 'create or replace',
  of: { readonly positive: string; readonly standing: string } = { positive: '', standing: '' },
): string => /* sql */ `
-- Makes what the registry says of a single tube what its result says: specimen, result and case of whoever is in it. With no result
-- given, or for whoever is not in it any more, all of that is withdrawn. A case that somebody worked on since stays, and is told.
${create} function firebreak.settle_findings(of_home text, of_outbreak uuid, of_tube text, given jsonb, at timestamptz)
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
      if exists (select from "case" c where c.home = of_home and c.person = one.person and c.withdrawn_at is null${of.standing}) then
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
      where r.home = of_home and coalesce(r.person, p.person) = one.person and r.outcome = 'positive' and r.withdrawn_at is null${of.positive})
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
`;
