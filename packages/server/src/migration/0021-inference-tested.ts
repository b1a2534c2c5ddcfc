/**
 * Inferred chains propose tests: of people who met cases, are none, and were never tested. Who was tested is read for the
 * outbreak as a whole, as the other facts of an inference are: ids, no results and no names.
 */
export const inferenceTested = /* sql */ `
create function firebreak.inference_tested() returns table (person uuid)
language sql stable security definer set search_path = firebreak, public as
$$
  select s.person from specimen s
  where firebreak.may_infer() and s.outbreak = firebreak.open_outbreak() and s.withdrawn_at is null and s.person is not null
  union
  select r.person from lab_result r
  where firebreak.may_infer() and r.outbreak = firebreak.open_outbreak() and r.withdrawn_at is null and r.person is not null
  order by 1
$$;
`;
