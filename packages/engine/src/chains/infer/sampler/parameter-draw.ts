import { drawBeta, drawGamma, drawNormal, pickWeighted, portableExp, portableLog, type Rng } from '@firebreak/epi';
import { lagClass, lagClasses } from '../model/candidate-links.ts';
import type { ChainModel } from '../model/chain-model.ts';
import { NO_CONTACT, recordOf } from '../model/contact-table.ts';
import { typeRatio } from '../model/infection-kernel.ts';
import { copyAhead, lookAhead, newOutlook, reachOf, type Outlook } from '../model/outlook.ts';
import { copyOf, type ModelParameters } from '../model/parameters.ts';
import { countRecords, type RecordCounts } from './record-count.ts';
import { drawGroupRates } from './group-rate-draw.ts';
import { refreshEvidence, refreshOutlook, type RunState } from './run-state.ts';
import { unlistedShare } from './standing.ts';

/** Draws the parameters that are not held, given the tree. */
export class ParameterDraw {
  readonly #run: RunState;
  readonly #trial: Outlook;
  readonly #records: RecordCounts;
  /** Log likelihood of the tree with the present parameters. */
  #present = 0;

  constructor(run: RunState) {
    this.#run = run;
    this.#trial = newOutlook(run.model);
    this.#records = countRecords(run.model);
  }

  /** Reporting, R, k and the last day, several steps each: what the sums over unreported persons depend on. */
  drawShape(holdsDispersion = false): void {
    const { model } = this.#run;
    const { fixed } = model.settings;
    const moving = walks.flatMap((walk, at) =>
      fixed[walk.name] === undefined && walk.applies(model) && !(holdsDispersion && walk.name === 'dispersion') ? [{ walk, at }] : [],
    );
    let moved = false;
    this.#present = treeLogLikelihood(this.#run, this.#run.parameters, this.#run.outlook);
    for (let round = 0; round < ROUNDS; round++) for (const { walk, at } of moving) moved = this.#walk(walk, at) || moved;
    if (moved) refreshOutlook(this.#run);
  }

  /** Importations, mutation and contacts, which have conjugate priors. */
  drawEvidence(): void {
    const { model } = this.#run;
    const { fixed } = model.settings;
    if (fixed.importRate === undefined) this.#drawImportations();
    if (model.genomeLength > 0 && fixed.mutation === undefined) this.#drawMutation();
    if (model.contacts.types.length > 0) this.#drawContacts();
    if (model.groups.types.length > 0 && fixed.groupRate === undefined) drawGroupRates(this.#run);
    refreshEvidence(this.#run);
  }

  /** One random step of Metropolis' kind. */
  #walk({ name, step, logPrior }: Walk, at: number): boolean {
    const { model, rng, stepSize, outlook, warm } = this.#run;
    const before = this.#run.parameters;
    const after = copyOf(before);
    const logJacobian = step(after, stepSize[at]!, rng, model);
    if (name === 'lastDay' && (after.lastDay > model.days - 1 || after.lastDay < this.#latestInfection())) return false;
    lookAhead(this.#trial, model, after);
    const likelihood = treeLogLikelihood(this.#run, after, this.#trial);
    const logRatio = likelihood - this.#present + logPrior(after, model) - logPrior(before, model) + logJacobian;
    const accepted = portableLog(1 - rng.uniform()) < logRatio;
    if (!warm) stepSize[at] = Math.min(LARGEST_STEP, Math.max(SMALLEST_STEP, stepSize[at]! * (accepted ? 1.15 : 0.93))); // a third accepted
    if (!accepted) return false;
    this.#run.parameters = after;
    this.#present = likelihood;
    copyAhead(this.#trial, outlook);
    return true;
  }

  #latestInfection(): number {
    const { tree, model } = this.#run;
    let latest = 0;
    for (let one = 0; one < model.cases; one++) latest = Math.max(latest, tree.day[one]!);
    return latest;
  }

  /** Gamma: importations after the first, without which there is no outbreak, against the share that the list can show. */
  #drawImportations(): void {
    const { model, tree, outlook, parameters, rng } = this.#run;
    const { shape, share } = model.settings.priors.importations;
    const rate = (shape * model.days) / (share * model.cases);
    parameters.importRate = drawGamma(rng, shape + tree.imports - 1, 1 / (rate + outlook.importDays));
  }

  /** Gamma: mutations on all steps of the tree against the number of steps. */
  #drawMutation(): void {
    const { model, tree, parameters, rng } = this.#run;
    const { shape, rate } = model.settings.priors.mutation;
    let mutations = 0;
    let steps = 0;
    for (let at = 0; at < model.cases + tree.unreportedCount; at++) {
      const node = at < model.cases ? at : tree.unreported[at - model.cases]!;
      const parent = tree.parent[node]!;
      if (parent < 0 || (node < model.cases && model.genotype[node]! < 0 && tree.children[node] === 0)) continue;
      steps++;
      mutations += model.genotypes.distance(tree.genotype[parent]!, tree.genotype[node]!);
    }
    parameters.mutation = drawGamma(rng, shape + mutations, 1 / (rate + steps));
  }

  /** Beta and Dirichlet for the records of direct pairs, beta by onset distance for the others. */
  #drawContacts(): void {
    const { model, parameters, rng } = this.#run;
    const { priors, fixed } = model.settings;
    const { types, classes } = model.contacts;
    const records = this.#records;
    const direct = this.#directPairs();
    if (fixed.sensitivity === undefined) drawSensitivity(parameters, direct, records.used, priors.sensitivity, rng);
    if (fixed.noise !== undefined) return;
    for (let type = 0; type < types.length; type++) {
      for (let lag = 0; lag < lagClasses; lag++) {
        const at = type * lagClasses + lag;
        const listed = records.listed[at]! - direct.listed[at]!;
        const pairs = records.pairs[lag]! - direct.unlisted[lag]! - direct.listed[at]!;
        parameters.noise[at] = drawShare(rng, priors.noise.a + listed, priors.noise.b + pairs - listed);
      }
      drawShares(parameters.noiseShare, type * classes, classes, (at) => records.byClass[at]! - direct.byClass[at]!, records.used, rng);
    }
  }

  /** Direct pairs of the tree by the type that recorded them. */
  #directPairs(): DirectPairs {
    const { model, tree } = this.#run;
    const { contacts, onsetDay } = model;
    const types = contacts.types.length;
    const pairs: DirectPairs = {
      byClass: new Float64Array(types * contacts.classes),
      listed: new Float64Array(types * lagClasses),
      unlisted: new Float64Array(lagClasses),
      unnamed: 0,
    };
    for (let one = 0; one < model.cases; one++) {
      const parent = tree.parent[one]!;
      if (parent >= model.cases && model.backwardTracing) pairs.unnamed++;
      if (parent < 0 || parent >= model.cases) continue;
      const lag = lagClass(onsetDay[one]! - onsetDay[parent]!);
      const record = recordOf(contacts, one, parent);
      if (record === NO_CONTACT) {
        pairs.unlisted[lag]!++;
        continue;
      }
      const type = this.#typeOfDirect(record, lag);
      pairs.byClass[type * contacts.classes + contacts.classOf[record * types + type]!]!++;
      pairs.listed[type * lagClasses + lag]!++;
    }
    return pairs;
  }

  /** The type that recorded a direct pair; what others record of it besides is noise. */
  #typeOfDirect(record: number, lag: number): number {
    const { model, parameters, rng } = this.#run;
    const { types } = model.contacts;
    return types.length === 1
      ? 0
      : pickWeighted(
          rng,
          types.map((_, type) => typeRatio(model, parameters, record, type, lag)),
        );
  }
}

/** Direct pairs of a tree: by type and class of record, by type and onset distance, and those without a record by onset distance. */
interface DirectPairs {
  byClass: Float64Array;
  listed: Float64Array;
  unlisted: Float64Array;
  /** Cases that named no infector where that infector is unreported: with backward tracing as good as a pair without a record. */
  unnamed: number;
}

/** Log probability of the tree's shape and reporting, given days; importations are summed over their prior. */
export function treeLogLikelihood({ model, tree }: RunState, parameters: ModelParameters, outlook: Outlook): number {
  const { reporting, reproduction, dispersion } = parameters;
  const rate = dispersion / reproduction;
  let sum = model.cases * portableLog(reporting);
  for (let at = 0; at < model.cases + tree.unreportedCount; at++) {
    const node = at < model.cases ? at : tree.unreported[at - model.cases]!;
    const children = tree.own[node]!;
    const reach = reachOf(outlook, model, node, tree.day[node]!);
    sum -= dispersion * portableLog(1 + reach / rate) + children * portableLog(rate + reach);
    for (let n = 0; n < children; n++) sum += portableLog(dispersion + n);
    if (node < model.cases) continue;
    sum += portableLog(unlistedShare(model, parameters, tree.day[node]!));
  }
  const { shape, share } = model.settings.priors.importations;
  return sum - (shape + tree.imports - 1) * portableLog((shape * model.days) / (share * model.cases) + outlook.importDays);
}

interface Walk {
  name: 'reporting' | 'reproduction' | 'dispersion' | 'lastDay';
  applies: (model: ChainModel) => boolean;
  /** Changes the value; answers the logarithm of the Jacobian of its scale. */
  step: (parameters: ModelParameters, size: number, rng: Rng, model: ChainModel) => number;
  logPrior: (parameters: ModelParameters, model: ChainModel) => number;
}

const walks: readonly Walk[] = [
  {
    name: 'reporting',
    applies: () => true,
    step: (parameters, size, rng) => {
      const old = parameters.reporting;
      const odds = (old / (1 - old)) * portableExp(drawNormal(rng, 0, size));
      parameters.reporting = Math.min(MOST_REPORTED, odds / (1 + odds));
      return logOddsScale(parameters.reporting) - logOddsScale(old);
    },
    logPrior: ({ reporting }, { settings }) =>
      (settings.priors.reporting.a - 1) * portableLog(reporting) + (settings.priors.reporting.b - 1) * portableLog(1 - reporting),
  },
  {
    name: 'reproduction',
    applies: () => true,
    step: (parameters, size, rng) => {
      parameters.reproduction *= portableExp(drawNormal(rng, 0, size));
      return 0; // the prior is on the same scale
    },
    logPrior: ({ reproduction }, { settings }) => logNormalPrior(reproduction, settings.priors.reproduction),
  },
  {
    name: 'dispersion',
    applies: ({ settings }) => settings.superspreading,
    step: (parameters, size, rng) => {
      parameters.dispersion *= portableExp(drawNormal(rng, 0, size));
      return 0;
    },
    logPrior: ({ dispersion }, { settings }) => logNormalPrior(dispersion, settings.priors.dispersion),
  },
  {
    name: 'lastDay',
    applies: () => true,
    step: (parameters, _, rng) => {
      parameters.lastDay += rng.integer(1, 3) * (rng.uniform() < 0.5 ? -1 : 1);
      return 0;
    },
    logPrior: () => 0,
  },
];

function logOddsScale(share: number): number {
  return portableLog(share) + portableLog(1 - share);
}

function logNormalPrior(value: number, { median, sdLog }: { median: number; sdLog: number }): number {
  const z = portableLog(value / median) / sdLog;
  return -0.5 * z * z;
}

/** The share of direct pairs with a record, and the shares of types and classes among those records. */
function drawSensitivity(
  parameters: ModelParameters,
  { byClass, unlisted, unnamed }: DirectPairs,
  used: Uint8Array,
  prior: { a: number; b: number },
  rng: Rng,
): void {
  const listed = byClass.reduce((sum, count) => sum + count, 0);
  const unrecorded = unlisted.reduce((sum, count) => sum + count, unnamed);
  const share = drawShare(rng, prior.a + listed, prior.b + unrecorded);
  drawShares(parameters.sensitivity, 0, byClass.length, (at) => byClass[at]!, used, rng);
  for (let at = 0; at < byClass.length; at++) parameters.sensitivity[at]! *= share;
  parameters.unrecorded = 1 - share;
}

/** Dirichlet draw over the classes of record that occur, one pseudo-count each. */
function drawShares(into: Float64Array, start: number, length: number, countOf: (at: number) => number, used: Uint8Array, rng: Rng): void {
  let sum = 0;
  for (let at = start; at < start + length; at++) {
    into[at] = used[at] === 1 ? drawGamma(rng, 1 + Math.max(0, countOf(at)), 1) : 0;
    sum += into[at]!;
  }
  for (let at = start; at < start + length; at++) into[at]! /= sum > 0 ? sum : 1;
}

/** A share kept off both ends, where its logarithm or that of its complement would be infinite. */
function drawShare(rng: Rng, a: number, b: number): number {
  return Math.min(1 - 1e-12, Math.max(1e-12, drawBeta(rng, a, Math.max(b, 1e-9))));
}

const MOST_REPORTED = 1 - 1e-6;
const ROUNDS = 4;
const LARGEST_STEP = 2;
const SMALLEST_STEP = 0.01;
