/** Whether anything changed that tells which case of a person counts. */
const isMoved = /* sql */ `(old.home, old.person) is distinct from (new.home, new.person)`;
const isTold = /* sql */ `(old.home, old.person, old.episode, old.withdrawn_at is null, old.case_class = 'notACase')
    is distinct from (new.home, new.person, new.episode, new.withdrawn_at is null, new.case_class = 'notACase')`;
const definer = 'security definer set search_path = firebreak, public';

/**
 * Which case of a person counts now: the last infection that was not ruled out, else the last. It is written beside the case, so that lists
 * find it by one index, and kept by the table itself, whichever door writes.
 *
 * A row settles what it can tell of itself before it is written: the only standing case of its person counts, and one that goes does not.
 * Whoever has several is settled after the statement, when all its rows are written; hardly anybody has. All cases are asked, also those
 * out of the writer's sight.
 *
 * Two who write cases of the same person at once: each locks the standing ones it sees, so the second waits for the first and then asks
 * anew. What it could not see, because nothing stood yet, the unique index refuses. Where both hold what the other waits for, the database
 * gives one of them up. So a case is now and then refused and recorded at the second try, and never counted wrongly.
 */
export const current = /* sql */ `
-- Until here a person was one standing case: those that were withdrawn are all there is to write.
alter table "case" add column is_current boolean not null default true;
update "case" set is_current = false where withdrawn_at is not null;
alter table "case" alter column is_current drop default, add check (withdrawn_at is null or not is_current);
drop index case_person;
create unique index case_person on "case" (home, person) where is_current;

create function firebreak.choose_current_case(of_home text, of_person uuid) returns void language plpgsql volatile ${definer} as
$$
declare chosen uuid;
begin
  perform from "case" where home = of_home and person = of_person and withdrawn_at is null order by id for no key update;
  if not found then
    return;
  end if;
  -- A statement of its own: it sees what was written while the lock was waited for.
  select id into chosen from "case"
  where home = of_home and person = of_person and withdrawn_at is null
  order by case_class = 'notACase', episode desc limit 1;
  update "case" set is_current = false where home = of_home and person = of_person and is_current and id <> chosen;
  update "case" set is_current = true where home = of_home and id = chosen and not is_current;
end
$$;
revoke execute on function firebreak.choose_current_case(text, uuid) from public;

-- Every case of an import passes here: names are written out, for setting a path takes a third of the time.
create function firebreak.case_enters() returns trigger language plpgsql volatile security definer as
$$
begin
  new.is_current := new.withdrawn_at is null
    and not exists (select from firebreak."case" c where c.home = new.home and c.person = new.person and c.withdrawn_at is null);
  return new;
end
$$;
create function firebreak.case_leaves() returns trigger language plpgsql volatile as
$$
begin
  new.is_current := false;
  return new;
end
$$;
create function firebreak.case_settles() returns trigger language plpgsql volatile ${definer} as
$$
begin
  if tg_op = 'DELETE' then
    perform firebreak.choose_current_case(old.home, old.person);
    return null;
  end if;
  perform firebreak.choose_current_case(new.home, new.person);
  if tg_op = 'UPDATE' and ${isMoved} then
    perform firebreak.choose_current_case(old.home, old.person);
  end if;
  return null;
end
$$;

create trigger case_enters before insert on "case" for each row execute function firebreak.case_enters();
create trigger case_leaves before update on "case" for each row
  when (new.is_current and (new.withdrawn_at is not null or ${isMoved})) execute function firebreak.case_leaves();
create trigger case_entered after insert on "case" for each row
  when (new.withdrawn_at is null and not new.is_current) execute function firebreak.case_settles();
create trigger case_changed after update on "case" for each row when (${isTold}) execute function firebreak.case_settles();
create trigger case_left after delete on "case" for each row when (old.is_current) execute function firebreak.case_settles();
`;
