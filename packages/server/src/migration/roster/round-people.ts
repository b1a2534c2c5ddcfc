/** Who is in which state in a round: the cost is that of the areas asked for, whatever the size of the round. */
export const roundPeople = /* sql */ `
-- People of leaf areas of a round in the order of the doors, cut to where the caller reads the roster.
create or replace function firebreak.round_people(
  of_home text, of_round uuid, of_areas ltree[], wanted text, of_building text, after_area ltree, after_door text, after_member uuid, at_most integer)
returns table (
  member uuid, area ltree, door text, household uuid, household_code text, building text, unit text, floor integer, room text, address text, name text,
  phone text, birth_year integer, needs text[], occupancy text, missing_reason text, missing_note text, exempt_reason text, latitude double precision,
  longitude double precision)
language sql stable security definer set search_path = firebreak, public as
$$
  select m.id, t.area, coalesce(h.door, ''), h.id, h.code, h.building, h.unit, h.floor, h.room, h.address, m.name,
    m.phone, m.birth_year, m.needs, h.occupancy, t.missing_reason, t.missing_note, t.exempt_reason, h.latitude, h.longitude
  from (select distinct unnest(of_areas) as area) named
  -- Area by area through its index (offset 0 keeps it apart): the planner would rather read the whole round.
  cross join lateral (
    select t.* from round_target t where t.home = of_home and t.round = of_round and t.area = named.area and t.removed_in is null offset 0) t
  -- Everybody by the key, again kept apart: joined as a whole, a planner that remembers no area reads the roster of the city to list ten thousand.
  cross join lateral (select m.* from roster_member m where m.home = t.home and m.id = t.member offset 0) m
  left join lateral (select h.* from roster_household h where h.home = t.home and h.id = t.household offset 0) h on true
  where named.area <@ any ((select firebreak.scope('roster.read'))::ltree[]) and t.outbreak = (select firebreak.open_outbreak())
    and case wanted when 'done' then t.done_at is not null
      when 'exempt' then t.done_at is null and t.exempt_reason is not null
      else t.done_at is null and t.exempt_reason is null end
    and (of_building is null or h.building = of_building)
    and (after_area is null or (t.area, coalesce(h.door, ''), m.id) > (after_area, after_door collate "C", after_member))
  order by t.area, coalesce(h.door, ''), m.id
  limit at_most
$$;
`;
