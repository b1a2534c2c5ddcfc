import { dayOf, type CalendarDate } from '@firebreak/epi';
import { chainStructure, type ChainStructure } from './chain-structure.ts';
import { summariseChains, type RecordedChain } from './chain-summary.ts';
import { findConflicts, type ChainConflict } from './conflict.ts';
import {
  recordedGraph,
  ROLE_CASE,
  ROLE_CONTACT,
  ROLE_EVENT,
  ROLE_EXCLUDED,
  type RecordedExposure,
  type RecordedGraph,
  type RecordedNode,
} from './recorded-graph.ts';

/** Moment and limits of a look at the chains. */
export interface RecordedChainSettings {
  /** The day from which the outbreak is looked at. */
  asOf: CalendarDate;
  /** A chain is active while its last case fell ill at most so many days before `asOf` (whole number >= 0). */
  activeDays: number;
  /**
   * Days before onset in which a case of this disease may infect. With it, earlier exposures are reported as
   * `exposureBeforeInfectious`; without it, nothing is assumed of the disease.
   */
  infectiousDaysBeforeOnset?: number;
}

/** Counts over the whole graph. */
export interface RecordedChainFigures {
  cases: number;
  events: number;
  contacts: number;
  /** Persons classified `notACase`: in no chain and no count but this. */
  excluded: number;
  exposures: number;
  /** Exposures left out because an end is unknown. */
  exposuresWithUnknownEnd: number;
  chains: number;
  activeChains: number;
  /** Cases in chains; with the unlinked they are all cases. */
  linkedCases: number;
  unlinkedCases: number;
  /** Cases of the largest chain, 0 when there is none. */
  largestChain: number;
  /** Generations of the deepest chain, 0 when there is none. */
  mostGenerations: number;
}

export interface RecordedChains {
  asOf: CalendarDate;
  activeDays: number;
  chains: RecordedChain[];
  /** Ids of cases that no recorded exposure joins to a case or event, sorted. */
  unlinked: string[];
  /** Ids of events that belong to no chain, sorted. */
  unlinkedEvents: string[];
  conflicts: ChainConflict[];
  figures: RecordedChainFigures;
}

/**
 * Recorded chains of transmission: the connected components of cases and events joined by recorded exposures,
 * directions ignored, with their figures and the contradictions in them.
 *
 * Contacts who are not cases do not join chains (they were not infected, so nothing passed through them) but are
 * counted with every chain they touch; persons classified `notACase` are left out. The result does not depend on
 * the order of the rows and is plain JSON. See docs/method/recorded-chains.md.
 *
 * @throws RangeError when two nodes have the same id or `activeDays` is not a whole number of at least 0
 */
export function recordedChains(
  nodes: readonly RecordedNode[],
  exposures: readonly RecordedExposure[],
  settings: RecordedChainSettings,
): RecordedChains {
  return chainsOfGraph(recordedGraph(nodes, exposures), settings);
}

/** The same, for a graph that is already in columns (a screen that also lays it out or exports it). */
export function chainsOfGraph(graph: RecordedGraph, settings: RecordedChainSettings): RecordedChains {
  const { asOf, activeDays, infectiousDaysBeforeOnset } = settings;
  if (!Number.isInteger(activeDays) || activeDays < 0)
    throw new RangeError(`activeDays is a whole number of at least 0; got ${activeDays}.`);
  const structure = chainStructure(graph);
  const chains = summariseChains(graph, structure, { asOfDay: dayOf(asOf), activeDays });
  const unlinked = idsOutsideChains(graph, structure, ROLE_CASE);
  return {
    asOf,
    activeDays,
    chains,
    unlinked,
    unlinkedEvents: idsOutsideChains(graph, structure, ROLE_EVENT),
    conflicts: findConflicts(graph, structure, { asOfDay: dayOf(asOf), infectiousDaysBeforeOnset }),
    figures: figuresOf(graph, chains, unlinked.length),
  };
}

function idsOutsideChains({ ids, role }: RecordedGraph, { chainOf }: ChainStructure, wanted: number): string[] {
  return ids.filter((_, node) => role[node] === wanted && chainOf[node] === -1);
}

function figuresOf(graph: RecordedGraph, chains: readonly RecordedChain[], unlinkedCases: number): RecordedChainFigures {
  const byRole = new Int32Array(4);
  for (const role of graph.role) byRole[role]!++;
  return {
    cases: byRole[ROLE_CASE]!,
    events: byRole[ROLE_EVENT]!,
    contacts: byRole[ROLE_CONTACT]!,
    excluded: byRole[ROLE_EXCLUDED]!,
    exposures: graph.source.length,
    exposuresWithUnknownEnd: graph.unknownEnds,
    chains: chains.length,
    activeChains: chains.filter((chain) => chain.active).length,
    linkedCases: byRole[ROLE_CASE]! - unlinkedCases,
    unlinkedCases,
    largestChain: chains.reduce((most, chain) => Math.max(most, chain.size), 0),
    mostGenerations: chains.reduce((most, chain) => Math.max(most, chain.generations), 0),
  };
}
