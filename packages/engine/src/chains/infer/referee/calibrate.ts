import { drawBeta, drawGamma, drawNormal, type Rng } from '@firebreak/epi';
import { inferTransmission } from '../infer.ts';
import { defaultInferenceSettings } from '../input/inference-settings.ts';
import type { InferenceResult } from '../result/inference-result.ts';
import { simulateOutbreak, type SimulatedOutbreak, type SimulationParameters } from './simulate-outbreak.ts';

export interface Calibration {
  outbreaks: number;
  cases: number;
  /** Share of cases whose 95 % set holds the true infector, importation included, and the mean probability of these sets. */
  coverage: number;
  expectedCoverage: number;
  /**
   * The same for sets of exactly 95 %: the last candidate, without which a set would hold less, belongs to it with the chance
   * that makes up 95 %. Sets of whole candidates hold more; these must hold the truth in 95 % if the posterior is right.
   */
  exactCoverage: number;
  /** Bands of probability: mean given, share true, number of candidates. */
  calibration: { mean: number; share: number; count: number }[];
  /** Evenness of the ranks of true values among draws, in ten bins: chi-square with 9 degrees of freedom. */
  chiSquare: Record<'reporting' | 'reproduction' | 'day', number>;
}

interface Plan {
  outbreaks: number;
  sweeps: number;
  least: number;
  most: number;
  /** Types of contact. */
  types: number;
  backwardTracing: boolean;
}

/** Simulation-based calibration: truths from the priors, data from the truths, posteriors from the data. */
export function calibrate(rng: Rng, plan: Plan): Calibration {
  const ranks = {
    reporting: noRanks(),
    reproduction: noRanks(),
    day: noRanks(),
  };
  const bands = Array.from({ length: 10 }, () => ({ sum: 0, right: 0, count: 0 }));
  const totals = { cases: 0, covered: 0, claimed: 0, exact: 0 };
  for (let done = 0; done < plan.outbreaks; done++) {
    const { parameters, outbreak } = nextOutbreak(rng, plan);
    const settings = { fixed: { dispersion: DISPERSION, importRate: IMPORT_RATE, noise: NOISE } };
    const result = inferTransmission(outbreak.input, { seed: done, sweeps: plan.sweeps, settings });
    addCases(result, outbreak, totals, bands);
    addRanks(result, outbreak, parameters, ranks, rng);
  }
  return {
    outbreaks: plan.outbreaks,
    cases: totals.cases,
    coverage: totals.covered / totals.cases,
    expectedCoverage: totals.claimed / totals.cases,
    exactCoverage: totals.exact / totals.cases,
    calibration: bands
      .filter(({ count }) => count > 0)
      .map(({ sum, right, count }) => ({ mean: sum / count, share: right / count, count })),
    chiSquare: { reporting: unevenness(ranks.reporting), reproduction: unevenness(ranks.reproduction), day: unevenness(ranks.day) },
  };
}

/** A truth from the priors, and an outbreak of the wanted size from the truth. Both are drawn anew until the size fits. */
function nextOutbreak(
  rng: Rng,
  { least, most, types, backwardTracing }: Plan,
): { parameters: SimulationParameters; outbreak: SimulatedOutbreak } {
  const { reporting, reproduction, sensitivity } = defaultInferenceSettings.priors;
  for (;;) {
    const parameters: SimulationParameters = {
      reporting: drawBeta(rng, reporting.a, reporting.b),
      reproduction: reproduction.median * Math.exp(drawNormal(rng, 0, reproduction.sdLog)),
      dispersion: DISPERSION,
      mutation: drawGamma(rng, 1, 1),
      sensitivity: drawBeta(rng, sensitivity.a, sensitivity.b),
      noise: NOISE,
      typeShares: evenShares(rng, types),
      importRate: IMPORT_RATE,
      generation: [0, 0.2, 0.3, 0.3, 0.2],
      incubation: [0, 0.3, 0.4, 0.3],
      genomeLength: 10_000,
      backwardTracing,
      days: 20,
    };
    const outbreak = simulateOutbreak(parameters, rng, 300);
    if (outbreak !== null && outbreak.infector.length >= least && outbreak.infector.length <= most) return { parameters, outbreak };
  }
}

/** Shares of which every mixture has the same chance. */
function evenShares(rng: Rng, types: number): number[] {
  if (types === 1) return [1];
  const parts = Array.from({ length: types }, () => drawGamma(rng, 1, 1));
  const sum = parts.reduce((total, part) => total + part, 0);
  return parts.map((part) => part / sum);
}

function addCases(
  { cases }: InferenceResult,
  { infector }: SimulatedOutbreak,
  totals: { cases: number; covered: number; claimed: number; exact: number },
  bands: { sum: number; right: number; count: number }[],
): void {
  cases.forEach(({ candidates, credibleSet }, one) => {
    const truth = infector[one]! < 0 ? null : `case-${infector[one]}`;
    totals.cases++;
    totals.covered += credibleSet.includes(truth) ? 1 : 0;
    totals.exact += shareInExactSet(candidates, credibleSet.length, truth);
    totals.claimed += candidates.slice(0, credibleSet.length).reduce((sum, { p }) => sum + p, 0);
    for (const { infector: source, p } of candidates) {
      const band = bands[Math.min(9, Math.floor(10 * p))]!;
      band.sum += p;
      band.right += source === truth ? 1 : 0;
      band.count++;
    }
  });
}

/** Probability that a set of exactly 95 % holds the truth: the mean over the chance by which the last candidate belongs to it. */
function shareInExactSet(candidates: InferenceResult['cases'][number]['candidates'], size: number, truth: string | null): number {
  const at = candidates.findIndex(({ infector }) => infector === truth);
  if (at < 0 || at >= size) return 0;
  if (at < size - 1) return 1;
  const before = candidates.slice(0, size - 1).reduce((sum, { p }) => sum + p, 0);
  return Math.min(1, Math.max(0, (CREDIBLE - before) / candidates[at]!.p));
}

function addRanks(
  { samples }: InferenceResult,
  { day }: SimulatedOutbreak,
  parameters: SimulationParameters,
  ranks: Record<'reporting' | 'reproduction' | 'day', number[]>,
  rng: Rng,
): void {
  const one = rng.integer(0, day.length - 1);
  const draws = (name: string): number[] => samples.map((sample) => sample.parameters[name]!);
  ranks.day[rankBin(day[one]!, samples.map((sample) => sample.day[one]!), rng)]!++; // prettier-ignore
  ranks.reporting[rankBin(parameters.reporting, draws('reporting'), rng)]!++;
  ranks.reproduction[rankBin(parameters.reproduction, draws('reproduction'), rng)]!++;
}

/** Rank of a true value among draws, as a bin of ten; ties, as of days, are broken by chance. */
function rankBin(truth: number, draws: readonly number[], rng: Rng): number {
  const below = draws.filter((draw) => draw < truth).length;
  const equal = draws.filter((draw) => draw === truth).length;
  return Math.min(9, Math.floor((10 * (below + rng.uniform() * (equal + 1))) / (draws.length + 1)));
}

function unevenness(bins: readonly number[]): number {
  const expected = bins.reduce((sum, count) => sum + count, 0) / bins.length;
  return expected === 0 ? 0 : bins.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

const noRanks = (): number[] => Array.from({ length: 10 }, () => 0);
const CREDIBLE = 0.95;
const DISPERSION = 0.4;
const IMPORT_RATE = 0.08;
const NOISE = 0.05;
