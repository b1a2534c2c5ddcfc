import type { Rng } from '@firebreak/epi';
import type { ChainModel } from '../model/chain-model.ts';
import { reachOf } from '../model/outlook.ts';
import { Exchanges } from './exchange.ts';
import { Flips } from './flip.ts';
import { InfectionDays } from './infection-day.ts';
import { Lineages } from './lineage.ts';
import { ParameterDraw } from './parameter-draw.ts';
import { refreshOutlook, type RunState } from './run-state.ts';
import { startRun } from './start.ts';
import { TakeOvers } from './take-over.ts';
import type { Tally } from './tally.ts';
import { redrawGenotypes, redrawUnreportedDay } from './unreported.ts';

/** One chain of the sampler: `sweep` moves it on, `tally` is what it has seen since it was warm. */
export class SamplerChain {
  readonly #run: RunState;
  readonly #days: InfectionDays;
  readonly #lineages: Lineages;
  readonly #exchanges: Exchanges;
  readonly #flips: Flips;
  readonly #takeOvers: TakeOvers;
  readonly #parameters: ParameterDraw;
  readonly #alike: number;
  #sweeps = 0;

  /**
   * @param alike number of first sweeps in which everybody infects nearly alike. Who happens to be called the infector of many
   *   early on would keep them all: groups must first find the infector whose dates fit.
   */
  constructor(model: ChainModel, rng: Rng, alike = 0) {
    this.#run = startRun(model, rng);
    this.#alike = model.settings.superspreading && model.settings.fixed.dispersion === undefined ? alike : 0;
    if (this.#alike > 0) this.#holdDispersion(NEARLY_ALIKE);
    this.#days = new InfectionDays(this.#run);
    this.#lineages = new Lineages(this.#run);
    this.#exchanges = new Exchanges(this.#run);
    this.#flips = new Flips(this.#run);
    this.#takeOvers = new TakeOvers(this.#run, this.#lineages);
    this.#parameters = new ParameterDraw(this.#run);
  }

  get tally(): Tally {
    return this.#run.tally;
  }

  get state(): Readonly<RunState> {
    return this.#run;
  }

  /** @param warm whether this sweep counts */
  sweep(warm: boolean): void {
    const run = this.#run;
    run.warm = warm;
    this.#days.pass();
    this.#redrawLineages(warm);
    this.#exchanges.pass();
    this.#flips.pass();
    if (run.model.settings.sharedUnreported) this.#takeOvers.pass();
    if (this.#sweeps === this.#alike && this.#alike > 0) this.#holdDispersion(run.model.settings.priors.dispersion.median);
    if (this.#sweeps % SHAPE_EVERY === 0) this.#parameters.drawShape(this.#sweeps < this.#alike);
    this.#parameters.drawEvidence(); // last: lines and shape were drawn with the rate of importations summed out
    this.#sweeps++;
    if (warm) keep(run);
  }

  #holdDispersion(value: number): void {
    this.#run.parameters.dispersion = value;
    refreshOutlook(this.#run);
  }

  #redrawLineages(warm: boolean): void {
    const { model, tree } = this.#run;
    for (let one = 0; one < model.cases; one++) this.#lineages.redraw(one, warm);
    if (model.settings.sharedUnreported) for (let one = 0; one < model.cases; one++) this.#lineages.redrawAbove(one);
    for (let at = 0; at < tree.unreportedCount; at++) redrawUnreportedDay(this.#run, tree.unreported[at]!);
    redrawGenotypes(this.#run);
  }
}

function keep(run: RunState): void {
  const { model, tree, tally, parameters } = run;
  keepPersons(run);
  const { reporting, reproduction, dispersion, mutation, importRate, lastDay, groupRate } = parameters;
  const row = [reporting, reproduction, dispersion, mutation, importRate, lastDay, ...recordedShares(parameters, model), ...groupRate];
  tally.trace.push(row);
  if (tally.sweeps++ % TREE_EVERY === 0 && tally.trees.length < MOST_TREES) tally.trees.push({ ...treeSample(tree), parameters: row });
}

function keepPersons({ model, tree, tally, parameters, outlook }: RunState): void {
  for (let one = 0; one < model.cases; one++) {
    tally.day[model.windowOffset[one]! + tree.day[one]! - model.firstDay[one]!]!++;
    const rate = parameters.dispersion / parameters.reproduction + reachOf(outlook, model, one, tree.day[one]!);
    const own = (parameters.dispersion + tree.own[one]!) / rate;
    const expected = own + tree.children[one]! - tree.own[one]!;
    tally.infectiousness[one]! += expected;
    tally.infectiousnessSquare[one]! += expected * expected + own / rate;
  }
}

/** Share of direct pairs recorded by each type of contact. */
function recordedShares({ sensitivity }: RunState['parameters'], { contacts: { types, classes } }: ChainModel): number[] {
  return types.map((_, type) => sensitivity.subarray(type * classes + 1, (type + 1) * classes).reduce((sum, share) => sum + share, 0));
}

function treeSample(tree: RunState['tree']): Omit<Tally['trees'][number], 'parameters'> {
  const infector = new Int32Array(tree.cases);
  const generations = new Uint8Array(tree.cases);
  for (let one = 0; one < tree.cases; one++) {
    let person = tree.parent[one]!;
    generations[one] = 1;
    for (; person >= tree.cases; person = tree.parent[person]!) generations[one]!++;
    infector[one] = person;
  }
  return { infector, generations, day: tree.day.slice(0, tree.cases) };
}

const NEARLY_ALIKE = 5;
const SHAPE_EVERY = 8;
const TREE_EVERY = 5;
const MOST_TREES = 100;
