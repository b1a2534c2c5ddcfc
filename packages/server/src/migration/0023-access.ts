/**
 * A mark that changes with every change of who may what.
 *
 * Each request asks for its session, its user, the grants and what their roles may do. A server remembers the answer and asks only
 * for this mark: when it is another, nothing that is remembered holds. So an end of a session or a grant takes effect at once, in every
 * server, however it came about. It is random, so that no mark ever comes twice.
 */
export const access = /* sql */ `
create table access_mark (only_row boolean primary key default true check (only_row), mark uuid not null);
insert into access_mark (mark) values (gen_random_uuid());
grant select on access_mark to firebreak_service;

create function firebreak.renew_access_mark() returns trigger language plpgsql security definer set search_path = firebreak, public as
$$
begin
  insert into access_mark (mark) values (gen_random_uuid()) on conflict (only_row) do update set mark = excluded.mark;
  return null;
end
$$;
create trigger user_grant_marks after insert or update or delete on user_grant for each statement execute function firebreak.renew_access_mark();
create trigger role_permission_marks after insert or update or delete on role_permission for each statement execute function firebreak.renew_access_mark();
create trigger app_user_marks after update or delete on app_user for each statement execute function firebreak.renew_access_mark();
-- A new session is not remembered anywhere yet, and being seen changes no right.
create trigger session_marks after delete or update of user_id, csrf, expires_at on session for each statement execute function firebreak.renew_access_mark();
`;
