/** Where goods and surroundings may be sampled, for a device that works without a network. */
export const swabPlaces = /* sql */ `
-- Places of an area by their names, cut to where the caller registers samples: who swabs a market need not read its visitors.
create function firebreak.swab_places(of_home text, of_area ltree, at_most integer)
returns table (id uuid, name text, kind text, address text, area ltree)
language sql stable security definer set search_path = firebreak, public as
$$
  select p.id, p.name, p.kind, p.address, p.area from place p
  where p.home = of_home and p.outbreak = (select firebreak.open_outbreak()) and p.withdrawn_at is null and p.area <@ of_area
    and p.area <@ any ((select firebreak.scope('sample.write'))::ltree[])
  order by p.name, p.id
  limit at_most
$$;
grant execute on function firebreak.swab_places(text, ltree, integer) to firebreak_service;
`;
