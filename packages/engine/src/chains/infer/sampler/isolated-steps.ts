import { NEVER } from '../model/chain-model.ts';
import { secondStep } from './line.ts';
import type { RunState } from './run-state.ts';

/**
 * `secondStep` from each infector in isolation, tabulated over the days on which it may have been infected: one pass over the days
 * asks for the same sums millions of times.
 */
export class IsolatedSteps {
  readonly #run: RunState;
  /** First place of each case in `second`, or -1 without isolation. */
  readonly #offset: Int32Array;
  /** Day at of the window of a case, lag l: at `rowOf(case, firstDay + at) + l`. */
  readonly second: Float64Array;
  #revision = -1;

  constructor(run: RunState) {
    const { cases, isolationDay, windowOffset } = run.model;
    this.#run = run;
    this.#offset = new Int32Array(cases).fill(NOWHERE);
    let places = 0;
    for (let one = 0; one < cases; one++) {
      if (isolationDay[one] === NEVER) continue;
      this.#offset[one] = places;
      places += (windowOffset[one + 1]! - windowOffset[one]!) * run.outlook.span2;
    }
    this.second = new Float64Array(places);
  }

  /** Fills the table anew where the chances of unreported persons changed. */
  refresh(): void {
    const { model, outlook } = this.#run;
    if (this.#revision === outlook.revision) return;
    this.#revision = outlook.revision;
    for (let one = 0; one < model.cases; one++) {
      if (this.#offset[one] === NOWHERE) continue;
      const length = model.windowOffset[one + 1]! - model.windowOffset[one]!;
      for (let at = 0; at < length; at++) {
        const from = model.firstDay[one]! + at;
        const row = this.#offset[one]! + at * outlook.span2;
        for (let lag = 2; lag < outlook.span2 && from + lag < model.days; lag++)
          this.second[row + lag] = secondStep(this.#run, one, from, from + lag);
      }
    }
  }

  /** Place of lag 0 from a day of an isolated case's window. An accepted link may hold a case outside its window: -1 there. */
  rowOf(one: number, from: number): number {
    const { firstDay, windowOffset } = this.#run.model;
    const at = from - firstDay[one]!;
    return at < 0 || at >= windowOffset[one + 1]! - windowOffset[one]! ? NOWHERE : this.#offset[one]! + at * this.#run.outlook.span2;
  }

  /** `secondStep` by the table where the day stands in it. */
  step(one: number, from: number, to: number): number {
    const row = this.rowOf(one, from);
    const lag = to - from;
    return row === NOWHERE ? secondStep(this.#run, one, from, to) : lag < this.#run.outlook.span2 ? this.second[row + lag]! : 0;
  }
}

const NOWHERE = -1;
