/**
 * Field devices: which there are, the keys of what is kept on them, and what a wiped one handed in (P32).
 *
 * Accounts and devices belong to no area, so these tables stand beside `session`; who keeps the account of a device's people decides
 * about it (`firebreak.keeps_account`). The key of lists is random and is destroyed with a wipe. The key of a queue follows from one secret of the
 * installation, so that a device which a restored copy of the database has never heard of still gets rid of its queue.
 */
export const device = /* sql */ `
create table device_rule (
  only_one boolean primary key default true check (only_one),
  lease_hours integer not null check (lease_hours > 0),
  list_days integer not null check (list_days > 0),
  pin_length integer not null check (pin_length >= 6),
  pin_attempts integer not null check (pin_attempts > 0)
);
insert into device_rule (lease_hours, list_days, pin_length, pin_attempts) values (24, 14, 6, 5);

create table device_secret (only_one boolean primary key default true check (only_one), secret text not null);
-- Two random UUIDs: 244 random bits.
insert into device_secret (secret) values (replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''));

create table device (
  id uuid primary key,
  token_hash text not null,
  label text not null,
  kind text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  lease_until timestamptz not null,
  lists integer not null default 0,
  unsent integer not null default 0,
  wipe_requested_at timestamptz,
  wipe_requested_by text,
  wipe_reason text,
  wiped_at timestamptz,
  check (wiped_at is null or wipe_requested_at is not null)
);
create table device_user (
  device uuid not null references device (id),
  user_id uuid not null references app_user (id),
  -- Null once it was destroyed.
  list_key text,
  seen_at timestamptz not null,
  primary key (device, user_id)
);
create index device_user_by_user on device_user (user_id);
create table device_hand_in (
  device uuid not null references device (id),
  id uuid not null,
  outbreak uuid not null,
  at timestamptz not null,
  -- As the seal covers it, to the letter.
  at_text text not null,
  -- Who registered it, and who is to send it.
  by uuid not null references app_user (id),
  holder uuid not null references app_user (id),
  sealed text not null,
  handed_in_at timestamptz not null,
  taken_at timestamptz,
  primary key (device, id)
);
create index device_hand_in_waiting on device_hand_in (holder, at) where taken_at is null;
alter table session add column device uuid references device (id);
create index session_by_device on session (device) where device is not null;

-- With the last session of a person on a device their key of its lists goes: after signing out, being disabled or a wipe, a copy of the device's
-- disk opens nothing of them any more.
create function firebreak.destroy_list_key() returns trigger language plpgsql security definer set search_path = firebreak, public as
$$
begin
  update device_user set list_key = null where device = old.device and user_id = old.user_id
    and not exists (select from session s where s.device = old.device and s.user_id = old.user_id);
  return null;
end
$$;
create trigger session_list_key after delete on session for each row when (old.device is not null) execute function firebreak.destroy_list_key();

-- Whether the signed-in user keeps the account of somebody.
create function firebreak.keeps_account(of_user uuid) returns boolean language sql stable security definer set search_path = firebreak, public as
$$
  select 'world'::ltree <@ any ((select firebreak.scope('user.manage'))::ltree[])
    or exists (select from user_grant g where g.user_id = of_user and g.area <@ any ((select firebreak.scope('user.manage'))::ltree[]))
$$;

alter table device_rule enable row level security;
create policy device_rule_read on device_rule for select to firebreak_service using (true);
create policy device_rule_update on device_rule for update to firebreak_service
  using (cardinality((select firebreak.scope('user.manage'))::ltree[]) > 0)
  with check (cardinality((select firebreak.scope('user.manage'))::ltree[]) > 0);
grant select, update on device_rule to firebreak_service;
grant select on device_secret to firebreak_service;
grant select, insert, update on device, device_user, device_hand_in to firebreak_service;
`;
