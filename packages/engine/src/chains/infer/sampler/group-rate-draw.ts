import { drawGamma } from '@firebreak/epi';
import { sharedGroups } from '../model/group-table.ts';
import { exposureBy, exposureOfPair } from './mates.ts';
import type { RunState } from './run-state.ts';

/**
 * Gamma: infections within groups of a kind against the infectious contacts that its members were open to. An infection of two
 * who share several kinds is of one of them, drawn by their rates.
 */
export function drawGroupRates(run: RunState): void {
  const { model, parameters, rng } = run;
  const { shape, rate } = model.settings.priors.groupRate;
  const infections = infectionsByType(run);
  const exposure = exposureByType(run);
  for (let type = 0; type < model.groups.types.length; type++)
    parameters.groupRate[type] = drawGamma(rng, shape + infections[type]!, 1 / (rate + exposure[type]!));
}

function infectionsByType({ model, tree, parameters, rng }: RunState): Float64Array {
  const counts = new Float64Array(model.groups.types.length);
  for (let one = 0; one < model.cases; one++) {
    if (tree.byGroup[one] === 0) continue;
    const mask = sharedGroups(model.groups, one, tree.parent[one]!);
    const rates = parameters.groupRate.map((value, type) => (((mask >> type) & 1) === 1 ? value : 0));
    let left = rng.uniform() * rates.reduce((sum, value) => sum + value, 0);
    let chosen = rates.findLastIndex((value) => value > 0);
    for (let type = 0; type < chosen; type++) {
      if (rates[type] === 0) continue;
      left -= rates[type]!;
      if (left < 0) chosen = type;
    }
    counts[chosen]!++;
  }
  return counts;
}

function exposureByType({ model, tree }: RunState): Float64Array {
  const { offset, mate, mask, types, healthy } = model.groups;
  const sums = new Float64Array(types.length);
  for (let one = 0; one < model.cases; one++) {
    const day = tree.day[one]!;
    for (let type = 0; type < types.length; type++) {
      const others = healthy[one * types.length + type]!;
      if (others > 0) sums[type]! += others * exposureBy(model, one, day, model.days - 1);
    }
    for (let at = offset[one]!; at < offset[one + 1]!; at++) {
      if (mate[at]! < one) continue; // each pair once
      const exposure = exposureOfPair(model, one, day, mate[at]!, tree.day[mate[at]!]!);
      for (let type = 0; type < types.length; type++) if (((mask[at]! >> type) & 1) === 1) sums[type]! += exposure;
    }
  }
  return sums;
}
