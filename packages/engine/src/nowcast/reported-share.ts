import type { DelayEvidence } from './delay-evidence.ts';

/** Estimated share of cases reported within 0, 1, …, maxDelay days, with the variance of its logarithm. */
export interface HazardShares {
  share: Float64Array;
  logVariance: Float64Array;
}

/**
 * Shares reported within x days by the product of reverse-time hazards, F(x) = Π (1 - n_y / N_y) over y > x:
 * the maximum likelihood estimate without a family and free of right truncation. Var(log F(x)) = Σ g / (N (1 - g)).
 *
 * Days before the shortest delay ever seen have share 0 and an infinite variance.
 *
 * @see Lawless 1994, Can J Stat 22:15, doi:10.2307/3315820
 */
export function hazardShares({ exactly, upTo }: DelayEvidence): HazardShares {
  const share = new Float64Array(exactly.length).fill(1);
  const logVariance = new Float64Array(exactly.length);
  for (let delay = exactly.length - 1; delay > 0; delay--) {
    const hazard = upTo[delay]! > 0 ? exactly[delay]! / upTo[delay]! : 0;
    share[delay - 1] = share[delay]! * (1 - hazard);
    logVariance[delay - 1] = logVariance[delay]! + (hazard === 0 ? 0 : hazard / (upTo[delay]! * (1 - hazard)));
  }
  return { share, logVariance };
}

/**
 * Posterior of the delay distribution as independent betas: 1 - g(x), the share of those reported within x days that
 * was reported before day x, is Beta(before[x], exactly[x]). F(x) is their product over y > x.
 */
export interface DelayPosterior {
  before: Float64Array;
  exactly: Float64Array;
}

/**
 * Generalised Dirichlet posterior of the delays, from a Dirichlet prior with `concentration` for each delay.
 *
 * With `truncated`, each hazard is learnt only from days old enough to show it. Without, the cases known are taken
 * as if they were all: a plain Dirichlet posterior, which makes recent delays too short.
 *
 * @see Höhle & an der Heiden 2014, Biometrics 70:993, doi:10.1111/biom.12194
 */
export function delayPosterior(evidence: DelayEvidence, concentration: number, truncated: boolean): DelayPosterior {
  const size = evidence.exactly.length;
  const posterior = { before: new Float64Array(size), exactly: new Float64Array(size) };
  let shorter = 0;
  for (let delay = 0; delay < size; delay++) {
    const cases = evidence.exactly[delay]!;
    posterior.before[delay] = delay * concentration + (truncated ? evidence.upTo[delay]! - cases : shorter);
    posterior.exactly[delay] = concentration + cases;
    shorter += cases;
  }
  return posterior;
}

/** A beta distribution of a share. `b` is 0 where the share is 1 for certain. */
export interface ShareBeta {
  mean: number;
  a: number;
  b: number;
}

/**
 * Distribution of the share reported within each delay: the beta with the mean and variance of the product. Exact
 * for a plain Dirichlet; for the truncated posterior the mean and variance are exact and the shape is the beta's.
 */
export function shareBetas({ before, exactly }: DelayPosterior): ShareBeta[] {
  const size = before.length;
  const betas: ShareBeta[] = Array.from({ length: size }, () => ({ mean: 1, a: 1, b: 0 }));
  let [logMean, logSecond] = [0, 0]; // of F and of E[F²] / E[F]²
  for (let delay = size - 1; delay > 0; delay--) {
    const [a, b] = [before[delay]!, exactly[delay]!];
    logMean += Math.log1p(-b / (a + b));
    logSecond += Math.log1p(b / (a * (a + b + 1)));
    const [mean, missing] = [Math.exp(logMean), -Math.expm1(logMean)];
    const total = missing / (mean * Math.expm1(logSecond)) - 1;
    betas[delay - 1] = { mean, a: mean * total, b: missing * total };
  }
  return betas;
}
