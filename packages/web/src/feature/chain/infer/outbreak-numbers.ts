import type { InferenceResult } from '@firebreak/contract';

/** A generation of an outbreak: how many cases it is expected to hold, and how many each of them infected. */
export interface Generation {
  readonly number: number;
  readonly cases: number;
  /** Mean number of listed cases infected by one of this generation; the last generations are not over yet. */
  readonly R: number;
}

/** Expected cases and R by generation after an importation: each case counts in a generation by its probability of standing there. */
export function generationsOf({ cases }: Pick<InferenceResult, 'cases'>): Generation[] {
  const sums: { cases: number; infected: number }[] = [];
  for (const { depth, offspring } of cases) {
    const mean = meanOf(offspring);
    depth.forEach((share, number) => {
      const sum = (sums[number] ??= { cases: 0, infected: 0 });
      sum.cases += share;
      sum.infected += share * mean;
    });
  }
  return sums.map((sum, number) => ({ number, cases: sum.cases, R: sum.cases > 0 ? sum.infected / sum.cases : 0 }));
}

/** Expected number of cases that infected 0, 1, 2, ... others. */
export function offspringCounts({ cases }: Pick<InferenceResult, 'cases'>): number[] {
  const counts: number[] = [];
  for (const { offspring } of cases) offspring.forEach((share, number) => (counts[number] = (counts[number] ?? 0) + share));
  return Array.from(counts, (count) => count ?? 0);
}

/** Expected number infected by a case. */
export const meanOf = (offspring: readonly number[]): number => offspring.reduce((sum, share, number) => sum + share * number, 0);

/** Smallest numbers between which the number infected lies with 95 % probability. */
export function offspringRange(offspring: readonly number[]): readonly [number, number] {
  let sum = 0;
  const at = (wanted: number): number => {
    sum = 0;
    const found = offspring.findIndex((share) => (sum += share) >= wanted - 1e-9);
    return found < 0 ? Math.max(0, offspring.length - 1) : found;
  };
  return [at(0.025), at(0.975)];
}

/** A case whose likeliest infector, or its share, differs between two runs. */
export interface Difference {
  readonly id: string;
  readonly before: InferenceResult['cases'][number]['candidates'][number] | undefined;
  readonly now: InferenceResult['cases'][number]['candidates'][number] | undefined;
}

const leastMove = 0.15;

/** What differs between two runs: another likeliest infector, a share that moved, a case that came or went. */
export function differencesOf(now: InferenceResult, before: InferenceResult): Difference[] {
  const earlier = new Map(before.cases.map((one) => [one.id, one.candidates[0]]));
  const later = new Map(now.cases.map((one) => [one.id, one.candidates[0]]));
  const ids = [...new Set([...later.keys(), ...earlier.keys()])];
  return ids
    .map((id) => ({ id, before: earlier.get(id), now: later.get(id) }))
    .filter(
      ({ before: a, now: b }) => a?.kind !== b?.kind || a?.infector !== b?.infector || Math.abs((a?.p ?? 0) - (b?.p ?? 0)) >= leastMove,
    );
}
