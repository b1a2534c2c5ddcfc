import { registerSamples } from './sample/register-samples.ts';
import { restoreSamples, voidSamples, voidTubes } from './sample/void-samples.ts';

/**
 * Registration of samples, tubes on their way, sampling points.
 *
 * Samples are written by functions alone: rows of many people travel in one transaction, so the functions ask the grants of each
 * of them. What was registered is never rewritten by the service, and a hand-over is never rewritten by anybody.
 */
export const sample = /* sql */ `
-- Who opened a tube, and with which device: a second device that reads the same code outside a sampling point holds another tube.
alter table tube add column opened_by uuid, add column opened_device text;

create index sample_point on sample (home, point, taken_at) where point is not null;
-- Does not begin as the primary key does: for want of statistics it would be taken for as good.
create index tube_list on tube (outbreak, opened_at, code);
create index tube_point on tube (home, point, opened_at) where point is not null;

-- Samples change by the functions below alone; custody only grows.
drop policy sample_insert on sample;
drop policy sample_update on sample;
revoke insert, update on sample from firebreak_service;
drop policy custody_update on custody;
revoke update on custody from firebreak_service;

-- The laboratory takes tubes over and says what is wrong with them, without the right to fill or seal them.
create policy tube_receive on tube for update to firebreak_service
  using (outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('tube.result'))::ltree[]))
  with check (outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('tube.result'))::ltree[]));
create policy custody_receive on custody for insert to firebreak_service
  with check (outbreak = (select firebreak.open_outbreak()) and area <@ any ((select firebreak.scope('tube.result'))::ltree[]));

-- How many people points in sight sampled, for who reads rounds and no samples.
create function firebreak.point_counts(of_home text, of_points uuid[], at timestamptz, zone text) returns table (point uuid, last_hour integer, today integer)
language sql stable security definer set search_path = firebreak, public as
$$
  select p.id, (count(*) filter (where s.taken_at > at - interval '1 hour'))::integer,
    (count(*) filter (where s.taken_at >= date_trunc('day', at at time zone zone) at time zone zone))::integer
  from sampling_point p
  join sample s on s.home = p.home and s.point = p.id and s.state <> 'void' and s.taken_at <= at
    and s.taken_at >= least(at - interval '1 hour', date_trunc('day', at at time zone zone) at time zone zone)
  where p.home = of_home and p.id = any (of_points) and p.outbreak = firebreak.open_outbreak()
    and (p.area <@ any (firebreak.scope('round.read')) or p.area @> any (firebreak.scope('round.read')))
  group by p.id
$$;
${registerSamples}
${voidSamples}
${voidTubes}
${restoreSamples}
`;
