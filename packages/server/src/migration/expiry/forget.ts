/** What every record of the registry loses: where it came from, what it is found by, and columns an import kept beside it. */
const blank = `source_system = null, source_id = null, source_hash = null, extra = '{}', search = '', codes = '{}', version = version + 1`;

interface Step {
  readonly table: string;
  /** Columns besides the blank ones. Dates of the record stay, also that of its last change: rules count days from it. */
  readonly set: string;
  readonly where: string;
  /** Variable for the ids that were changed; their payloads leave the journal. */
  readonly into?: string;
}

/** One statement of `forget_people`: changes rows, counts them under their table and remembers their ids. */
const step = ({ table, set, where, into = 'ids' }: Step): string => /* sql */ `
  with changed as (update "${table}" set ${set} where home = e.home and ${where} returning id)
  select coalesce(array_agg(id), '{}') into ${into} from changed;
  subjects := subjects || ${into};
  told := firebreak.add_counts(told, jsonb_build_object('${table}', cardinality(${into})));`;

/** Rows without an id of their own in the journal. */
const quiet = (table: string, set: string, where: string): string => /* sql */ `
  update ${table} set ${set} where home = e.home and ${where};
  get diagnostics taken = row_count;
  told := firebreak.add_counts(told, jsonb_build_object('${table}', taken));`;

/** That there was a number stays: its lack is a warning of its own. */
const unnumbered = (table: string): string => `number = case when number is not null then 'forgotten-' || "${table}".id end`;

/** What the protocol wrote on a task are codes and ids, by which a task is not opened twice. */
const byHand = (column: string): string => `${column} = case when source_system = 'protocol' then ${column} end`;

export const forget = /* sql */ `
create function firebreak.add_counts(one jsonb, other jsonb) returns jsonb language sql immutable as
$$
  select coalesce(jsonb_object_agg(key, total), '{}')
  from (select key, sum(value::bigint) as total from (select * from jsonb_each_text(one) union all select * from jsonb_each_text(other)) each
    group by key having sum(value::bigint) > 0) sums
$$;

-- Takes payloads about these ids out of the journal; its chain covers their digests and stays whole.
create function firebreak.forget_payloads(of_home text, subjects uuid[]) returns integer language plpgsql security definer set search_path = firebreak, public set jit = off as
$$
declare taken integer;
begin
  update journal set payload = null, salt = null where home = of_home and subject = any (subjects) and payload is not null;
  get diagnostics taken = row_count;
  return taken;
end
$$;

-- Place and day are left of a stay: hours are a track (P10).
create function firebreak.blank_visits(e expiry, visits uuid[]) returns void language sql security definer set search_path = firebreak, public set jit = off as
$$
  update visit v set start = date_trunc('day', v.start at time zone o.zone) at time zone o.zone,
    "end" = date_trunc('day', v."end" at time zone o.zone) at time zone o.zone, note = null, forgotten_in = coalesce(v.forgotten_in, e.id),
    source_system = null, source_id = null, source_hash = null, extra = '{}', search = '', codes = '{}', version = v.version + 1
  from (select coalesce(settings ->> 'timeZone', 'Asia/Shanghai') as zone from outbreak where home = e.home and id = e.outbreak) o
  where v.home = e.home and v.id = any (visits)
$$;

/*
 * Forgets people and everything that is told of them. Class, status, dates, area, links and outcomes stay: they are what figures count.
 * Age stays as the first year of five, and sex: tables of the past are by both. Texts go, whatever was written into them.
 * Tasks are not counted anew: nothing that the counts of tasks (0017) are made of changes.
 */
create function firebreak.forget_people(e expiry, people uuid[]) returns jsonb
language plpgsql security definer set search_path = firebreak, public set jit = off as
$$
declare
  told jsonb := '{}'; subjects uuid[] := people; ids uuid[]; contacts uuid[]; specimens uuid[]; tasks uuid[]; homes uuid[]; taken integer;
begin
  if people is null or cardinality(people) = 0 then return told; end if;
  update expiry_search s set hit = true
  where s.home = e.home and s.expiry = e.id and not s.hit and s.text in (select firebreak.texts_about(e, people));
  select array_agg(distinct household) into homes from person where home = e.home and id = any (people) and household is not null;
  ${step({
    table: 'person',
    set: `${blank}, name = null, other_name = null, birth_date = null, age_years = least(85, coalesce(age_years, age_months / 12) / 5 * 5), age_months = null,
    occupation = null, nationality = null, language = null, guardian = null, document_type = null, document_number = null, phone = null, email = null,
    address = null, latitude = null, longitude = null, pregnant = null, forgotten_in = e.id`,
    where: 'id = any (people)',
  })}
  ${step({
    table: 'household',
    set: `${blank}, code = 'forgotten-' || household.id, address = null, forgotten_in = e.id`,
    where: `id = any (homes) and forgotten_in is null
    and not exists (select from person m where m.home = household.home and m.household = household.id and m.forgotten_in is null)`,
  })}
  -- Where the door is still known for somebody else, it must not say who else lived behind it.
  update person m set household = null from household h
  where m.home = e.home and m.id = any (people) and h.home = m.home and h.id = m.household and h.forgotten_in is null;
  ${step({ table: 'contact', set: `${blank}, ${unnumbered('contact')}, risk_reason = null`, where: 'person = any (people)', into: 'contacts' })}
  ${step({
    table: 'case', // of somebody who is a case only by a record that was withdrawn
    set: `${blank}, ${unnumbered('case')}, symptoms = null, facility = null, detected_by = null, risk_reason = null`,
    where: 'person = any (people)',
  })}
  ${step({
    table: 'exposure',
    set: `${blank}, exposure_type = null, frequency = null, duration = null, relation = null, cluster = null, comment = null`,
    where: `id in (select id from exposure where source_person = any (people) union select id from exposure where target_person = any (people))`,
  })}
  ${step({ table: 'follow_up', set: `${blank}, temperature = null, symptoms = null, note = null`, where: 'contact = any (contacts)' })}
  ${step({ table: 'specimen', set: `${blank}, number = null, lab = null`, where: 'person = any (people)', into: 'specimens' })}
  ${step({
    table: 'lab_result',
    set: `${blank}, lab = null, sequence = null, note = null`,
    where: `id in (select id from lab_result where person = any (people) union select id from lab_result where specimen = any (specimens))`,
  })}
  select coalesce(array_agg(id), '{}') into ids from visit where home = e.home and person = any (people);
  perform firebreak.blank_visits(e, ids);
  subjects := subjects || ids;
  told := firebreak.add_counts(told, jsonb_build_object('visit', cardinality(ids)));
  ${step({
    table: 'task',
    set: `title = null, reason = null, search = '', codes = '{}', version = version + 1, ${['source_system', 'source_id', 'source_hash', 'cause', 'pack', 'clock'].map(byHand).join(', ')},
    extra = case when source_system = 'protocol' then extra else '{}' end`,
    where: `id in (select id from task where person = any (people) union select id from task where specimen = any (specimens))`,
    into: 'tasks',
  })}
  ${quiet('task_evidence', 'text = null, form = null, photo = null', 'task = any (tasks)')}
  ${quiet('close_out_reason', "reason = ''", 'task = any (tasks)')}
  ${quiet('order_receipt', 'action = null', 'task = any (tasks)')}
  ${step({ table: 'finding', set: "title = '', text = '', rectification = null, recheck = null, version = version + 1", where: 'task = any (tasks)' })}
  ${step({
    table: 'link_decision',
    set: "reason = ''",
    where: `id in (select id from link_decision where infectee = any (people) union select id from link_decision where infector = any (people))`,
  })}
  -- The resident on a roster is another record, with a clock of its own; that it is the same person is forgotten.
  ${quiet('roster_member', 'person = null', 'person = any (people)')}
  return firebreak.add_counts(told, jsonb_build_object('journal', firebreak.forget_payloads(e.home, subjects)));
end
$$;
`;
