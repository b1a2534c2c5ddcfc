import { outbreakVisible } from '../access/outbreak-visible.ts';

const definer = 'language plpgsql security definer set search_path = firebreak, public';
const managed = /* sql */ `
  if not exists (select from outbreak o where o.home = of_home and o.id = of_outbreak and o.id = firebreak.outbreak_in_force()
    and (o.status = 'closed') = is_closed and o.area <@ any (firebreak.scope('outbreak.manage'))) then
    raise exception using errcode = '42501', message = 'not an outbreak that was moved';
  end if;`;

const expirer = `(area <@ any ((select firebreak.scope('expiry.propose'))::ltree[]) or area <@ any ((select firebreak.scope('expiry.approve'))::ltree[]))`;

/**
 * The sunset of a closed outbreak (P13): for each kind of data the day on which all of it is over by the pack in force at the closing. Whoever
 * closes an outbreak may be somebody who reads no closed ones, so the plan is written by functions, and read by who carries it out.
 */
export const sunset = /* sql */ `${outbreakVisible}

do $$
declare one regprocedure;
begin
  foreach one in array array['firebreak.expiry_counts(text, uuid, timestamptz)', 'firebreak.forget_members(text, uuid, uuid, integer)']::regprocedure[] loop
    execute replace(pg_get_functiondef(one), 'firebreak.open_outbreak()', 'firebreak.outbreak_in_force()');
  end loop;
end $$;
alter policy expiry_read on expiry using (outbreak = (select firebreak.outbreak_in_force()) and ${expirer});
alter policy expiry_insert on expiry with check (outbreak = (select firebreak.outbreak_in_force())
  and state = 'proposed' and proposed_by = (select firebreak.actor()) and area <@ any ((select firebreak.scope('expiry.propose'))::ltree[]));
alter policy expiry_update on expiry using (outbreak = (select firebreak.outbreak_in_force()) and ${expirer})
  with check (outbreak = (select firebreak.outbreak_in_force()) and (
    (state = 'withdrawn' and proposed_by = (select firebreak.actor()))
    or (state in ('approved', 'refused', 'done') and decided_by = (select firebreak.actor())
      and area <@ any ((select firebreak.scope('expiry.approve'))::ltree[]))));
alter policy legal_hold_read on legal_hold using (outbreak = (select firebreak.outbreak_in_force()) and ${expirer});
alter policy legal_hold_insert on legal_hold with check (outbreak = (select firebreak.outbreak_in_force())
  and area <@ any ((select firebreak.scope('expiry.propose'))::ltree[]));
alter policy legal_hold_update on legal_hold using (outbreak = (select firebreak.outbreak_in_force())
  and area <@ any ((select firebreak.scope('expiry.propose'))::ltree[]));

create table sunset (
  home text not null,
  outbreak uuid not null,
  area ltree not null,
  closed_at timestamptz not null,
  kind text not null,
  -- Text of the pack, time to keep, what happens then; as they stood at the closing.
  rule jsonb not null,
  -- Null: kept to the term of the law.
  due_at timestamptz,
  taken_back_at timestamptz,
  primary key (home, outbreak, closed_at, kind),
  foreign key (home, outbreak) references outbreak (home, id)
);
alter table sunset enable row level security;
create policy sunset_read on sunset for select to firebreak_service using (outbreak = (select firebreak.outbreak_in_force())
  and (${expirer} or area <@ any ((select firebreak.scope('outbreak.manage'))::ltree[])));
grant select on sunset to firebreak_service;

create function firebreak.plan_sunset(of_home text, of_outbreak uuid, given jsonb) returns void ${definer} as
$$
declare is_closed boolean := true;
begin
  ${managed}
  insert into sunset (home, outbreak, area, closed_at, kind, rule, due_at)
  select o.home, o.id, o.area, o.closed_at, g.kind, g.rule, g.due_at
  from outbreak o, jsonb_to_recordset(given) as g(kind text, rule jsonb, due_at timestamptz)
  where o.home = of_home and o.id = of_outbreak;
end
$$;

-- Reopening: the plan is taken back, and with it what was proposed under it and not yet decided.
create function firebreak.take_sunset_back(of_home text, of_outbreak uuid, at_moment timestamptz) returns void ${definer} as
$$
declare is_closed boolean := false; since timestamptz;
begin
  ${managed}
  select max(closed_at) into since from sunset where home = of_home and outbreak = of_outbreak and taken_back_at is null;
  update sunset set taken_back_at = at_moment where home = of_home and outbreak = of_outbreak and taken_back_at is null;
  update expiry set state = 'withdrawn', version = version + 1
  where home = of_home and outbreak = of_outbreak and state = 'proposed' and proposed_at >= since;
end
$$;
revoke execute on function firebreak.plan_sunset(text, uuid, jsonb), firebreak.take_sunset_back(text, uuid, timestamptz) from public;
grant execute on function firebreak.plan_sunset(text, uuid, jsonb), firebreak.take_sunset_back(text, uuid, timestamptz) to firebreak_service;
`;
