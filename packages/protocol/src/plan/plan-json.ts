import { calendarDate, type Day } from '@firebreak/epi';
import { instantText } from '../time/index.ts';
import type { Plan } from './plan.ts';

/** A plan with dates and instants as text, for a file, a page or a pipe. */
export function planJson(plan: Plan) {
  const date = (day: Day | null): string | null => (day === null ? null : calendarDate(day));
  return {
    pack: plan.pack,
    class: plan.class,
    timeZone: plan.zone,
    anchors: Object.fromEntries(
      Object.entries(plan.anchors).flatMap(([name, time]) => (time === undefined ? [] : [[name, date(time.day)]])),
    ),
    stages: plan.stages.map(({ id, mode, otherModes, from, to, rule }) => ({
      id,
      mode,
      otherModes,
      from: date(from),
      to: date(to),
      goingOut: rule.goingOut,
      source: rule.source,
      mark: rule.mark,
    })),
    tests: plan.tests.map(({ day, stage, method, number, samples }) => ({ date: date(day), stage, method, number, samples })),
    followUp:
      plan.followUp === null
        ? null
        : { timesPerDay: plan.followUp.timesPerDay.value, everyDays: plan.followUp.everyDays.value, ask: plan.followUp.ask },
    offers: plan.offers.map(({ measure, until }) => ({ measure, until: instantText(until, plan.zone) })),
    /** The day on which somebody is released when the conditions are met; the restriction ends by itself at `endsAt`. */
    releaseDate: date(plan.lastDay),
    endsAt: plan.endsAt === null ? null : instantText(plan.endsAt, plan.zone),
    afterWindow: plan.afterWindow,
    assumedStart: plan.assumedStart,
  };
}
