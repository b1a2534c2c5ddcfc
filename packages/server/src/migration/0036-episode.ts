import { boardCases } from './episode/board-cases.ts';
import { counted } from './episode/counted.ts';
import { current } from './episode/current.ts';
import { findings } from './episode/finding.ts';
import { infection } from './episode/infection.ts';
import { episodeProtocol } from './episode/protocol.ts';

/**
 * A second infection is a case of its own: `episode` counts the infections of a person in an outbreak, and `is_current` tells the case that
 * counts now from those before it. Whatever joined the one case of a person joins that, so nobody is shown or counted twice for having two.
 */
export const episode = /* sql */ `
alter table "case" add column episode integer not null default 1 check (episode between 1 and 99);
alter table "case" add column episode_reason text;
create unique index case_person_episode on "case" (home, person, episode) where withdrawn_at is null;
-- Nearly empty, and what the days of infections ask first.
create index case_again on "case" (home, person, episode) where episode > 1 and withdrawn_at is null;

${current}
${infection}
${counted}
${episodeProtocol}
${boardCases}
${findings}

-- Why somebody held it for another infection is prose, and goes with the person it is about.
alter function firebreak.forget_people(expiry, uuid[]) rename to forget_people_but_episodes;
create function firebreak.forget_people(e expiry, people uuid[]) returns jsonb
language sql volatile security definer set search_path = firebreak, public set jit = off as
$$
  update "case" set episode_reason = null where home = e.home and person = any (people) and episode_reason is not null;
  select firebreak.forget_people_but_episodes(e, people)
$$;
revoke execute on function firebreak.forget_people(expiry, uuid[]) from public;
`;
