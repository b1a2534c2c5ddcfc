import type { Day } from '@firebreak/epi';
import type { Occupation } from '../pack/index.ts';
import type { ResolvedPack } from '../resolve/index.ts';
import { dayAt, HOUR, type Instant, startOfDay } from '../time/index.ts';

/** Somebody's work, with the samples they gave. */
export interface PostFact {
  readonly person: string;
  readonly post: string;
  readonly from: Day;
  readonly to: Day | null;
  readonly sampledAt: readonly Instant[];
}

/** Somebody of a post who has to be tested. */
export interface OccupationTest {
  readonly person: string;
  readonly post: string;
  readonly rule: string;
  readonly method: string;
  /** First instant at which the next sample counts. */
  readonly notBefore: Instant;
  /** Midnight that ends the day or the week (Monday to Sunday). */
  readonly due: Instant;
  readonly missing: number;
  readonly source: string | readonly string[];
}

/** Everybody whose post asks for a test today or this week and who has not given it; the next due first. */
export function occupationTestsDue({ pack, zone }: ResolvedPack, posts: readonly PostFact[], moment: Instant): OccupationTest[] {
  const today = dayAt(moment, zone);
  return posts
    .filter(({ from, to }) => from <= today && (to === null || today <= to))
    .flatMap((fact) => {
      const found = Object.entries(pack.occupations).find(([, rule]) => rule.posts.includes(fact.post));
      return found === undefined ? [] : dueTest(found[0], found[1], fact, { today, zone, moment });
    })
    .sort((a, b) => a.due - b.due || (a.person < b.person ? -1 : 1));
}

interface Today {
  readonly today: Day;
  readonly zone: string;
  readonly moment: Instant;
}

function dueTest(name: string, rule: Occupation, { person, post, sampledAt }: PostFact, { today, zone, moment }: Today): OccupationTest[] {
  // 1970-01-01 was a Thursday: day + 3 is a multiple of 7 on Mondays.
  const first = rule.per === 'day' ? today : today - ((today + 3) % 7);
  const [start, due] = [startOfDay(first, zone), startOfDay(rule.per === 'day' ? today + 1 : first + 7, zone)];
  const apart = (rule.apart?.value ?? 0) * HOUR;
  const given = counted(
    sampledAt.filter((at) => at >= start && at <= moment),
    apart,
  );
  const missing = rule.tests.value - given.length;
  if (missing <= 0) return [];
  const notBefore = Math.max(start, (given.at(-1) ?? -Infinity) + apart);
  return [{ person, post, rule: name, method: rule.method, notBefore, due, missing, source: rule.source }];
}

/** Samples that count: each at least so long after the last that counted. */
function counted(samples: readonly Instant[], apart: number): Instant[] {
  const taken: Instant[] = [];
  for (const at of samples.toSorted((a, b) => a - b)) if (at - (taken.at(-1) ?? -Infinity) >= apart) taken.push(at);
  return taken;
}
