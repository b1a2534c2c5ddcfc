import { peopleOfTube, settleFindings } from './lab/people-of-tube.ts';
import { poolResolution } from './lab/pool-resolution.ts';

/**
 * Results of tubes, and what they set in motion.
 *
 * The laboratory sees tubes and member counts (P7): it may read no roster, no sample, no person and no case, and what it reports
 * reaches them all the same. The functions here do that for the outbreak in force: those that write a tube only where the caller
 * may report results, those that touch people give back ids, areas and what changed in a record, never a name. `firebreak.names_to_index`
 * is the one exception, and the service alone calls it: who became a person a moment ago, in this very transaction, is written into the
 * search index by name.
 *
 * Everything is decided from the results that stand, so what was corrected, repeated or came in another order ends the same.
 */
export const lab = /* sql */ `
-- People in the tube when its result was last acted on: a sample that a device brings later makes it differ.
alter table tube add column told_members integer;
-- What the laboratory called it: a preliminary result gives way to the final one.
alter table tube_result add column status text not null default 'final' check (status in ('preliminary', 'final', 'corrected'));
create index tube_untold on tube (home, outbreak) where result is not null and told_members is distinct from members
  and (outcome <> 'negative' or resolves is not null);
create index lab_batch_list on lab_batch (home, outbreak, at);
create index tube_result_batch on tube_result (home, batch, outcome);

-- Lines of a batch that did not go in: broken ones, and results of tubes that nobody has registered yet (an offline device will).
create table lab_batch_line (
  home text not null,
  batch uuid not null,
  ordinal integer not null,
  outbreak uuid not null,
  area ltree not null,
  line integer,
  field text,
  tube text,
  value text,
  code text not null,
  details jsonb not null default '{}',
  -- The result as it was read, where only the tube is missing.
  result jsonb,
  applied_at timestamptz,
  primary key (home, batch, ordinal),
  foreign key (home, batch) references lab_batch (home, id)
);
create index lab_batch_line_waiting on lab_batch_line (home, outbreak, tube) where result is not null and applied_at is null;
alter table lab_batch_line enable row level security;
create policy lab_batch_line_read on lab_batch_line for select to firebreak_service using (
  outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('tube.read'))::ltree[]));
create policy lab_batch_line_insert on lab_batch_line for insert to firebreak_service with check (
  outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('tube.result'))::ltree[]));
create policy lab_batch_line_update on lab_batch_line for update to firebreak_service
  using (outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('tube.result'))::ltree[]))
  with check (outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('tube.result'))::ltree[]));
grant select, insert, update on lab_batch_line to firebreak_service;

-- Batches whose waiting results may go in now, and whose laboratory reported them: for the sweep, which acts on their behalf.
create function firebreak.late_results() returns table (outbreak uuid, reporter uuid)
language sql stable security definer set search_path = firebreak, public as
$$
  select distinct b.outbreak, b.by
  from lab_batch_line l
  join lab_batch b on b.home = l.home and b.id = l.batch
  join tube t on t.home = l.home and t.outbreak = l.outbreak and t.code = l.tube
  where l.result is not null and l.applied_at is null
  union
  select distinct t.outbreak, r.by
  from tube t join tube_result r on r.home = t.home and r.id = t.result
  where t.result is not null and t.told_members is distinct from t.members and (t.outcome <> 'negative' or t.resolves is not null)
$$;

-- The state of tubes after their results. A result that gives no answer leaves its fault; one that does takes such a fault away.
create function firebreak.mark_tubes(of_home text, of_outbreak uuid, given jsonb, at timestamptz) returns table (code text, members integer)
language sql volatile security definer set search_path = firebreak, public as
$$
  update tube t set outcome = g.outcome, result = g.result, tested_at = g.tested_at, reported_at = coalesce(t.reported_at, at),
    received_at = coalesce(t.received_at, g.tested_at), state = case when g.rerun then 'received' else 'tested' end,
    faults = array_remove(array_remove(t.faults, 'greyCt'), 'invalid') || case when g.fault is null then '{}'::text[] else array[g.fault] end,
    told_members = t.members, version = t.version + 1, updated_at = at
  from jsonb_to_recordset(given) as g(code text, outcome text, result uuid, tested_at timestamptz, rerun boolean, fault text)
  where t.home = of_home and t.outbreak = of_outbreak and of_outbreak = firebreak.open_outbreak() and t.code = g.code
    and t.area <@ any ((select firebreak.scope('tube.result'))::ltree[])
  returning t.code, t.members
$$;

create function firebreak.told_tubes(of_home text, of_outbreak uuid, codes text[]) returns void
language sql volatile security definer set search_path = firebreak, public as
$$
  update tube t set told_members = t.members
  where t.home = of_home and t.outbreak = of_outbreak and of_outbreak = firebreak.open_outbreak() and t.code = any (codes)
    and t.area <@ any ((select firebreak.scope('tube.result'))::ltree[])
$$;

-- Samples of tubes without a usable result: their people are due again. Why is the fault of the tube, invalid or greyCt.
create function firebreak.void_tubes(of_home text, of_outbreak uuid, codes text[], why text, at timestamptz) returns integer
language plpgsql volatile security definer set search_path = firebreak, public as
$$
declare lost uuid[];
begin
  select array_agg(s.id order by s.id) into lost
  from sample s join tube t on t.home = s.home and t.outbreak = s.outbreak and t.code = s.tube
  where s.home = of_home and s.outbreak = of_outbreak and of_outbreak = firebreak.open_outbreak() and s.tube = any (codes) and s.state <> 'void'
    and t.area <@ any ((select firebreak.scope('tube.result'))::ltree[]);
  if lost is null then
    return 0;
  end if;
  return firebreak.void_samples(of_home, of_outbreak, lost, why, at);
end
$$;

-- The other way: the result was corrected and is usable after all. What a result took away comes back, and nothing else.
create function firebreak.unvoid_tubes(of_home text, of_outbreak uuid, codes text[], at timestamptz) returns integer
language plpgsql volatile security definer set search_path = firebreak, public as
$$
declare one text; back integer := 0;
begin
  for one in
    select t.code from tube t
    where t.home = of_home and t.outbreak = of_outbreak and of_outbreak = firebreak.open_outbreak() and t.code = any (codes)
      and t.area <@ any ((select firebreak.scope('tube.result'))::ltree[])
    order by t.code
  loop
    back := back + firebreak.restore_samples(of_home, of_outbreak, one, 'invalid', at)
      + firebreak.restore_samples(of_home, of_outbreak, one, 'greyCt', at);
  end loop;
  return back;
end
$$;
${peopleOfTube}${settleFindings('create')}
${poolResolution}
`;
