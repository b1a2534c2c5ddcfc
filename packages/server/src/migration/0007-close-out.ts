/** Daily close-out: why a task is carried over a day, and who signed the day of an area. */
export const closeOut = /* sql */ `
create table close_out_reason (
  home text not null,
  outbreak uuid not null,
  task uuid not null,
  day date not null,
  area ltree not null,
  reason text not null,
  at timestamptz not null,
  by uuid not null,
  by_name text not null,
  primary key (home, task, day),
  foreign key (home, outbreak) references outbreak (home, id),
  foreign key (home, task) references task (home, id)
);
create table close_out (
  home text not null,
  id uuid not null,
  outbreak uuid not null,
  area ltree not null,
  day date not null,
  cut_off timestamptz not null,
  signed_at timestamptz not null,
  signed_by uuid not null,
  signed_by_name text not null,
  note text,
  counts jsonb not null,
  primary key (home, id),
  foreign key (home, outbreak) references outbreak (home, id)
);
-- A day that changed after it was signed is signed anew: the last signature counts, the others stay.
create index close_out_day on close_out (outbreak, day, area, signed_at);

do $$
declare kind text;
begin
  foreach kind in array array['close_out_reason', 'close_out'] loop
    execute format('alter table %I enable row level security', kind);
    execute format(
      'create policy %I on %I for select to firebreak_service using (outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope(''closeOut.read''))::ltree[]))',
      kind || '_read', kind);
    execute format(
      'create policy %I on %I for insert to firebreak_service with check (outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope(''closeOut.sign''))::ltree[]))',
      kind || '_insert', kind);
    execute format('grant select, insert on %I to firebreak_service', kind);
  end loop;
end $$;
create policy close_out_reason_update on close_out_reason for update to firebreak_service
  using (outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('closeOut.sign'))::ltree[]))
  with check (outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('closeOut.sign'))::ltree[]));
grant update on close_out_reason to firebreak_service;
`;
