import { type NewSample } from '@firebreak/contract';
import { type Rng, shuffled } from '@firebreak/epi/random/index';
import { uuidv7 } from 'uuidv7';

/** What a device keeps of a sample until the server has it, with whose swab it is: the test's own book beside the house's. */
export interface Taken {
  readonly sample: NewSample;
  readonly resident: number | null;
}

interface Tubes {
  readonly code: () => string;
  readonly capacity: number;
  readonly round: string;
  readonly point: string | null;
}

/** One sampling point: fills tubes in the order in which people come. */
export class SamplingPoint {
  readonly taken: Taken[] = [];
  readonly tubes = new Map<string, Taken[]>();
  readonly device: string;
  readonly given: Tubes;
  #open: { code: string; members: number } | undefined;

  constructor(device: string, given: Tubes) {
    this.device = device;
    this.given = given;
  }

  /** A family, one swab after the other, into the tube that is open. */
  sample(people: readonly { readonly resident: number | null; readonly who: NewSample['who'] }[], takenAt: string): void {
    for (const { resident, who } of people) {
      const tube = this.#next();
      const position = tube.members;
      const { capacity, round, point } = this.given;
      const sample: NewSample = { id: uuidv7(), takenAt, tube: tube.code, position, capacity, round, point, resolves: null, who };
      this.#keep({ sample, resident }, tube.code);
    }
  }

  #next(): { code: string; members: number } {
    if (this.#open === undefined || this.#open.members === this.given.capacity) this.#open = { code: this.given.code(), members: 0 };
    this.#open.members += 1;
    return this.#open;
  }

  #keep(taken: Taken, tube: string): void {
    this.taken.push(taken);
    this.tubes.set(tube, [...(this.tubes.get(tube) ?? []), taken]);
  }

  /** Nothing goes into the tube that is open any more. */
  close(): void {
    this.#open = undefined;
  }
}

/**
 * What reaches the server from a device without a network: pieces of its queue in any order, some of them twice because the
 * answer was lost on the way.
 */
export function lostAndRepeated<Item>(rng: Rng, queue: readonly Item[], size: number): Item[][] {
  const pieces = Array.from({ length: Math.ceil(queue.length / size) }, (_, index) => queue.slice(index * size, (index + 1) * size));
  return shuffled(rng, [...pieces, ...pieces.filter((_, index) => index % 3 === 0)]);
}
