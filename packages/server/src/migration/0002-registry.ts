/**
 * The nouns of the registry. Columns follow the fields of the contract (snake case); a test holds the two together.
 *
 * Every table starts with the same frame and gets the same two policies: read and write inside the outbreak in force,
 * in the areas where the user's role has the permission for this kind.
 */
const frame = /* sql */ `
  home text not null,
  id uuid not null,
  outbreak uuid not null,
  area ltree not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  withdrawn_at timestamptz,
  source_system text,
  source_id text,
  source_hash text,
  extra jsonb not null default '{}',
  search text not null default '',
  primary key (home, id),
  foreign key (home, outbreak) references outbreak (home, id)`;

export const registry = /* sql */ `
create table team (${frame},
  name text not null,
  area_code text,
  members text
);
create table household (${frame},
  code text not null,
  address text,
  area_code text,
  size integer
);
create table place (${frame},
  name text not null,
  kind text,
  address text,
  area_code text,
  latitude double precision,
  longitude double precision
);
create table person (${frame},
  name text,
  other_name text,
  sex text,
  birth_date date,
  age_years integer,
  age_months integer,
  occupation text,
  nationality text,
  language text,
  guardian text,
  document_type text,
  document_number text,
  phone text,
  email text,
  address text,
  area_code text,
  latitude double precision,
  longitude double precision,
  household uuid,
  pregnant boolean,
  foreign key (home, household) references household (home, id)
);
create table event (${frame},
  name text not null,
  number text,
  date date,
  end_date date,
  report_date date,
  description text,
  place uuid,
  area_code text,
  latitude double precision,
  longitude double precision,
  foreign key (home, place) references place (home, id)
);
create table "case" (${frame},
  person uuid not null,
  number text,
  case_class text not null,
  origin text,
  onset_date date,
  onset_approximate boolean,
  infection_date date,
  report_date date,
  detected_by text,
  severity text,
  symptoms text,
  outcome text,
  outcome_date date,
  isolation_start date,
  isolation_end date,
  hospital_start date,
  hospital_end date,
  facility text,
  risk_level text,
  risk_reason text,
  was_contact boolean,
  became_case_on date,
  safe_burial boolean,
  transfer_refused boolean,
  area_code text,
  foreign key (home, person) references person (home, id)
);
create table contact (${frame},
  person uuid not null,
  number text,
  contact_class text,
  status text not null,
  last_exposure_date date,
  report_date date,
  follow_up_start date,
  follow_up_end date,
  risk_level text,
  risk_reason text,
  was_case boolean,
  team uuid,
  area_code text,
  -- Read model over follow_up, kept by firebreak.note_last_seen: lists are ordered by it.
  last_seen date,
  foreign key (home, person) references person (home, id),
  foreign key (home, team) references team (home, id)
);
create table exposure (${frame},
  source_person uuid,
  source_event uuid,
  target_person uuid,
  target_event uuid,
  date date,
  date_estimated boolean,
  certainty text,
  setting text,
  exposure_type text,
  frequency text,
  duration text,
  relation text,
  cluster text,
  comment text,
  check (num_nonnulls(source_person, source_event) = 1),
  check (num_nonnulls(target_person, target_event) = 1),
  foreign key (home, source_person) references person (home, id),
  foreign key (home, source_event) references event (home, id),
  foreign key (home, target_person) references person (home, id),
  foreign key (home, target_event) references event (home, id)
);
create table visit (${frame},
  person uuid not null,
  place uuid not null,
  start timestamptz,
  "end" timestamptz,
  note text,
  foreign key (home, person) references person (home, id),
  foreign key (home, place) references place (home, id)
);
create table follow_up (${frame},
  contact uuid not null,
  date date not null,
  status text not null,
  day_number integer,
  team uuid,
  temperature text,
  symptoms text,
  note text,
  foreign key (home, contact) references contact (home, id),
  foreign key (home, team) references team (home, id)
);
create table specimen (${frame},
  number text,
  subject text,
  person uuid,
  place uuid,
  kind text,
  taken_at timestamptz,
  sent_at timestamptz,
  received_at timestamptz,
  lab text,
  foreign key (home, person) references person (home, id),
  foreign key (home, place) references place (home, id)
);
create table lab_result (${frame},
  specimen uuid,
  person uuid,
  test text,
  outcome text not null,
  tested_date date,
  result_date date,
  lab text,
  ct double precision,
  sequence text,
  note text,
  foreign key (home, specimen) references specimen (home, id),
  foreign key (home, person) references person (home, id)
);

-- A person is one case and one contact at most; what was withdrawn leaves the place free.
create unique index case_person on "case" (home, person) where withdrawn_at is null;
create unique index contact_person on contact (home, person) where withdrawn_at is null;

-- Lists are ordered by a column and the id, which makes the order total, so that paging neither skips nor repeats.
-- Read backwards the same index serves the other direction; rows without a value are a page of their own.
create index case_by_report on "case" (outbreak, report_date, id);
create index case_by_onset on "case" (outbreak, onset_date, id);
create index case_by_number on "case" (outbreak, number, id);
create index case_by_class on "case" (outbreak, case_class, id);
create index contact_by_report on contact (outbreak, report_date, id);
create index contact_by_exposure on contact (outbreak, last_exposure_date, id);
create index contact_by_follow_up_end on contact (outbreak, follow_up_end, id);
create index contact_by_last_seen on contact (outbreak, last_seen, id);
create index contact_by_number on contact (outbreak, number, id);
create index contact_by_status on contact (outbreak, status, id);
create index contact_team on contact (team);
create index person_by_name on person (outbreak, name, id);
create index place_by_name on place (outbreak, name, id);
create index household_by_code on household (outbreak, code, id);
create index team_by_name on team (outbreak, name, id);
create index event_by_date on event (outbreak, date, id);
create index exposure_by_date on exposure (outbreak, date, id);
create index visit_by_start on visit (outbreak, start, id);
create index specimen_by_taking on specimen (outbreak, taken_at, id);
create index lab_result_by_date on lab_result (outbreak, result_date, id);
-- For whoever sees a small part of a large table: the policies find its rows by area, and sort them then.
create index person_area on person using gist (area);
create index case_area on "case" using gist (area);
create index contact_area on contact using gist (area);
create index follow_up_area on follow_up using gist (area);
create index exposure_area on exposure using gist (area);
create index follow_up_by_date on follow_up (outbreak, date, id);
create index follow_up_contact on follow_up (contact, date);
create index case_of_person on "case" (person);
create index contact_of_person on contact (person);
create index exposure_source_person on exposure (source_person);
create index exposure_source_event on exposure (source_event);
create index exposure_target_person on exposure (target_person);
create index exposure_target_event on exposure (target_event);
create index visit_person on visit (person);
create index visit_place_start on visit (place, start);
create index specimen_person on specimen (person);
create index lab_result_specimen on lab_result (specimen);
create index lab_result_person on lab_result (person);
create index person_household on person (household);
create index event_place on event (place);

do $$
declare kind text; permission text;
begin
  for kind, permission in values
    ('team', 'team'), ('household', 'household'), ('place', 'place'), ('person', 'person'), ('event', 'event'), ('case', 'case'),
    ('contact', 'contact'), ('exposure', 'exposure'), ('visit', 'visit'), ('follow_up', 'followUp'), ('specimen', 'specimen'),
    ('lab_result', 'labResult')
  loop
    execute format('create index %I on %I (outbreak, created_at, id)', kind || '_by_creation', kind);
    execute format('create index %I on %I using gin (search gin_trgm_ops)', kind || '_search', kind);
    execute format('create unique index %I on %I (home, outbreak, source_system, source_id) where source_id is not null', kind || '_source', kind);
    execute format('alter table %I enable row level security', kind);
    execute format(
      'create policy %I on %I for select to firebreak_service using (outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope(%L))::ltree[]))',
      kind || '_read', kind, permission || '.read');
    execute format(
      'create policy %I on %I for insert to firebreak_service with check (outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope(%L))::ltree[]))',
      kind || '_insert', kind, permission || '.write');
    execute format(
      'create policy %I on %I for update to firebreak_service using (outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope(%L))::ltree[])) with check (outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope(%L))::ltree[]))',
      kind || '_update', kind, permission || '.write', permission || '.write');
    execute format('grant select, insert, update on %I to firebreak_service', kind);
  end loop;
end $$;

-- Row-level security keeps the index on search out of a plan, because LIKE could leak what it compares. This function
-- looks in the index for the caller and gives ids only; the caller's own query then applies the policies to them.
-- A word is found as part of another, or as a whole (the digest of a phone or a document).
create function firebreak.search_ids(kind text, part text, whole text) returns setof uuid
language plpgsql stable security definer set search_path = firebreak, public as
$$
begin
  return query execute format('select id from %I where outbreak = $1 and (search like $2 or search like $3)', kind)
    using firebreak.outbreak_in_force(), part, whole;
end $$;

-- The day on which contacts were last seen: whoever may write a follow-up keeps it right, also where the contact itself
-- is not theirs to change. It says nothing that the follow-ups do not say.
create function firebreak.note_last_seen(of_home text, contacts uuid[]) returns void
language sql volatile security definer set search_path = firebreak, public as
$$
  update contact k set last_seen = seen.day
  from (
    select c.id, (
      select max(f.date) from follow_up f
      where f.home = of_home and f.contact = c.id and f.withdrawn_at is null and f.status in ('seenNoSigns', 'seenWithSigns')) as day
    from contact c where c.home = of_home and c.id = any (contacts)) seen
  where k.home = of_home and k.id = seen.id and k.last_seen is distinct from seen.day
$$;

create table saved_view (
  id uuid primary key,
  user_id uuid not null references app_user (id),
  outbreak uuid not null,
  kind text not null,
  name text not null,
  search text not null default '',
  filter jsonb not null default '[]',
  sort text,
  columns jsonb not null default '[]',
  unique (user_id, outbreak, kind, name)
);
alter table saved_view enable row level security;
create policy saved_view_own on saved_view to firebreak_service using (user_id = firebreak.actor()) with check (user_id = firebreak.actor());
grant select, insert, update, delete on saved_view to firebreak_service;
`;
