import { hashName, splitMix64, stateFromKey } from './seed.ts';
import { nextXoshiro128, type Xoshiro128State } from './xoshiro128.ts';

/**
 * Seeded chance: the same seed gives the same numbers on every machine and in the browser.
 *
 * Each part of a model draws from its own named stream, `rng.stream('transmission')`. A stream depends on the
 * seed and the names on the way to it, never on what was drawn before, so a new draw in one part moves no other.
 */
export interface Rng {
  /** 32 random bits: a whole number in [0, 2^32). */
  bits: () => number;
  /** Uniform in [0, 1), with 53 random bits. */
  uniform: () => number;
  /**
   * A whole number from `from` to `to`, both possible and all equally likely.
   *
   * @throws RangeError unless both are whole numbers and 0 <= to - from < 2^32
   */
  integer: (from: number, to: number) => number;
  /** The stream of this name, at its beginning: asking twice gives two that draw the same numbers. */
  stream: (name: string) => Rng;
}

/**
 * Opens chance with a seed.
 *
 * @param seed any text or number; `7` and `'7'` are the same seed
 * @example createRng('training-island').stream('onset').integer(1, 6)
 */
export function createRng(seed: string | number): Rng {
  return new SeededRng(hashName(String(seed)));
}

/** A class and no closures: all streams share their methods, and what was compiled for one serves the next. */
class SeededRng implements Rng {
  readonly #key: bigint;
  readonly #state: Xoshiro128State;

  constructor(key: bigint) {
    this.#key = key;
    this.#state = stateFromKey(key);
  }

  bits(): number {
    return nextXoshiro128(this.#state);
  }

  /** 27 and 26 of two draws' highest bits make 53, all that a double in [0, 1) holds evenly. */
  uniform(): number {
    const high = nextXoshiro128(this.#state) >>> 5;
    const low = nextXoshiro128(this.#state) >>> 6;
    return (high * 67_108_864 + low) / 9_007_199_254_740_992;
  }

  integer(from: number, to: number): number {
    return from + below(this.#state, rangeSize(from, to));
  }

  /** The key is mixed before the name is added, or 'a' then 'b' would be the stream 'ab'. */
  stream(name: string): Rng {
    return new SeededRng(hashName(name, splitMix64(this.#key).output));
  }
}

function rangeSize(from: number, to: number): number {
  const size = to - from + 1;
  if (!Number.isInteger(from) || !Number.isInteger(to) || size < 1 || size > WORDS) {
    throw new RangeError(
      `A whole number between ${from} and ${to} cannot be drawn: give whole numbers, the smaller first, at most 2^32 of them.`,
    );
  }
  return size;
}

/** Draws again in the incomplete last round of `size`, or small numbers would be favoured. */
function below(state: Xoshiro128State, size: number): number {
  const fair = WORDS - (WORDS % size);
  let draw = nextXoshiro128(state);
  while (draw >= fair) draw = nextXoshiro128(state);
  return draw % size;
}

const WORDS = 4_294_967_296;
