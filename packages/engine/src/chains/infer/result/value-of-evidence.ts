import type { InferenceInput } from '../input/inference-input.ts';
import type { InferenceResult, InferredCase } from './inference-result.ts';
import { entropyOf } from './result-of-tally.ts';

/** Something that could be found out, and how much of the doubt it is expected to remove. */
export interface ValuedEvidence {
  /** `interview`: ask both about a contact. `sequence`: sequence the sample of a person. */
  kind: 'interview' | 'sequence';
  /** The case whose infector is in doubt. */
  infectee: string;
  /** With whom a contact is asked about, or whose sample is sequenced. */
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
}

/** Assumptions, to be replaced by what an outbreak teaches: its own sensitivity and noise of contacts, for example. */
export const defaultValueSettings: ValueSettings = { cases: 50, found: 0.8, foundByChance: 0.05, match: 0.9, matchByChance: 0.2 };

/**
 * For the most uncertain cases: which interview or sequence is expected to reduce the entropy of the infector most. A finding
 * that holds for the candidate j with probability a if j is the infector and b if not turns probabilities p into
 * p_j a : p_i b (found) or p_j (1 - a) : p_i (1 - b) (not found); the gain is the entropy now less the mean entropy then.
 *
 * @returns by gain, largest first; what is recorded or sequenced already is left out
 */
export function valueOfEvidence(
  result: InferenceResult,
  input: InferenceInput,
  settings: ValueSettings = defaultValueSettings,
): ValuedEvidence[] {
  const asked = new Set(input.contacts.flatMap(({ a, b }) => [`${a}\n${b}`, `${b}\n${a}`]));
  const sequenced = new Set(input.cases.flatMap(({ id, snps }) => (snps === undefined || snps === null ? [] : [id])));
  const doubtful = result.cases.toSorted((a, b) => b.entropy - a.entropy).slice(0, settings.cases);
  const valued = doubtful.flatMap((one) => [
    ...interviews(one, asked, settings),
    ...(sequenced.size > 0 ? sequences(one, sequenced, settings) : []),
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
