import { calendarDate, NO_DAY, type CalendarDate } from '@firebreak/epi';
import type { ChainStructure } from './chain-structure.ts';
import { ROLE_CASE, ROLE_CONTACT, ROLE_EVENT, type RecordedGraph } from './recorded-graph.ts';

/** One recorded chain (传播链). */
export interface RecordedChain {
  /** The smallest id among the members. */
  id: string;
  /** Number of cases. */
  size: number;
  events: number;
  /** People exposed to a member who are not cases. */
  contacts: number;
  /** A case fell ill within `activeDays` before or on `asOf` (by onset, else first positive, else report). */
  active: boolean;
  /** First and last day of a case: onset, else first positive, else report. Null when no case has any. */
  start: CalendarDate | null;
  end: CalendarDate | null;
  /** Days from start to end: 0 when all fell ill on one day. */
  durationDays: number | null;
  /** Cases whose day is not an onset. */
  withoutOnset: number;
  /** Cases on the longest path of exposures. */
  generations: number;
  /** Index case (首例报告病例): reported first. Null when no case has a report date. */
  index: string | null;
  /** Primary case (首发病例): earliest of the cases with no recorded case before them. */
  primary: string;
  /** Ids of cases and events, sorted. */
  members: string[];
  /** Generation of each member, in the same order. */
  memberGenerations: number[];
}

export interface ActivitySettings {
  asOfDay: number;
  activeDays: number;
}

/** Figures of every chain, in the order of their ids. */
export function summariseChains(graph: RecordedGraph, structure: ChainStructure, settings: ActivitySettings): RecordedChain[] {
  const contacts = contactsByChain(graph, structure);
  return structure.chains.map((members, chain) => ({ ...summariseChain(graph, structure, members, settings), contacts: contacts[chain]! }));
}

function summariseChain(
  graph: RecordedGraph,
  { generation }: ChainStructure,
  members: Int32Array,
  settings: ActivitySettings,
): Omit<RecordedChain, 'contacts'> {
  const cases = members.filter((node) => graph.role[node] === ROLE_CASE);
  const ids = Array.from(members, (node) => graph.ids[node]!);
  return {
    id: ids[0]!,
    size: cases.length,
    events: members.length - cases.length,
    ...spanOf(graph, cases, settings),
    generations: cases.reduce((most, node) => Math.max(most, generation[node]!), 0),
    index: indexCase(graph, cases),
    primary: primaryCase(graph, cases, generation),
    members: ids,
    memberGenerations: Array.from(members, (node) => generation[node]!),
  };
}

function spanOf({ day, onsetDay }: RecordedGraph, cases: Int32Array, { asOfDay, activeDays }: ActivitySettings) {
  let first = Infinity;
  let last = -Infinity;
  let active = false;
  let withoutOnset = 0;
  for (const node of cases) {
    if (onsetDay[node] === NO_DAY) withoutOnset++;
    const at = day[node]!;
    if (at === NO_DAY) continue;
    first = Math.min(first, at);
    last = Math.max(last, at);
    if (at <= asOfDay && asOfDay - at <= activeDays) active = true; // a day after asOf has not happened yet
  }
  const dated = first !== Infinity;
  return {
    active,
    start: dated ? calendarDate(first) : null,
    end: dated ? calendarDate(last) : null,
    durationDays: dated ? last - first : null,
    withoutOnset,
  };
}

/** Reported first; of several on that day the one that fell ill first, then the one with the smallest id. */
function indexCase({ ids, reportDay, day }: RecordedGraph, cases: Int32Array): string | null {
  const first = leastBy(
    cases.filter((node) => reportDay[node] !== NO_DAY),
    (a, b) => reportDay[a]! - reportDay[b]! || compareDays(day[a]!, day[b]!),
  );
  return first === undefined ? null : ids[first]!;
}

/** Among the cases of generation 1 the earliest; those without any day come last. */
function primaryCase({ ids, day }: RecordedGraph, cases: Int32Array, generation: Int32Array): string {
  const roots = cases.filter((node) => generation[node] === 1);
  return ids[leastBy(roots, (a, b) => compareDays(day[a]!, day[b]!))!]!;
}

/** The first of the least, in the given order; undefined when there is none. */
function leastBy(nodes: Int32Array, compare: (a: number, b: number) => number): number | undefined {
  let least = nodes[0];
  for (const node of nodes) if (compare(node, least!) < 0) least = node;
  return least;
}

/** Earlier first, no day last. */
function compareDays(a: number, b: number): number {
  return (a === NO_DAY ? Infinity : a) < (b === NO_DAY ? Infinity : b) ? -1 : a === b ? 0 : 1;
}

/** Counts each contact once per chain, however often it met members. */
function contactsByChain(graph: RecordedGraph, { chains, chainOf }: ChainStructure): Int32Array {
  const seen = new Set<number>();
  const count = new Int32Array(chains.length);
  for (let exposure = 0; exposure < graph.source.length; exposure++) {
    const [source, target] = [graph.source[exposure]!, graph.target[exposure]!];
    const contact = graph.role[target]! > ROLE_EVENT ? target : source;
    const chain = chainOf[contact === target ? source : target]!;
    if (chain < 0 || !isContact(graph, contact)) continue;
    const pair = chain * graph.ids.length + contact;
    if (!seen.has(pair)) count[chain]!++;
    seen.add(pair);
  }
  return count;
}

function isContact({ role }: RecordedGraph, node: number): boolean {
  return role[node] === ROLE_CONTACT;
}
