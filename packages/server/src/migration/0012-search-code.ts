/**
 * Digests by which a record is found as a whole (phone, document, id in its source) move out of the text `search` into
 * numbers of their own. As text each of them was eighteen entries of the trigram index, two thirds of the time of
 * inserting a person; as a number it is one entry. A digest has 52 bits, which a JavaScript number holds exactly.
 *
 * Indexes over references that most records leave empty keep the filled ones only.
 */
export const searchCode = /* sql */ `
do $$
declare kind text;
begin
  -- Every table with the frame of the registry, whichever migration made it.
  for kind in
    select table_name from information_schema.columns where table_schema = 'firebreak' and column_name = 'source_hash' order by 1
  loop
    execute format($q$alter table %I add column codes bigint[] not null default '{}'$q$, kind);
    execute format($q$
      update %I set
        codes = array(select ('x' || left(digest[1], 13))::bit(52)::bigint from regexp_matches(search, ' x([0-9a-f]{16})(?= )', 'g') digest),
        search = case when search ~ '^( x[0-9a-f]{16})+ $' then '' else regexp_replace(search, ' x[0-9a-f]{16}(?= )', '', 'g') end
      where search ~ ' x[0-9a-f]{16} '$q$, kind);
    execute format('create index %I on %I using gin (codes)', kind || '_codes', kind);
  end loop;
end $$;

drop function firebreak.search_ids(text, text, text);
-- A word is found as part of another, or by its digest as a whole phone, phone tail, document or id of a source.
create function firebreak.search_ids(kind text, part text, code bigint) returns setof uuid
language plpgsql stable security definer set search_path = firebreak, public as
$$
begin
  return query execute format('select id from %I where outbreak = $1 and (search like $2 or codes @> array[$3])', kind)
    using firebreak.outbreak_in_force(), part, code;
end $$;

drop index contact_team, person_household, event_place, exposure_source_person, exposure_source_event, exposure_target_person, exposure_target_event;
create index contact_team on contact (team) where team is not null;
create index person_household on person (household) where household is not null;
create index event_place on event (place) where place is not null;
create index exposure_source_person on exposure (source_person) where source_person is not null;
create index exposure_source_event on exposure (source_event) where source_event is not null;
create index exposure_target_person on exposure (target_person) where target_person is not null;
create index exposure_target_event on exposure (target_event) where target_event is not null;
`;
