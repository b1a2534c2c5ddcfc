import { ArgumentError, createRng } from '@firebreak/epi';
import type { InferenceInput } from './input/inference-input.ts';
import { defaultInferenceSettings, type InferenceSettings } from './input/inference-settings.ts';
import { chainModel, type ChainModel } from './model/chain-model.ts';
import type { InferenceResult } from './result/inference-result.ts';
import { chainDifference, mergeTallies } from './result/merge-tallies.ts';
import { resultOfTally } from './result/result-of-tally.ts';
import { SamplerChain } from './sampler/chain.ts';
import type { Tally } from './sampler/tally.ts';

/** Edition of the method. It goes up when the same input and seed give other numbers, so that results that are kept are made anew. */
export const inferenceEdition = 3;

export interface InferenceOptions {
  /** The same seed gives the same numbers on every machine. */
  seed: string | number;
  /** Kept sweeps of each of the two chains, or `auto`: until the chains agree. */
  sweeps?: number | 'auto';
  /** With `auto`, the root mean square difference of link probabilities between the chains at which to stop. */
  stopDifference?: number;
  /** With `auto`, sweeps instead of those chosen for the size of the outbreak: to measure what a choice is worth. */
  effort?: Effort;
  /** Settings that differ from `defaultInferenceSettings`. */
  settings?: Partial<InferenceSettings>;
  /** Asked after every batch of sweeps; true ends the run with what there is. */
  cancelled?: () => boolean;
}

/** Sweeps of each chain. */
export interface Effort {
  warmUp: number;
  /** Between two looks at the difference of the chains. */
  batch: number;
  /** Kept at least before the chains may stop, and at most. */
  least: number;
  most: number;
}

export interface InferenceProgress {
  /** Sweeps done and, at most, to do, over both chains. */
  done: number;
  most: number;
  /** Present difference between the chains; NaN while they warm up. */
  difference: number;
}

/**
 * Who infected whom: the posterior of the infector of each case, importation and unreported persons included, with days of
 * infection, numbers infected, parameters, sampled trees and the likeliest tree. It is a posterior and not a proof. See
 * docs/method/transmission-tree.md.
 *
 * @throws ArgumentError with the path of what cannot be used (`cases[3].snps`) and the remedy
 */
export function inferTransmission(input: InferenceInput, options: InferenceOptions): InferenceResult {
  const steps = transmissionSteps(input, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same, step by step: a worker reports progress between the steps and may stop asking. */
export function* transmissionSteps(input: InferenceInput, options: InferenceOptions): Generator<InferenceProgress, InferenceResult> {
  const model = modelFor(input, options);
  const plan = planFor(model, options);
  const chains = [0, 1].map((number) => newChain(model, options, number, plan));
  let difference = NaN;
  for (let done = 0; done < plan.most; done += plan.batch) {
    for (const chain of chains) sweepBatch(chain, plan, done);
    if (done >= plan.warmUp) difference = chainDifference(model, chains[0]!.tally, chains[1]!.tally);
    yield { done: 2 * (done + plan.batch), most: 2 * plan.most, difference };
    const enough = plan.auto && done + plan.batch - plan.warmUp >= plan.least && difference <= plan.stopDifference;
    if (done >= plan.warmUp && (enough || options.cancelled?.() === true)) break;
  }
  return combineChains(model, chains.map(({ tally }) => tally), plan.stopDifference); // prettier-ignore
}

/**
 * One of the chains alone, for a worker of its own. Chain 0 and 1 of the same input, options and number of sweeps, put
 * together by `combineTransmission`, are the same result as `inferTransmission`, wherever they ran.
 */
export function* transmissionChain(
  input: InferenceInput,
  options: InferenceOptions & { sweeps: number },
  number: number,
): Generator<InferenceProgress, Tally> {
  const model = modelFor(input, options);
  const plan = planFor(model, options);
  const chain = newChain(model, options, number, plan);
  for (let done = 0; done < plan.most; done += plan.batch) {
    sweepBatch(chain, plan, done);
    yield { done: done + plan.batch, most: plan.most, difference: NaN };
    if (done >= plan.warmUp && options.cancelled?.() === true) break;
  }
  return chain.tally;
}

export function combineTransmission(input: InferenceInput, options: InferenceOptions, tallies: readonly Tally[]): InferenceResult {
  const model = modelFor(input, options);
  return combineChains(model, tallies, planFor(model, options).stopDifference);
}

function combineChains(model: ChainModel, tallies: readonly Tally[], stopDifference: number): InferenceResult {
  const difference = tallies.length > 1 ? chainDifference(model, tallies[0]!, tallies[1]!) : NaN;
  return resultOfTally(model, mergeTallies(model, tallies), { chains: tallies.length, difference, stopDifference });
}

export function modelFor(input: InferenceInput, { settings }: Pick<InferenceOptions, 'settings'>): ChainModel {
  return chainModel(input, { ...defaultInferenceSettings, ...settings });
}

function newChain(model: ChainModel, { seed }: InferenceOptions, number: number, { warmUp }: Plan): SamplerChain {
  return new SamplerChain(model, createRng(seed).stream(`chain-${number}`), Math.floor(warmUp / 2));
}

/** What is done; here `most` counts warm-up and kept sweeps together. */
interface Plan extends Effort {
  auto: boolean;
  stopDifference: number;
}

function planFor({ cases }: ChainModel, { sweeps = 'auto', stopDifference = 0.06, effort }: InferenceOptions): Plan {
  if (sweeps === 'auto') return automaticPlan(effort ?? effortFor(cases), stopDifference);
  if (!(Number.isInteger(sweeps) && sweeps >= 1))
    throw new ArgumentError('NOT_WHOLE', 'sweeps', 'Give a whole number of at least 1, or auto.', sweeps);
  const warmUp = Math.max(20, Math.ceil(sweeps / 4));
  return { auto: false, warmUp, batch: 1, least: sweeps, most: warmUp + sweeps, stopDifference };
}

function automaticPlan({ warmUp, batch, least, most }: Effort, stopDifference: number): Plan {
  return { auto: true, warmUp, batch, least: Math.min(most, least), most: warmUp + most, stopDifference };
}

function effortFor(cases: number): Effort {
  const { warmUp, batch, least, most } = effortBySize.find(({ cases: limit }) => cases <= limit)!;
  return { warmUp, batch, least, most: Math.max(LEAST_SWEEPS, Math.round((most ?? MOST_SWEEPS / Math.sqrt(cases)) / batch) * batch) };
}

function sweepBatch(chain: SamplerChain, { batch, warmUp }: Plan, done: number): void {
  for (let sweep = done; sweep < done + batch; sweep++) chain.sweep(sweep >= warmUp);
}

/** Kept sweeps of one chain, at most, times the root of the number of cases. */
const MOST_SWEEPS = 2400;
const LEAST_SWEEPS = 80;
/**
 * What is done for outbreaks of up to so many cases: measured as the least after which link probabilities of seeds agree. A small
 * outbreak is warm soon, but has few links to average over, so that its chains may look alike by chance.
 */
const effortBySize = [
  { cases: 60, warmUp: 60, batch: 20, least: 120, most: 200 },
  { cases: 150, warmUp: 160, batch: 20, least: LEAST_SWEEPS, most: null },
  { cases: 800, warmUp: 100, batch: 20, least: LEAST_SWEEPS, most: null },
  { cases: Infinity, warmUp: 60, batch: 10, least: LEAST_SWEEPS, most: null },
] as const;
