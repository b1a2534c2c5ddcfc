import type { Day } from '@firebreak/epi';
import type { Mark, ReleaseCondition } from '../pack/index.ts';
import { type AnchorTimes, numberedDays, type Plan, type PlannedTest, spanEnd } from '../plan/index.ts';
import { dayAt, HOUR, type Instant } from '../time/index.ts';
import type { DatedTest, KnownFacts } from './dossier.ts';

/** One condition of release and whether it is met. */
export interface ReleaseFinding {
  readonly condition: ReleaseCondition['kind'];
  readonly met: boolean;
  /** Days on which something is missing, and persons it depends on. */
  readonly days: readonly Day[];
  readonly persons: readonly string[];
  readonly source: string | readonly string[];
  readonly mark: Mark;
}

/** What release conditions look at. */
export interface ReleaseView {
  readonly plan: Plan;
  readonly known: KnownFacts;
  readonly anchors: AnchorTimes;
  readonly moment: Instant;
  /** The close contacts somebody hangs on, each with their tests since they were exposed. */
  readonly linked: readonly { readonly person: string; readonly tests: readonly DatedTest[] }[];
}

interface Answer {
  readonly met: boolean;
  readonly days?: readonly Day[];
  readonly persons?: readonly string[];
}

/** Every condition of the pack, with what is missing. */
export function releaseFindings(conditions: readonly ReleaseCondition[], view: ReleaseView): ReleaseFinding[] {
  return conditions.map((condition) => {
    const { met, days = nothing, persons = nobody } = answer(condition, view);
    return met
      ? metFinding(condition)
      : condition.kind === 'stagesCompleted'
        ? runningFinding(condition, view.plan)
        : { ...metFinding(condition), met, days, persons };
  });
}

/** Nothing is missing where a condition is met, so one finding serves everybody. */
function metFinding(condition: ReleaseCondition): ReleaseFinding {
  let finding = findings.get(condition);
  if (finding === undefined) {
    finding = { condition: condition.kind, met: true, days: nothing, persons: nobody, source: condition.source, mark: condition.mark };
    findings.set(condition, finding);
  }
  return finding;
}

/** Everybody with the same plan waits for the same last day. */
function runningFinding(condition: ReleaseCondition, plan: Plan): ReleaseFinding {
  let finding = waiting.get(plan);
  if (finding === undefined)
    waiting.set(plan, (finding = { ...metFinding(condition), met: false, days: plan.lastDay === null ? nothing : [plan.lastDay] }));
  return finding;
}

const waiting = new WeakMap<Plan, ReleaseFinding>();
const nothing: readonly Day[] = [];
const nobody: readonly string[] = [];
const findings = new WeakMap<ReleaseCondition, ReleaseFinding>();

function answer(condition: ReleaseCondition, view: ReleaseView): Answer {
  const { plan, known, moment } = view;
  switch (condition.kind) {
    case 'stagesCompleted':
      return { met: isLastDayReached(plan, moment) };
    case 'ownTestsNegative':
      return testsNegative(view, plan.tests);
    case 'finalTestNegative':
      return finalTestNegative(view);
    case 'linkedFirstTestsNegative':
      return linkedNegative(view, condition.tests.value);
    case 'noSymptoms':
      return noSymptoms(view);
    case 'negativesApart':
      return { met: hasNegativesApart(known.tests, condition.tests.value, condition.apart.value * HOUR, condition.ctAtLeast?.value) };
    case 'ctOnDays':
      return ctOnDays(view, condition);
    case 'sinceEvent':
      return { met: (spanEnd(condition.span, view.anchors, plan.zone) ?? Infinity) <= moment };
    case 'clinicalRecovery':
      return { met: known.plain['clinicallyRecovered'] === true || (known.case?.recoveredDay ?? Infinity) <= dayAt(moment, plan.zone) };
  }
}

/** The last day has begun: the tests of that day decide, not the hour. A stage without a last day is ended by the other conditions. */
const isLastDayReached = ({ lastDay, endsAt, zone }: Plan, moment: Instant): boolean =>
  lastDay === null || dayAt(moment, zone) >= lastDay || (endsAt !== null && moment >= endsAt);

/** A planned test is done by the first decided sample from its day on that is taken before the next planned day. */
export function testFor(plan: Plan, tests: readonly DatedTest[], day: Day): DatedTest | undefined {
  const next = plan.tests.find((other) => other.day > day)?.day ?? Infinity;
  let undecided: DatedTest | undefined;
  for (const test of tests) {
    if (test.day < day || test.day >= next) continue;
    if (isDecided(test)) return test;
    undecided ??= test;
  }
  return undecided;
}

/** A positive pool says that somebody in it is positive, not who. */
export const isDecided = ({ outcome, pooled }: DatedTest): boolean => outcome === 'negative' || (outcome === 'positive' && pooled !== true);

function testsNegative({ plan, known }: ReleaseView, planned: readonly PlannedTest[]): Answer {
  const missing: Day[] = [];
  for (const { day } of planned) if (testFor(plan, known.tests, day)?.outcome !== 'negative' && missing.at(-1) !== day) missing.push(day);
  return { met: missing.length === 0, days: missing };
}

/** The last decided sample, taken on the day of the last planned test or later, is negative. */
function finalTestNegative({ plan, known }: ReleaseView): Answer {
  const day = plan.tests.at(-1)?.day ?? plan.stages.at(-1)?.from ?? Infinity;
  const last = known.tests.findLast((test) => isDecided(test) && test.day >= day);
  return last?.outcome === 'negative' ? { met: true } : { met: false, days: day === Infinity ? [] : [day] };
}

/** The first results of each close contact: an undecided tube does not count, a missing one is missing. */
function linkedNegative({ linked }: ReleaseView, count: number): Answer {
  const waiting = linked.filter(({ tests }) => {
    const first = firstResults(tests, count);
    return first.length < count || first.some(({ outcome }) => outcome !== 'negative');
  });
  return { met: waiting.length === 0, persons: waiting.map(({ person }) => person) };
}

export const firstResults = (tests: readonly DatedTest[], count: number): readonly DatedTest[] => tests.filter(isDecided).slice(0, count);

/** A symptom is cleared by a negative sample taken after it, on the same day or later. */
function noSymptoms({ known }: ReleaseView): Answer {
  if (known.symptoms.length === 0) return { met: true };
  const open = known.symptoms.filter(({ day }) => !known.tests.some((test) => test.outcome === 'negative' && test.day >= day));
  return { met: open.length === 0, days: open.map(({ day }) => day) };
}

/** So many results in a row that are negative (or above the Ct limit), each at least so long after the one before it. */
function hasNegativesApart(tests: readonly DatedTest[], count: number, apart: number, ctAtLeast: number | undefined): boolean {
  let [run, last] = [0, -Infinity];
  for (const test of tests) {
    if (!isDecided(test)) continue;
    if (!isClear(test, ctAtLeast)) [run, last] = [0, -Infinity];
    else if (test.sampledAt - last >= apart) [run, last] = [run + 1, test.sampledAt];
    if (run >= count) return true;
  }
  return false;
}

const isClear = ({ outcome, ct }: DatedTest, ctAtLeast: number | undefined): boolean =>
  outcome === 'negative' || (ctAtLeast !== undefined && ct !== undefined && ct >= ctAtLeast);

function ctOnDays({ known, anchors }: ReleaseView, condition: ReleaseCondition & { kind: 'ctOnDays' }): Answer {
  const days = numberedDays(condition.days, anchors);
  if (days === undefined) return { met: false };
  const missing = days.filter(({ day }) => !known.tests.some((test) => test.day === day && isClear(test, condition.ctAtLeast.value)));
  return { met: missing.length === 0, days: missing.map(({ day }) => day) };
}
