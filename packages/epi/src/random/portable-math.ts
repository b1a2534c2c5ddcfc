/**
 * Natural logarithm and exponential from +, -, * and / alone. The language lets every engine round `Math.log`
 * and `Math.exp` its own way; these give the same bits everywhere, within a few units of the last place.
 */

/** Natural logarithm. Positive finite numbers; 0 gives -Infinity, negative numbers NaN. */
export function portableLog(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  const normal = x >= SMALLEST_NORMAL;
  float[0] = normal ? x : x * TWO_TO_54;
  const high = words[HIGH_WORD]!;
  let exponent = ((high >>> 20) & 0x7ff) - 1023 - (normal ? 0 : 54);
  words[HIGH_WORD] = (high & 0xfffff) | 0x3ff00000; // the mantissa alone, from 1 to 2
  let mantissa = float[0];
  if (mantissa > SQRT_2) {
    mantissa /= 2;
    exponent += 1;
  }
  return exponent * LN2_HIGH + (logNearOne(mantissa) + exponent * LN2_LOW);
}

/** Exponential. Overflows to Infinity above 709.78, to 0 below -745. */
export function portableExp(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x > MAX_EXPONENT) return Infinity;
  if (x < MIN_EXPONENT) return 0;
  const halvings = Math.round(x / (LN2_HIGH + LN2_LOW));
  const rest = x - halvings * LN2_HIGH - halvings * LN2_LOW;
  let term = 1;
  let sum = 1;
  for (let n = 1; n <= EXP_TERMS; n++) {
    term = (term * rest) / n;
    sum += term;
  }
  return timesPowerOfTwo(sum, halvings);
}

/** log m = 2 (s + s^3/3 + s^5/5 + ...) with s = (m - 1) / (m + 1), at most 0.172 here. */
function logNearOne(mantissa: number): number {
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  let sum = 0;
  for (let at = ODD_PARTS.length - 1; at >= 0; at--) sum = sum * square + ODD_PARTS[at]!;
  return 2 * s * sum;
}

function timesPowerOfTwo(value: number, power: number): number {
  let result = value;
  const factor = power < 0 ? 0.5 : 2;
  for (let step = Math.abs(power); step > 0; step--) result *= factor;
  return result;
}

/** One number seen as bits: exponent and mantissa are read off, not found by dividing. */
const float = new Float64Array([1]);
const words = new Uint32Array(float.buffer);
const HIGH_WORD = words[1] === 0x3ff00000 ? 1 : 0;
const SMALLEST_NORMAL = 2.2250738585072014e-308;
const TWO_TO_54 = 18_014_398_509_481_984;
const SQRT_2 = 1.414213562373095;
/** ln 2 in two parts; the first has zeros at its end, so its multiples by an exponent are exact. */
const LN2_HIGH = 0.693147180369123816;
const LN2_LOW = 1.9082149292705877e-10;
/** 1, 1/3, 1/5 up to 1/23. */
const ODD_PARTS = Float64Array.from({ length: 12 }, (_, at) => 1 / (2 * at + 1));
const EXP_TERMS = 18;
const MAX_EXPONENT = 709.782712893384;
const MIN_EXPONENT = -745.1332191019412;
