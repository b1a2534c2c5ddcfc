import { portableExp, portableLog } from '@firebreak/epi';
import type { ChainModel } from './chain-model.ts';
import type { LinkEvidence } from './infection-kernel.ts';
import type { ModelParameters } from './parameters.ts';

/**
 * Evidence of the genome for importation, on the scale of the candidate pairs of each case. An imported genome has m
 * differences from the root of the outbreak, m geometric with mean `USUAL_DISTANCE` (an assumption: wide enough for
 * close relatives of the outbreak and for strangers), each set of m as likely: p(m) m! / L^m.
 */
export interface ImportEvidence {
  /** The case itself came from outside. */
  direct: Float64Array;
  /** An unreported person came from outside and infected the case, which did not name them. */
  second: Float64Array;
}

export function importEvidence(model: ChainModel, parameters: ModelParameters, evidence: LinkEvidence): ImportEvidence {
  const direct = new Float64Array(model.cases).fill(1);
  const second = new Float64Array(model.cases).fill(evidence.unnamed);
  if (model.genomeLength === 0) return { direct, second };
  for (let one = 0; one < model.cases; one++) {
    if (model.genotype[one]! < 0) continue;
    const weights = importOfGenome(model, parameters, evidence, model.genotype[one]!, model.links.leastDistance[one]!);
    direct[one] = weights.direct;
    second[one] = weights.second * evidence.unnamed;
  }
  return { direct, second };
}

/** The same for one genome, on the scale of candidates whose least distance is given. */
export function importOfGenome(
  model: ChainModel,
  parameters: ModelParameters,
  evidence: LinkEvidence,
  genotype: number,
  leastDistance: number,
): { direct: number; second: number } {
  const differences = model.genotypes.codes(genotype).length;
  const scale = differences * portableLog(model.genomeLength) + leastDistance * portableLog(evidence.perSite);
  return {
    direct: boundedExp(logImported(differences) - scale),
    second: boundedExp(logSecond(evidence, differences, parameters.mutation) - scale),
  };
}

/**
 * Of m differences, the last d came with the infection of the case: sum over d of p(m - d) (m - d)! C(m, d) mu^d e^-mu, as a
 * logarithm. It hangs on the number of differences alone, so it is worked out once per value of mu.
 */
function logSecond({ logSecondImport, intact }: LinkEvidence, differences: number, mutation: number): number {
  const known = logSecondImport[differences];
  if (known !== undefined) return known;
  const logMutation = portableLog(mutation);
  const most = logImported(differences);
  let sum = 0;
  for (let gained = 0; gained <= differences; gained++) sum += boundedExp(logGained(differences, gained, logMutation) - most);
  return (logSecondImport[differences] = most + portableLog(sum * intact));
}

export function logGained(differences: number, gained: number, logMutation: number): number {
  const ways = logFactorial(differences) - logFactorial(gained) - logFactorial(differences - gained);
  return logImported(differences - gained) + ways + gained * logMutation;
}

function logImported(differences: number): number {
  return logFactorial(differences) + differences * LOG_CONTINUE + LOG_STOP;
}

/** A weight that beats every other is enough: none may become infinite. */
function boundedExp(logarithm: number): number {
  return portableExp(Math.min(logarithm, MOST_LOG_WEIGHT));
}

function logFactorial(n: number): number {
  if (n >= logFactorials.length) growLogFactorials(n);
  return logFactorials[n]!;
}

/** Adds up logarithms of factorials, each once. */
function growLogFactorials(n: number): void {
  for (let factor = logFactorials.length; factor <= n; factor++) logFactorials.push(logFactorials[factor - 1]! + portableLog(factor));
}

const logFactorials = [0, 0];
const MOST_LOG_WEIGHT = 500;
const USUAL_DISTANCE = 10;
const LOG_CONTINUE = portableLog(USUAL_DISTANCE / (1 + USUAL_DISTANCE));
const LOG_STOP = -portableLog(1 + USUAL_DISTANCE);
