/**
 * Imports with their errors and saved mappings.
 *
 * An import is seen by who made it and by who may run imports over the whole area of the outbreak: the errors quote
 * cells of files, and those may hold names.
 */
export const imports = /* sql */ `
create table import (
  home text not null,
  id uuid not null,
  outbreak uuid not null,
  area ltree not null,
  state text not null check (state in ('uploaded', 'reading', 'checked', 'writing', 'done', 'cancelled', 'failed')),
  preset text not null,
  source_system text not null,
  options jsonb not null default '{}',
  files jsonb not null default '[]',
  rows jsonb not null default '{}',
  counts jsonb not null default '{}',
  skipped integer not null default 0,
  error_count integer not null default 0,
  done bigint not null default 0,
  total bigint not null default 0,
  -- Where writing stands: changed in the transaction that writes the rows before it.
  checkpoint jsonb,
  job uuid,
  message jsonb,
  created_by uuid not null references app_user (id),
  created_by_name text not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (home, id),
  foreign key (home, outbreak) references outbreak (home, id)
);
create index import_by_outbreak on import (outbreak, created_at desc);

create table import_error (
  home text not null,
  import uuid not null,
  position integer not null,
  severity text not null,
  code text not null,
  file text not null,
  sheet text,
  "row" integer,
  "column" text,
  value text,
  detail jsonb not null default '{}',
  primary key (home, import, position),
  foreign key (home, import) references import (home, id)
);

create table import_mapping (
  user_id uuid not null references app_user (id),
  name text not null,
  mapping jsonb not null,
  primary key (user_id, name)
);

alter table import enable row level security;
create policy import_own on import to firebreak_service
  using (outbreak = (select firebreak.open_outbreak())
    and (area <@ any ((select firebreak.scope('import.run'))::ltree[])
      or (created_by = firebreak.actor() and cardinality((select firebreak.scope('import.run'))) > 0)))
  with check (outbreak = (select firebreak.open_outbreak()) and cardinality((select firebreak.scope('import.run'))) > 0);
alter table import_error enable row level security;
create policy import_error_own on import_error to firebreak_service
  using (exists (select from import i where i.home = import_error.home and i.id = import_error.import))
  with check (exists (select from import i where i.home = import_error.home and i.id = import_error.import));
alter table import_mapping enable row level security;
create policy import_mapping_own on import_mapping to firebreak_service
  using (user_id = firebreak.actor()) with check (user_id = firebreak.actor());
grant select, insert, update on import to firebreak_service;
grant select, insert, delete on import_error to firebreak_service;
grant select, insert, update, delete on import_mapping to firebreak_service;
`;
