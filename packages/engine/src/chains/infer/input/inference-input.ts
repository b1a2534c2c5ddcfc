/** A probability per whole day: `mass[0]` belongs to `firstDay`, `mass[1]` to the day after. Need not sum to 1. */
export interface DailyDelay {
  firstDay: number;
  mass: readonly number[];
}

/** When a person may have been infected, as far as an interview tells. Open ends are null. */
export interface ExposureWindow {
  from: number | null;
  to: number | null;
  /** true: infection outside is impossible. false: it is unlikely (factor `settings.windowDoubt`), because memories err. */
  hard: boolean;
}

/** A reported case. All days are whole numbers on one common calendar; any origin will do. */
export interface InferenceCase {
  id: string;
  /** Day of onset, its first and last possible day, or null when only `report` or `sampled` is known. */
  onset: number | readonly [first: number, last: number] | null;
  /** Day the case was reported: onset is not later. */
  report?: number | null;
  /** Day of the first positive sample: infection is not later. */
  sampled?: number | null;
  /** Last day on which the case could infect freely; afterwards only the share `settings.isolationLeak` gets out. */
  isolation?: number | null;
  exposure?: ExposureWindow | null;
  /** Differences from the reference genome, each a position and a base (`17708T`); null when nothing was sequenced. */
  snps?: readonly string[] | null;
}

/** A recorded contact of two cases, without direction. */
export interface InferenceContact {
  a: string;
  b: string;
  /** Kind of contact (`household`, `ward`). A link is recorded by one kind; each has its own share of these records, and its own noise. */
  type?: string;
  /** Minutes together; null when unknown. Longer contacts can be stronger evidence, how much is learnt from the data. */
  minutes?: number | null;
}

/**
 * Persons who live, learn or work together, all of them: a household, a class, a ward. A list of a group is no report of a
 * contact: whoever is infected exposes every member, from the day of the own infection on.
 */
export interface InferenceGroup {
  /** Kind of group (`household`, `class`); each kind has a rate of its own. */
  type: string;
  /** Ids of the cases among the members. */
  members: readonly string[];
  /** Members in all, those who did not fall ill included; without it, nobody else. */
  size?: number;
}

/** What an investigator decided about a link. It is kept by every later run. */
export interface LinkDecision {
  /** Id of the infector, or null for importation. */
  infector: string | null;
  infectee: string;
  verdict: 'accepted' | 'rejected';
}

export interface InferenceInput {
  cases: readonly InferenceCase[];
  contacts: readonly InferenceContact[];
  /**
   * Every case was asked who infected it, and whoever was named was looked for: had a case named somebody who is not in the list, that
   * would be known. So nobody named an unreported infector. Without it, who is not in the list cannot have been named.
   */
  backwardTracing?: boolean;
  groups?: readonly InferenceGroup[];
  decisions?: readonly LinkDecision[];
  /** Days from infection to infection, from day 1 on. */
  generationTime: DailyDelay;
  /** Days from infection to onset, from day 0 on. */
  incubation: DailyDelay;
  /** Bases of the genome; needed when any case has `snps`. */
  genomeLength?: number;
  /** Last day of the list: a case that fell ill later is not in it. Without it, the list is taken to be cut off by the day of infection alone. */
  asOf?: number;
}
