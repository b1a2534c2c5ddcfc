import type { Day } from '@firebreak/epi';
import type { PlainFacts } from '../condition/index.ts';
import type { Pack, Quarantine } from '../pack/index.ts';
import type { ResolvedPack } from '../resolve/index.ts';
import { startOfDay } from '../time/index.ts';
import { type AnchorTimes, spanEnd } from './anchor-time.ts';
import type { Plan, PlannedOffer, PlannedTest } from './plan.ts';
import { planStages } from './plan-stages.ts';
import { planTests } from './plan-tests.ts';

/** Whose plan is asked for. */
export interface PlanInput {
  readonly class: string;
  /** Events that are known: `lastExposure`, `quarantineStart`, `leftArea`, … */
  readonly anchors: AnchorTimes;
  /** Facts about the person that stages may ask for: `immune`, `pregnant`. */
  readonly person?: PlainFacts;
  /** The start of quarantine is not recorded and stands for "if it began on this day". */
  readonly assumedStart?: boolean;
}

/**
 * The plan of a class under an edition: stages, tests, follow-up, offers, last day. Days are calendar days of the pack's time zone;
 * each length and each list of test days counts from its own anchor.
 *
 * @returns undefined where the edition has no rule for the class, or an anchor its first stage needs is not known
 */
export function planFor(resolved: ResolvedPack, input: PlanInput): Plan | undefined {
  const { pack, ref, zone } = resolved;
  const rule = pack.quarantine[input.class];
  const laid = rule && planStages(rule, input.anchors, zone, input.person ?? {});
  if (rule === undefined || laid === undefined || (laid.nominalEnd === null && laid.stages.length === 0 && rule.stages.length > 0))
    return undefined;
  const tests = laid.over ? afterWindowTests(rule, input.anchors) : planTests(pack.testing[input.class] ?? [], laid.stages, input.anchors);
  const lastDay = laid.stages.length === 0 ? null : (laid.stages.at(-1)?.to ?? null);
  return {
    class: input.class,
    pack: ref,
    zone,
    anchors: input.anchors,
    stages: laid.stages,
    tests,
    followUp: pack.monitoring.followUp[input.class] ?? null,
    offers: offersFor(pack, input, zone),
    lastDay,
    endsAt: lastDay === null ? null : startOfDay(lastDay + 1, zone),
    afterWindow: laid.over,
    assumedStart: input.assumedStart ?? false,
  };
}

/** One test each on the days from the day somebody was found. */
function afterWindowTests({ afterWindow }: Quarantine, anchors: AnchorTimes): PlannedTest[] {
  const start: Day | undefined = anchors['quarantineStart']?.day;
  if (afterWindow === undefined || start === undefined) return [];
  return Array.from({ length: afterWindow.tests.value }, (_, at) => ({
    day: start + at,
    stage: 'afterWindow',
    method: afterWindow.method,
    number: at + 1,
    samples: 1,
  }));
}

function offersFor({ measures }: Pack, { class: name, anchors }: PlanInput, zone: string): PlannedOffer[] {
  return Object.entries(measures).flatMap(([measure, { classes, window }]) => {
    const until = window !== undefined && classes?.includes(name) ? spanEnd(window, anchors, zone) : undefined;
    return until === undefined ? [] : [{ measure, until }];
  });
}
