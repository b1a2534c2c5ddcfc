import { NO_DAY } from '@firebreak/epi';
import { ROLE_CASE, ROLE_EVENT, type RecordedGraph } from './recorded-graph.ts';

/**
 * `impossible`: at least one of the records is wrong. `unlikely`: true now and then (people infect before they
 * fall ill, contact goes on after infection), worth a look.
 */
export const conflictSeverities = ['impossible', 'unlikely'] as const;
export type ConflictSeverity = (typeof conflictSeverities)[number];

export const conflictCodes = [
  'secondaryBeforePrimary',
  'eventAfterOnset',
  'exposureAfterOnset',
  'exposureInFuture',
  'exposureBeforeSourceInfected',
  'exposureBeforeInfectious',
  'exposureAfterIsolation',
  'selfExposure',
  'cycle',
] as const;
export type ConflictCode = (typeof conflictCodes)[number];

/** What a rule may look at. */
export interface RuleFacts {
  graph: RecordedGraph;
  asOfDay: number;
  infectiousDaysBeforeOnset: number | undefined;
  /** First day each node can have been infected by its recorded exposures, or `NO_DAY`. */
  infectedDay: Int32Array;
}

export interface ExposureRule {
  code: ConflictCode;
  severity: ConflictSeverity;
  /** Days by which the dates of this exposure contradict each other, null when no dates are involved, undefined when all is well. */
  contradiction: (facts: RuleFacts, exposure: number) => number | null | undefined;
}

/** The rules on single exposures. Those that compare onsets use onsets only, never the report date in their place. */
export const exposureRules: readonly ExposureRule[] = [
  {
    // Serial intervals below zero happen when infection precedes symptoms, so this is not impossible.
    code: 'secondaryBeforePrimary',
    severity: 'unlikely',
    contradiction: ({ graph }, exposure) => daysFrom(onsetOf(graph, graph.target[exposure]!), onsetOf(graph, graph.source[exposure]!)),
  },
  {
    // Nobody falls ill from an event that has not begun.
    code: 'eventAfterOnset',
    severity: 'impossible',
    contradiction: ({ graph }, exposure) => daysFrom(onsetOf(graph, graph.target[exposure]!), eventDayOf(graph, graph.source[exposure]!)),
  },
  {
    // The date is that of the last contact; an earlier one may have infected.
    code: 'exposureAfterOnset',
    severity: 'unlikely',
    contradiction: ({ graph }, exposure) => {
      const onset = onsetOf(graph, graph.target[exposure]!);
      if (daysFrom(onset, eventDayOf(graph, graph.source[exposure]!)) !== undefined) return undefined; // said by eventAfterOnset
      return daysFrom(onset, graph.exposureDay[exposure]!);
    },
  },
  {
    code: 'exposureInFuture',
    severity: 'impossible',
    contradiction: ({ graph, asOfDay }, exposure) => daysFrom(asOfDay, graph.exposureDay[exposure]!),
  },
  {
    // The source's own recorded exposures are all later: it had nothing yet to pass on.
    code: 'exposureBeforeSourceInfected',
    severity: 'unlikely',
    contradiction: ({ graph, infectedDay }, exposure) => {
      const source = graph.source[exposure]!;
      return graph.role[source] === ROLE_CASE ? daysFrom(graph.exposureDay[exposure]!, infectedDay[source]!) : undefined;
    },
  },
  {
    code: 'exposureBeforeInfectious',
    severity: 'unlikely',
    contradiction: ({ graph, infectiousDaysBeforeOnset }, exposure) => {
      const onset = onsetOf(graph, graph.source[exposure]!);
      if (infectiousDaysBeforeOnset === undefined || onset === NO_DAY) return undefined;
      return daysFrom(graph.exposureDay[exposure]!, onset - infectiousDaysBeforeOnset);
    },
  },
  {
    code: 'exposureAfterIsolation',
    severity: 'unlikely',
    contradiction: ({ graph }, exposure) => daysFrom(graph.isolationDay[graph.source[exposure]!]!, graph.exposureDay[exposure]!),
  },
  {
    code: 'selfExposure',
    severity: 'impossible',
    contradiction: ({ graph }, exposure) => (graph.source[exposure] === graph.target[exposure] ? null : undefined),
  },
];

/** Days from what should be the later day to what should be the earlier, when it is in fact after it. */
function daysFrom(shouldBeLater: number, shouldBeEarlier: number): number | undefined {
  if (shouldBeLater === NO_DAY || shouldBeEarlier === NO_DAY || shouldBeEarlier <= shouldBeLater) return undefined;
  return shouldBeEarlier - shouldBeLater;
}

function onsetOf({ role, onsetDay }: RecordedGraph, node: number): number {
  return role[node] === ROLE_CASE ? onsetDay[node]! : NO_DAY;
}

function eventDayOf({ role, day }: RecordedGraph, node: number): number {
  return role[node] === ROLE_EVENT ? day[node]! : NO_DAY;
}
