/**
 * Statistics of rosters and rounds, taken when their rows have just come by the thousand.
 *
 * A planner that knows nothing of a table takes it for small and reads it whole: registering beside a roster nobody has counted took
 * nine times as long. PostgreSQL looks by itself after a minute, the embedded database never does.
 */
export const statistics = /* sql */ `
create function firebreak.look_at_rounds() returns void language plpgsql security definer set search_path = firebreak, public as
$$
begin
  analyze roster_household;
  analyze roster_member;
  analyze test_round;
  analyze round_target;
  analyze round_tally;
end
$$;
grant execute on function firebreak.look_at_rounds() to firebreak_service;

-- Doubles are looked for among what lately changed.
create index roster_member_changed on roster_member (home, outbreak, updated_at);
`;
