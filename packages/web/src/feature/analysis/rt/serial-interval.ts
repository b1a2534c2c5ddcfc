import type { Disease } from '@firebreak/epi';

/** A serial interval with where it comes from. */
export interface SourcedInterval {
  readonly mean: number;
  readonly sd: number;
  /** `assumption` where no source gives the number. */
  readonly source: string;
  readonly sdIsAssumed: boolean;
}

/**
 * Serial intervals to begin with, in days: numbers of nature with their source, to be replaced by those of the outbreak
 * as soon as enough pairs are known. A disease without a usable one has none.
 */
const intervals: Partial<Readonly<Record<Disease, SourcedInterval>>> = {
  covid19: { mean: 2.37, sd: 2, source: 'Omicron BA.5: BMC Medicine 2023, doi:10.1186/s12916-023-03070-8', sdIsAssumed: true },
  measles: { mean: 11.7, sd: 2.5, source: 'Vink et al. 2014, doi:10.1093/aje/kwu209', sdIsAssumed: true },
  ebola: { mean: 15.3, sd: 9.3, source: 'WHO Ebola Response Team 2014, doi:10.1056/NEJMoa1411100', sdIsAssumed: false },
  mers: { mean: 12.6, sd: 2.8, source: 'Korea 2015: PMC7908312, table 3', sdIsAssumed: false },
  sars: { mean: 8.4, sd: 3.8, source: 'Lipsitch et al. 2003, doi:10.1126/science.1086616', sdIsAssumed: false },
  influenzaA: { mean: 2.8, sd: 1.55, source: 'H1N1pdm: Vink et al. 2014, doi:10.1093/aje/kwu209', sdIsAssumed: true },
  mpox: { mean: 8.5, sd: 5, source: 'Clade IIb: epiverse epiparameterDB (Madewell et al. 2022)', sdIsAssumed: false },
};

/** Where the disease has none of its own: a week and a half week, to be replaced before anything is concluded. */
const unknownInterval: SourcedInterval = { mean: 7, sd: 3.5, source: 'assumption', sdIsAssumed: true };

export const serialIntervalOf = (disease: Disease): SourcedInterval => intervals[disease] ?? unknownInterval;
