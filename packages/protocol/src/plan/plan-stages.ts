import type { Day } from '@firebreak/epi';
import { holds, type PlainFacts } from '../condition/index.ts';
import type { Quarantine, Stage } from '../pack/index.ts';
import { type AnchorTimes, lastDay, onDay } from './anchor-time.ts';
import type { PlannedStage } from './plan.ts';

/** Stages with days, and whether every one of them was over before the person was found. */
export interface StagePlan {
  readonly stages: PlannedStage[];
  /** Last day of all stages, also of those that were over before they could begin; null when one has no end. */
  readonly nominalEnd: Day | null;
  readonly over: boolean;
}

/**
 * Lays the stages one after the other. Each has the length its own anchor gives, whenever quarantine began: whoever is found late
 * skips what is over and joins what runs, so the total is never longer than for somebody found at once.
 */
export function planStages(rule: Quarantine, times: AnchorTimes, zone: string, person: PlainFacts): StagePlan | undefined {
  const start = times['quarantineStart'];
  if (start === undefined) return undefined;
  const applying = rule.stages.filter(({ when }) => when === undefined || holds(when, person) !== false);
  const stages: PlannedStage[] = [];
  let [previous, earliest]: [Day | null, Day] = [null, start.day];
  for (const stage of applying) {
    const known: AnchorTimes = previous === null ? times : { ...times, previousStage: onDay(previous) };
    const to = stage.length === undefined ? null : (lastDay(stage.length, known, zone) ?? undefined);
    if (to === undefined) break; // its anchor is not known yet: the stage before has to end first
    const from = Math.max(earliest, beginOf(stage, known, zone) ?? earliest);
    if (to === null || to >= from)
      stages.push({ id: stage.id, mode: stage.mode, otherModes: stage.otherModes ?? [], from, to, rule: stage });
    if (to === null) return { stages, nominalEnd: null, over: false };
    previous = Math.max(previous ?? to, to);
    earliest = Math.max(earliest, to + 1);
  }
  return { stages, nominalEnd: previous, over: applying.length > 0 && stages.length === 0 };
}

const beginOf = (stage: Stage, times: AnchorTimes, zone: string): Day | undefined =>
  stage.begins === undefined ? undefined : lastDay(stage.begins, times, zone);
