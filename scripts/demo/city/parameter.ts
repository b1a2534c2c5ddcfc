/**
 * What the synthetic outbreak is drawn from. The disease is like COVID-19 (Omicron BA.5) of July 2022.
 * Numbers without a citation are assumptions made for a lively demonstration.
 */
export const parameters = {
  /** Days; gamma. */
  incubation: {
    mean: 3.49,
    sd: 1.7,
    source: 'Omicron BA.1, mean 3.49 days (3.13–4.86): BMC Medicine 2023, s12916-023-03070-8; sd: assumption',
  },
  /** Days from infection to infection; gamma, at least one day. */
  generation: {
    mean: 2.99,
    sd: 1.6,
    source: 'Omicron BA.1, realised mean 2.99 days: BMC Medicine 2023, s12916-023-03070-8; sd: assumption',
  },
  /** People a case would infect without measures (mean) and their spread (dispersion). */
  reproduction: {
    before: 2.7,
    after: 1.25,
    changeDay: -8,
    dispersion: 0.45,
    source: 'assumption: below R0 of BA.5 because of masks and vaccination; falls on 4 July with tracing',
  },
  asymptomatic: { share: 0.24, source: 'assumption' },
  /** Days from onset (or infection + incubation) to report, before and after tracing was in full swing. */
  reportDelay: { before: 3, after: 1.3, source: 'assumption' },
  fatality: { share65: 0.05, source: 'assumption' },
} as const;
