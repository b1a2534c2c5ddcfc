import { missingCases, type CountPrior, type MissingCases } from './count-prior.ts';
import { trimmed, type PredictiveDistribution } from './predictive.ts';
import type { ShareBeta } from './reported-share.ts';
import { shareNodes } from './share-mixture.ts';

/**
 * Total of a day given what is reported, the prior of the total and the distribution of the share reported: the
 * distribution for a known share, mixed over the shares.
 *
 * @param largest totals above it get no probability (a uniform prior's largest, or what memory allows)
 * @see Höhle & an der Heiden 2014, Biometrics 70:993, doi:10.1111/biom.12194
 */
export function bayesDay(reported: number, beta: ShareBeta, prior: CountPrior, largest: number): PredictiveDistribution {
  // Apart by no more than the standard deviation of what is mixed (about 1/√n of the total): no ripples.
  const nodes = shareNodes(beta, 1 / Math.sqrt(reported + 2));
  const mixed = new Accumulator();
  for (const { share, missing, weight } of nodes) {
    const cases = missingCases(prior, reported, share, missing);
    addWeighted(mixed, cases, Math.min(cases.most, largest - reported), weight);
  }
  return trimmed({ least: reported, mass: mixed.values(), remainder: 0 });
}

/** Adds weight × P(k), found outwards from the mode and made to add up to 1. */
function addWeighted(mixed: Accumulator, { growth, mode }: MissingCases, most: number, weight: number): void {
  const start = Math.max(0, Math.min(mode, most));
  let sum = 1;
  let first = start;
  for (let value = 1; first > 0 && value > NEGLIGIBLE; first--) {
    value /= growth(first - 1);
    sum += value;
  }
  let last = start;
  for (let value = 1; last < most && value > NEGLIGIBLE; last++) {
    value *= growth(last);
    sum += value;
  }
  const totals = mixed.reaching(last);
  const unit = weight / sum;
  totals[start]! += unit;
  for (let k = start, value = unit; k > first; k--) totals[k - 1]! += value /= growth(k - 1);
  for (let k = start, value = unit; k < last; k++) totals[k + 1]! += value *= growth(k);
}

/** A list of numbers that grows when needed. */
class Accumulator {
  #values = new Float64Array(256);
  #size = 1;

  reaching(index: number): Float64Array {
    if (index >= this.#values.length) {
      const larger = new Float64Array(2 * index);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#size = Math.max(this.#size, index + 1);
    return this.#values;
  }

  values(): Float64Array {
    return this.#values.slice(0, this.#size);
  }
}

const NEGLIGIBLE = 1e-16;
