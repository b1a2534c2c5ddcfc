/** A gamma prior by shape and rate, a beta prior by its two shapes, a lognormal prior by median and sd of the logarithm. */
export interface GammaPrior {
  shape: number;
  rate: number;
}
export interface BetaPrior {
  a: number;
  b: number;
}
export interface LognormalPrior {
  median: number;
  sdLog: number;
}

/** Which parts of the evidence are used. */
export const evidenceParts = ['dates', 'contacts', 'dna'] as const;
export type EvidencePart = (typeof evidenceParts)[number];

/** Parameters of the model: what is believed before the data are seen. */
export interface InferencePriors {
  /** Share of infected persons who are in the list. */
  reporting: BetaPrior;
  /** Mean number of persons a case infects. */
  reproduction: LognormalPrior;
  /** Dispersion of that number over persons; small: few infect most. */
  dispersion: LognormalPrior;
  /** Mutations of the whole genome per generation of infection. */
  mutation: GammaPrior;
  /** Share of true direct pairs whose contact is recorded, by whatever type. */
  sensitivity: BetaPrior;
  /** Share of other pairs with a recorded contact, per type and per days between their onsets. */
  noise: BetaPrior;
  /** Mean number of infectious contacts of a case with each member of the same group, per kind of group. */
  groupRate: GammaPrior;
  /** Importations after the first, as a share of the cases: a gamma prior by shape and mean. */
  importations: { shape: number; share: number };
}

export interface InferenceSettings {
  parts: readonly EvidencePart[];
  priors: InferencePriors;
  /** Persons differ in how many they infect (R_j ~ Gamma(k, k/R)). Without it all share one R. */
  superspreading: boolean;
  /** One unreported person may have infected several cases. Without it, unreported persons stand on one line each. */
  sharedUnreported: boolean;
  /** Factor for an infection outside a soft exposure window. */
  windowDoubt: number;
  /** Share of infectiousness left after isolation. */
  isolationLeak: number;
  /** Limits in minutes between the classes of contact duration. */
  minuteLimits: readonly number[];
  /** Parameters held at a value instead of being learnt. */
  fixed: Partial<Record<FixedParameter, number>>;
}

export const fixedParameters = [
  'reporting',
  'reproduction',
  'dispersion',
  'mutation',
  'sensitivity',
  'noise',
  'groupRate',
  'importRate',
  'lastDay',
] as const;
export type FixedParameter = (typeof fixedParameters)[number];

/**
 * Weak priors that hold for many outbreaks of acute infections.
 *
 * Reproduction and dispersion: 95 % of their mass lies in R 0.8 to 3.9 and k 0.09 to 1.4, about the range over the outbreaks
 * in Lloyd-Smith et al. 2005, Nature 438:355, doi:10.1038/nature04153. All others are assumptions: see docs/method/transmission-tree.md.
 */
export const defaultInferenceSettings: InferenceSettings = {
  parts: evidenceParts,
  priors: {
    reporting: { a: 8, b: 2 },
    reproduction: { median: 1.8, sdLog: 0.4 },
    dispersion: { median: 0.35, sdLog: 0.7 },
    mutation: { shape: 1, rate: 1 },
    sensitivity: { a: 7, b: 3 },
    noise: { a: 1, b: 20 },
    groupRate: { shape: 0.5, rate: 1 },
    importations: { shape: 0.5, share: 0.02 },
  },
  superspreading: true,
  sharedUnreported: true,
  windowDoubt: 0.05,
  isolationLeak: 0.05,
  minuteLimits: [15, 60, 240],
  fixed: {},
};
