/**
 * What a person reads through lists counts toward the rule of exports (P33): a list paged to its end is a file by another name. Each
 * person on a page counts once in a window, so the numbers of the rule can be far above what anybody works through, and still end a walk
 * over everything. People of the registry and residents of a roster have a number each: in the one stand the sick, in the other a town.
 *
 * A page costs one statement. It looks up the people it shows by their key; where all were seen before, it writes nothing and waits for
 * nobody. The sum is of a row for each hour and not of the people, so it does not grow with what was read; what was counted in the hour in
 * which the window begins still counts, up to an hour longer than the rule says.
 *
 * The missing of a round are asked for by whoever reads the roster, which is more people than may export.
 */
export const shown = /* sql */ `
alter table export_rule
  -- A tracer has a hundred contacts; in a day nobody works through five thousand.
  add column most_persons integer not null default 5000 check (most_persons >= 0),
  -- Four communities of a city of eleven thousand residents each: more than any phone is taken to in a day.
  add column most_residents integer not null default 50000 check (most_residents >= 0);
alter table export_rule alter column most_persons drop default, alter column most_residents drop default;

create table list_shown (
  reader uuid not null,
  population text not null check (population in ('person', 'resident')),
  person uuid not null,
  counted_at timestamptz not null,
  primary key (reader, population, person)
);
create table list_count (
  reader uuid not null,
  population text not null,
  hour timestamptz not null,
  number integer not null,
  primary key (reader, population, hour)
);
-- Only the function below gets at them.
alter table list_shown enable row level security;
alter table list_count enable row level security;

create function firebreak.count_shown(of_population text, people uuid[], moment timestamptz)
returns table (fresh integer, total integer, most integer, hours integer)
language plpgsql volatile security definer set search_path = firebreak, public
-- A plan made while the table was small would read all of it later.
set enable_seqscan = off as
$$
declare me uuid := firebreak.actor(); since timestamptz; unseen uuid[]; in_hour integer;
begin
  select case of_population when 'person' then r.most_persons else r.most_residents end, r.hours into most, hours
  from export_rule r order by r.version desc limit 1;
  since := moment - make_interval(hours => hours);
  fresh := 0;
  total := 0;
  -- One look-up by the whole key for each: joined, the planner would read all that this reader was ever shown.
  select array_agg(distinct p order by p) into unseen from unnest(people) p
  where coalesce((select s.counted_at <= since from list_shown s
    where s.reader = me and s.population = of_population and s.person = p), true);
  if unseen is not null then
    perform pg_advisory_xact_lock(hashtextextended('export ' || me, 0));
    insert into list_shown as s (reader, population, person, counted_at) select me, of_population, p, moment from unnest(unseen) p
    on conflict (reader, population, person) do update set counted_at = excluded.counted_at where s.counted_at <= since;
    get diagnostics fresh = row_count;
    insert into list_count as c (reader, population, hour, number) values (me, of_population, date_trunc('hour', moment, 'UTC'), fresh)
    on conflict (reader, population, hour) do update set number = c.number + excluded.number returning c.number into in_hour;
    if in_hour = fresh then -- the first of an hour clears what is older than the window
      delete from list_shown s where s.reader = me and s.population = of_population and s.counted_at <= since;
      delete from list_count c where c.reader = me and c.population = of_population and c.hour <= since - interval '1 hour';
    end if;
    select sum(c.number) into total from list_count c
    where c.reader = me and c.population = of_population and c.hour > since - interval '1 hour';
  end if;
  return next;
end
$$;
revoke execute on function firebreak.count_shown(text, uuid[], timestamptz) from public;
grant execute on function firebreak.count_shown(text, uuid[], timestamptz) to firebreak_service;

drop policy export_request_insert on export_request;
create policy export_request_insert on export_request for insert to firebreak_service with check (
  outbreak = (select firebreak.open_outbreak()) and requested_by = (select firebreak.actor()) and state = 'waiting'
  and (area <@ any ((select firebreak.scope('export.run'))::ltree[])
    or (kind = 'missing' and area <@ any ((select firebreak.scope('roster.read'))::ltree[]))));
`;
