import type { DelayRecord } from './delay-record.ts';
import type { DelayShape, DelayShapeValues } from './delay-shape.ts';

/**
 * Log likelihood of delays as a function of the unknowns of a family.
 *
 * With both moments in windows, the likelihood is the density integrated over the two: the start uniform in its
 * window, and the second difference of the integral of the distribution function, in closed form. Records with
 * the same windows are counted once. Under right truncation every record is divided by the probability that its
 * delay had ended when the records were looked at.
 *
 * @see Reich et al. 2009, Stat Med 28:2769, doi:10.1002/sim.3659; Seaman et al. 2022 (truncation)
 */
export function delayLikelihood(records: readonly DelayRecord[], shape: DelayShape): (unknowns: readonly number[]) => number {
  const terms = termsOf(records);
  const points = new PointTable();
  const indexed = terms.map((term) => ({ ...term, at: term.delays.map((delay) => points.index(delay)) }));
  const delays = points.delays();
  return (unknowns) => {
    const valuesAt = shape.values(unknowns);
    const logDensity = shape.logDensity(unknowns);
    const values = delays.map((delay) => (delay > 0 ? valuesAt(delay) : beforeZero(valuesAt, delay)));
    let sum = 0;
    for (const { kind, count, delays: own, at } of indexed) {
      const part =
        kind === 'density'
          ? logDensity(own[0]!)
          : Math.log(
              massOf(
                kind,
                at.map((index) => values[index]!),
                own,
                valuesAt,
              ),
            );
      sum += count * part;
      if (!(sum > -Infinity)) return -Infinity;
    }
    return sum;
  };
}

/** One factor of the likelihood (count > 0) or of its denominators (count < 0). */
interface Term {
  /** A density at one delay, a difference over two, or a second difference over four. */
  kind: 'density' | 'single' | 'double';
  /** Delays, the longest first: [high, low], or [longest, the two between, shortest]. */
  delays: number[];
  count: number;
}

function termsOf(records: readonly DelayRecord[]): Term[] {
  const counted = new Map<string, Term>();
  const add = (kind: Term['kind'], delays: number[], count: number): void => {
    const key = `${kind} ${count} ${delays.join(' ')}`;
    const known = counted.get(key);
    if (known === undefined) counted.set(key, { kind, delays, count });
    else known.count += count;
  };
  for (const record of records) {
    const { startEarliest, startLatest, endEarliest, observedUntil } = record;
    const endLatest = Math.min(record.endLatest, observedUntil ?? Infinity);
    const [startWidth, endWidth] = [startLatest - startEarliest, endLatest - endEarliest];
    if (startWidth === 0 && endWidth === 0) add('density', [endLatest - startLatest], 1);
    else if (startWidth === 0 || endWidth === 0) add('single', [endLatest - startEarliest, endEarliest - startLatest], 1);
    else add('double', [endLatest - startEarliest, endLatest - startLatest, endEarliest - startEarliest, endEarliest - startLatest], 1);
    if (observedUntil === undefined) continue;
    if (startWidth === 0) add('single', [observedUntil - startEarliest, 0], -1);
    else add('double', [observedUntil - startEarliest, observedUntil - startLatest, -startWidth, -2 * startWidth], -1);
  }
  return [...counted.values()];
}

/** Every delay is looked at once, however many records share it. */
class PointTable {
  readonly #places = new Map<number, number>();

  index(delay: number): number {
    const known = this.#places.get(delay);
    if (known !== undefined) return known;
    this.#places.set(delay, this.#places.size);
    return this.#places.size - 1;
  }

  delays(): number[] {
    return [...this.#places.keys()];
  }
}

function massOf(
  kind: 'single' | 'double',
  values: readonly DelayShapeValues[],
  delays: readonly number[],
  valuesAt: (x: number) => DelayShapeValues,
): number {
  const shortest = values.at(-1)!;
  const fromAbove = shortest.below > 0.5; // subtract the smaller numbers
  if (kind === 'single') {
    const [high, low] = values as [DelayShapeValues, DelayShapeValues];
    return fromAbove ? low.above - high.above : high.below - low.below;
  }
  const [a, b, c, d] = values.map((value) => (fromAbove ? value.aboveIntegral : value.belowIntegral)) as [number, number, number, number];
  const mass = a - b - c + d;
  return mass > CANCELLATION * Math.max(a, d) ? mass : integratedMass(delays, valuesAt);
}

/** The same by Gauss and Legendre's rule over the window of the start, where the closed form has lost its digits. */
function integratedMass([longest, between, alsoBetween, shortest]: readonly number[], valuesAt: (x: number) => DelayShapeValues): number {
  const startWidth = longest! - between!;
  const endWidth = longest! - alsoBetween!;
  let sum = 0;
  for (const [node, weight] of LEGENDRE) {
    for (const sign of [-1, 1]) {
      const low = shortest! + startWidth * (0.5 + 0.5 * sign * node);
      const [from, to] = [low, low + endWidth].map((x) => (x > 0 ? valuesAt(x) : beforeZero(valuesAt, x)));
      sum += weight * (from!.below > 0.5 ? from!.above - to!.above : to!.below - from!.below);
    }
  }
  return (sum * startWidth) / 2;
}

/** No delay is negative: everything lies above, and the integral of that grows to the left. */
function beforeZero(valuesAt: (x: number) => DelayShapeValues, x: number): DelayShapeValues {
  const mean = valuesAt(TINY).aboveIntegral;
  return { below: 0, above: 1, belowIntegral: 0, aboveIntegral: mean - x };
}

const CANCELLATION = 1e-6;
const TINY = 1e-12;
/** Nodes and weights of the rule with 12 points, one half; the other is its mirror image. */
const LEGENDRE: readonly (readonly [number, number])[] = [
  [0.1252334085114689, 0.2491470458134028],
  [0.3678314989981802, 0.2334925365383548],
  [0.5873179542866175, 0.2031674267230659],
  [0.7699026741943047, 0.1600783285433462],
  [0.9041172563704749, 0.1069393259953184],
  [0.9815606342467192, 0.0471753363865118],
];
