import type { Xoshiro128State } from './xoshiro128.ts';

/**
 * 64-bit FNV-1a hash of the UTF-8 bytes of a text, continued from `basis`: names become numbers.
 *
 * @see Fowler, Noll, Vo & Eastlake, "The FNV Non-Cryptographic Hash Algorithm", draft-eastlake-fnv
 */
export function hashName(name: string, basis: bigint = FNV_OFFSET): bigint {
  let hash = basis;
  for (const byte of utf8Bytes(name)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * FNV_PRIME);
  return hash;
}

/**
 * The next state and output of SplitMix64, which spreads similar keys over all 64 bits.
 *
 * @see Steele, Lea & Flood 2014, "Fast splittable pseudorandom number generators", OOPSLA, doi:10.1145/2660193.2660195
 */
export function splitMix64(state: bigint): { state: bigint; output: bigint } {
  const next = BigInt.asUintN(64, state + GOLDEN_GAMMA);
  const first = BigInt.asUintN(64, (next ^ (next >> 30n)) * 0xbf58476d1ce4e5b9n);
  const second = BigInt.asUintN(64, (first ^ (first >> 27n)) * 0x94d049bb133111ebn);
  return { state: next, output: second ^ (second >> 31n) };
}

/** A generator state grown from a 64-bit key, as the authors of xoshiro advise: with SplitMix64. */
export function stateFromKey(key: bigint): Xoshiro128State {
  const first = splitMix64(key);
  const second = splitMix64(first.state);
  const words = [first.output, first.output >> 32n, second.output, second.output >> 32n];
  const state = Uint32Array.from(words, (word) => Number(BigInt.asUintN(32, word)));
  if (state.every((word) => word === 0)) state[0] = 1; // the only state the generator cannot leave
  return state;
}

function utf8Bytes(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), tail(code));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), tail(code >> 6), tail(code));
    else bytes.push(0xf0 | (code >> 18), tail(code >> 12), tail(code >> 6), tail(code));
  }
  return bytes;
}

function tail(code: number): number {
  return 0x80 | (code & 0x3f);
}

const FNV_OFFSET = 0xcbf29ce484222325n;
const FNV_PRIME = 0x100000001b3n;
const GOLDEN_GAMMA = 0x9e3779b97f4a7c15n;
