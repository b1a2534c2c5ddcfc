import { type CoverageCounts } from '@firebreak/contract';

/** What should be true of a round, kept by the test beside the house: the state of every resident, by position. */
export class Book {
  readonly #state = new Map<number, 'done' | 'exempt' | 'missing'>();
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

  /** The figures an area with these residents should show, with visitors who came, and those of earlier rounds who have left. */
  counts(
    among: readonly number[],
    visitors: { readonly came: number; readonly left: number },
  ): Pick<CoverageCounts, 'due' | 'done' | 'exempt' | 'missing' | 'walkIn'> {
    const [done, exempt, missing] = [this.in('done', among).length, this.in('exempt', among).length, this.in('missing', among).length];
    const { came, left } = visitors;
    return { due: done + exempt + missing + came + left, done: done + came, exempt: exempt + left, missing, walkIn: came };
  }
}
