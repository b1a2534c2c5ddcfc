import type { ContactTable } from './contact-table.ts';
import { NO_CONTACT, recordOf } from './contact-table.ts';
import { IMPORTED, UNDECIDED, type DecisionTable } from './decision-table.ts';
import { sharedGroups, type GroupTable } from './group-table.ts';
import { groupedBySource } from './grouped-links.ts';
import type { Genotypes } from './genotype.ts';
import { UnavoidableSteps } from './unavoidable-step.ts';

/**
 * Possible pairs of infector and infectee, grouped by infectee (rows of `offset`) and again by infector. Two cases are a
 * pair when their days of infection can lie in the right order, near enough, and no other candidate is closer by so many
 * mutations that the pair could not matter. A closer candidate may be one that the case infected: so pairs also stay whose
 * differences no way over other cases avoids, or whoever brought two mutations into a cluster would have nobody to have them from.
 */
export interface CandidateLinks {
  offset: Int32Array;
  source: Int32Array;
  target: Int32Array;
  /** Differences between the two genomes; 0 where one is unknown. */
  distance: Int32Array;
  /** Number of the contact record of the pair, or `NO_CONTACT`. */
  contact: Int32Array;
  /** Class of the days between the two onsets. */
  lag: Uint8Array;
  /** Links out of case j: `byFirst[j]` up to, but not with, `byFirst[j + 1]` of `bySource`. */
  sourceOffset: Int32Array;
  bySource: Int32Array;
  /** Fewest differences of each case from a candidate: distances count from here. And the most of a candidate that is kept. */
  leastDistance: Int32Array;
  mostDistance: Int32Array;
}

interface LinkFacts {
  cases: number;
  firstDay: Int32Array;
  windowOffset: Int32Array;
  onsetDay: Float64Array;
  generation: Float64Array;
  genotypes: Genotypes;
  genotype: Int32Array;
  genomeLength: number;
  contacts: ContactTable;
  groups: GroupTable;
  decisions: DecisionTable;
}

/** Upper limits in days of the classes of onset distance; the last class is open. */
export const lagLimits = [0, 1, 3, 7, 14] as const;
export const lagClasses = lagLimits.length + 1;

export function lagClass(days: number): number {
  const distance = Math.abs(days);
  let at = 0;
  while (at < lagLimits.length && distance > lagLimits[at]!) at++;
  return at;
}

export function candidateLinks(facts: LinkFacts): CandidateLinks {
  const { cases } = facts;
  const order = Int32Array.from({ length: cases }, (_, at) => at).sort((a, b) => facts.firstDay[a]! - facts.firstDay[b]!);
  const rows: number[][] = Array.from({ length: cases }, () => []);
  const leastDistance = new Int32Array(cases);
  const steps = new UnavoidableSteps(facts.genotypes, facts.genotype);
  const unavoidable = new Int32Array(facts.genotype.reduce((most, number) => Math.max(most, number), 0) + 1);
  for (let target = 0; target < cases; target++) {
    const near = nearInTime(facts, order, target);
    const distances = near.map((source) => pairDistance(facts, source, target));
    const known = distances.filter((distance) => distance !== UNKNOWN);
    const least = known.length === 0 ? 0 : known.reduce((fewest, distance) => Math.min(fewest, distance), Infinity);
    leastDistance[target] = least;
    const most = least + slackOf(facts.genomeLength);
    if (known.length > 0) steps.from(facts.genotype[target]!, unavoidable);
    const matters = (source: number, distance: number): boolean => distance <= most || distance <= unavoidable[facts.genotype[source]!]!;
    const accepted = facts.decisions.accepted[target]!;
    const row = near.filter((source, at) => (accepted === UNDECIDED ? matters(source, distances[at]!) : source === accepted));
    rows[target] = accepted > IMPORTED && row.length === 0 ? [accepted] : likeliestFew(facts, row.sort((a, b) => a - b), target); // prettier-ignore
  }
  return columnsOf(facts, rows, leastDistance);
}

/** Cases that may have been infected before `target`, at most two generations earlier. */
function nearInTime({ firstDay, windowOffset, generation, decisions }: LinkFacts, order: Int32Array, target: number): number[] {
  const longest = 2 * (generation.length - 1);
  const last = (one: number): number => firstDay[one]! + windowOffset[one + 1]! - windowOffset[one]! - 1;
  const near: number[] = [];
  for (const source of order) {
    if (firstDay[source]! >= last(target)) break;
    if (source === target || firstDay[target]! - last(source) > longest) continue;
    if (decisions.rejected[target]?.has(source) !== true) near.push(source);
  }
  return near;
}

/**
 * Where nothing but dates tells thousands of candidates apart, those are kept whose genomes are nearest and whose onsets
 * lie best for one generation, and everybody with a recorded contact or a common group: the posterior is as wide as it can be shown, and memory stays within bounds.
 */
function likeliestFew(facts: LinkFacts, row: number[], target: number): number[] {
  const { cases, onsetDay, generation, contacts, groups } = facts;
  const most = Math.max(LEAST_CANDIDATES, Math.floor(MOST_LINKS / cases));
  if (row.length <= most) return row;
  const usual = generation.reduce((sum, mass, lag) => sum + mass * lag, 0);
  const misfit = (source: number): number => {
    if (recordOf(contacts, source, target) !== NO_CONTACT || sharedGroups(groups, source, target) !== 0) return -1;
    return FAR * Math.max(0, pairDistance(facts, source, target)) + Math.abs(onsetDay[target]! - onsetDay[source]! - usual);
  };
  return row.toSorted((a, b) => misfit(a) - misfit(b)).slice(0, most).sort((a, b) => a - b); // prettier-ignore
}

function pairDistance({ genotypes, genotype }: LinkFacts, source: number, target: number): number {
  return genotype[source]! < 0 || genotype[target]! < 0 ? UNKNOWN : genotypes.distance(genotype[source]!, genotype[target]!);
}

const UNKNOWN = -1;
/** Days' worth of misfit of one mutation. */
const FAR = 10_000;
const LEAST_CANDIDATES = 50;
const MOST_LINKS = 1_500_000;

/** So many mutations more than the nearest candidate make a pair less likely by a factor of about 1e-4. */
function slackOf(genomeLength: number): number {
  return genomeLength === 0 ? 0 : Math.ceil(4 / Math.log10(Math.max(2, genomeLength)));
}

function columnsOf(facts: LinkFacts, rows: readonly (readonly number[])[], leastDistance: Int32Array): CandidateLinks {
  const { cases, onsetDay, contacts } = facts;
  const offset = new Int32Array(cases + 1);
  rows.forEach((row, at) => (offset[at + 1] = offset[at]! + row.length));
  const links = offset[cases]!;
  const mostDistance = leastDistance.slice();
  const columns = {
    source: new Int32Array(links),
    target: new Int32Array(links),
    distance: new Int32Array(links),
    contact: new Int32Array(links).fill(NO_CONTACT),
    lag: new Uint8Array(links),
  };
  let link = 0;
  rows.forEach((row, target) => {
    for (const source of row) {
      columns.source[link] = source;
      columns.target[link] = target;
      columns.distance[link] = Math.max(0, pairDistance(facts, source, target));
      mostDistance[target] = Math.max(mostDistance[target]!, columns.distance[link]!);
      columns.contact[link] = recordOf(contacts, source, target);
      columns.lag[link++] = lagClass(onsetDay[target]! - onsetDay[source]!);
    }
  });
  return { offset, ...columns, leastDistance, mostDistance, ...groupedBySource(columns.source, cases) };
}
