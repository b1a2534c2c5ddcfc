import type { Day } from '@firebreak/epi';
import { type PlannedTest, stageOn } from '../plan/index.ts';
import type { Evaluation } from './evaluation.ts';
import { knownAbout } from './evaluation.ts';
import { testFor } from './release.ts';

/** What a day asks for. */
export interface DueList {
  readonly tests: readonly { readonly person: string; readonly test: PlannedTest }[];
  /** Planned earlier, never sampled. */
  readonly missed: readonly { readonly person: string; readonly days: readonly Day[] }[];
  readonly followUps: readonly { readonly person: string; readonly times: number }[];
  /** Whose last day it is. */
  readonly releases: readonly string[];
  /** Whose time is over with a condition missing: a person has to decide. */
  readonly reviews: readonly string[];
}

/** Tests, follow-ups and releases of a day, for everybody whose plan runs; in order of persons. */
export function dueOn(evaluation: Evaluation, day: Day): DueList {
  const people = [...evaluation.states.values()]
    .filter(({ plan, status }) => plan !== null && open.has(status))
    .sort((a, b) => (a.person < b.person ? -1 : 1));
  const tests: DueList['tests'][number][] = [];
  const missed: DueList['missed'][number][] = [];
  const followUps: DueList['followUps'][number][] = [];
  for (const { person, plan, missedTests } of people) {
    if (plan === null) continue;
    const taken = knownAbout(evaluation, person)?.tests ?? [];
    for (const test of plan.tests) if (test.day === day && testFor(plan, taken, day) === undefined) tests.push({ person, test });
    if (missedTests.length > 0) missed.push({ person, days: missedTests });
    const stage = stageOn(plan, day);
    const { followUp } = plan;
    if (stage !== undefined && followUp !== null && (day - (plan.stages[0]?.from ?? day)) % followUp.everyDays.value === 0)
      followUps.push({ person, times: followUp.timesPerDay.value });
  }
  return {
    tests,
    missed,
    followUps,
    releases: people.filter(({ plan }) => plan?.lastDay === day).map(({ person }) => person),
    reviews: people.filter(({ status }) => status === 'releaseReview').map(({ person }) => person),
  };
}

const open = new Set(['toLocate', 'inQuarantine', 'held', 'releaseDue', 'releaseReview', 'isolated', 'monitored']);
