/**
 * Schema, the role the service runs as, accounts, areas, outbreaks, the journal and the rules of access.
 *
 * Access is decided here and not in the service: a row is seen when the signed-in user (`firebreak.actor`, set per
 * transaction) holds a grant whose role has the permission, whose area contains the row and whose outbreak is the one
 * in force (`firebreak.outbreak`). The service runs as `firebreak_service`, which cannot bypass these policies.
 */
export const platform = /* sql */ `
create schema if not exists firebreak;
create extension if not exists ltree;
create extension if not exists pg_trgm;

-- Roles belong to the whole cluster: another database of it may be making the same role at this moment.
do $$ begin
  if not exists (select from pg_roles where rolname = 'firebreak_service') then
    create role firebreak_service nologin nosuperuser nobypassrls;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
  if not pg_has_role(current_user, 'firebreak_service', 'member') then
    execute format('grant firebreak_service to %I', current_user);
  end if;
end $$;
grant usage on schema firebreak to firebreak_service;

-- Reference tables: the same in every home.

create table area (
  code text primary key check (code ~ '^[A-Za-z0-9_-]{1,64}$'),
  path ltree not null unique,
  parent text references area (code),
  level text not null,
  name text not null,
  name_en text,
  latitude double precision,
  longitude double precision,
  population bigint,
  search text not null default ''
);
create index area_path_gist on area using gist (path);
create index area_parent on area (parent);
create index area_search on area using gin (search gin_trgm_ops);
insert into area (code, path, parent, level, name, name_en, search) values ('world', 'world', null, 'world', '全球 World', 'World', '全球 world quanqiu qq');

create table app_user (
  id uuid primary key,
  name text not null unique,
  display_name text not null,
  locale text not null default 'zh-Hans',
  password_hash text,
  disabled boolean not null default false,
  created_at timestamptz not null
);
create table role (code text primary key);
create table role_permission (
  role text not null references role (code),
  permission text not null,
  primary key (role, permission)
);
create table user_grant (
  id uuid primary key,
  user_id uuid not null references app_user (id),
  role text not null references role (code),
  area ltree not null,
  outbreak uuid,
  expires_at timestamptz
);
create index user_grant_by_user on user_grant (user_id);
create table session (
  token_hash text primary key,
  user_id uuid not null references app_user (id),
  csrf text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_by_user on session (user_id);
create table sign_in_link (
  token_hash text primary key,
  purpose text not null check (purpose in ('setUp', 'setPassword', 'signIn')),
  user_id uuid references app_user (id),
  expires_at timestamptz not null,
  used_at timestamptz
);

-- Rules of access.

create function firebreak.actor() returns uuid language sql stable as
$$ select nullif(current_setting('firebreak.actor', true), '')::uuid $$;
create function firebreak.outbreak_in_force() returns uuid language sql stable as
$$ select nullif(current_setting('firebreak.outbreak', true), '')::uuid $$;

-- Areas in which the signed-in user holds a permission. Outside an outbreak only grants that are not bound to one count.
-- Written in plpgsql, which keeps its plans for the session: every query on a guarded table asks this first.
create function firebreak.scope(wanted text) returns ltree[] language plpgsql stable security definer set search_path = firebreak, public as
$$
begin
  return (
    select coalesce(array_agg(distinct g.area), '{}')
    from user_grant g
    join role_permission p on p.role = g.role and p.permission = wanted
    join app_user u on u.id = g.user_id and not u.disabled
    where g.user_id = firebreak.actor()
      and (g.outbreak is null or g.outbreak = firebreak.outbreak_in_force())
      and (g.expires_at is null or g.expires_at > now()));
end
$$;

-- Tables of homes: home is the first column of every key.

create table outbreak (
  home text not null,
  id uuid not null,
  area ltree not null,
  name text not null,
  disease text not null,
  status text not null default 'open',
  start_date date,
  end_date date,
  as_of date,
  settings jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (home, id)
);
create index outbreak_id on outbreak (id);

-- The outbreak in force, when it is open or the user may read closed ones: the third leg of every policy.
create function firebreak.open_outbreak() returns uuid language plpgsql stable security definer set search_path = firebreak, public as
$$
begin
  return (
    select o.id from outbreak o
    where o.id = firebreak.outbreak_in_force()
      and (o.status <> 'closed' or exists (
        select from unnest(firebreak.scope('outbreak.readClosed')) as s(area) where o.area <@ s.area or s.area <@ o.area)));
end
$$;
-- Outbreaks the user holds any grant for: by its area, or by name.
create function firebreak.outbreak_visible(id uuid, area ltree, status text) returns boolean
language plpgsql stable security definer set search_path = firebreak, public as
$$
begin
  return exists (
    select from user_grant g
    join role_permission p on p.role = g.role
      and p.permission = case when outbreak_visible.status = 'closed' then 'outbreak.readClosed' else 'outbreak.read' end
    join app_user u on u.id = g.user_id and not u.disabled
    where g.user_id = firebreak.actor()
      and (g.expires_at is null or g.expires_at > now())
      and (g.outbreak = outbreak_visible.id
        or (g.outbreak is null and (outbreak_visible.area <@ g.area or g.area <@ outbreak_visible.area))));
end
$$;

alter table outbreak enable row level security;
create policy outbreak_read on outbreak for select to firebreak_service using (firebreak.outbreak_visible(id, area, status));
create policy outbreak_insert on outbreak for insert to firebreak_service with check (area <@ any ((select firebreak.scope('outbreak.manage'))::ltree[]));
create policy outbreak_update on outbreak for update to firebreak_service
  using (area <@ any ((select firebreak.scope('outbreak.manage'))::ltree[]))
  with check (area <@ any ((select firebreak.scope('outbreak.manage'))::ltree[]));

-- The journal: append-only, hash-chained per home. The chain covers the digest of the payload and not the payload,
-- so that personal data can be taken out when its time has come (P11, P12) and the chain still proves itself.

create table journal_head (
  home text primary key,
  sequence bigint not null,
  hash text not null,
  -- Sequence of the last entry that changed something: reading is recorded too, but makes no page out of date.
  revision bigint not null default 0
);
create table journal (
  home text not null,
  sequence bigint not null,
  id uuid not null,
  at timestamptz not null,
  actor uuid,
  actor_name text not null,
  action text not null,
  outbreak uuid,
  area ltree,
  kind text,
  subject uuid,
  version integer,
  payload jsonb,
  -- Random; goes with the payload when it is taken out, so that its digest no longer answers a guess.
  salt text,
  payload_hash text not null,
  previous_hash text not null,
  hash text not null,
  primary key (home, sequence)
);
create index journal_subject on journal (subject, sequence);
create index journal_outbreak on journal (outbreak, sequence);
create index journal_at on journal (at);

create function firebreak.refuse_change() returns trigger language plpgsql as
$$ begin raise exception 'the journal is append-only'; end $$;
create trigger journal_append_only before update or delete on journal for each row execute function firebreak.refuse_change();
create trigger journal_no_truncate before truncate on journal for each statement execute function firebreak.refuse_change();

alter table journal enable row level security;
create policy journal_append on journal for insert to firebreak_service with check (true);
create policy journal_read on journal for select to firebreak_service using (
  coalesce(area, 'world'::ltree) <@ any ((select firebreak.scope('audit.read'))::ltree[])
  or (outbreak = (select firebreak.open_outbreak()) and area <@ any (firebreak.scope(kind || '.read')))
);

-- Everything a verification needs, page by page, for whoever may read the audit of the whole tree.
create function firebreak.journal_page(after_home text, after_sequence bigint, page integer)
returns setof journal language sql stable security definer set search_path = firebreak, public as
$$
  select * from journal
  where (home, sequence) > (after_home, after_sequence)
    and 'world'::ltree <@ any (firebreak.scope('audit.read'))
  order by home, sequence limit page
$$;

-- Long work, with progress and cancel.
create table job (
  home text not null,
  id uuid not null,
  kind text not null,
  outbreak uuid,
  area ltree not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'cancelled', 'failed')),
  input jsonb not null,
  output jsonb,
  done bigint not null default 0,
  total bigint not null default 0,
  cancel_requested boolean not null default false,
  attempts integer not null default 0,
  message text,
  created_by uuid,
  created_at timestamptz not null,
  started_at timestamptz,
  heartbeat_at timestamptz,
  finished_at timestamptz,
  primary key (home, id)
);
create index job_waiting on job (created_at) where state in ('waiting', 'running');

grant select, insert, update, delete on area, app_user, user_grant, session, sign_in_link, role, role_permission to firebreak_service;
grant select, insert, update on outbreak, journal_head, job to firebreak_service;
grant select, insert on journal to firebreak_service;
`;
