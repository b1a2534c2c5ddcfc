import { type CoverageCounts } from '@firebreak/contract';

/** What should be true of a round, kept by the test beside the house: the state of every resident, by position. */
export class Book {
  readonly #state = new Map<number, 'done' | 'exempt' | 'missing'>();
  /** People who came without standing on the list; all of them were sampled. */
  walkIns = 0;

  constructor(residents: Iterable<number>) {
    for (const resident of residents) this.#state.set(resident, 'missing');
  }

  set(resident: number, state: 'done' | 'exempt' | 'missing'): void {
    if (this.#state.has(resident)) this.#state.set(resident, state);
  }

  of(resident: number): 'done' | 'exempt' | 'missing' | undefined {
    return this.#state.get(resident);
  }

  /** Residents in a state, among some. */
  in(state: 'done' | 'exempt' | 'missing', among: readonly number[]): number[] {
    return among.filter((resident) => this.#state.get(resident) === state);
  }

  /** The figures an area with these residents should show. */
  counts(among: readonly number[], walkIns: number): Pick<CoverageCounts, 'due' | 'done' | 'exempt' | 'missing' | 'walkIn'> {
    const [done, exempt, missing] = [this.in('done', among).length, this.in('exempt', among).length, this.in('missing', among).length];
    return { due: done + exempt + missing + walkIns, done: done + walkIns, exempt, missing, walkIn: walkIns };
  }
}
