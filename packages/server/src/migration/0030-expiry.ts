/**
 * Expiry of personal data with two persons and a certificate (P11–P14), first for those most people belong to: who stood on a roster,
 * was tested or not, and never became a person of the registry.
 *
 * What is forgotten cannot come back: names, numbers, birth years, doors and notes are overwritten, and the payloads of the journal that speak of
 * these people are taken out. The journal's chain covers digests of payloads and not payloads, so it still proves itself. Counts stay.
 * The service may not do this by itself: the function asks for an approval by somebody else than who proposed it, and for no hold.
 */
export const expiry = /* sql */ `
create table expiry (
  home text not null,
  id uuid not null,
  outbreak uuid not null,
  area ltree not null,
  version integer not null default 1,
  kind text not null check (kind in ('negativeMassTest')),
  -- The rule it rests on, as it stood: pack, edition, time to keep.
  rule jsonb not null,
  -- Who was last needed before this moment.
  before timestamptz not null,
  -- Counts when it was proposed.
  preview jsonb not null,
  reason text not null,
  proposed_at timestamptz not null,
  proposed_by uuid not null,
  proposed_by_name text not null,
  state text not null default 'proposed' check (state in ('proposed', 'approved', 'refused', 'withdrawn', 'done')),
  decided_at timestamptz,
  decided_by uuid,
  decided_by_name text,
  decision_reason text,
  -- Payloads of the journal that were taken out so far.
  entries integer not null default 0,
  done_at timestamptz,
  certificate jsonb,
  certificate_hash text,
  primary key (home, id),
  foreign key (home, outbreak) references outbreak (home, id),
  -- Two persons, whatever the service does.
  check (decided_by <> proposed_by),
  check (state not in ('approved', 'refused', 'done') or (decided_by is not null and decided_at is not null and decision_reason is not null)),
  check ((state = 'done') = (certificate is not null and certificate_hash is not null and done_at is not null))
);
create index expiry_list on expiry (home, outbreak, proposed_at, id);
create unique index expiry_under_way on expiry (home, outbreak, kind) where state in ('proposed', 'approved');

create table legal_hold (
  home text not null,
  id uuid not null,
  outbreak uuid not null,
  area ltree not null,
  authority text not null,
  reason text not null,
  -- A hold ends by itself.
  until timestamptz not null,
  placed_at timestamptz not null,
  placed_by_name text not null,
  ended_at timestamptz,
  ended_by_name text,
  end_reason text,
  primary key (home, id),
  foreign key (home, outbreak) references outbreak (home, id),
  check (until > placed_at)
);
create index legal_hold_list on legal_hold (home, outbreak, placed_at);

alter table expiry enable row level security;
create policy expiry_read on expiry for select to firebreak_service using (outbreak = (select firebreak.open_outbreak())
  and (area <@ any ((select firebreak.scope('expiry.propose'))::ltree[]) or area <@ any ((select firebreak.scope('expiry.approve'))::ltree[])));
create policy expiry_insert on expiry for insert to firebreak_service with check (outbreak = (select firebreak.open_outbreak())
  and state = 'proposed' and proposed_by = (select firebreak.actor()) and area <@ any ((select firebreak.scope('expiry.propose'))::ltree[]));
create policy expiry_update on expiry for update to firebreak_service using (outbreak = (select firebreak.open_outbreak()))
  with check (outbreak = (select firebreak.open_outbreak()) and (
    (state = 'withdrawn' and proposed_by = (select firebreak.actor()))
    or (state in ('approved', 'refused', 'done') and decided_by = (select firebreak.actor())
      and area <@ any ((select firebreak.scope('expiry.approve'))::ltree[]))));
alter table legal_hold enable row level security;
create policy legal_hold_read on legal_hold for select to firebreak_service using (outbreak = (select firebreak.open_outbreak())
  and (area <@ any ((select firebreak.scope('expiry.propose'))::ltree[]) or area <@ any ((select firebreak.scope('expiry.approve'))::ltree[])));
create policy legal_hold_insert on legal_hold for insert to firebreak_service with check (outbreak = (select firebreak.open_outbreak())
  and area <@ any ((select firebreak.scope('expiry.propose'))::ltree[]));
create policy legal_hold_update on legal_hold for update to firebreak_service
  using (outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('expiry.propose'))::ltree[]))
  with check (area <@ any ((select firebreak.scope('expiry.propose'))::ltree[]));
grant select, insert, update on expiry, legal_hold to firebreak_service;

-- By which expiry a row was forgotten; its identity is gone for good.
alter table roster_member add column forgotten_in uuid;
alter table roster_household add column forgotten_in uuid;
create index roster_member_forgotten on roster_member (home, forgotten_in) where forgotten_in is not null;
create index roster_household_forgotten on roster_household (home, forgotten_in) where forgotten_in is not null;

-- Whom no round needs any more since a moment: nobody of the registry, no pool of theirs is open, no round over their area takes or will take samples,
-- no schedule of their post asks for them. The clock begins with the last sample, the end of the last round they were due in, or else the last change.
-- In the order of their ids after one of them, so that a million are forgotten in one walk.
create function firebreak.expired_members(of_home text, of_outbreak uuid, before_moment timestamptz, after_member uuid, most integer)
returns table (member uuid)
language sql stable security definer set search_path = firebreak, public as
$$
  select m.id from roster_member m
  left join lateral (
    select max(coalesce(r.ended_at, r.closes_at)) as ended from round_target t join test_round r on r.home = t.home and r.id = t.round
    where t.home = m.home and t.member = m.id) last on true
  where m.home = of_home and m.outbreak = of_outbreak and m.forgotten_in is null and m.person is null
    and (after_member is null or m.id > after_member)
    and coalesce(greatest(m.last_sampled_at, last.ended), m.updated_at) < before_moment
    and (m.post is null or exists (select from outbreak o where o.home = of_home and o.id = of_outbreak and o.status = 'closed'))
    and not exists (select from test_round r where r.home = of_home and r.outbreak = of_outbreak and m.area <@ r.area
      and r.status in ('draft', 'approved', 'open'))
    and not exists (select from sample s join pool p on p.home = s.home and p.outbreak = s.outbreak and p.tube = s.tube
      where s.home = m.home and s.member = m.id and p.resolved_at is null and p.withdrawn_at is null)
  order by m.id limit most
$$;
create index roster_member_identified on roster_member (home, outbreak, id) where forgotten_in is null;
create index round_target_member on round_target (home, member);

-- What an expiry would forget now; only for who may propose or approve one.
create function firebreak.expiry_counts(of_home text, of_outbreak uuid, before_moment timestamptz) returns table (members integer, identified integer)
language sql stable security definer set search_path = firebreak, public as
$$
  select (select count(*)::int from firebreak.expired_members(of_home, of_outbreak, before_moment, null, null)),
    (select count(*)::int from roster_member m where m.home = o.home and m.outbreak = o.id and m.forgotten_in is null)
  from outbreak o
  where o.home = of_home and o.id = of_outbreak and o.id = firebreak.open_outbreak()
    and (o.area <@ any (firebreak.scope('expiry.propose')) or o.area <@ any (firebreak.scope('expiry.approve')))
$$;

-- The journal is append-only but for one thing: a payload and its salt may be taken out, together and for good.
create or replace function firebreak.refuse_change() returns trigger language plpgsql as
$$
begin
  if tg_op = 'UPDATE' then
    if new.payload is null and new.salt is null
      and (to_jsonb(new) - array['payload', 'salt']) = (to_jsonb(old) - array['payload', 'salt']) then
      return new;
    end if;
  end if;
  raise exception 'the journal is append-only';
end
$$;

-- Forgets some more of an approved expiry, for its approver. Answers how many members and the last of them; 0 when there is nobody left.
create function firebreak.forget_members(of_home text, of_expiry uuid, after_member uuid, most integer) returns table (members integer, last uuid)
language plpgsql security definer set search_path = firebreak, public as
$$
declare e expiry; ids uuid[]; homes uuid[]; taken integer;
begin
  select * into e from expiry where home = of_home and id = of_expiry for update;
  if e.id is null or e.state <> 'approved' or e.decided_by is distinct from firebreak.actor() or e.outbreak is distinct from firebreak.open_outbreak()
    or not e.area <@ any (firebreak.scope('expiry.approve')) then
    raise exception using errcode = '42501', message = 'no approved expiry';
  end if;
  if exists (select from legal_hold h where h.home = e.home and h.outbreak = e.outbreak and h.ended_at is null and h.until > now()) then
    raise exception using errcode = '55000', message = 'legal hold';
  end if;
  select array_agg(x.member order by x.member) into ids from firebreak.expired_members(e.home, e.outbreak, e.before, after_member, most) x;
  if ids is null then return query select 0, after_member; return; end if;
  select array_agg(distinct household) into homes from roster_member where home = e.home and id = any (ids) and household is not null;
  update roster_member set name = null, pinyin = null, initials = null, sex = null, birth_year = null, phone = null, phone_code = null, document_type = null, document_number = null,
    document_code = null, post = null, place = null, needs = '{}', duplicate_of = null, source = 'register', withdrawn_at = coalesce(withdrawn_at, now()),
    updated_at = now(), version = version + 1, forgotten_in = e.id
  where home = e.home and id = any (ids);
  update round_target set missing_note = null, exempt_by_name = null where home = e.home and member = any (ids);
  update roster_household h set code = 'forgotten-' || h.id, building = null, unit = null, floor = null, room = null, address = null, latitude = null,
    longitude = null, door = '', occupancy = 'unknown', withdrawn_at = coalesce(h.withdrawn_at, now()), updated_at = now(), version = h.version + 1,
    forgotten_in = e.id
  where h.home = e.home and h.id = any (homes) and h.forgotten_in is null
    and not exists (select from roster_member m where m.home = h.home and m.household = h.id and m.forgotten_in is null);
  -- Where the door is still known for somebody else, it must not say who else lives behind it.
  update round_target t set household = null from roster_household h
  where t.home = e.home and t.member = any (ids) and h.home = t.home and h.id = t.household and h.forgotten_in is null;
  update roster_member m set household = null from roster_household h
  where m.home = e.home and m.id = any (ids) and h.home = m.home and h.id = m.household and h.forgotten_in is null;
  update journal set payload = null, salt = null
  where home = e.home and kind = 'roster' and subject = any (ids || coalesce(homes, '{}')) and payload is not null
    and (subject = any (ids) or exists (select from roster_household h where h.home = e.home and h.id = subject and h.forgotten_in is not null));
  get diagnostics taken = row_count;
  update expiry set entries = entries + taken where home = e.home and id = e.id;
  return query select cardinality(ids), ids[cardinality(ids)];
end
$$;

-- What was forgotten by an expiry: counts, and the ids in order, of which a certificate keeps the digest.
create function firebreak.forgotten_in(of_home text, of_expiry uuid) returns table (members integer, households integer, ids text)
language sql stable security definer set search_path = firebreak, public as
$$
  select (select count(*)::int from roster_member where home = of_home and roster_member.forgotten_in = of_expiry),
    (select count(*)::int from roster_household where home = of_home and roster_household.forgotten_in = of_expiry),
    (select coalesce(string_agg(id::text, E'\\n' order by id), '') from roster_member where home = of_home and roster_member.forgotten_in = of_expiry)
$$;

revoke execute on function firebreak.expired_members(text, uuid, timestamptz, uuid, integer), firebreak.expiry_counts(text, uuid, timestamptz),
  firebreak.forget_members(text, uuid, uuid, integer), firebreak.forgotten_in(text, uuid) from public;
grant execute on function firebreak.expiry_counts(text, uuid, timestamptz), firebreak.forget_members(text, uuid, uuid, integer),
  firebreak.forgotten_in(text, uuid) to firebreak_service;
`;
