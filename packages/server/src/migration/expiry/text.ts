const definer = 'security definer set search_path = firebreak, public set jit = off';
/** Readings whose payload quotes what somebody typed. */
const typed = `(j.action like '%.searched' or j.action like '%.listed' or j.action like '%.counted' or j.action like '%.exported' or j.action like 'export%')`;
/** Strings of a payload, but for the ids it names. */
const strings = (payload: string): string => `jsonb_path_query(${payload} - 'ids', 'lax $.**') v where jsonb_typeof(v) = 'string'`;
const isHit = "v #>> '{}' in (select text from expiry_search where home = e.home and expiry = e.id and hit)";

/**
 * What people typed to find somebody: searches in the journal, saved views, requests to export, cells that an import could not use. A text is
 * about a person when it would have found them; how words are found is the registry's to know (`searchWords`), so the texts go out to the
 * service and come back with their words before the first person is forgotten, and those that hit go when the work ends.
 */
export const text = /* sql */ `
create table expiry_search (
  home text not null,
  expiry uuid not null,
  text text not null,
  -- Words as the registry finds them: [{ part, code }].
  words jsonb not null,
  -- The first of them, by which most texts are passed over.
  part text not null,
  code bigint,
  hit boolean not null default false,
  primary key (home, expiry, text),
  foreign key (home, expiry) references expiry (home, id)
);
alter table expiry_search enable row level security;
create table expiry_held (
  home text not null,
  expiry uuid not null,
  person uuid not null,
  primary key (home, expiry, person),
  foreign key (home, expiry) references expiry (home, id)
);
alter table expiry_held enable row level security;

create function firebreak.expiry_texts(of_home text, of_expiry uuid) returns setof text language plpgsql ${definer} as
$$
declare e expiry := firebreak.expiry_at_work(of_home, of_expiry);
begin
  return query
    select distinct t from (
      select v #>> '{}' as t from journal j, ${strings('j.payload')} and j.home = e.home and j.outbreak = e.outbreak and j.payload is not null and ${typed}
      union all select s.search from saved_view s where s.outbreak = e.outbreak
      union all select s.name from saved_view s where s.outbreak = e.outbreak
      union all select v #>> '{}' from saved_view s, ${strings("jsonb_build_object('filter', s.filter)")} and s.outbreak = e.outbreak
      union all select v #>> '{}' from export_request r, ${strings('r.cut')} and r.home = e.home and r.outbreak = e.outbreak
      union all select x.value from import i join import_error x on x.home = i.home and x.import = i.id
        where i.home = e.home and i.outbreak = e.outbreak and x.value is not null
      union all select v #>> '{}' from import i join import_error x on x.home = i.home and x.import = i.id, ${strings('x.detail')}
        and i.home = e.home and i.outbreak = e.outbreak) one
    where length(t) between 2 and 400 and t !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
end
$$;

create function firebreak.watch_texts(of_home text, of_expiry uuid, given jsonb) returns void language plpgsql ${definer} as
$$
declare e expiry := firebreak.expiry_at_work(of_home, of_expiry);
begin
  insert into expiry_search (home, expiry, text, words, part, code)
  select e.home, e.id, g.text, g.words, g.words -> 0 ->> 'part', (g.words -> 0 ->> 'code')::bigint
  from jsonb_to_recordset(given) as g(text text, words jsonb)
  where g.text is not null and jsonb_array_length(g.words) > 0
  on conflict do nothing;
end
$$;

-- Watched texts that would have found one of these people, or that are a field of theirs.
create function firebreak.texts_about(e expiry, people uuid[]) returns setof text language sql ${definer} as
$$
  with one as materialized (
    select p.search || coalesce(k.search, '') as search, p.codes || coalesce(k.codes, '{}') as codes
    from person p left join contact k on k.home = p.home and k.person = p.id where p.home = e.home and p.id = any (people)),
  everybody as materialized (
    select string_agg(search, '') as search, (select array_agg(distinct code) from one, unnest(codes) code) as codes from one),
  likely as materialized (
    select s.text, s.words from expiry_search s, everybody x
    where s.home = e.home and s.expiry = e.id and not s.hit and (x.search like s.part or s.code = any (x.codes)))
  select l.text from likely l where exists (select from one where not exists (
    select from jsonb_to_recordset(l.words) as w(part text, code bigint)
    where not (one.search like w.part or (w.code is not null and one.codes @> array[w.code]))))
  union
  select s.text from person p
  cross join lateral unnest(array[p.name, p.other_name, p.phone, p.email, p.address, p.document_number, p.guardian, p.source_id]) field
  join expiry_search s on s.home = e.home and s.expiry = e.id and s.text = field
  where p.home = e.home and p.id = any (people)
$$;

-- The end of the work: what was typed about people who are forgotten, what imports quoted, and what inference said of them.
-- Answers the imports that were never written: their files wait on the disk.
create function firebreak.sweep_expiry(of_home text, of_expiry uuid) returns setof uuid language plpgsql ${definer} as
$$
declare e expiry := firebreak.expiry_at_work(of_home, of_expiry); told jsonb := '{}'; taken integer; entries_taken integer;
begin
  update journal j set payload = null, salt = null
  where j.home = e.home and j.outbreak = e.outbreak and j.payload is not null and (
    (${typed} and exists (select from ${strings('j.payload')} and ${isHit}))
    or (j.action = 'chain.decided' and exists (
      select from link_decision d join person p on p.home = d.home and p.id in (d.infectee, d.infector)
      where d.home = e.home and d.id = (j.payload ->> 'decision')::uuid and p.forgotten_in = e.id)));
  get diagnostics entries_taken = row_count;
  delete from saved_view s where s.outbreak = e.outbreak and exists (
    select from ${strings("jsonb_build_object('name', s.name, 'search', s.search, 'filter', s.filter)")} and ${isHit});
  get diagnostics taken = row_count;
  told := firebreak.add_counts(told, jsonb_build_object('saved_view', taken));
  update export_request r set cut = '{"filter": []}', reason = '', decision_reason = case when r.decision_reason is null then null else '' end
  where r.home = e.home and r.outbreak = e.outbreak and exists (select from ${strings('r.cut')} and ${isHit});
  get diagnostics taken = row_count;
  told := firebreak.add_counts(told, jsonb_build_object('export_request', taken));
  -- Cells quoted by an import that is over are of no use any more; of a newer one those about these people go.
  update import_error x set value = null, detail = '{}' from import i
  where i.home = e.home and i.outbreak = e.outbreak and x.home = i.home and x.import = i.id and (x.value is not null or x.detail <> '{}')
    and ((i.state in ('done', 'cancelled', 'failed') and coalesce(i.finished_at, i.created_at) < e.before)
      or exists (select from ${strings("jsonb_build_object('value', x.value, 'detail', x.detail)")} and ${isHit}));
  get diagnostics taken = row_count;
  told := firebreak.add_counts(told, jsonb_build_object('import_error', taken));
  update inference_run r set result = jsonb_set(r.result, '{value}', coalesce((
      select jsonb_agg(one) from jsonb_array_elements(r.result -> 'value') one
      where not exists (select from person p where p.home = e.home and p.id::text = one ->> 'about' and p.forgotten_in is not null)), '[]'))
  where r.home = e.home and r.outbreak = e.outbreak and jsonb_typeof(r.result -> 'value') = 'array' and exists (
    select from jsonb_array_elements(r.result -> 'value') one join person p on p.home = e.home and p.id::text = one ->> 'about'
    where p.forgotten_in is not null);
  get diagnostics taken = row_count;
  told := firebreak.add_counts(told, jsonb_build_object('inference_run', taken));
  update job set message = null where home = e.home and outbreak = e.outbreak and kind like 'import.%' and message is not null and finished_at < e.before;
  delete from expiry_search where home = e.home and expiry = e.id;
  delete from expiry_held where home = e.home and expiry = e.id;
  update expiry set counts = firebreak.add_counts(counts, told), entries = entries + entries_taken where home = e.home and id = e.id;
  return query
    update import i set state = 'cancelled', finished_at = now()
    where i.home = e.home and i.outbreak = e.outbreak and i.state in ('uploaded', 'checked', 'failed') and i.created_at < e.before
    returning i.id;
end
$$;
`;
