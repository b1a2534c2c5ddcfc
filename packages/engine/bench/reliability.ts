import type { ScoredCase, TrueLink } from '@firebreak/engine/chains/infer/index';
import type { BenchRow } from '../../../scripts/bench.ts';

/** One candidate infector of one case, importation among them. */
export interface JudgedLink {
  p: number;
  isRight: boolean;
}

/** Every candidate of every case beside the truth; a true infector who is no candidate counts as one given 0. */
export function judgedLinks(cases: readonly ScoredCase[], truth: readonly TrueLink[]): JudgedLink[] {
  const infectorOf = new Map(truth.map(({ id, infector }) => [id, infector]));
  return cases.flatMap(({ id, candidates }) => {
    const links = candidates.map(({ infector, p }) => ({ p, isRight: infector === infectorOf.get(id) }));
    return links.some(({ isRight }) => isRight) ? links : [...links, { p: 0, isRight: true }];
  });
}

/**
 * Of links given about p, a share p should be right. Rows by bands of p, with the binomial standard error of the share (links
 * of one case are not independent, so it is a little too small), and the Brier score over all links, whose smaller part is
 * what is lost by probabilities that do not mean what they say.
 */
export function* reliabilityRows(group: string, links: readonly JudgedLink[]): Iterable<BenchRow> {
  let lost = 0;
  for (const [from, to] of bands) {
    const inBand = links.filter(({ p }) => p >= from && (p < to || to === 1));
    if (inBand.length === 0) continue;
    const given = mean(inBand.map(({ p }) => p));
    const right = mean(inBand.map(({ isRight }) => (isRight ? 1 : 0)));
    lost += inBand.length * (given - right) ** 2;
    const error = Math.sqrt((given * (1 - given)) / inBand.length);
    const note = `peer: probability given; ${inBand.length} links; ${((right - given) / error).toFixed(1)} standard errors`;
    yield { work: `${group}, links given ${from} to ${to}: share right`, ours: right, unit: '', peer: given, note };
  }
  const brier = mean(links.map(({ p, isRight }) => (p - (isRight ? 1 : 0)) ** 2));
  const note = `${lost / links.length < 5e-6 ? 'below 0.00001' : (lost / links.length).toFixed(5)} of it by bands that are off; ${links.length} links`;
  yield { work: `${group}, Brier score over all links`, ours: brier, unit: '', note };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const bands = [
  [0, 0.05],
  [0.05, 0.1],
  [0.1, 0.2],
  [0.2, 0.3],
  [0.3, 0.4],
  [0.4, 0.5],
  [0.5, 0.6],
  [0.6, 0.7],
  [0.7, 0.8],
  [0.8, 0.9],
  [0.9, 0.95],
  [0.95, 1],
] as const;
