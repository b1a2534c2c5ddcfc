/**
 * Tasks and their proof.
 *
 * A task is seen by the role whose work it is, in the area; everybody's tasks only by those who answer for the area
 * (`task.readAll`). The protocol opens tasks under a key of its own (`source_system` = `protocol`, `source_id` = key), so that an
 * event recorded twice opens nothing twice. `firebreak.obligation` lets whoever records the event open and withdraw them: a
 * tracer who records a positive may start a transfer that is not the tracer's to read.
 */
export const task = /* sql */ `
create table task (
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
  kind text not null,
  title text,
  status text not null,
  person uuid,
  place uuid,
  specimen uuid,
  opened_at timestamptz not null,
  due_at timestamptz not null,
  done_at timestamptz,
  clock text,
  owner_role text,
  sector text,
  team uuid,
  assignee text,
  waits_for uuid,
  reason text,
  cause text,
  pack text,
  area_code text,
  primary key (home, id),
  foreign key (home, outbreak) references outbreak (home, id),
  foreign key (home, person) references person (home, id),
  foreign key (home, place) references place (home, id),
  foreign key (home, specimen) references specimen (home, id),
  foreign key (home, team) references team (home, id),
  foreign key (home, waits_for) references task (home, id)
);
create index task_by_creation on task (outbreak, created_at, id);
create index task_by_due on task (outbreak, due_at, id);
create index task_by_opening on task (outbreak, opened_at, id);
create index task_by_status on task (outbreak, status, id);
create index task_by_kind on task (outbreak, kind, id);
create index task_by_done on task (outbreak, done_at, id);
create index task_area on task using gist (area);
create index task_person on task (person) where person is not null;
create index task_place on task (place) where place is not null;
create index task_cause on task (home, outbreak, cause) where cause is not null;
create index task_open on task (outbreak, area, due_at) where status in ('open', 'accepted', 'refused') and withdrawn_at is null;
create index task_search on task using gin (search gin_trgm_ops);
create unique index task_source on task (home, outbreak, source_system, source_id) where source_id is not null;

-- Roles the signed-in user holds here: tasks are handed to roles.
create function firebreak.roles_held() returns text[] language plpgsql stable security definer set search_path = firebreak, public as
$$
begin
  return (
    select coalesce(array_agg(distinct g.role), '{}')
    from user_grant g join app_user u on u.id = g.user_id and not u.disabled
    where g.user_id = firebreak.actor()
      and (g.outbreak is null or g.outbreak = firebreak.outbreak_in_force())
      and (g.expires_at is null or g.expires_at > now()));
end
$$;

alter table task enable row level security;
create policy task_read on task for select to firebreak_service using (
  outbreak = (select firebreak.open_outbreak())
  and area <@ any ((select firebreak.scope('task.read'))::ltree[])
  and (owner_role is null or owner_role = any ((select firebreak.roles_held())::text[]) or area <@ any ((select firebreak.scope('task.readAll'))::ltree[])));
create policy task_insert on task for insert to firebreak_service with check (
  outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('task.write'))::ltree[]));
-- Handing over may move a task to another area of the outbreak; who may act on it may let go of it.
create policy task_update on task for update to firebreak_service using (
  outbreak = (select firebreak.open_outbreak())
  and (area <@ any ((select firebreak.scope('task.write'))::ltree[]) or area <@ any ((select firebreak.scope('task.act'))::ltree[])))
  with check (outbreak = (select firebreak.open_outbreak()));
grant select, insert, update on task to firebreak_service;

create table task_evidence (
  home text not null,
  id uuid not null,
  outbreak uuid not null,
  area ltree not null,
  task uuid not null,
  at timestamptz not null,
  by uuid not null,
  by_name text not null,
  kind text not null check (kind in ('text', 'form', 'record', 'photo')),
  text text,
  form jsonb,
  record_kind text,
  record_id uuid,
  photo_type text,
  photo bytea,
  primary key (home, id),
  foreign key (home, outbreak) references outbreak (home, id),
  foreign key (home, task) references task (home, id)
);
create index task_evidence_task on task_evidence (task, at);
alter table task_evidence enable row level security;
-- Who sees a task sees its proof: the policies of task apply inside.
create policy task_evidence_read on task_evidence for select to firebreak_service using (
  exists (select from task t where t.home = task_evidence.home and t.id = task_evidence.task));
create policy task_evidence_insert on task_evidence for insert to firebreak_service with check (
  exists (select from task t where t.home = task_evidence.home and t.id = task_evidence.task)
  and area <@ any ((select firebreak.scope('task.act'))::ltree[]));
grant select, insert on task_evidence to firebreak_service;
`;
