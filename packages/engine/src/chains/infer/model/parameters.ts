/** Values of the parameters of the model at one moment of a run. */
export interface ModelParameters {
  /** Share of infected persons in the list. */
  reporting: number;
  /** Mean number of persons a case infects. */
  reproduction: number;
  /** Dispersion of that number; `ALIKE` without superspreading. */
  dispersion: number;
  /** Mutations of the genome per generation; 0 when genomes are not used. */
  mutation: number;
  /** Infectious contacts of a case with each other member of a group, per kind of group. */
  groupRate: Float64Array;
  /** Importations a day after the first. */
  importRate: number;
  /** Last day of infection that could enter the list. */
  lastDay: number;
  /** Probability that nothing is recorded of a direct pair. */
  unrecorded: number;
  /** Probability that a direct pair is recorded by type t in class c, at `t * classes + c`; class 0 is not used. */
  sensitivity: Float64Array;
  /** Probability of any record for another pair: type t, class of onset distance b at `t * lagClasses + b`. */
  noise: Float64Array;
  /** Share of each class among the records of other pairs: as `sensitivity`. */
  noiseShare: Float64Array;
}

/** The same values; columns are shared, because steps of a random walk change none of them. */
export function copyOf(parameters: ModelParameters): ModelParameters {
  const { reporting, reproduction, dispersion, mutation, importRate, lastDay } = parameters;
  const { groupRate, unrecorded, sensitivity, noise, noiseShare } = parameters;
  return { reporting, reproduction, dispersion, mutation, importRate, lastDay, groupRate, unrecorded, sensitivity, noise, noiseShare };
}

/** A dispersion so large that everybody infects alike. */
export const ALIKE = 1e6;
