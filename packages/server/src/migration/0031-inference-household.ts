/** Households and how many live in each, ill or not: what inference needs to know of those who stayed well is their number. */
export const inferenceHousehold = /* sql */ `
create function firebreak.inference_household() returns table (household uuid, size int)
language sql stable security definer set search_path = firebreak, public as
$$
  select p.household, count(*)::int from person p
  where firebreak.may_infer() and p.outbreak = firebreak.open_outbreak() and p.withdrawn_at is null and p.household is not null
  group by p.household
  having count(*) > 1
  order by p.household
$$;
`;
