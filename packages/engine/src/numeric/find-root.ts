import { ArgumentError } from '@firebreak/epi/distribution/index';

/**
 * Where a continuous function changes sign between two points, by Brent's method, to the last digits.
 *
 * @param f the function; its sign at `low` and `high` must differ (a zero at an end is an answer)
 * @throws ArgumentError NO_CONVERGENCE when the signs do not differ
 * @see Brent 1973, Algorithms for Minimization without Derivatives, chapter 4
 */
export function findRoot(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  let [fa, fb] = [f(a), f(b)];
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (Math.sign(fa) !== -Math.sign(fb)) {
    throw new ArgumentError('NO_CONVERGENCE', 'limits', `No limit was found between ${low} and ${high}; check the input.`);
  }
  let [c, fc] = [a, fa];
  let previous = b - a;
  let beforeThat = previous;
  for (let step = 0; step < MAX_STEPS; step++) {
    if (Math.sign(fb) === Math.sign(fc)) [c, fc, previous, beforeThat] = [a, fa, b - a, b - a];
    if (Math.abs(fc) < Math.abs(fb)) [a, b, c, fa, fb, fc] = [b, c, b, fb, fc, fb];
    const tolerance = 2 * Number.EPSILON * Math.abs(b);
    const half = 0.5 * (c - b);
    if (Math.abs(half) <= tolerance || fb === 0) return b;
    const move = interpolated(a, b, c, fa, fb, fc);
    if (Math.abs(beforeThat) >= tolerance && Math.abs(fa) > Math.abs(fb) && accepted(move, half, beforeThat, tolerance)) {
      beforeThat = previous;
      previous = move;
    } else {
      beforeThat = half;
      previous = half;
    }
    [a, fa] = [b, fb];
    b += Math.abs(previous) > tolerance ? previous : Math.sign(half) * tolerance;
    fb = f(b);
  }
  return b;
}

/** Step to the zero of the line, or of the inverse parabola, through the points. */
function interpolated(a: number, b: number, c: number, fa: number, fb: number, fc: number): number {
  const s = fb / fa;
  if (a === c) return ((c - b) * s) / (1 - s);
  const [q, r] = [fa / fc, fb / fc];
  const p = s * ((c - b) * q * (q - r) - (b - a) * (r - 1));
  return -p / ((q - 1) * (r - 1) * (s - 1));
}

/** A step must stay well inside the bracket and halve the one before the last. */
function accepted(move: number, half: number, beforeThat: number, tolerance: number): boolean {
  const inside = move * half > 0 && Math.abs(move) < 1.5 * Math.abs(half) - 0.5 * tolerance;
  return inside && Math.abs(move) < 0.5 * Math.abs(beforeThat);
}

const MAX_STEPS = 300;
