import { ArgumentError } from '@firebreak/epi';
import type { InferenceInput } from '../input/inference-input.ts';
import type { InferenceSettings } from '../input/inference-settings.ts';
import { candidateLinks, type CandidateLinks } from './candidate-links.ts';
import { caseWindows } from './case-window.ts';
import { contactTable, type ContactTable } from './contact-table.ts';
import { decisionTable, type DecisionTable } from './decision-table.ts';
import { delayTable } from './delay-table.ts';
import { groupTable, type GroupTable } from './group-table.ts';
import { genotypeCodes, Genotypes } from './genotype.ts';
import { wholeGroups } from './whole-group.ts';

/** Everything the inference reads and never changes, in columns. Days count from `origin`. */
export interface ChainModel {
  settings: InferenceSettings;
  ids: readonly string[];
  cases: number;
  origin: number;
  /** Number of days, from `origin` to the last day of the list. */
  days: number;
  generation: Float64Array;
  /** Share of generation times of at most so many days. */
  generationCumulative: Float64Array;
  incubation: Float64Array;
  /** Share of incubation periods of at most so many days. */
  incubationCumulative: Float64Array;
  /** First possible day of infection of each case, and where its weights start. */
  firstDay: Int32Array;
  windowOffset: Int32Array;
  windowWeight: Float64Array;
  /** Middle of the onset window, from `origin`. */
  onsetDay: Float64Array;
  /** Day after which a case infects less, or `NEVER`. */
  isolationDay: Int32Array;
  genotypes: Genotypes;
  /** Genotype of each case; `UNSEQUENCED` without one. */
  genotype: Int32Array;
  /** Bases of the genome, 0 when genomes are not used. */
  genomeLength: number;
  contacts: ContactTable;
  /** Whether cases that name an unreported infector would be known to have done so. */
  backwardTracing: boolean;
  groups: GroupTable;
  decisions: DecisionTable;
  links: CandidateLinks;
}

export const NEVER = 2_147_483_647;
export const UNSEQUENCED = -1;

/**
 * Checks the input and puts it into columns.
 *
 * @throws ArgumentError with the path of what cannot be used and the remedy
 */
export function chainModel(input: InferenceInput, settings: InferenceSettings): ChainModel {
  const numbers = caseNumbers(input);
  const generation = delayTable(input.generationTime, 1, 'generationTime');
  const incubation = delayTable(input.incubation, 0, 'incubation');
  const windows = caseWindows(input.cases, incubation, settings);
  // Unreported infectors of the first cases were infected up to one generation before anybody in the list.
  const origin = windows.firstDay.reduce((least, day) => Math.min(least, day), NEVER) - (generation.length - 1);
  const usesContacts = settings.parts.includes('contacts');
  const { groups, reports } = wholeGroups(usesContacts ? input.contacts : []);
  const genome = genomesOf(input, settings);
  const model = {
    settings,
    ids: input.cases.map(({ id }) => id),
    cases: input.cases.length,
    origin,
    days: lastDayOf(input, windows.lastOnset, incubation.length - 1) - origin + 1,
    generation,
    generationCumulative: cumulative(generation),
    incubation,
    incubationCumulative: cumulative(incubation),
    firstDay: windows.firstDay.map((day) => day - origin),
    windowOffset: windows.offset,
    windowWeight: windows.weight,
    onsetDay: windows.onsetDay.map((day) => day - origin),
    isolationDay: Int32Array.from(input.cases, ({ isolation }) =>
      isolation === undefined || isolation === null ? NEVER : isolation - origin,
    ),
    ...genome,
    contacts: contactTable(reports, numbers, settings.minuteLimits),
    backwardTracing: reports.length > 0 && input.backwardTracing === true,
    groups: groupTable(usesContacts ? [...(input.groups ?? []), ...groups] : [], numbers),
  };
  const decisions = decisionTable(input.decisions ?? [], numbers, model);
  return { ...model, decisions, links: candidateLinks({ ...model, decisions }) };
}

function caseNumbers({ cases }: InferenceInput): Map<string, number> {
  if (cases.length === 0) throw new ArgumentError('EMPTY', 'cases', 'Give at least one case.');
  const numbers = new Map<string, number>();
  cases.forEach(({ id }, at) => {
    if (numbers.has(id))
      throw new ArgumentError('INCONSISTENT', `cases[${at}].id`, 'Give each case an id of its own; merge records of one person.', id);
    numbers.set(id, at);
  });
  return numbers;
}

function genomesOf(input: InferenceInput, { parts }: InferenceSettings): Pick<ChainModel, 'genotypes' | 'genotype' | 'genomeLength'> {
  const genotypes = new Genotypes();
  const sequenced = parts.includes('dna') && input.cases.some(({ snps }) => snps !== undefined && snps !== null);
  if (!sequenced) return { genotypes, genotype: new Int32Array(input.cases.length), genomeLength: 0 };
  const length = input.genomeLength ?? 0;
  if (!(Number.isInteger(length) && length >= 1 && length <= LONGEST_GENOME))
    throw new ArgumentError(
      'OUT_OF_RANGE',
      'genomeLength',
      'Give the number of bases of the genome, because cases have snps.',
      input.genomeLength,
    );
  const genotype = Int32Array.from(input.cases, ({ snps }, at) =>
    snps === undefined || snps === null ? UNSEQUENCED : genotypes.number(genotypeCodes(snps, length, `cases[${at}].snps`)),
  );
  return { genotypes, genotype, genomeLength: length };
}

/**
 * A list whose last day is not told may be closed by the day of infection, as one of the first so many cases is, or complete:
 * until everybody infected with the last case has fallen ill nothing is taken to be cut off, and the last day of infection that
 * could enter is learnt.
 */
function lastDayOf({ asOf }: InferenceInput, lastOnset: number, longestIncubation: number): number {
  if (asOf === undefined) return lastOnset + longestIncubation;
  if (!Number.isSafeInteger(asOf) || asOf < lastOnset)
    throw new ArgumentError('INCONSISTENT', 'asOf', 'Give a day that is not before the last onset.', asOf);
  return asOf;
}

function cumulative(mass: Float64Array): Float64Array {
  let sum = 0;
  return mass.map((value) => (sum += value));
}

const LONGEST_GENOME = 200_000_000;
