import { ArgumentError } from '@firebreak/epi';

/**
 * Genomes as sets of differences from the reference, each set with a number of its own. A difference is coded as
 * position × 8 + base, so sorted codes are sorted positions. Number 0 is the reference itself.
 */
export class Genotypes {
  readonly #codes: Int32Array[] = [];
  readonly #numberOf = new Map<string, number>();
  #cache = new Int16Array(0);
  #side = 0;

  constructor() {
    this.number(new Int32Array(0));
  }

  /** The number of a sorted set of codes; the same set has the same number. */
  number(codes: Int32Array): number {
    const key = codes.join();
    const known = this.#numberOf.get(key);
    if (known !== undefined) return known;
    const fresh = this.#codes.length;
    this.#codes.push(codes);
    this.#numberOf.set(key, fresh);
    if (fresh >= this.#side) this.#grow();
    return fresh;
  }

  /** Codes of a genotype, sorted. */
  codes(genotype: number): Int32Array {
    return this.#codes[genotype]!;
  }

  /** Number of positions in which two genotypes differ. */
  distance(one: number, other: number): number {
    if (one === other) return 0;
    if (one >= this.#side || other >= this.#side) return differing(this.#codes[one]!, this.#codes[other]!);
    const at = one * this.#side + other;
    const cached = this.#cache[at]!;
    if (cached !== 0) return cached;
    return (this.#cache[at] = differing(this.#codes[one]!, this.#codes[other]!));
  }

  /** Distances between the first so many genotypes are kept; beyond, they are counted anew. */
  #grow(): void {
    if (this.#side >= LARGEST_CACHE) return;
    this.#side = Math.min(LARGEST_CACHE, Math.max(64, 2 * this.#side));
    this.#cache = new Int16Array(this.#side * this.#side);
  }
}

/** Positions at which two sorted sets of codes differ: both in one position count once. */
function differing(one: Int32Array, other: Int32Array): number {
  let a = 0;
  let b = 0;
  let count = 0;
  while (a < one.length && b < other.length) {
    const left = one[a]!;
    const right = other[b]!;
    if (left === right) {
      a++;
      b++;
      continue;
    }
    const leftPosition = left >> 3;
    const rightPosition = right >> 3;
    count++;
    if (leftPosition <= rightPosition) a++;
    if (rightPosition <= leftPosition) b++;
  }
  return count + (one.length - a) + (other.length - b);
}

/** Position × 8 + base of a difference such as `17708T`. Codes of one case are sorted; a position stands once. */
export function genotypeCodes(snps: readonly string[], genomeLength: number, argument: string): Int32Array {
  const codes = Int32Array.from(snps, (text, at) => {
    const match = /^(\d{1,8})([ACGT])$/i.exec(text.trim());
    const position = Number(match?.[1]);
    if (match === null)
      throw new ArgumentError('NOT_A_NUMBER', `${argument}[${at}]`, 'Write a position and a base, for example 17708T.', text);
    if (position < 1 || position > genomeLength)
      throw new ArgumentError('OUT_OF_RANGE', `${argument}[${at}]`, `Positions go from 1 to the genome length ${genomeLength}.`, text);
    return position * 8 + 'ACGT'.indexOf((match[2] ?? 'A').toUpperCase());
  }).sort();
  const twice = codes.findIndex((code, at) => at > 0 && code >> 3 === codes[at - 1]! >> 3);
  if (twice > 0)
    throw new ArgumentError('INCONSISTENT', argument, 'Give one base per position and case.', `position ${codes[twice]! >> 3} twice`);
  return codes;
}

const LARGEST_CACHE = 4096;
