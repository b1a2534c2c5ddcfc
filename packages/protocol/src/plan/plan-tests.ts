import type { Day } from '@firebreak/epi';
import type { TestSchedule } from '../pack/index.ts';
import { type AnchorTimes, numberedDays, onDay } from './anchor-time.ts';
import type { PlannedStage, PlannedTest } from './plan.ts';

/** Tests of every stage, in order of days; days outside the stage are left out or moved as the pack says. */
export function planTests(schedules: readonly TestSchedule[], stages: readonly PlannedStage[], times: AnchorTimes): PlannedTest[] {
  return schedules
    .flatMap((schedule) => {
      const stage = stages.find(({ id }) => id === schedule.stage);
      return stage === undefined ? [] : stageTests(schedule, stage, { ...times, stageStart: onDay(stage.from) });
    })
    .sort((a, b) => a.day - b.day || (a.method < b.method ? -1 : 1));
}

/**
 * With `lastOnFinalDay`, a stage never ends without a test: when days of the list fall past its end (found late) or its end lies
 * past the list (exposed again), one test stands on the last day. With `dropLate` they are only left out.
 */
function stageTests(schedule: TestSchedule, stage: PlannedStage, times: AnchorTimes): PlannedTest[] {
  const wanted = schedule.days === undefined ? spreadDays(schedule, stage) : (numberedDays(schedule.days, times) ?? []);
  const inside = wanted.filter(({ day }) => day >= stage.from && (stage.to === null || day <= stage.to));
  const lastWanted = Math.max(...wanted.map(({ day }) => day));
  const needsLast =
    schedule.replan.rule === 'lastOnFinalDay' && stage.to !== null && lastWanted !== stage.to && inside.at(-1)?.day !== stage.to;
  const days: { readonly number: number | null; readonly day: Day }[] =
    needsLast && stage.to !== null ? [...inside, { number: null, day: stage.to }] : inside;
  return days.map(({ number, day }) => ({ day, number, stage: stage.id, method: schedule.method, samples: schedule.samples?.value ?? 1 }));
}

/** So many tests, the first on the first day and the last on the last of the days they are spread over. */
function spreadDays({ spread }: TestSchedule, { from, to }: PlannedStage): { number: number; day: Day }[] {
  if (spread === undefined) return [];
  const length = spread.within.unit === 'days' ? spread.within.value : Math.ceil(spread.within.value / 24);
  const last = Math.min(length - 1, to === null ? Infinity : to - from);
  const days = Array.from({ length: spread.tests.value }, (_, at) => Math.round((at * last) / Math.max(1, spread.tests.value - 1)));
  return [...new Set(days)].map((shift, at) => ({ number: at + 1, day: from + shift }));
}
