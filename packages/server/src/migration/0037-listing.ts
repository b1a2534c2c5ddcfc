/**
 * Lists and searches of somebody who sees a small part of an outbreak find it without passing the rest.
 *
 * Households, visits, specimens and results are found by area like the other large tables (0002): a county's list read all of them.
 *
 * A search leaves out what the policies will leave out anyway while it has each row in its hands. It decides nothing: the ids it gives
 * are asked for by the caller's own query, under the policies, as before. For kinds with a rule of another form it gives all it finds.
 *
 * The days of second infections (0036) keep the words they had, in a language that keeps its plan for the session: planning them took
 * fifteen times as long as finding that there are none, twice on each page of exposures.
 */
export const listing = /* sql */ `
create index household_area on household using gist (area);
create index visit_area on visit using gist (area);
create index specimen_area on specimen using gist (area);
create index lab_result_area on lab_result using gist (area);

create or replace function firebreak.search_ids(kind text, part text, code bigint) returns setof uuid
language plpgsql stable security definer set search_path = firebreak, public as
$$
declare reading text := case
  when kind in ('team', 'household', 'place', 'person', 'event', 'case', 'contact', 'exposure', 'visit', 'specimen') then kind || '.read'
  when kind = 'follow_up' then 'followUp.read'
  when kind = 'lab_result' then 'labResult.read' end;
begin
  if reading is null then
    return query execute format('select id from %I where outbreak = $1 and (search like $2 or codes @> array[$3])', kind)
      using firebreak.outbreak_in_force(), part, code;
  else
    return query execute format('select id from %I where outbreak = $1 and (search like $2 or codes @> array[$3]) and area <@ any ($4)', kind)
      using firebreak.outbreak_in_force(), part, code, firebreak.scope(reading);
  end if;
end $$;

do $do$
declare words text := (select prosrc from pg_proc where oid = 'firebreak.infection_spans()'::regprocedure);
begin
  execute format('create or replace function firebreak.infection_spans() returns table (
      home text, id uuid, person uuid, exposed_from date, exposed_until date, own_from date, own_until date)
    language plpgsql stable rows 200 set search_path = firebreak, public
    set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off as %L',
    e'#variable_conflict use_column\\nbegin\\n  return query' || words || e';\\nend');
end $do$;
`;
