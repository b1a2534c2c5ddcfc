import { calendarDate, NO_DAY, type CalendarDate } from '@firebreak/epi';
import type { ChainStructure } from './chain-structure.ts';
import { exposureRules, type ConflictCode, type ConflictSeverity, type RuleFacts } from './conflict-rules.ts';
import { membersByGroup } from './generations.ts';
import { ROLE_EXCLUDED, type RecordedGraph } from './recorded-graph.ts';

/** Something recorded about an exposure that cannot be true, or is hard to believe. */
export interface ChainConflict {
  code: ConflictCode;
  severity: ConflictSeverity;
  /** Id of the exposure; null for a cycle, which has several. */
  exposure: string | null;
  source: string | null;
  target: string | null;
  /** Day of the source: onset of a case, first day of an event. */
  sourceDate: CalendarDate | null;
  targetDate: CalendarDate | null;
  exposureDate: CalendarDate | null;
  /** By how many days the dates contradict each other; null where no date is involved. */
  days: number | null;
  /** Everybody on the cycle; empty for the other conflicts. */
  members: string[];
}

export interface ConflictSettings {
  asOfDay: number;
  /** Days before onset in which a case may infect; undefined switches the rule off. */
  infectiousDaysBeforeOnset: number | undefined;
}

/** All conflicts of a graph: rule by rule, within a rule by source, target and date; cycles last. */
export function findConflicts(graph: RecordedGraph, structure: ChainStructure, settings: ConflictSettings): ChainConflict[] {
  const facts: RuleFacts = { graph, ...settings, infectedDay: earliestInfection(graph, structure) };
  const found = exposureRules.flatMap(({ code, severity, contradiction }) => {
    const conflicts: ChainConflict[] = [];
    for (let exposure = 0; exposure < graph.source.length; exposure++) {
      if (touchesExcluded(graph, exposure)) continue;
      const days = contradiction(facts, exposure);
      if (days !== undefined) conflicts.push(exposureConflict(graph, exposure, code, severity, days));
    }
    return conflicts;
  });
  return [...found, ...cycleConflicts(graph, structure)];
}

function touchesExcluded({ role, source, target }: RecordedGraph, exposure: number): boolean {
  return role[source[exposure]!] === ROLE_EXCLUDED || role[target[exposure]!] === ROLE_EXCLUDED;
}

/** The first day each case can have been infected, if the record is right: `NO_DAY` unless all its exposures are dated. */
function earliestInfection(graph: RecordedGraph, { into }: ChainStructure): Int32Array {
  const earliest = new Int32Array(graph.ids.length).fill(NO_DAY);
  for (let node = 0; node < earliest.length; node++) {
    let first = Infinity;
    for (let at = into.offset[node]!; at < into.offset[node + 1]!; at++) first = Math.min(first, graph.exposureDay[into.edge[at]!]!);
    earliest[node] = first === Infinity ? NO_DAY : first; // an undated exposure is NO_DAY, the lowest of all
  }
  return earliest;
}

function exposureConflict(
  graph: RecordedGraph,
  exposure: number,
  code: ConflictCode,
  severity: ConflictSeverity,
  days: number | null,
): ChainConflict {
  const source = graph.source[exposure]!;
  const target = graph.target[exposure]!;
  return {
    code,
    severity,
    exposure: graph.exposureIds[exposure]!,
    source: graph.ids[source]!,
    target: graph.ids[target]!,
    sourceDate: dateOrNull(graph.day[source]!),
    targetDate: dateOrNull(graph.day[target]!),
    exposureDate: dateOrNull(graph.exposureDay[exposure]!),
    days,
    members: [],
  };
}

function cycleConflicts(graph: RecordedGraph, { strong }: ChainStructure): ChainConflict[] {
  const { offset, node } = membersByGroup(strong);
  const cycles: ChainConflict[] = [];
  for (let group = 0; group < strong.count; group++) {
    if (offset[group + 1]! - offset[group]! < 2) continue;
    const members = Array.from(node.subarray(offset[group], offset[group + 1]), (member) => graph.ids[member]!);
    cycles.push({
      code: 'cycle',
      severity: 'impossible',
      exposure: null,
      source: null,
      target: null,
      sourceDate: null,
      targetDate: null,
      exposureDate: null,
      days: null,
      members,
    });
  }
  return cycles.sort((a, b) => (a.members[0]! < b.members[0]! ? -1 : 1));
}

function dateOrNull(day: number): CalendarDate | null {
  return day === NO_DAY ? null : calendarDate(day);
}
