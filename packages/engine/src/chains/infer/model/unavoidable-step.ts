import type { Genotypes } from './genotype.ts';

/**
 * Between two genomes of a list, the number of differences that no way over other genomes of the list avoids: of all ways, the
 * one whose longest step is shortest. That step lies on the path between them in a minimum spanning tree (Prim 1957, Bell Syst
 * Tech J 36:1389, doi:10.1002/j.1538-7305.1957.tb01515.x).
 */
export class UnavoidableSteps {
  readonly #numbers: Int32Array;
  /** Place in the order in which the tree grew, by number of the genotype. */
  readonly #place = new Map<number, number>();
  /** Of each genotype in that order, the place of the one it was joined to, an earlier one, and the differences of the two. */
  readonly #joinedTo: Int32Array;
  readonly #step: Int32Array;
  readonly #longest: Int32Array;

  /** @param present numbers of the genotypes in the list, any number of times; negative ones are unknown and left out */
  constructor(genotypes: Genotypes, present: Int32Array) {
    const distinct = [...new Set(present)].filter((number) => number >= 0);
    this.#numbers = new Int32Array(distinct.length);
    this.#joinedTo = new Int32Array(distinct.length);
    this.#step = new Int32Array(distinct.length);
    this.#longest = new Int32Array(distinct.length);
    this.#grow(genotypes, distinct);
  }

  #grow(genotypes: Genotypes, distinct: readonly number[]): void {
    const nearest = new Int32Array(distinct.length).fill(FAR);
    const join = new Int32Array(distinct.length);
    let next = 0;
    for (let place = 0; place < distinct.length; place++) {
      const number = distinct[next]!;
      this.#numbers[place] = number;
      this.#place.set(number, place);
      this.#joinedTo[place] = join[next]!;
      this.#step[place] = place === 0 ? 0 : nearest[next]!;
      nearest[next] = TAKEN;
      next = -1;
      for (let other = 0; other < distinct.length; other++) {
        if (nearest[other] === TAKEN) continue;
        const distance = genotypes.distance(number, distinct[other]!);
        if (distance < nearest[other]!) {
          nearest[other] = distance;
          join[other] = place;
        }
        if (next < 0 || nearest[other]! < nearest[next]!) next = other;
      }
    }
  }

  /**
   * From one genotype of the list to all others.
   *
   * @param into by number of the genotype; those that are not in the list keep what stood there
   */
  from(genotype: number, into: Int32Array): void {
    const longest = this.#longest.fill(FAR);
    const start = this.#place.get(genotype)!;
    longest[start] = 0;
    // From the start to the first of the tree, then outwards: who was joined earlier is known by then.
    for (let place = start; place > 0; place = this.#joinedTo[place]!)
      longest[this.#joinedTo[place]!] = Math.max(longest[place]!, this.#step[place]!);
    for (let place = 1; place < longest.length; place++)
      if (longest[place] === FAR) longest[place] = Math.max(longest[this.#joinedTo[place]!]!, this.#step[place]!);
    for (let place = 0; place < longest.length; place++) into[this.#numbers[place]!] = longest[place]!;
  }
}

const FAR = 2_147_483_647;
const TAKEN = -1;
