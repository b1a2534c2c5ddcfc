import { ArgumentError, digamma, trigamma } from '@firebreak/epi/distribution/index';
import { negativeBinomialFamily, poissonFamily } from './family.ts';
import { fitGeneralisedLinearModel, type GlmFit, type GlmInput } from './generalised-linear-model.ts';

export interface NegativeBinomialFit extends GlmFit {
  /** Dispersion, variance = mean + mean^2 / k; Infinity when the data vary no more than Poisson. */
  k: number;
  /** From the observed information on k; Infinity when k is. */
  kStandardError: number;
}

/**
 * Negative binomial regression with a log link and the dispersion estimated by maximum likelihood: fits of the
 * coefficients and of k in turn until neither moves.
 *
 * @see Venables & Ripley 2002, Modern Applied Statistics with S, §7.4
 */
export function fitNegativeBinomialModel(input: Omit<GlmInput, 'family'>): NegativeBinomialFit {
  const precise = { tolerance: 1e-12, maxIterations: 100, ...input };
  let fit = fitGeneralisedLinearModel({ ...precise, family: poissonFamily });
  requireWholeCounts(input.response);
  let k = dispersionOf(input, fit.fitted);
  for (let step = 0; step < MAX_STEPS && k < Infinity; step++) {
    fit = fitGeneralisedLinearModel({ ...precise, family: negativeBinomialFamily(k) });
    const next = dispersionOf(input, fit.fitted, k);
    const settled = Math.abs(next - k) < 1e-11 * k;
    k = next;
    if (settled) break;
  }
  if (k === Infinity) return { ...fit, k, kStandardError: Infinity };
  fit = fitGeneralisedLinearModel({ ...precise, family: negativeBinomialFamily(k) });
  return { ...fit, k, kStandardError: 1 / Math.sqrt(informationOf(input, fit.fitted, k)) };
}

/** The k that makes the counts likeliest when the means are given, by Newton's steps on its logarithm. */
export function dispersionOf({ response, weights }: Pick<GlmInput, 'response' | 'weights'>, mean: Float64Array, start?: number): number {
  const used = { response, weights };
  let logK = Math.log(start ?? momentStart(used, mean));
  for (let step = 0; step < MAX_STEPS; step++) {
    const k = Math.exp(logK);
    const score = scoreOf(used, mean, k) * k;
    const slope = score - informationOf(used, mean, k) * k * k; // derivative of the score in log k
    const move = slope < 0 ? -score / slope : Math.sign(score);
    logK += Math.max(-2, Math.min(2, move));
    if (logK > LARGEST_LOG_K) return Infinity;
    if (Math.abs(move) < 1e-12) break;
  }
  return Math.exp(logK);
}

function scoreOf({ response, weights }: Pick<GlmInput, 'response' | 'weights'>, mean: Float64Array, k: number): number {
  let sum = 0;
  for (let row = 0; row < mean.length; row++) {
    const [y, mu] = [response[row]!, mean[row]!];
    const part = digamma(k + y) - digamma(k) - Math.log1p(mu / k) + (mu - y) / (k + mu);
    sum += (weights?.[row] ?? 1) * part;
  }
  return sum;
}

/** Minus the second derivative of the log likelihood in k. */
function informationOf({ response, weights }: Pick<GlmInput, 'response' | 'weights'>, mean: Float64Array, k: number): number {
  let sum = 0;
  for (let row = 0; row < mean.length; row++) {
    const [y, mu] = [response[row]!, mean[row]!];
    const part = trigamma(k) - trigamma(k + y) - 1 / k + 2 / (mu + k) - (y + k) / (mu + k) ** 2;
    sum += (weights?.[row] ?? 1) * part;
  }
  return sum;
}

function momentStart({ response, weights }: Pick<GlmInput, 'response' | 'weights'>, mean: Float64Array): number {
  let [above, below] = [0, 0];
  for (let row = 0; row < mean.length; row++) {
    const [y, mu, weight] = [response[row]!, mean[row]!, weights?.[row] ?? 1];
    above += weight;
    below += weight * (y / mu - 1) ** 2;
  }
  return Math.max(1e-3, Math.min(1e6, above / below));
}

function requireWholeCounts(response: ArrayLike<number>): void {
  for (let row = 0; row < response.length; row++) {
    if (!Number.isSafeInteger(response[row]!)) {
      throw new ArgumentError(
        'NOT_WHOLE',
        `response[${row}]`,
        'A negative binomial response is a whole number of at least 0.',
        response[row],
      );
    }
  }
}

const MAX_STEPS = 200;
/** Beyond a dispersion of a million the variance is Poisson's, and the likelihood too flat to climb. */
const LARGEST_LOG_K = Math.log(1e6);
