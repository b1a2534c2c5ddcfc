/** Probabilities of how many cases a day will have in the end. */
export interface PredictiveDistribution {
  /** Smallest possible total: what is reported already. */
  least: number;
  /** `mass[i]` is the probability of `least + i` cases. */
  mass: Float64Array;
  /** Probability of more cases than `mass` reaches; above 0 only where the method asks for a largest total. */
  remainder: number;
}

/** The distribution of a day whose cases are all reported. */
export function certainly(total: number): PredictiveDistribution {
  return { least: total, mass: Float64Array.of(1), remainder: 0 };
}

/** Mean number of cases within the support. */
export function predictiveMean({ least, mass }: PredictiveDistribution): number {
  return mass.reduce((sum, probability, index) => sum + probability * (least + index), 0);
}

/**
 * The smallest total whose cumulative probability exceeds `share`; null when the support ends before.
 *
 * @param share in (0, 1): 0.5 for the median
 */
export function predictiveQuantile({ least, mass }: PredictiveDistribution, share: number): number | null {
  let cumulative = 0;
  for (let index = 0; index < mass.length; index++) {
    cumulative += mass[index]!;
    if (cumulative > share) return least + index;
  }
  return null;
}

/** Leaves out what is too unlikely to matter at the far end. */
export function trimmed({ least, mass, remainder }: PredictiveDistribution): PredictiveDistribution {
  let end = mass.length;
  let tail = 0;
  while (end > 1 && tail + mass[end - 1]! < NEGLIGIBLE) tail += mass[--end]!;
  return { least, mass: mass.slice(0, end), remainder };
}

const NEGLIGIBLE = 1e-12;
