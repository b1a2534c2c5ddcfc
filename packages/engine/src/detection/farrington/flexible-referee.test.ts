import {
  addDays,
  createRng,
  drawNegativeBinomial,
  negativeBinomialQuantile,
  negativeBinomialUpperTail,
  parseCalendarDate,
  poissonQuantile,
  poissonUpperTail,
  normalQuantile,
  normalUpperTail,
  tUpperTail,
  type CalendarDate,
} from '@firebreak/epi';
import { expect, test } from 'vitest';
import { quasiPoissonFamily } from '../../glm/family.ts';
import { fitGeneralisedLinearModel, type GlmFit } from '../../glm/generalised-linear-model.ts';
import { readSeries, type CountSeries } from '../series/count-series.ts';
import { yearsBack } from '../series/series-clock.ts';
import { farringtonFlexible } from './farrington-flexible.ts';
import {
  noufailySettings,
  readFlexible,
  thresholdMethods,
  type CheckedFlexible,
  type FarringtonFlexibleSettings,
} from './flexible-settings.ts';

/** The flexible method as one would write it on a blackboard: matrices, no shortcut. */
interface Readable {
  expected: number;
  error: number;
  dispersion: number;
  trend: number | null;
  upper: number;
  score: number;
  pValue: number;
}

interface Reference {
  row: number;
  season: number;
}

/** Reference weeks with their part of the year, week by week from the definition. */
function referenceWeeks(series: CountSeries, at: number, { years, halfWindow, periods, pastWeeksLeftOut }: CheckedFlexible): Reference[] {
  const { counts, clock } = readSeries(series);
  const anchors = Array.from({ length: years + 1 }, (_, back) => yearsBack(clock, at, back));
  const found: Reference[] = [];
  for (let row = 0; row < at - pastWeeksLeftOut; row++) {
    if (Number.isNaN(counts[row]!)) continue;
    const back = anchors.findIndex((anchor, index) => index > 0 && row >= anchor - halfWindow);
    if (back === -1) continue;
    const into = row - (anchors[back]! + halfWindow + 1);
    const isWindow = into < 0 || row >= at - halfWindow;
    if (!isWindow && periods === 1) continue;
    const length = anchors[back - 1]! - halfWindow - (anchors[back]! + halfWindow + 1);
    found.push({ row, season: isWindow ? periods : partOf(into, length, periods - 1) });
  }
  return found;
}

function partOf(into: number, length: number, parts: number): number {
  const lengths = Array.from({ length: parts }, (_, part) => Math.floor(length / parts) + (part < length % parts ? 1 : 0));
  let end = 0;
  return lengths.findIndex((own) => into < (end += own)) + 1;
}

interface Fitted {
  fit: GlmFit;
  omega: number[];
  phi: number;
  errorDispersion: number;
  columns: number;
}

/** Dispersion as R's summary.glm: weights of the last step, residuals of the last means. */
const dispersionOf = (fit: GlmFit, y: number[], weights: ArrayLike<number>): number =>
  y.reduce((sum, count, row) => sum + weights[row]! * (count / fit.fitted[row]! - 1) ** 2, 0) / fit.residualDegrees;

function fitTwice(rows: number[][], y: number[], offset: number[], settings: CheckedFlexible): Fitted {
  const columns = rows[0]!.length;
  const input = { family: quasiPoissonFamily, response: y, design: Float64Array.from(rows.flat()), columns, offset };
  const first = fitGeneralisedLinearModel(input);
  const phi = Math.max(1, dispersionOf(first, y, first.workingWeights));
  if (!settings.reweight) return { fit: first, omega: [], phi, errorDispersion: dispersionOf(first, y, first.workingWeights), columns };
  const residuals = y.map((count, row) => {
    const mu = first.fitted[row]!;
    return (1.5 * (count ** (2 / 3) * mu ** (-1 / 6) - Math.sqrt(mu))) / Math.sqrt(phi * (1 - first.hat[row]!));
  });
  const raw = residuals.map((s) => (s > settings.weightsThreshold ? s ** -2 : 1));
  const gamma = raw.length / raw.reduce((sum, weight) => sum + weight, 0);
  const omega = raw.map((weight) => gamma * weight);
  const fit = fitGeneralisedLinearModel({ ...input, weights: omega });
  return { fit, omega, phi: Math.max(1, dispersionOf(fit, y, fit.workingWeights)), errorDispersion: dispersionOf(fit, y, omega), columns };
}

function predict({ fit, errorDispersion, columns }: Fitted, now: number[], offset: number): { eta: number; error: number } {
  const eta = now.reduce((sum, value, column) => sum + value * fit.coefficients[column]!, offset);
  const variance = now.reduce(
    (sum, a, i) => sum + a * now.reduce((inner, b, j) => inner + b * fit.unscaledCovariance[i * columns + j]!, 0),
    0,
  );
  return { eta, error: Math.sqrt(errorDispersion * variance) };
}

function readableVerdict(series: CountSeries, given: FarringtonFlexibleSettings, at: number): Readable {
  const settings = readFlexible(given);
  const { counts, population } = readSeries(series);
  const reference = referenceWeeks(series, at, settings);
  const y = reference.map(({ row }) => counts[row]!);
  const logPopulation = (row: number): number => (settings.populationOffset ? Math.log(population![row]!) : 0);
  const offset = reference.map(({ row }) => logPopulation(row));
  const rowOf = (row: number, season: number, trend: boolean): number[] => [
    ...Array.from({ length: settings.periods }, (_, part) => (season === part + 1 ? 1 : 0)),
    ...(trend ? [row - 200] : []),
  ];
  const make = (trend: boolean): Fitted =>
    fitTwice(
      reference.map(({ row, season }) => rowOf(row, season, trend)),
      y,
      offset,
      settings,
    );
  let hasTrend = settings.trend;
  let fitted = make(hasTrend);
  if (hasTrend) {
    const { eta } = predict(fitted, rowOf(at, settings.periods, true), logPopulation(at));
    const slope = fitted.columns - 1;
    const error = Math.sqrt(fitted.errorDispersion * fitted.fit.unscaledCovariance[fitted.columns ** 2 - 1]!);
    const pValue = 2 * tUpperTail(Math.abs(fitted.fit.coefficients[slope]!) / error, fitted.fit.residualDegrees);
    hasTrend = settings.years >= 3 && pValue < settings.trendPValue && Math.exp(eta) <= Math.max(...y);
    if (!hasTrend) fitted = make(false);
  }
  const { eta, error } = predict(fitted, rowOf(at, settings.periods, hasTrend), logPopulation(at));
  const trend = hasTrend ? fitted.fit.coefficients[fitted.columns - 1]! : null;
  return { expected: Math.exp(eta), error, dispersion: fitted.phi, trend, ...limits(settings, eta, error, fitted.phi, counts[at]!) };
}

function limits(
  { threshold, power, alpha }: CheckedFlexible,
  eta: number,
  error: number,
  phi: number,
  y: number,
): Pick<Readable, 'upper' | 'score' | 'pValue'> {
  const z = normalQuantile(1 - alpha);
  const mu = Math.exp(eta);
  if (threshold === 'delta') {
    const exponent = { '2/3': 2 / 3, '1/2': 1 / 2, none: 1 }[power];
    const tau = phi + (mu * error) ** 2 / mu;
    const spread = Math.sqrt({ '2/3': (4 / 9) * mu ** (1 / 3) * tau, '1/2': tau / 4, none: mu * tau }[power]);
    const upper = (mu ** exponent + z * spread) ** (1 / exponent);
    return { upper, score: (y - mu) / (upper - mu), pValue: normalUpperTail((y ** exponent - mu ** exponent) / spread) };
  }
  const mean = threshold === 'muan' ? Math.exp(eta + z * error) : mu;
  const k = mean / (phi - 1);
  const upper = phi > 1 ? negativeBinomialQuantile(1 - alpha, mean, k) : poissonQuantile(1 - alpha, mean);
  const pValue = phi > 1 ? negativeBinomialUpperTail(y - 1, mean, k) : poissonUpperTail(y - 1, mean);
  return { upper, score: (y - eta) / (upper - eta), pValue };
}

const variants: FarringtonFlexibleSettings[] = [
  {},
  { reweight: false, power: '1/2', alpha: 0.01 },
  { trend: false, power: 'none' },
  ...thresholdMethods.map((threshold) => ({ ...noufailySettings, threshold })),
  { ...noufailySettings, periods: 5, trendPValue: 0.05, years: 3 },
];

/** Six years of weekly counts with a season, an outbreak in the past, and two weeks without a report. */
function example(): CountSeries {
  const rng = createRng('flexible-referee');
  const counts: (number | null)[] = Array.from({ length: 330 }, (_, week) =>
    drawNegativeBinomial(rng, 4 * Math.exp(0.7 * Math.sin((2 * Math.PI * week) / 52) + 0.001 * week), 3),
  );
  counts[150] = 60;
  counts[120] = null;
  counts[121] = null;
  const first = parseCalendarDate('2010-01-04') as CalendarDate;
  return { counts, dates: counts.map((_, week) => addDays(first, 7 * week)), population: counts.map((_, week) => 5000 + 10 * week) };
}

test.each(variants.flatMap((settings) => [false, true].map((populationOffset) => ({ ...settings, populationOffset }))))(
  'referee: the fast verdict is the one worked out with matrices: %o',
  (settings) => {
    const series = example();
    const verdicts = farringtonFlexible(series, { ...settings, from: 300 });
    expect(verdicts).toHaveLength(30);
    for (const verdict of verdicts) {
      const referee = readableVerdict(series, settings, verdict.at);
      for (const name of ['expected', 'error', 'dispersion', 'trend', 'score', 'pValue'] as const) {
        const [ours, other] = [verdict[name], referee[name]];
        if (other === null) expect(ours, name).toBeNull();
        else expect(Math.abs(ours! - other), `${name} of week ${verdict.at}`).toBeLessThan(1e-7 * (1 + Math.abs(other)));
      }
      if (verdict.upper !== null) expect(verdict.upper).toBeCloseTo(referee.upper, 6);
    }
  },
);
