/** How well one candidate explains the cases, against chance alone. */
export interface SourceEvidence {
  /** Natural logarithm of the Bayes factor: above 0 it explains the cases better than unrelated cases would. */
  readonly logBayesFactor: number;
  /** Posterior weight of each window and of each incubation period, given that this is the source. */
  readonly windows: Float64Array;
  readonly incubation: Float64Array;
  /** Probability that each case came from this source, given that it is the source, where the likelihood is highest. */
  readonly explained: Float64Array;
}

/** Sums of likelihoods kept as logarithms, by incubation period and window. */
export class LogSums {
  /** Weight times (ratio - 1) of each case at the point that is being added. */
  readonly mixed: Float64Array;
  /** Cases that could come from the candidate, by weight. */
  readonly cases: number;
  private readonly logs: Float64Array;
  private readonly windows: number;
  private readonly periods: number;
  private best = -Infinity;
  private readonly explained: Float64Array;
  private readonly weights: Float64Array;

  constructor(periods: number, windows: number, weights: Float64Array) {
    this.weights = weights;
    this.cases = weights.reduce((sum, weight) => sum + weight, 0);
    this.mixed = new Float64Array(weights.length);
    this.explained = new Float64Array(weights.length);
    this.logs = new Float64Array(periods * windows).fill(-Infinity);
    this.windows = windows;
    this.periods = periods;
  }

  add({ at, window, share, logWeight }: { at: number; window: number; share: number; logWeight: number }): void {
    const { mixed } = this;
    let [log, product] = [logWeight, 1];
    for (let one = 0; one < mixed.length; one++) {
      product *= 1 + share * mixed[one]!;
      if ((one & BLOCK) === BLOCK) {
        log += Math.log(product);
        product = 1;
      }
    }
    log += Math.log(product);
    const cell = at * this.windows + window;
    this.logs[cell] = logAdd(this.logs[cell]!, log);
    if (log > this.best) this.keep(log, share);
  }

  result(points: number): SourceEvidence {
    const total = this.logs.reduce(logAdd, -Infinity);
    const windows = new Float64Array(this.windows);
    const incubation = new Float64Array(this.periods);
    this.logs.forEach((log, cell) => {
      const weight = total === -Infinity ? 0 : Math.exp(log - total);
      windows[cell % this.windows]! += weight;
      incubation[Math.floor(cell / this.windows)]! += weight;
    });
    return { logBayesFactor: total - Math.log(points), windows, incubation, explained: this.explained };
  }

  private keep(log: number, share: number): void {
    this.best = log;
    for (let one = 0; one < this.mixed.length; one++) {
      const gain = share * this.mixed[one]!;
      this.explained[one] = Math.max(0, (gain + share * this.weights[one]!) / (1 + gain));
    }
  }
}

function logAdd(one: number, other: number): number {
  const larger = Math.max(one, other);
  return larger === -Infinity ? larger : larger + Math.log1p(Math.exp(-Math.abs(one - other)));
}

/** 16 ratios of up to 1e10 multiply within the range of a double. */
const BLOCK = 15;
