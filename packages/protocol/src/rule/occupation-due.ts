import type { Day } from '@firebreak/epi';
import type { Occupation } from '../pack/index.ts';
import type { ResolvedPack } from '../resolve/index.ts';
import { dayAt, HOUR, type Instant, startOfDay } from '../time/index.ts';
import type { PostFact } from './occupation.ts';

/** The next sample that somebody owes by the schedule of their post, and may give today. */
export interface OccupationDue {
  readonly person: string;
  readonly post: string;
  /** Part of the pack: `dailyPosts`. */
  readonly rule: string;
  readonly method: string;
  /** Last day on which the sample is in time, so that the others of the week still fit in. */
  readonly dueOn: Day;
  /** Whole days since then; 0: still in time. */
  readonly overdueDays: number;
  readonly source: string | readonly string[];
}

/**
 * Today's due list and overdue list of posts.
 *
 * A day or a week (Monday to Sunday) asks for so many samples, each at least so many hours after the one before. The sample owed next
 * is in time until the last day that leaves room for those after it: of two a week, 48 hours apart, the first until Friday, the
 * second until Sunday. Who owes one from an earlier day or week is overdue since then, until they give one; a missed week is not made
 * up for by more samples later.
 *
 * @param posts `from`: first day at the post; `sampledAt`: samples given, at least those of the week of the last one
 * @param moment when the list is asked for; samples after it do not count
 * @returns who may come today, the longest overdue first; nobody whose next sample would come too early after the last
 */
export function occupationDueList({ pack, zone }: ResolvedPack, posts: readonly PostFact[], moment: Instant): OccupationDue[] {
  const today = dayAt(moment, zone);
  return posts
    .filter(({ from, to }) => from <= today && (to === null || today <= to))
    .flatMap((fact): OccupationDue[] => {
      const found = Object.entries(pack.occupations).find(([, rule]) => rule.posts.includes(fact.post));
      if (found === undefined) return [];
      const [name, rule] = found;
      const next = nextSample(rule, fact, zone, moment);
      if (next.opens > today || next.notBefore >= startOfDay(today + 1, zone)) return [];
      const { person, post } = fact;
      const overdueDays = Math.max(0, today - next.dueOn);
      return [{ person, post, rule: name, method: rule.method, dueOn: next.dueOn, overdueDays, source: rule.source }];
    })
    .sort((a, b) => a.dueOn - b.dueOn || (a.person < b.person ? -1 : 1));
}

interface NextSample {
  /** First day of the day or week that asks for it. */
  readonly opens: Day;
  readonly notBefore: Instant;
  readonly dueOn: Day;
}

function nextSample(rule: Occupation, { from, sampledAt }: PostFact, zone: string, moment: Instant): NextSample {
  const [length, apart] = [rule.per === 'day' ? 1 : 7, (rule.apart?.value ?? 0) * HOUR];
  const taken = sampledAt.filter((at) => at <= moment).toSorted((a, b) => a - b);
  const last = taken.at(-1);
  const begun = firstDay(rule, Math.max(from, last === undefined ? from : dayAt(last, zone)));
  const given = counted(
    taken.filter((at) => at >= startOfDay(begun, zone)),
    apart,
  );
  const missing = rule.tests.value - given;
  const [opens, owed] = missing > 0 ? [begun, missing] : [begun + length, rule.tests.value];
  const lastDay = opens + length - 1 - (owed - 1) * Math.ceil(apart / (24 * HOUR));
  return { opens, notBefore: last === undefined ? -Infinity : last + apart, dueOn: Math.max(opens, from, lastDay) };
}

/** 1970-01-01 was a Thursday: day + 3 is a multiple of 7 on Mondays. */
const firstDay = (rule: Occupation, day: Day): Day => (rule.per === 'day' ? day : day - ((((day + 3) % 7) + 7) % 7));

/** How many samples count: each at least so long after the last that counted. */
function counted(samples: readonly Instant[], apart: number): number {
  let [count, last] = [0, -Infinity];
  for (const at of samples) if (at - last >= apart) [count, last] = [count + 1, at];
  return count;
}
