import { IMPORTED } from '../model/decision-table.ts';
import type { ChainModel } from '../model/chain-model.ts';
import { contactOfPair, wholePower, type LinkEvidence } from '../model/infection-kernel.ts';
import type { ImportEvidence } from '../model/import-evidence.ts';
import type { ModelParameters } from '../model/parameters.ts';

/**
 * Exact posterior of the infector of each case, by adding up every tree, every day of infection and every unreported person
 * on a line of their own: slow and plain, the referee of the sampler for at most six cases, parameters held and unreported
 * persons not shared. Lines have at most one unreported person.
 *
 * @returns per case the probability of each other case, and of importation under `IMPORTED`
 */
export function enumerateOutbreak(
  model: ChainModel,
  parameters: ModelParameters,
  evidence: LinkEvidence,
  imported: ImportEvidence,
): Map<number, number>[] {
  const world = plainOutlook(model, parameters);
  const tables = linkTables(model, world, evidence);
  const outside = (one: number, day: number): number =>
    parameters.importRate * (imported.direct[one]! + imported.second[one]! * world.imported(day));
  const posterior = model.ids.map(() => new Map<number, number>());
  let total = 0;
  forEachForest(model.cases, (parent) => {
    const weight = forestWeight(model, parent, tables, outside, world.offspring);
    if (weight === 0) return;
    total += weight;
    parent.forEach((infector, one) => posterior[one]!.set(infector, (posterior[one]!.get(infector) ?? 0) + weight));
  });
  for (const row of posterior) for (const [infector, weight] of row) row.set(infector, weight / total);
  return posterior;
}

export interface World {
  /** Probability of so many children in the tree. */
  offspring: (day: number, children: number) => number;
  /** An unreported person infected on this day has exactly one line to a case. */
  one: (day: number) => number;
  imported: (day: number) => number;
}

/** The definitions of the outlook, written down as recursion over days. */
export function plainOutlook(
  { days, generation, incubation }: ChainModel,
  { reporting, reproduction: R, dispersion: k, lastDay }: ModelParameters,
): World {
  const known = new Map<number, number>();
  const listed = (day: number): number => {
    let ill = 0;
    for (let delay = 0; delay < incubation.length && day + delay <= days - 1; delay++) ill += incubation[delay]!;
    return day > lastDay ? 0 : reporting * ill;
  };
  const reach = (day: number): number => {
    let sum = 0;
    for (let lag = 1; lag < generation.length; lag++) sum += generation[lag]! * seen(day + lag);
    return sum;
  };
  const seen = (day: number): number => {
    if (day > lastDay) return 0;
    const value = known.get(day) ?? 1 - (1 - listed(day)) * (1 + (R * reach(day)) / k) ** -k;
    known.set(day, value);
    return value;
  };
  const one = (day: number): number => (day < 0 ? 0 : (1 - listed(day)) * R * (1 + (R * reach(day)) / k) ** -(k + 1));
  const imported = (day: number): number => {
    let sum = 0;
    for (let lag = 1; lag < generation.length; lag++) sum += one(day - lag) * generation[lag]!;
    return sum;
  };
  const offspring = (day: number, children: number): number => {
    let weight = (1 + (R * reach(day)) / k) ** -(k + children);
    for (let n = 0; n < children; n++) weight *= R * (1 + n / k);
    return weight;
  };
  return { offspring, one, imported };
}

/** Weight of two generations by day of infectee and infector, summed over the day of the unreported person in between. */
export function sumsBetween({ days, generation }: Pick<ChainModel, 'days' | 'generation'>, world: World): number[][] {
  const w = (lag: number): number => generation[lag] ?? 0;
  return Array.from({ length: days }, (_, to) =>
    Array.from({ length: days }, (__, from) => {
      let two = 0;
      for (let u = from + 1; u < to; u++) two += w(u - from) * world.one(u) * w(to - u);
      return two;
    }),
  );
}

/**
 * Weight of a link from any case to any other by day of infector and infectee, through at most one unreported person. What
 * the sampler takes for candidates is not asked: a case it left out wrongly would be missing here too.
 */
function linkTables(model: ChainModel, world: World, evidence: LinkEvidence): Map<string, (from: number, to: number) => number> {
  const { cases, days, generation, genotype, genotypes, links } = model;
  const w = (lag: number): number => generation[lag] ?? 0;
  const between = sumsBetween({ days, generation }, world);
  const tables = new Map<string, (from: number, to: number) => number>();
  for (let source = 0; source < cases; source++)
    for (let target = 0; target < cases; target++) {
      if (source === target) continue;
      const distance = genotypes.distance(genotype[source]!, genotype[target]!);
      const genome = evidence.intact * wholePower(evidence.perSite, distance - links.leastDistance[target]!);
      const direct = genome * contactOfPair(model, evidence, source, target);
      const second = genome * evidence.intact * 2 ** distance;
      tables.set(`${source} ${target}`, (from, to) => (to <= from ? 0 : direct * w(to - from) + second * between[to]![from]!));
    }
  return tables;
}

function forestWeight(
  model: ChainModel,
  parent: readonly number[],
  tables: ReadonlyMap<string, (from: number, to: number) => number>,
  outside: (one: number, day: number) => number,
  offspring: (day: number, children: number) => number,
): number {
  const children = parent.map((_, node) => parent.flatMap((infector, one) => (infector === node ? [one] : [])));
  const daysOf = (one: number): number[] =>
    Array.from({ length: model.windowOffset[one + 1]! - model.windowOffset[one]! }, (_, at) => model.firstDay[one]! + at);
  const message = (one: number): Map<number, number> => {
    const below = children[one]!.map((child) => ({ table: tables.get(`${one} ${child}`), message: message(child) }));
    return new Map(
      daysOf(one).map((day, at) => {
        let weight = model.windowWeight[model.windowOffset[one]! + at]! * offspring(day, children[one]!.length);
        for (const { table, message: days } of below) {
          let sum = 0;
          for (const [later, value] of days) sum += value * (table?.(day, later) ?? 0);
          weight *= sum;
        }
        return [day, weight];
      }),
    );
  };
  let product = 1;
  parent.forEach((infector, one) => {
    if (infector !== IMPORTED) return;
    let sum = 0;
    for (const [day, value] of message(one)) sum += value * outside(one, day);
    product *= sum;
  });
  return product;
}

/** Every way to give each case a parent or the outside without a circle. */
export function forEachForest(cases: number, visit: (parent: readonly number[]) => void): void {
  const parent = Array.from({ length: cases }, () => IMPORTED);
  const closes = (one: number): boolean => {
    let node = parent[one]!;
    for (let steps = 0; node !== IMPORTED && steps <= cases; steps++) {
      if (node === one) return true;
      node = parent[node]!;
    }
    return false;
  };
  const descend = (one: number): void => {
    if (one === cases) {
      if (!parent.some((_, node) => closes(node))) visit(parent);
      return;
    }
    for (let infector = IMPORTED; infector < cases; infector++) {
      if (infector === one) continue;
      parent[one] = infector;
      descend(one + 1);
    }
    parent[one] = IMPORTED;
  };
  descend(0);
}
