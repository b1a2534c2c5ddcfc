/** How one kind of evidence speaks for an infector. */
export interface LinkEvidenceParts {
  /** Fit of the two dates, 1 for the best fitting candidate of the case. */
  time: number;
  /**
   * How much more likely what is recorded is if the link is direct than if it is none: by type of contact that recorded the pair, type
   * `none` where nothing did, and by kind of group that both are in (`group:household`).
   */
  contact: { type: string; ratio: number }[];
  /** Fit of the genomes, 1 for the nearest candidate; null when a genome is missing. */
  genome: number | null;
  /** Mean number infected by the candidate, given everything. */
  infectiousness: number;
}

export interface InferredCandidate {
  /** Id of the infector, the nearest reported ancestor; null for importation. */
  infector: string | null;
  p: number;
  /** Null for importation, and beyond the twenty likeliest of a case: thousands of cases have hundreds of candidates each. */
  evidence: LinkEvidenceParts | null;
}

export interface InferredCase {
  id: string;
  /** By probability, then id; they sum to 1. Probabilities below 1e-6 are left out and shared among the rest. */
  candidates: InferredCandidate[];
  /** Fewest candidates that hold 95 % together. */
  credibleSet: (string | null)[];
  /** Probability that the infector infected the case directly, through one, two, and three or more unreported persons. */
  generations: [direct: number, one: number, two: number, more: number];
  /** Days of infection on the caller's calendar, with their probability. */
  infectionDay: { day: number; p: number }[];
  /** Number the case infects in the end, reported or not: mean and standard deviation. */
  infectiousness: { mean: number; sd: number };
  /** Uncertainty about the infector in bits. */
  entropy: number;
  /** Nobody, importation included, has a probability of at least a half. */
  openEnd: boolean;
}

export interface ParameterPosterior {
  name: string;
  mean: number;
  /** Limits that hold 95 %. */
  lower: number;
  upper: number;
}

/** A link of a tree. */
export interface TreeLink {
  infectee: string;
  infector: string | null;
  p: number;
}

export interface TreeSample {
  /** Per case, in the order of the input: nearest reported ancestor, generations to it, day of infection. */
  infector: (string | null)[];
  generations: number[];
  day: number[];
  /** Values of the parameters at that moment, by name. */
  parameters: Record<string, number>;
}

export interface InferenceResult {
  /** In the order of the input. */
  cases: InferredCase[];
  parameters: ParameterPosterior[];
  /** The tree with the greatest product of link probabilities. */
  tree: TreeLink[];
  samples: TreeSample[];
  /** Ids of cases whose infector is open. */
  openEnds: string[];
  /** Kept sweeps of each chain. */
  sweeps: number;
  chains: number;
  /** Root mean square difference of link probabilities above 0.02 between the two halves of the chains; NaN with one chain. */
  difference: number;
  /** Whether that difference is small enough to be believed (`stopDifference`). */
  settled: boolean;
}
