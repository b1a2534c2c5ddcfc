/** Four 32-bit words, not all zero. */
export type Xoshiro128State = Uint32Array;

/**
 * One step of xoshiro128** 1.1: the next 32 random bits. Changes `state`.
 *
 * Only shifts, exclusive or and 32-bit multiplication, so every machine gives the same bits. Period 2^128 - 1.
 *
 * @returns a whole number in [0, 2^32)
 * @see Blackman & Vigna 2021, "Scrambled linear pseudorandom number generators", ACM TOMS 47:36
 */
export function nextXoshiro128(state: Xoshiro128State): number {
  const s0 = state[0]!;
  const s1 = state[1]!;
  const s2 = state[2]!;
  const s3 = state[3]!;
  const output = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9) >>> 0;
  const mixed2 = s2 ^ s0;
  const mixed3 = s3 ^ s1;
  state[0] = s0 ^ mixed3;
  state[1] = s1 ^ mixed2;
  state[2] = mixed2 ^ (s1 << 9);
  state[3] = rotateLeft(mixed3, 11);
  return output;
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
