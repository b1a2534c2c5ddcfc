/**
 * Exports of many personal records need a second person (P33). How many that are is a row of `export_rule`, kept by whoever keeps
 * accounts and sees no health data. What one person took lately counts too, so a large list does not leave in small pieces.
 */
export const exportRequest = /* sql */ `
create table export_rule (
  only_one boolean primary key default true check (only_one),
  most_rows integer not null check (most_rows >= 0),
  hours integer not null check (hours > 0)
);
insert into export_rule (most_rows, hours) values (500, 24);
alter table export_rule enable row level security;
create policy export_rule_read on export_rule for select to firebreak_service using (true);
create policy export_rule_update on export_rule for update to firebreak_service
  using (cardinality((select firebreak.scope('user.manage'))::ltree[]) > 0)
  with check (cardinality((select firebreak.scope('user.manage'))::ltree[]) > 0);
grant select, update on export_rule to firebreak_service;

create table export_request (
  home text not null,
  id uuid not null,
  outbreak uuid not null,
  -- Who may decide within this area may decide about it.
  area ltree not null,
  kind text not null,
  cut jsonb not null,
  rows integer not null,
  reason text not null,
  requested_at timestamptz not null,
  requested_by uuid not null,
  requested_by_name text not null,
  state text not null default 'waiting' check (state in ('waiting', 'approved', 'refused', 'withdrawn')),
  decided_at timestamptz,
  decided_by uuid,
  decided_by_name text,
  decision_reason text,
  expires_at timestamptz not null,
  version integer not null default 1,
  primary key (home, id),
  foreign key (home, outbreak) references outbreak (home, id),
  -- Two persons, whatever the service does.
  check (decided_by <> requested_by),
  check (state not in ('approved', 'refused') or (decided_by is not null and decided_at is not null and decision_reason is not null))
);
create index export_request_asked on export_request (outbreak, requested_at, id);

alter table export_request enable row level security;
create policy export_request_read on export_request for select to firebreak_service using (
  outbreak = (select firebreak.open_outbreak())
  and (requested_by = (select firebreak.actor()) or area <@ any ((select firebreak.scope('export.approve'))::ltree[])));
create policy export_request_insert on export_request for insert to firebreak_service with check (
  outbreak = (select firebreak.open_outbreak()) and requested_by = (select firebreak.actor()) and state = 'waiting'
  and area <@ any ((select firebreak.scope('export.run'))::ltree[]));
create policy export_request_update on export_request for update to firebreak_service
  using (outbreak = (select firebreak.open_outbreak()))
  with check (outbreak = (select firebreak.open_outbreak()) and (
    (state = 'withdrawn' and requested_by = (select firebreak.actor()))
    or (state in ('approved', 'refused') and decided_by = (select firebreak.actor())
      and area <@ any ((select firebreak.scope('export.approve'))::ltree[]))));
grant select, insert, update on export_request to firebreak_service;

-- What the signed-in user took without an approval: of the own acts only a number, so it needs no right to read the journal.
create index journal_exported on journal (actor, at) where action like '%.exported';
create function firebreak.exported_lately(since timestamptz, kinds text[]) returns bigint
language sql stable security definer set search_path = firebreak, public as
$$
  select coalesce(sum((payload ->> 'count')::bigint), 0)::bigint from journal
  where action like '%.exported' and actor = firebreak.actor() and at > since and outbreak = firebreak.open_outbreak()
    and kind = any (kinds) and not payload ? 'approval'
$$;
`;
