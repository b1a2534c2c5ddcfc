/** Orders from a higher level to lower ones, and findings of supervision with their rectification and re-check. */
export const order = /* sql */ `
create table command_order (
  home text not null,
  id uuid not null,
  outbreak uuid not null,
  area ltree not null,
  title text not null,
  text text not null,
  basis text,
  issued_at timestamptz not null,
  issued_by uuid not null,
  issued_by_name text not null,
  due_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  version integer not null default 1,
  primary key (home, id),
  foreign key (home, outbreak) references outbreak (home, id)
);
create index command_order_issued on command_order (outbreak, issued_at, id);
create table order_receipt (
  home text not null,
  command_order uuid not null,
  area ltree not null,
  outbreak uuid not null,
  task uuid,
  received_at timestamptz,
  received_by text,
  read_at timestamptz,
  read_by text,
  acted_at timestamptz,
  acted_by text,
  action text,
  primary key (home, command_order, area),
  foreign key (home, command_order) references command_order (home, id),
  foreign key (home, task) references task (home, id)
);
create index order_receipt_area on order_receipt using gist (area);

alter table command_order enable row level security;
alter table order_receipt enable row level security;
create policy order_receipt_read on order_receipt for select to firebreak_service using (
  outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('order.read'))::ltree[]));
create policy order_receipt_insert on order_receipt for insert to firebreak_service with check (
  outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('order.issue'))::ltree[]));
create policy order_receipt_update on order_receipt for update to firebreak_service
  using (outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('order.act'))::ltree[]))
  with check (outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('order.act'))::ltree[]));
-- An order is read by who gave it and by those it went to: the policies of order_receipt apply inside.
create policy command_order_read on command_order for select to firebreak_service using (
  outbreak = (select firebreak.open_outbreak())
  and (area <@ any ((select firebreak.scope('order.read'))::ltree[])
    or exists (select from order_receipt r where r.home = command_order.home and r.command_order = command_order.id)));
create policy command_order_insert on command_order for insert to firebreak_service with check (
  outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('order.issue'))::ltree[]));
create policy command_order_update on command_order for update to firebreak_service
  using (outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('order.issue'))::ltree[]))
  with check (outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('order.issue'))::ltree[]));
grant select, insert, update on command_order, order_receipt to firebreak_service;

create table finding (
  home text not null,
  id uuid not null,
  outbreak uuid not null,
  area ltree not null,
  place uuid,
  sector text,
  severity text not null,
  status text not null,
  title text not null,
  text text not null,
  found_at timestamptz not null,
  found_by uuid not null,
  found_by_name text not null,
  rectify_by timestamptz not null,
  rectified_at timestamptz,
  rectified_by_name text,
  rectification text,
  rechecked_at timestamptz,
  rechecked_by_name text,
  recheck text,
  task uuid,
  version integer not null default 1,
  primary key (home, id),
  foreign key (home, outbreak) references outbreak (home, id),
  foreign key (home, place) references place (home, id),
  foreign key (home, task) references task (home, id)
);
create index finding_by_deadline on finding (outbreak, rectify_by, id);
alter table finding enable row level security;
create policy finding_read on finding for select to firebreak_service using (
  outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('finding.read'))::ltree[]));
create policy finding_insert on finding for insert to firebreak_service with check (
  outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('finding.write'))::ltree[]));
create policy finding_update on finding for update to firebreak_service
  using (outbreak = (select firebreak.open_outbreak())
    and (area <@ any ((select firebreak.scope('finding.write'))::ltree[]) or area <@ any ((select firebreak.scope('finding.act'))::ltree[])))
  with check (outbreak = (select firebreak.open_outbreak())
    and (area <@ any ((select firebreak.scope('finding.write'))::ltree[]) or area <@ any ((select firebreak.scope('finding.act'))::ltree[])));
grant select, insert, update on finding to firebreak_service;
`;
