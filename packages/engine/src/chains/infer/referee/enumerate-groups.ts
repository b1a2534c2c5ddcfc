import { IMPORTED } from '../model/decision-table.ts';
import type { ChainModel } from '../model/chain-model.ts';
import type { ModelParameters } from '../model/parameters.ts';
import { plainOutlook, sumsBetween, type World } from './enumerate-outbreak.ts';

/**
 * Exact posterior of the infectors where cases share groups, from dates alone: every day of every case, every infector, and
 * whether it was as a member of the group, added up as the model is written. Days of mates hang together by those whom a mate did
 * not infect, so nothing can be summed apart: for four cases or so, parameters held, unreported persons not shared.
 *
 * @param mates whether two cases share the one kind of group
 */
export function enumerateGroups(
  model: ChainModel,
  parameters: ModelParameters,
  mates: (a: number, b: number) => boolean,
): Map<number, number>[] {
  const referee = new GroupReferee(model, parameters, mates);
  const posterior = model.ids.map(() => new Map<number, number>());
  let total = 0;
  forEachDays(model, (days) =>
    referee.forEachTree(days, (infectors, weight) => {
      total += weight;
      infectors.forEach((infector, one) => posterior[one]!.set(infector, (posterior[one]!.get(infector) ?? 0) + weight));
    }),
  );
  for (const row of posterior) for (const [infector, weight] of row) row.set(infector, weight / total);
  return posterior;
}

class GroupReferee {
  readonly #world: World;
  readonly #between: number[][];

  readonly #model: ChainModel;
  readonly #parameters: ModelParameters;
  readonly #mates: (a: number, b: number) => boolean;

  constructor(model: ChainModel, parameters: ModelParameters, mates: (a: number, b: number) => boolean) {
    [this.#model, this.#parameters, this.#mates] = [model, parameters, mates];
    this.#world = plainOutlook(model, parameters);
    this.#between = sumsBetween(model, this.#world);
  }

  forEachTree(days: readonly number[], visit: (infectors: readonly number[], weight: number) => void): void {
    const dates = this.#dates(days);
    const infectors = days.map(() => IMPORTED);
    const own = days.map(() => 0);
    const descend = (one: number, weight: number): void => {
      if (weight === 0) return;
      if (one === days.length) return visit(infectors, weight * this.#offspring(days, own));
      const step = (infector: number, times: number): void => {
        infectors[one] = infector;
        descend(one + 1, weight * times);
      };
      step(IMPORTED, this.#parameters.importRate * (1 + this.#world.imported(days[one]!)));
      for (let source = 0; source < days.length; source++) {
        const lag = days[one]! - days[source]!;
        if (source === one || lag <= 0) continue;
        const straight = this.#model.generation[lag] ?? 0;
        own[source]!++;
        step(source, straight + this.#between[days[one]!]![days[source]!]!);
        own[source]!--;
        if (this.#mates(one, source)) step(source, days.length * this.#parameters.groupRate[0]! * straight);
      }
      return undefined;
    };
    descend(0, dates);
  }

  /** Own dates of all, and the contacts between mates that did not infect. */
  #dates(days: readonly number[]): number {
    const { windowWeight, windowOffset, firstDay, generation } = this.#model;
    let weight = 1;
    days.forEach((day, one) => {
      weight *= windowWeight[windowOffset[one]! + day - firstDay[one]!]!;
      for (let other = 0; other < one; other++) {
        if (!this.#mates(one, other)) continue;
        let spent = 0;
        for (let lag = 1; lag <= Math.abs(day - days[other]!); lag++) spent += generation[lag] ?? 0;
        weight *= Math.exp(-this.#parameters.groupRate[0]! * spent);
      }
    });
    return weight;
  }

  #offspring(days: readonly number[], own: readonly number[]): number {
    return days.reduce((weight, day, one) => weight * this.#world.offspring(day, own[one]!), 1);
  }
}

function forEachDays({ cases, firstDay, windowOffset }: ChainModel, visit: (days: readonly number[]) => void): void {
  const days = Array.from({ length: cases }, () => 0);
  const descend = (one: number): void => {
    if (one === cases) return visit(days);
    const length = windowOffset[one + 1]! - windowOffset[one]!;
    for (let at = 0; at < length; at++) {
      days[one] = firstDay[one]! + at;
      descend(one + 1);
    }
    return undefined;
  };
  descend(0);
}
