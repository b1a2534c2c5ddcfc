/**
 * 名册文件: a register on its way into the roster, and what became of it. A large one goes in as a job: as a whole or not at all. Its
 * problems quote cells of the file, so only who brought it sees them, and they go after a week.
 */
export const register = /* sql */ `
create table roster_register (
  home text not null,
  id uuid not null,
  outbreak uuid not null,
  area ltree not null,
  files jsonb not null,
  state text not null check (state in ('waiting', 'reading', 'writing', 'done', 'cancelled', 'failed')),
  job uuid not null,
  done integer not null default 0,
  total integer not null default 0,
  -- What it did to the roster, once it is in.
  outcome jsonb,
  -- Code of the error catalogue and what fills its text, where it did not go in.
  failure jsonb,
  created_at timestamptz not null,
  created_by uuid not null,
  created_by_name text not null,
  finished_at timestamptz,
  primary key (home, id),
  foreign key (home, outbreak) references outbreak (home, id)
);
create index roster_register_own on roster_register (home, outbreak, created_by, created_at desc);

alter table roster_register enable row level security;
create policy roster_register_own on roster_register to firebreak_service
  using (outbreak = (select firebreak.open_outbreak()) and created_by = firebreak.actor() and cardinality((select firebreak.scope('roster.write'))) > 0)
  with check (outbreak = (select firebreak.open_outbreak()) and created_by = firebreak.actor() and cardinality((select firebreak.scope('roster.write'))) > 0);
grant select, insert, update on roster_register to firebreak_service;
`;
