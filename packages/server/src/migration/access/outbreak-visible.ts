/**
 * Outbreaks that somebody sees by name: those they hold a grant for, by its area or by name. Stands in place of the first version
 * (0001), which showed closed ones to their readers alone.
 */
export const outbreakVisible = /* sql */ `
-- Whoever moves outbreaks, or carries out their sunset, sees that there is a closed one; records of it are for those who may read closed ones
-- alone (firebreak.open_outbreak). Without this nobody but an operator could close one: the row would have gone out of sight by it.
create or replace function firebreak.outbreak_visible(id uuid, area ltree, status text) returns boolean
language plpgsql stable security definer set search_path = firebreak, public as
$$
begin
  return exists (
    select from user_grant g
    join role_permission p on p.role = g.role
      and p.permission = any (case when outbreak_visible.status = 'closed'
        then array['outbreak.readClosed', 'outbreak.manage', 'expiry.propose', 'expiry.approve'] else array['outbreak.read'] end)
    join app_user u on u.id = g.user_id and not u.disabled
    where g.user_id = firebreak.actor()
      and (g.expires_at is null or g.expires_at > now())
      and (g.outbreak = outbreak_visible.id
        or (g.outbreak is null and (outbreak_visible.area <@ g.area or g.area <@ outbreak_visible.area))));
end
$$;`;
