import { ArgumentError } from '@firebreak/epi';

/**
 * Differences of aligned sequences from the base most of them have at each position. Positions with a base that is not one of
 * A, C, G and T say nothing about that case: it counts as having the majority's.
 *
 * @param sequences one per case, all of one length; null for a case without
 * @returns differences such as `17708T` by case, null where there is no sequence, and the length
 * @throws ArgumentError LENGTHS_DIFFER when they are not aligned, EMPTY when there is none
 */
export function differencesOfSequences(sequences: readonly (string | null)[]): { snps: (string[] | null)[]; genomeLength: number } {
  const first = sequences.find((sequence) => sequence !== null);
  if (first === undefined || first.length === 0) throw new ArgumentError('EMPTY', 'sequences', 'Give at least one sequence.');
  const upper = sequences.map((sequence) => sequence?.toUpperCase() ?? null);
  const odd = upper.findIndex((sequence) => sequence !== null && sequence.length !== first.length);
  if (odd >= 0)
    throw new ArgumentError(
      'LENGTHS_DIFFER',
      `cases[${odd}].sequence`,
      `Align the sequences: the first has ${first.length} bases.`,
      upper[odd]!.length,
    );
  const snps = upper.map((sequence) => (sequence === null ? null : ([] as string[])));
  for (let position = 0; position < first.length; position++) {
    const majority = commonest(upper, position);
    upper.forEach((sequence, one) => {
      const base = sequence?.[position] ?? 'N';
      if (base !== majority && BASES.includes(base)) snps[one]!.push(`${position + 1}${base}`);
    });
  }
  return { snps, genomeLength: first.length };
}

function commonest(sequences: readonly (string | null)[], position: number): string {
  const counts = [0, 0, 0, 0];
  for (const sequence of sequences) {
    const base = BASES.indexOf(sequence?.[position] ?? 'N');
    if (base >= 0) counts[base]!++;
  }
  return BASES[counts.indexOf(Math.max(...counts))]!;
}

const BASES = 'ACGT';
