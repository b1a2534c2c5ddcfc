/**
 * Possible links of n cases with their weights, as columns. An arborescence chooses one link into every case
 * without a circle; its weight is the product of its links. Source `ROOT` is importation.
 */
export interface WeightedLinks {
  /** Number of cases. */
  cases: number;
  /** Infector, or `ROOT`. */
  source: Int32Array;
  target: Int32Array;
  /** Weight >= 0 of each link, finite. */
  weight: Float64Array;
}

/** The world outside the outbreak, as a source of infection. */
export const ROOT = -1;
