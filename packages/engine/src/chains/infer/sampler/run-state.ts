import type { Rng } from '@firebreak/epi';
import type { ChainModel } from '../model/chain-model.ts';
import { ratesOfMasks } from '../model/group-table.ts';
import { importEvidence, type ImportEvidence } from '../model/import-evidence.ts';
import { newLinkEvidence, weighLinks, type LinkEvidence } from '../model/infection-kernel.ts';
import { lookAhead, lookBetween, newOutlook, type Outlook } from '../model/outlook.ts';
import type { ModelParameters } from '../model/parameters.ts';
import { newTree, type TreeState } from './tree-state.ts';
import { newTally, type Tally } from './tally.ts';

/** Everything one chain of the sampler changes. */
export interface RunState {
  model: ChainModel;
  tree: TreeState;
  parameters: ModelParameters;
  outlook: Outlook;
  evidence: LinkEvidence;
  /** Rate of infection within groups by the set of kinds shared, on the scale of R_j. */
  mateRates: Float64Array;
  imported: ImportEvidence;
  /** Number infected per unit of chance, of each slot; drawn anew for each update of the days. */
  infectiousness: Float64Array;
  /** Weights of one draw over days; nothing in it lasts. */
  scratch: Float64Array;
  rng: Rng;
  tally: Tally;
  /** Sizes of the random steps of the parameters, tuned while warming up. */
  stepSize: Float64Array;
  warm: boolean;
}

export function newRun(model: ChainModel, parameters: ModelParameters, rng: Rng): RunState {
  const tree = newTree(model);
  const evidence = newLinkEvidence(model.links.source.length);
  const run: RunState = {
    model,
    tree,
    parameters,
    outlook: newOutlook(model),
    evidence,
    mateRates: new Float64Array(0),
    imported: { direct: new Float64Array(0), second: new Float64Array(0) },
    infectiousness: new Float64Array(tree.day.length),
    scratch: new Float64Array(model.days + 1),
    rng,
    tally: newTally(model),
    stepSize: new Float64Array(4).fill(0.3),
    warm: false,
  };
  refreshOutlook(run);
  refreshEvidence(run);
  return run;
}

/** After reporting, R, k or the last day changed. */
export function refreshOutlook({ outlook, model, parameters }: RunState): void {
  lookAhead(outlook, model, parameters);
  lookBetween(outlook, model);
}

/** After mutation, contact or group parameters changed. */
export function refreshEvidence(run: RunState): void {
  run.mateRates = ratesOfMasks(run.model.groups, run.model.cases, run.parameters.groupRate);
  weighLinks(run.evidence, run.model, run.parameters);
  run.imported = importEvidence(run.model, run.parameters, run.evidence);
}
