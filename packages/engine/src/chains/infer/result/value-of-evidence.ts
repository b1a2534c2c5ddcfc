import type { InferenceInput } from '../input/inference-input.ts';
import type { InferenceResult, InferredCase } from './inference-result.ts';
import { entropyOf } from './result-of-tally.ts';

/** Something that could be found out, and how much of the doubt it is expected to remove. */
export interface ValuedEvidence {
  /**
   * `interview`: ask both about a contact. `sequence`: sequence the sample of a person. `test`: a laboratory test, serology
   * once the illness is over, of a person whose infection no test has shown.
   */
  kind: 'interview' | 'sequence' | 'test';
  /** The case whose infector is in doubt. */
  infectee: string;
  /** With whom a contact is asked about, or who is sequenced or tested: a candidate, or a person between who is no case. */
  about: string;
  /** Doubt before, and expected reduction, both in bits. */
  entropy: number;
  gain: number;
}

export interface ValueSettings {
  /** Most uncertain cases to look at. */
  cases: number;
  /** Probability that an interview finds the contact of a true direct pair, and one of another pair. */
  found: number;
  foundByChance: number;
  /** Probability that a true infector's genome is within `match` of the infectee's, and that a stranger's is. */
  match: number;
  matchByChance: number;
  /** Probability that a test finds an infection, and that it finds one where there was none. */
  positive: number;
  falsePositive: number;
  /** Probability that a case of the list no test has confirmed was infected at all, if it infected nobody we ask about. */
  untestedInfected: number;
  /** The same for somebody who is no case but met cases. */
  contactInfected: number;
}

/** Somebody who is no case and was never tested, with the cases they met: perhaps an unreported person in between. */
export interface UntestedContact {
  id: string;
  met: readonly string[];
}

/** Assumptions, to be replaced by what an outbreak teaches: its own sensitivity and noise of contacts, for example. */
export const defaultValueSettings: ValueSettings = {
  cases: 50,
  found: 0.8,
  foundByChance: 0.05,
  match: 0.9,
  matchByChance: 0.2,
  positive: 0.9,
  falsePositive: 0.02,
  untestedInfected: 0.8,
  contactInfected: 0.1,
};

/**
 * For the most uncertain cases: which interview, sequence or test is expected to reduce the entropy of the infector most. A
 * finding that holds for the candidate j with probability a if j is the infector and b if not turns probabilities p into
 * p_j a : p_i b (found) or p_j (1 - a) : p_i (1 - b) (not found); the gain is the entropy now less the mean entropy then.
 *
 * Who infected somebody was infected: a test of a candidate that none has confirmed is positive with a = `positive` if it is the
 * infector, else with b = q `positive` + (1 - q) `falsePositive`, q = `untestedInfected`. A contact of both a candidate and the
 * case stands between them with probability p_j g_1 `found` / m: g_1 that one unreported person stands between, m contacts who
 * met both; a and b as before with q = `contactInfected`. Their gain is about who stood between, in the same bits.
 *
 * @param untested people who are no cases and were never tested, for tests of them
 * @returns by gain, largest first; what is recorded, sequenced or confirmed already is left out
 */
export function valueOfEvidence(
  result: InferenceResult,
  input: InferenceInput,
  settings: ValueSettings = defaultValueSettings,
  untested: readonly UntestedContact[] = [],
): ValuedEvidence[] {
  const asked = new Set(input.contacts.flatMap(({ a, b }) => [`${a}\n${b}`, `${b}\n${a}`]));
  const sequenced = new Set(input.cases.flatMap(({ id, snps }) => (snps === undefined || snps === null ? [] : [id])));
  const confirmed = new Set(input.cases.flatMap(({ id, sampled }) => (sampled === undefined || sampled === null ? [] : [id])));
  const doubtful = result.cases.toSorted((a, b) => b.entropy - a.entropy).slice(0, settings.cases);
  const valued = doubtful.flatMap((one) => [
    ...interviews(one, asked, settings),
    ...(sequenced.size > 0 ? sequences(one, sequenced, settings) : []),
    ...tests(one, confirmed, settings),
    ...testsBetween(one, untested, settings),
  ]);
  return valued
    .filter(({ gain }) => gain > NEGLIGIBLE)
    .sort((a, b) => b.gain - a.gain || (a.infectee + a.about < b.infectee + b.about ? -1 : 1));
}

function interviews(one: InferredCase, asked: ReadonlySet<string>, { found, foundByChance }: ValueSettings): ValuedEvidence[] {
  return one.candidates.flatMap(({ infector }, at) =>
    infector === null || asked.has(`${infector}\n${one.id}`)
      ? []
      : [
          {
            kind: 'interview' as const,
            infectee: one.id,
            about: infector,
            entropy: one.entropy,
            gain: gainOf(one, at, found, foundByChance),
          },
        ],
  );
}

/** Sequencing a candidate tells whether the genomes match; sequencing the case itself tells it for all sequenced candidates. */
function sequences(one: InferredCase, sequenced: ReadonlySet<string>, { match, matchByChance }: ValueSettings): ValuedEvidence[] {
  if (!sequenced.has(one.id)) {
    const known = one.candidates.flatMap(({ infector }, at) => (infector !== null && sequenced.has(infector) ? [at] : []));
    const gain = Math.max(0, ...known.map((at) => gainOf(one, at, match, matchByChance)));
    return [{ kind: 'sequence', infectee: one.id, about: one.id, entropy: one.entropy, gain }];
  }
  return one.candidates.flatMap(({ infector }, at) =>
    infector === null || sequenced.has(infector)
      ? []
      : [
          {
            kind: 'sequence' as const,
            infectee: one.id,
            about: infector,
            entropy: one.entropy,
            gain: gainOf(one, at, match, matchByChance),
          },
        ],
  );
}

/** Tests of candidates. Where no case has a sample, whether cases are confirmed is not on record and nothing is proposed. */
function tests(one: InferredCase, confirmed: ReadonlySet<string>, settings: ValueSettings): ValuedEvidence[] {
  if (confirmed.size === 0) return [];
  const otherwise = positiveOf(settings.untestedInfected, settings);
  return one.candidates.flatMap(({ infector }, at) =>
    infector === null || confirmed.has(infector)
      ? []
      : [
          {
            kind: 'test' as const,
            infectee: one.id,
            about: infector,
            entropy: one.entropy,
            gain: gainOf(one, at, settings.positive, otherwise),
          },
        ],
  );
}

/** Tests of people who met both the case and a candidate. */
function testsBetween(one: InferredCase, untested: readonly UntestedContact[], settings: ValueSettings): ValuedEvidence[] {
  const near = untested.filter(({ met }) => met.includes(one.id));
  const between = (infector: string): UntestedContact[] => near.filter(({ met }) => met.includes(infector));
  const share = new Map<string, number>();
  for (const { infector, p } of one.candidates) {
    const persons = infector === null ? [] : between(infector);
    for (const { id } of persons) share.set(id, (share.get(id) ?? 0) + (p * one.generations[1] * settings.found) / persons.length);
  }
  const otherwise = positiveOf(settings.contactInfected, settings);
  return [...share].map(([about, p]) => ({
    kind: 'test' as const,
    infectee: one.id,
    about,
    entropy: one.entropy,
    gain: informationOf(p, settings.positive, otherwise),
  }));
}

const positiveOf = (infected: number, { positive, falsePositive }: ValueSettings): number =>
  infected * positive + (1 - infected) * falsePositive;

/** What a finding tells of a statement that holds with probability p, in bits. */
function informationOf(p: number, ifTrue: number, otherwise: number): number {
  const found = p * ifTrue + (1 - p) * otherwise;
  return binaryEntropy(found) - p * binaryEntropy(ifTrue) - (1 - p) * binaryEntropy(otherwise);
}

const binaryEntropy = (p: number): number => entropyOf([p, 1 - p]);

function gainOf({ candidates, entropy }: InferredCase, at: number, ifTrue: number, otherwise: number): number {
  const weigh = (own: number, other: number): number[] => candidates.map(({ p }, each) => p * (each === at ? own : other));
  const [yes, no] = [weigh(ifTrue, otherwise), weigh(1 - ifTrue, 1 - otherwise)];
  return entropy - meanEntropy(yes) - meanEntropy(no);
}

/** Entropy after a finding, times the probability of the finding. */
function meanEntropy(weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return total > 0 ? total * entropyOf(weights.map((weight) => weight / total)) : 0;
}

const NEGLIGIBLE = 1e-6;
