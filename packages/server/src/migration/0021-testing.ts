/**
 * Testing rounds: roster, rounds and their denominator, sampling points, tubes, samples, custody, results.
 *
 * The roster stands apart from the persons of the registry (P1, P3): whole-population rows carry the least that finding a door and
 * a person needs, end with their own retention, and appear in no search of the outbreak. Somebody becomes a person of the registry
 * when a result makes it necessary. Which member is in which tube is one table (`sample`) that the laboratory may not read (P7).
 *
 * The denominator is versioned: a target stands from the version that added it until the version that took it off, so what was due
 * at any version can be counted again. `round_tally` keeps the counts of the newest version per leaf area, changed in the transaction
 * of what changes them; it can be rebuilt from `round_target`, and a test holds the two together.
 */
export const testing = /* sql */ `
create table roster_household (
  home text not null,
  id uuid not null,
  outbreak uuid not null,
  area ltree not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  withdrawn_at timestamptz,
  code text not null,
  building text,
  unit text,
  floor integer,
  room text,
  address text,
  latitude double precision,
  longitude double precision,
  occupancy text not null default 'occupied' check (occupancy in ('occupied', 'vacant', 'unknown')),
  source text not null default 'register',
  primary key (home, id),
  foreign key (home, outbreak) references outbreak (home, id)
);
create unique index roster_household_code on roster_household (home, outbreak, code);
create index roster_household_area on roster_household (home, outbreak, area, building, floor, room);

create table roster_member (
  home text not null,
  id uuid not null,
  outbreak uuid not null,
  area ltree not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  withdrawn_at timestamptz,
  household uuid,
  -- A workplace, school or institution whose roster the member stands on.
  place uuid,
  -- The person of the registry, once there is one.
  person uuid,
  name text,
  sex text,
  birth_year integer,
  phone text,
  document_type text,
  document_number text,
  -- Digests by which a scan or a typed number finds the member without reading the number (as registry.codes).
  document_code bigint,
  phone_code bigint,
  -- Occupation of the pack (occupations.*.posts).
  post text,
  risk text not null default 'low' check (risk in ('low', 'medium', 'high')),
  needs text[] not null default '{}',
  duplicate_of uuid,
  source text not null default 'register',
  -- Read model over sample: the due list of a schedule asks for it.
  last_sampled_at timestamptz,
  primary key (home, id),
  foreign key (home, outbreak) references outbreak (home, id),
  foreign key (home, household) references roster_household (home, id),
  foreign key (home, place) references place (home, id),
  foreign key (home, person) references person (home, id)
);
create index roster_member_area on roster_member (home, outbreak, area);
create index roster_member_household on roster_member (home, household);
create index roster_member_document on roster_member (home, outbreak, document_code) where document_code is not null;
create index roster_member_phone on roster_member (home, outbreak, phone_code) where phone_code is not null;
create index roster_member_place on roster_member (home, place) where place is not null;
create index roster_member_person on roster_member (home, person) where person is not null;
create index roster_member_post on roster_member (home, outbreak, post) where post is not null;

create table test_round (
  home text not null,
  id uuid not null,
  outbreak uuid not null,
  area ltree not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  name text not null,
  purpose text not null,
  hypothesis text not null,
  legal_basis text not null,
  -- Parts of the rule, joined: whom any part names is due.
  target jsonb not null,
  -- People per tube by risk.
  pooling jsonb not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  status text not null check (status in ('draft', 'approved', 'open', 'closed', 'cancelled')),
  -- Rounds of one region-wide screening, counted from 1.
  series uuid,
  number integer,
  proposed_by uuid not null,
  proposed_by_name text not null,
  approved_by uuid,
  approved_by_name text,
  approved_at timestamptz,
  approval_note text,
  opened_at timestamptz,
  ended_at timestamptz,
  ended_reason text,
  -- Newest version of the denominator; 0 before there is one.
  denominator integer not null default 0,
  primary key (home, id),
  foreign key (home, outbreak) references outbreak (home, id)
);
create index test_round_list on test_round (home, outbreak, created_at, id);
create index test_round_window on test_round (closes_at) where status in ('approved', 'open');

create table round_version (
  home text not null,
  round uuid not null,
  number integer not null,
  outbreak uuid not null,
  area ltree not null,
  at timestamptz not null,
  by_name text not null,
  why text not null,
  added integer not null,
  removed integer not null,
  due integer not null,
  primary key (home, round, number),
  foreign key (home, round) references test_round (home, id)
);

create table round_target (
  home text not null,
  round uuid not null,
  member uuid not null,
  outbreak uuid not null,
  area ltree not null,
  household uuid,
  risk text not null default 'low',
  added_in integer not null,
  -- First version that does not count the member any more.
  removed_in integer,
  -- Was not on the list and came all the same.
  walk_in boolean not null default false,
  exempt_reason text,
  exempt_until timestamptz,
  exempt_by_name text,
  exempt_at timestamptz,
  missing_reason text,
  missing_note text,
  missing_at timestamptz,
  done_at timestamptz,
  sample uuid,
  primary key (home, round, member),
  foreign key (home, round) references test_round (home, id),
  foreign key (home, member) references roster_member (home, id)
);
create index round_target_area on round_target (home, round, area);
create index round_target_household on round_target (home, round, household);

create table round_tally (
  home text not null,
  round uuid not null,
  area ltree not null,
  outbreak uuid not null,
  due integer not null default 0,
  done integer not null default 0,
  exempt integer not null default 0,
  walk_in integer not null default 0,
  households integer not null default 0,
  -- Nobody due is missing.
  households_complete integer not null default 0,
  -- Nobody due was sampled or exempted yet.
  households_untouched integer not null default 0,
  changed_at timestamptz not null,
  primary key (home, round, area),
  foreign key (home, round) references test_round (home, id)
);

create table sampling_point (
  home text not null,
  id uuid not null,
  outbreak uuid not null,
  area ltree not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  withdrawn_at timestamptz,
  name text not null,
  kind text not null,
  address text,
  latitude double precision,
  longitude double precision,
  -- Opening hours, shifts with their staff, stations and rate, supplies: see contract/src/route/sampling-point.ts.
  hours jsonb not null default '[]',
  shifts jsonb not null default '[]',
  stations integer not null default 1,
  per_station_hour integer not null default 60,
  supplies jsonb not null default '[]',
  is_open boolean not null default false,
  primary key (home, id),
  foreign key (home, outbreak) references outbreak (home, id)
);
create index sampling_point_list on sampling_point (home, outbreak, area);

create table tube (
  home text not null,
  outbreak uuid not null,
  code text not null,
  area ltree not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  round uuid,
  point uuid,
  subject text not null default 'person',
  -- 1 is a single tube.
  capacity integer not null check (capacity between 1 and 50),
  risk text not null default 'low',
  -- The pool whose member this single tube tests again.
  resolves text,
  members integer not null default 0,
  state text not null default 'open' check (state in ('open', 'sealed', 'sent', 'received', 'tested')),
  faults text[] not null default '{}',
  fault_note text,
  opened_at timestamptz not null,
  sealed_at timestamptz,
  sent_at timestamptz,
  received_at timestamptz,
  tested_at timestamptz,
  reported_at timestamptz,
  rack text,
  laboratory text,
  outcome text,
  result uuid,
  primary key (home, outbreak, code),
  foreign key (home, outbreak) references outbreak (home, id),
  foreign key (home, round) references test_round (home, id),
  foreign key (home, point) references sampling_point (home, id)
);
create index tube_round on tube (home, round, state);
create index tube_rack on tube (home, outbreak, rack) where rack is not null;
create index tube_waiting on tube (home, outbreak, laboratory, received_at) where state in ('sent', 'received');
create index tube_positive on tube (home, outbreak, reported_at) where outcome = 'positive';
create index tube_resolves on tube (home, outbreak, resolves) where resolves is not null;

create table sample (
  home text not null,
  id uuid not null,
  outbreak uuid not null,
  area ltree not null,
  round uuid,
  member uuid,
  -- Goods and environment: what was sampled, and where.
  subject text not null default 'person' check (subject in ('person', 'goods', 'environment')),
  place uuid,
  description text,
  tube text not null,
  position integer not null,
  point uuid,
  device text not null,
  -- As the device said, and corrected by how far its clock was off when it sent.
  device_taken_at timestamptz not null,
  taken_at timestamptz not null,
  recorded_at timestamptz not null,
  by uuid not null,
  by_name text not null,
  -- 'valid' counts; 'again': the member had been sampled in this round; 'void': the tube was lost, faulty or not the member's.
  state text not null default 'valid' check (state in ('valid', 'again', 'void')),
  state_reason text,
  primary key (home, id),
  foreign key (home, outbreak) references outbreak (home, id)
);
create index sample_tube on sample (home, outbreak, tube, position);
create index sample_member on sample (home, member, taken_at) where member is not null;

create table custody (
  home text not null,
  id uuid not null,
  outbreak uuid not null,
  area ltree not null,
  rack text,
  tube text,
  step text not null,
  at timestamptz not null,
  by uuid not null,
  by_name text not null,
  -- Who took it over, in words: courier, plate, laboratory.
  taker text,
  note text,
  tubes integer,
  primary key (home, id),
  foreign key (home, outbreak) references outbreak (home, id)
);
create index custody_rack on custody (home, outbreak, rack, at) where rack is not null;
create index custody_tube on custody (home, outbreak, tube, at) where tube is not null;

create table lab_batch (
  home text not null,
  id uuid not null,
  outbreak uuid not null,
  area ltree not null,
  laboratory text not null,
  file_name text not null,
  digest text not null,
  format text not null,
  at timestamptz not null,
  by uuid not null,
  by_name text not null,
  lines integer not null default 0,
  taken integer not null default 0,
  same integer not null default 0,
  corrected integer not null default 0,
  refused integer not null default 0,
  -- passed, failed, or none given
  control text,
  state text not null,
  problems jsonb not null default '[]',
  primary key (home, id),
  foreign key (home, outbreak) references outbreak (home, id)
);
create unique index lab_batch_file on lab_batch (home, outbreak, laboratory, digest);

create table tube_result (
  home text not null,
  id uuid not null,
  outbreak uuid not null,
  area ltree not null,
  tube text not null,
  batch uuid,
  laboratory text not null,
  test text not null,
  outcome text not null check (outcome in ('positive', 'negative', 'indeterminate', 'invalid')),
  -- Ct by target gene.
  targets jsonb not null default '{}',
  instrument text,
  well text,
  tested_at timestamptz,
  reported_at timestamptz not null,
  by uuid not null,
  by_name text not null,
  corrects uuid,
  superseded_at timestamptz,
  note text,
  primary key (home, id),
  foreign key (home, outbreak) references outbreak (home, id),
  foreign key (home, batch) references lab_batch (home, id)
);
create index tube_result_tube on tube_result (home, outbreak, tube, reported_at);

-- A positive pool from its result to the last single result of its members.
create table pool (
  home text not null,
  outbreak uuid not null,
  tube text not null,
  area ltree not null,
  state text not null,
  members integer not null,
  held integer not null default 0,
  cleared integer not null default 0,
  positive integer not null default 0,
  positive_at timestamptz not null,
  due_at timestamptz,
  resolved_at timestamptz,
  withdrawn_at timestamptz,
  primary key (home, outbreak, tube),
  foreign key (home, outbreak, tube) references tube (home, outbreak, code)
);

do $$
declare tab text; may_read text; may_write text;
begin
  for tab, may_read, may_write in values
    ('roster_household', 'roster.read', 'roster.write'), ('roster_member', 'roster.read', 'roster.write'),
    ('test_round', 'round.read', 'round.write'), ('round_version', 'round.read', 'round.write'), ('round_tally', 'round.read', 'round.write'),
    ('round_target', 'roster.read', 'roster.write'), ('sampling_point', 'round.read', 'tube.write'),
    ('tube', 'tube.read', 'tube.write'), ('sample', 'sample.read', 'sample.write'), ('custody', 'tube.read', 'tube.write'),
    ('lab_batch', 'tube.read', 'tube.result'), ('tube_result', 'tube.read', 'tube.result'), ('pool', 'tube.read', 'tube.result')
  loop
    execute format('alter table %I enable row level security', tab);
    execute format(
      'create policy %I on %I for select to firebreak_service using (outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope(%L))::ltree[]))',
      tab || '_read', tab, may_read);
    execute format(
      'create policy %I on %I for insert to firebreak_service with check (outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope(%L))::ltree[]))',
      tab || '_insert', tab, may_write);
    execute format(
      'create policy %I on %I for update to firebreak_service using (outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope(%L))::ltree[])) with check (outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope(%L))::ltree[]))',
      tab || '_update', tab, may_write, may_write);
    execute format('grant select, insert, update on %I to firebreak_service', tab);
  end loop;
end $$;
-- A round of a county is also seen by those who work in a part of it.
drop policy test_round_read on test_round;
create policy test_round_read on test_round for select to firebreak_service using (
  outbreak = (select firebreak.open_outbreak())
  and (area <@ any ((select firebreak.scope('round.read'))::ltree[]) or area @> any ((select firebreak.scope('round.read'))::ltree[])));
drop policy round_version_read on round_version;
create policy round_version_read on round_version for select to firebreak_service using (
  outbreak = (select firebreak.open_outbreak())
  and (area <@ any ((select firebreak.scope('round.read'))::ltree[]) or area @> any ((select firebreak.scope('round.read'))::ltree[])));
drop policy sampling_point_read on sampling_point;
create policy sampling_point_read on sampling_point for select to firebreak_service using (
  outbreak = (select firebreak.open_outbreak())
  and (area <@ any ((select firebreak.scope('round.read'))::ltree[]) or area @> any ((select firebreak.scope('round.read'))::ltree[])));
-- A round is decided by who may approve it, and by nobody who may only propose it.
create policy test_round_approve on test_round for update to firebreak_service
  using (outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('round.approve'))::ltree[]))
  with check (outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('round.approve'))::ltree[]));
`;
