import type { ResolvedPack } from '../resolve/index.ts';
import type { Plan } from '../plan/index.ts';
import { dayAt, type Instant } from '../time/index.ts';

/**
 * The plan of somebody in quarantine when another edition comes into force. Whatever the policy, nobody stays longer than the longer
 * of both plans; with `takeShorter` and `reEvaluate` nobody stays longer than the shorter one, that is: longer than both allow.
 *
 * - `finishOld`: the old plan to its end.
 * - `takeShorter`: whichever plan ends first.
 * - `reEvaluate`: stages and tests of the new edition, not past the end that was promised.
 *
 * Where the new edition has no rule for the class, the last two release at the moment it comes into force.
 *
 * @param next plan of the same facts under the new edition; undefined where it has none
 */
export function changeEdition(old: Plan, next: Plan | undefined, to: ResolvedPack): Plan {
  const { policy } = to.pack.transition;
  if (policy === 'finishOld') return old;
  const nextEnd = next === undefined || next.afterWindow ? to.from : Math.max(next.endsAt ?? Infinity, to.from);
  const oldEnd = old.afterWindow ? to.from : (old.endsAt ?? Infinity); // whose time was over when they were found is not taken in again
  if (next === undefined || nextEnd <= to.from) return oldEnd <= to.from ? old : endPlanAt(old, to.from);
  if (policy === 'takeShorter') return nextEnd < oldEnd ? next : old;
  return nextEnd > oldEnd ? endPlanAt(next, oldEnd) : next;
}

/** The plan cut at an instant: later stages and tests fall away. */
export function endPlanAt(plan: Plan, end: Instant): Plan {
  const lastDay = dayAt(end - 1, plan.zone);
  const stages = plan.stages
    .filter(({ from }) => from <= lastDay)
    .map((stage) => (stage.to === null || stage.to > lastDay ? { ...stage, to: lastDay } : stage));
  return { ...plan, stages, tests: plan.tests.filter(({ day }) => day <= lastDay), lastDay, endsAt: end };
}
