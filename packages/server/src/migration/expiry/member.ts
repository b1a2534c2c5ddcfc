import { seen } from './due.ts';
import { approved } from './walk.ts';

/**
 * Forgetting who stood on a roster (0030), by the checks of everybody else (0032): the expiry at work is looked up in one place, and an
 * approval for another kind of data does not reach a roster.
 */
export const member = /* sql */ `
-- What an expiry would forget now; only for who may propose or approve one.
create or replace function firebreak.expiry_counts(of_home text, of_outbreak uuid, before_moment timestamptz)
returns table (members integer, identified integer)
language sql stable security definer set search_path = firebreak, public as
$$
  select (select count(*)::int from firebreak.expired_members(of_home, of_outbreak, before_moment, null, null)),
    (select count(*)::int from roster_member m where m.home = of_home and m.outbreak = of_outbreak and m.forgotten_in is null)
  where ${seen}
$$;

-- Forgets some more of an approved expiry, for its approver. Answers how many members and the last of them; 0 when there is nobody left.
create or replace function firebreak.forget_members(of_home text, of_expiry uuid, after_member uuid, most integer)
returns table (members integer, last uuid)
language plpgsql security definer set search_path = firebreak, public as
$$
declare e expiry; ids uuid[]; homes uuid[]; taken integer;
begin
  ${approved("array['negativeMassTest']")}
  select array_agg(x.member order by x.member) into ids from firebreak.expired_members(e.home, e.outbreak, e.before, after_member, most) x;
  if ids is null then return query select 0, after_member; return; end if;
  select array_agg(distinct household) into homes from roster_member where home = e.home and id = any (ids) and household is not null;
  update roster_member set name = null, pinyin = null, initials = null, sex = null, birth_year = null, phone = null, phone_code = null,
    document_type = null, document_number = null, document_code = null, post = null, place = null, needs = '{}', duplicate_of = null,
    source = 'register', withdrawn_at = coalesce(withdrawn_at, now()), updated_at = now(), version = version + 1, forgotten_in = e.id
  where home = e.home and id = any (ids);
  update round_target set missing_note = null, exempt_by_name = null where home = e.home and member = any (ids);
  update roster_household h set code = 'forgotten-' || h.id, building = null, unit = null, floor = null, room = null, address = null,
    latitude = null, longitude = null, door = '', occupancy = 'unknown', withdrawn_at = coalesce(h.withdrawn_at, now()), updated_at = now(),
    version = h.version + 1, forgotten_in = e.id
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
`;
