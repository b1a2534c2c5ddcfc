/**
 * The rule of exports in versions: who set it, when and for what reason stays readable to everybody it binds, who do not read
 * the journal. The row that is there becomes the first version, told by the journal where somebody has changed it.
 *
 * It binds the whole installation, so it is set by whoever keeps accounts of all of it. What somebody took lately is counted over
 * all outbreaks: a person's pieces add up wherever they are from.
 */
export const exportRule = /* sql */ `
drop policy export_rule_update on export_rule;
revoke update on export_rule from firebreak_service;
alter table export_rule drop column only_one;
alter table export_rule
  add column version integer not null default 1,
  -- Files are to be deleted after these days.
  add column keep_days integer not null default 30 check (keep_days > 0),
  add column reason text,
  add column set_at timestamptz,
  add column set_by uuid,
  add column set_by_name text;
alter table export_rule
  alter column version drop default,
  alter column keep_days drop default,
  add primary key (version),
  add check (version = 1 or (reason is not null and set_at is not null and set_by is not null and set_by_name is not null));
update export_rule set set_at = changed.at, set_by = changed.actor, set_by_name = changed.actor_name
  from (select at, actor, actor_name from journal where action = 'exportRule.changed' order by at desc limit 1) as changed;
create policy export_rule_insert on export_rule for insert to firebreak_service with check (
  set_by = (select firebreak.actor()) and 'world'::ltree <@ any ((select firebreak.scope('user.manage'))::ltree[]));
grant insert on export_rule to firebreak_service;

create or replace function firebreak.exported_lately(since timestamptz, kinds text[]) returns bigint
language sql stable security definer set search_path = firebreak, public as
$$
  select coalesce(sum((payload ->> 'count')::bigint), 0)::bigint from journal
  where action like '%.exported' and actor = firebreak.actor() and at > since and kind = any (kinds) and not payload ? 'approval'
$$;
`;
