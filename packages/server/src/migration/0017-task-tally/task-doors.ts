const counted = ['home', 'outbreak', 'area', 'kind', 'owner_role', 'status', 'withdrawn_at', 'opened_at', 'due_at'];
const told = (row: string, by: number): string =>
  `jsonb_build_object(${counted.map((column) => `'${column}', ${row}.${column}`).join(', ')}, 'by', ${by})`;

/** The doors through which events write tasks, which now count them too. */
export const taskDoors = /* sql */ `
create or replace function firebreak.open_tasks(given jsonb) returns table (id uuid, source_id text)
language sql volatile security definer set search_path = firebreak, public as
$$
  with opened as (
    insert into task (home, id, outbreak, area, created_at, updated_at, source_system, source_id, source_hash, extra, kind, status, person, place,
      specimen, opened_at, due_at, clock, owner_role, sector, waits_for, cause, pack, area_code)
    select r.home, r.id, r.outbreak, r.area::ltree, r.now, r.now, 'protocol', r.source_id, r.source_hash, r.extra, r.kind, 'open', r.person, r.place,
      r.specimen, r.opened_at, r.due_at, r.clock, r.owner_role, r.sector, r.waits_for, r.cause, r.pack, null
    from jsonb_to_recordset(given) as r(home text, id uuid, outbreak uuid, area text, now timestamptz, source_id text, source_hash text, extra jsonb,
      kind text, person uuid, place uuid, specimen uuid, opened_at timestamptz, due_at timestamptz, clock text, owner_role text, sector text,
      waits_for uuid, cause text, pack text)
    where r.outbreak = (select firebreak.open_outbreak())
    on conflict (home, outbreak, source_system, source_id) where source_id is not null do nothing
    returning task.*),
  counted as materialized (select firebreak.tally_tasks(coalesce(jsonb_agg(${told('o', 1)}), '[]')) from opened o)
  select o.id, o.source_id from opened o, counted
$$;

-- A version is one state of a task: what is changed from the version that was read was as it was read.
create or replace function firebreak.change_tasks(given jsonb) returns table (id uuid)
language sql volatile security definer set search_path = firebreak, public as
$$
  with wanted as materialized (
    select * from jsonb_to_recordset(given) as r(home text, id uuid, version integer, status text, done_at timestamptz, reason text,
      due_at timestamptz, opened_at timestamptz, owner_role text, area text, source_hash text, extra jsonb, pack text, now timestamptz)),
  before as materialized (
    select t.* from wanted r join task t on t.home = r.home and t.id = r.id and t.version = r.version),
  changed as (
    update task t set status = r.status, done_at = r.done_at, reason = r.reason, due_at = r.due_at, opened_at = r.opened_at,
      owner_role = r.owner_role, area = r.area::ltree, source_hash = r.source_hash, extra = r.extra, pack = r.pack, version = t.version + 1,
      updated_at = r.now
    from wanted r
    where t.home = r.home and t.id = r.id and t.version = r.version and t.outbreak = (select firebreak.open_outbreak()) and t.source_system = 'protocol'
    returning t.*),
  told as (
    select ${told('b', -1)} as row from before b where exists (select from changed c where c.home = b.home and c.id = b.id)
    union all select ${told('c', 1)} from changed c),
  counted as materialized (select firebreak.tally_tasks(coalesce(jsonb_agg(row), '[]')) from told)
  select c.id from changed c, counted
$$;
`;
