/** Who looked at two lines and found two people: remembered of the pair, so a third line that looks like one of them is shown again. */
export const double = /* sql */ `
create table roster_distinct (
  home text not null,
  one uuid not null,
  -- The later of the two ids.
  other uuid not null,
  outbreak uuid not null,
  area ltree not null,
  decided_at timestamptz not null,
  decided_by uuid not null,
  decided_by_name text not null,
  primary key (home, one, other),
  check (one < other),
  foreign key (home, outbreak) references outbreak (home, id),
  foreign key (home, one) references roster_member (home, id),
  foreign key (home, other) references roster_member (home, id)
);
create index roster_distinct_other on roster_distinct (home, other);

-- It was kept of the person: whoever was looked at has been told apart from everybody they looked like by now.
insert into roster_distinct (home, one, other, outbreak, area, decided_at, decided_by, decided_by_name)
  select distinct on (a.home, least(a.id, b.id), greatest(a.id, b.id))
    a.home, least(a.id, b.id), greatest(a.id, b.id), a.outbreak, a.area, a.updated_at, '00000000-0000-0000-0000-000000000000'::uuid, '—'
  from roster_member a
  join roster_member b on b.home = a.home and b.outbreak = a.outbreak and b.id <> a.id
    and (b.document_code = a.document_code or (b.phone_code = a.phone_code and b.name = a.name) or (b.name = a.name and b.birth_year = a.birth_year))
  where a.is_distinct
  order by a.home, least(a.id, b.id), greatest(a.id, b.id);
alter table roster_member drop column is_distinct;

alter table roster_distinct enable row level security;
-- Two ids and who decided: whoever reads a roster is shown no pair that was decided elsewhere.
create policy roster_distinct_read on roster_distinct for select to firebreak_service
  using (outbreak = (select firebreak.open_outbreak()) and cardinality((select firebreak.scope('roster.read'))) > 0);
create policy roster_distinct_insert on roster_distinct for insert to firebreak_service
  with check (outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('roster.write'))::ltree[]));
-- Who is put to another after all is no more told apart from them.
create policy roster_distinct_delete on roster_distinct for delete to firebreak_service
  using (outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('roster.write'))::ltree[]));
grant select, insert, delete on roster_distinct to firebreak_service;
`;
