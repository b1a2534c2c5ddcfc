import type { Rng } from '@firebreak/epi';
import { lagClasses } from '../model/candidate-links.ts';
import type { ChainModel } from '../model/chain-model.ts';
import type { ContactTable } from '../model/contact-table.ts';
import { IMPORTED, UNDECIDED } from '../model/decision-table.ts';
import { ALIKE, type ModelParameters } from '../model/parameters.ts';
import { countRecords } from './record-count.ts';
import { newRun, type RunState } from './run-state.ts';
import { attach, OUTSIDE, type TreeState } from './tree-state.ts';

/** A run at its beginning: parameters at the middle of their priors, every case imported unless its infector was accepted. */
export function startRun(model: ChainModel, rng: Rng): RunState {
  const run = newRun(model, startingParameters(model), rng);
  for (let one = 0; one < model.cases; one++) run.tree.day[one] = likeliestDay(model, one);
  placeAccepted(run.tree, model);
  for (let one = 0; one < model.cases; one++)
    attach(run.tree, one, model.decisions.accepted[one]! >= 0 ? model.decisions.accepted[one]! : OUTSIDE);
  return run;
}

function startingParameters(model: ChainModel): ModelParameters {
  const { settings, cases, days, origin, contacts, groups, genomeLength } = model;
  const { priors, fixed, superspreading } = settings;
  const recorded = fixed.sensitivity ?? priors.sensitivity.a / (priors.sensitivity.a + priors.sensitivity.b);
  const shares = classShares(contacts);
  return {
    reporting: fixed.reporting ?? priors.reporting.a / (priors.reporting.a + priors.reporting.b),
    reproduction: fixed.reproduction ?? priors.reproduction.median,
    dispersion: superspreading ? (fixed.dispersion ?? priors.dispersion.median) : ALIKE,
    mutation: genomeLength === 0 ? 0 : (fixed.mutation ?? priors.mutation.shape / priors.mutation.rate),
    importRate: fixed.importRate ?? (priors.importations.share * cases) / days,
    lastDay: fixed.lastDay === undefined ? days - 1 : Math.min(days - 1, fixed.lastDay - origin),
    groupRate: new Float64Array(groups.types.length).fill(fixed.groupRate ?? priors.groupRate.shape / priors.groupRate.rate),
    unrecorded: 1 - recorded,
    sensitivity: sharesOfRecords(contacts).map((share) => recorded * share),
    noise: startingNoise(model),
    noiseShare: shares,
  };
}

/** Nearly all pairs are not direct: their share with a record is what all pairs have. */
function startingNoise(model: ChainModel): Float64Array {
  const { fixed, priors } = model.settings;
  const { listed, pairs } = countRecords(model);
  const { a, b } = priors.noise;
  return listed.map((count, at) => fixed.noise ?? (a + count) / (a + b + pairs[at % lagClasses]!));
}

/** Records of each type and class as a share of all. */
function sharesOfRecords(contacts: ContactTable): Float64Array {
  const counts = countOfRecords(contacts);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => count / total);
}

/** Records of each class as a share of all records of their type. */
function classShares(contacts: ContactTable): Float64Array {
  const { types, classes } = contacts;
  const shares = countOfRecords(contacts);
  for (let type = 0; type < types.length; type++) {
    const row = shares.subarray(type * classes, type * classes + classes);
    const total = row.reduce((sum, count) => sum + count, 0);
    row.forEach((count, kind) => (row[kind] = count / total));
  }
  return shares;
}

function countOfRecords({ types, classes, classOf }: ContactTable): Float64Array {
  const counts = new Float64Array(types.length * classes);
  classOf.forEach((kind, at) => (counts[(at % types.length) * classes + kind]! += kind === 0 ? 0 : 1));
  return counts;
}

function likeliestDay({ firstDay, windowOffset, windowWeight, days }: ChainModel, one: number): number {
  let best = windowOffset[one]!;
  for (let at = best; at < windowOffset[one + 1]!; at++) if (windowWeight[at]! > windowWeight[best]!) best = at;
  return Math.min(days - 1, firstDay[one]! + best - windowOffset[one]!);
}

/** Accepted infectors and infectees start on the earliest days that keep their order. */
function placeAccepted(tree: TreeState, { decisions, firstDay }: ChainModel): void {
  const { accepted, acceptedOrder } = decisions;
  for (const one of acceptedOrder)
    if (accepted[one]! >= 0 && accepted[accepted[one]!] === UNDECIDED) tree.day[accepted[one]!] = firstDay[accepted[one]!]!;
  for (const one of acceptedOrder) {
    const infector = accepted[one]!;
    tree.day[one] = infector === IMPORTED ? firstDay[one]! : Math.max(firstDay[one]!, tree.day[infector]! + 1);
  }
}
