import { addDays, daysBetween, parseCalendarDate, type CalendarDate } from '@firebreak/epi';
import type { CountPrior } from '../src/nowcast/count-prior.ts';
import { delayEvidence } from '../src/nowcast/delay-evidence.ts';
import { nowcast, type Nowcast, type NowcastDay, type NowcastMethod, type NowcastSettings } from '../src/nowcast/nowcast.ts';
import { reportedByDay, reportingTriangle, type ReportingTriangle } from '../src/nowcast/reporting-triangle.ts';
import type { DecidedMethod } from './measure-decision.ts';
import type { ValueDecision } from './value-decision.ts';
import { given, numberIn, type ReferenceInput } from './measure-input.ts';
import type { ReferenceCase } from './reference-file.ts';

/** The rows are days from the first event, and a cell is null when its report would be later than now. */
function triangleCase(input: ReferenceInput): unknown {
  const triangle = triangleOf(input);
  const { days, maxDelay, counts } = triangle;
  const cell = (day: number, delay: number): number | null => (day + delay < days ? given(counts[day * (maxDelay + 1) + delay]) : null);
  return {
    rows_event_date: Array.from({ length: days }, (_, day) => addDays(triangle.first, day)),
    triangle: Array.from({ length: days }, (_, day) => Array.from({ length: maxDelay + 1 }, (_, delay) => cell(day, delay))),
  };
}

function nowcastCase(input: ReferenceInput): unknown {
  const triangle = triangleOf(input);
  const method = given(methods[String(input['method'])]);
  const settings = settingsOf(input, method);
  const result = nowcast(triangle, { ...settings, lastDays: numberIn(input, 'when_days_back') + 1 });
  const { exactly, upTo } = delayEvidence(triangle, settings);
  const isLawless = method === 'lawless';
  const most = numberIn(input, 'N_max');
  return {
    t0: triangle.first,
    T: triangle.days - 1,
    n_x: exactly,
    N_x: upTo,
    N_tT: reportedByDay(triangle),
    delay_cdf: isLawless ? overDays(result, triangle.days) : result.delay.map(({ share }) => share),
    when: result.days.map(({ date }) => date),
    observed_at_now: result.days.map(({ reported }) => reported),
    predictive_median: result.days.map(({ median, estimate }) => median ?? estimate),
    pi_lower: result.days.map(({ lower, estimate }) => lower ?? estimate),
    pi_upper: result.days.map(({ upper, estimate }) => upper ?? estimate),
    predictive_mean: result.days.map((day) => sumUpTo(day, most, (total) => total) / sumUpTo(day, most, () => 1)),
    predictive_mass: result.days.map((day) => sumUpTo(day, most, () => 1)),
    ...(isLawless ? { N_hat: result.days.map(({ estimate }) => estimate) } : {}),
    eventually_observed: eventually(input, result),
  };
}

const methods: Record<string, NowcastMethod> = {
  lawless: 'lawless',
  'bayes.notrunc': 'bayesUntruncated',
  'bayes.notrunc.bnb': 'betaNegativeBinomial',
  'bayes.trunc': 'bayesTruncated',
};

function settingsOf(input: ReferenceInput, method: NowcastMethod): NowcastSettings {
  const window = typeof input['m'] === 'number' ? { windowDays: input['m'] } : {};
  return {
    method,
    ...window,
    windowBy: input['m_interpretation'] === 'lawless1994' ? 'report' : 'event',
    prior: priorOf(input),
    level: 1 - numberIn(input, 'alpha'),
    delayConcentration: typeof input['gd_prior_kappa'] === 'number' ? input['gd_prior_kappa'] : 0.1,
    ...(method === 'lawless' || method === 'betaNegativeBinomial' ? {} : { largest: numberIn(input, 'N_max') }),
  };
}

/** The files use a Poisson with gamma mean; the other two priors of the package are told by their name. */
function priorOf(input: ReferenceInput): CountPrior {
  const mean = numberIn(input, 'prior_mean_lambda');
  if (input['prior'] === 'pois') return { kind: 'poisson', mean };
  if (input['prior'] === 'unif') return { kind: 'uniform', largest: numberIn(input, 'N_max') };
  return { kind: 'poissonGamma', mean, variance: numberIn(input, 'prior_var_lambda') };
}

function triangleOf(input: ReferenceInput): ReportingTriangle {
  const reports = datesIn(input, 'report_date');
  const events = datesIn(input, 'event_date');
  // The package begins with the first event of the data, known at the time or not.
  const first = events.reduce((earliest, date) => (date < earliest ? date : earliest));
  const records = events.map((event, index) => ({ event, report: given(reports[index]) }));
  return reportingTriangle(records, { now: nowIn(input), maxDelay: numberIn(input, 'D'), first });
}

function nowIn(input: ReferenceInput): CalendarDate {
  return given(datesIn(input, 'now')[0]);
}

function datesIn(input: ReferenceInput, name: string): CalendarDate[] {
  return [input[name]].flat().map((text) => given(parseCalendarDate(String(text))));
}

/** The package gives Lawless' shares for 0 to T days. */
function overDays({ delay }: Nowcast, days: number): number[] {
  return Array.from({ length: days }, (_, elapsed) => delay[elapsed]?.share ?? 1);
}

/** Sum over the predictive distribution up to the package's largest total. */
function sumUpTo({ predictive }: NowcastDay, most: number, value: (total: number) => number): number {
  if (predictive === null) return NaN;
  const { least, mass } = predictive;
  return mass.subarray(0, Math.max(0, most - least + 1)).reduce((sum, p, index) => sum + p * value(least + index), 0);
}

function eventually(input: ReferenceInput, { days, now }: Nowcast): number[] {
  const totals = new Int32Array(days.length);
  for (const event of datesIn(input, 'event_date')) {
    const index = days.length - 1 - daysBetween(event, now);
    if (index >= 0 && index < days.length) totals[index]! += 1;
  }
  return [...totals];
}

const decisions: readonly ValueDecision[] = [
  {
    at: /^(pi_lower|pi_upper|predictive_(median|mean|mass))\[\d+\]$/,
    when: (_, item) => methodOf(item) === 'lawless',
    kind: 'differs by decision',
    reason:
      'surveillance loses the variance of the estimated delays and divides the truncated normal by a wrong total (its mass is up to 1.4), so median, mean and limits are not those of the method',
  },
  {
    at: /^(predictive_median|pi_lower|pi_upper)\[\d+\]$/,
    when: (value, item, at) => value === 0 && massAt(item, at) < 1 - 1e-6 && methodOf(item) === 'bayes.notrunc.bnb',
    kind: 'differs by decision',
    reason: 'the mass up to N.tInf.max never reaches this share and the package then answers 0; ours goes on to larger totals',
  },
  {
    at: /^(predictive_(median|mean)|pi_lower|pi_upper)\[\d+\]$/,
    when: (_, item) => ['bayes.notrunc', 'bayes.trunc'].includes(methodOf(item)),
    kind: 'known to fewer digits',
    allows: (value) => ({ relative: 0, absolute: Math.max(2, 0.03 * value) }),
    reason: 'the package mixes over sampled delay distributions; its file asks for 3 % or 2 cases',
  },
];

function methodOf({ input }: ReferenceCase): string {
  return String(input?.['method']);
}

function massAt({ expected }: ReferenceCase, at: string): number {
  const index = Number(/\[(\d+)\]/.exec(at)?.[1]);
  const mass = (expected as { predictive_mass?: number[] }).predictive_mass;
  return mass?.[index] ?? 1;
}

/** The methods that answer `nowcast/`. */
export const nowcastReferenceMethods: readonly DecidedMethod[] = [
  {
    name: 'reporting-triangle',
    answers: (file, item) => file.id.startsWith('nowcast/') && item.input?.['method'] === undefined,
    run: triangleCase,
    decisions: [],
  },
  {
    name: 'nowcast',
    answers: (file, item) => file.id.startsWith('nowcast/') && String(item.input?.['method']) in methods,
    run: nowcastCase,
    decisions,
  },
];
