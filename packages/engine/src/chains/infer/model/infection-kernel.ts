import { portableExp } from '@firebreak/epi';
import { lagClass, lagClasses } from './candidate-links.ts';
import type { ChainModel } from './chain-model.ts';
import { NO_CONTACT, recordOf } from './contact-table.ts';
import type { ModelParameters } from './parameters.ts';

/**
 * Evidence of genome and contact for each candidate pair, for one and two generations between them. The genome of
 * an infectee has d differences from its infector with probability e^(-g mu) (g mu / L)^d after g generations, each
 * difference named; powers of mu / L beyond the infectee's least distance are common to all its candidates and left out.
 */
export interface LinkEvidence {
  direct: Float64Array;
  second: Float64Array;
  /** The contact evidence for a direct pair alone. */
  contact: Float64Array;
  /** The evidence of no recorded contact, and of each contact record, by class of onset distance. */
  noContact: Float64Array;
  record: Float64Array;
  /** The evidence that nobody named it, for each unreported infector of a case; 1 without backward tracing. */
  unnamed: number;
  /** e^-mu, and mu / L. */
  intact: number;
  perSite: number;
  /** Logarithm of the weight of an unreported importation before a case, by differences from the root; filled as needed. */
  logSecondImport: (number | undefined)[];
}

export function newLinkEvidence(links: number): LinkEvidence {
  return {
    direct: new Float64Array(links),
    second: new Float64Array(links),
    contact: new Float64Array(links),
    noContact: new Float64Array(0),
    record: new Float64Array(0),
    unnamed: 1,
    intact: 1,
    perSite: 0,
    logSecondImport: [],
  };
}

export function weighLinks(evidence: LinkEvidence, model: ChainModel, parameters: ModelParameters): void {
  const { links } = model;
  evidence.intact = portableExp(-parameters.mutation);
  evidence.logSecondImport = [];
  evidence.perSite = model.genomeLength === 0 ? 0 : parameters.mutation / model.genomeLength;
  evidence.unnamed = model.backwardTracing ? parameters.unrecorded : 1;
  evidence.noContact = contactRatios(model, parameters);
  weighRecords(evidence, model, parameters);
  const { intact, perSite, contact, direct, second, noContact, record: ofRecord, unnamed } = evidence;
  for (let link = 0; link < links.source.length; link++) {
    const further = links.distance[link]! - links.leastDistance[links.target[link]!]!;
    const genome = wholePower(perSite, further);
    const record = links.contact[link]!;
    const weight = record === NO_CONTACT ? noContact[links.lag[link]!]! : ofRecord[record]!;
    contact[link] = weight;
    direct[link] = weight * intact * genome;
    second[link] = intact * intact * genome * wholePower(2, links.distance[link]!) * unnamed;
  }
}

function weighRecords(evidence: LinkEvidence, model: ChainModel, parameters: ModelParameters): void {
  const records = model.contacts.first.length;
  if (evidence.record.length !== records) evidence.record = new Float64Array(records);
  for (let record = 0; record < records; record++)
    evidence.record[record] = recordRatio(model, parameters, record, lagOfRecord(model, record));
}

/**
 * Contact evidence for the link of a case to its infector, or of any other person: a pair of the list has what is recorded of it, and
 * an unreported infector was not named by the case. Nobody asked unreported persons.
 */
export function contactOfLink(model: ChainModel, evidence: LinkEvidence, infector: number, person: number): number {
  if (person >= model.cases) return 1;
  return infector < model.cases ? contactOfPair(model, evidence, infector, person) : evidence.unnamed;
}

/** Contact evidence for a direct pair of cases. */
export function contactOfPair({ contacts, onsetDay }: ChainModel, evidence: LinkEvidence, a: number, b: number): number {
  const record = recordOf(contacts, a, b);
  return record === NO_CONTACT ? evidence.noContact[lagClass(onsetDay[a]! - onsetDay[b]!)]! : evidence.record[record]!;
}

function lagOfRecord({ contacts, onsetDay }: ChainModel, record: number): number {
  return lagClass(onsetDay[contacts.first[record]!]! - onsetDay[contacts.second[record]!]!);
}

/** How much more likely the absence of any record is for a direct pair than for another, by class of onset distance. */
function contactRatios({ contacts }: ChainModel, { unrecorded, noise }: ModelParameters): Float64Array {
  const others = new Float64Array(lagClasses).fill(1);
  for (let type = 0; type < contacts.types.length; type++)
    for (let lag = 0; lag < lagClasses; lag++) others[lag]! *= 1 - noise[type * lagClasses + lag]!;
  return others.map((other) => (contacts.types.length === 0 ? 1 : unrecorded / other));
}

/**
 * The same for the record of a pair. A direct pair is recorded by one type; by others besides as any pair is, which says
 * nothing. Of several types each may be the one.
 */
function recordRatio(model: ChainModel, parameters: ModelParameters, record: number, lag: number): number {
  let ratio = 0;
  for (let type = 0; type < model.contacts.types.length; type++) ratio += typeRatio(model, parameters, record, type, lag);
  return ratio;
}

/** How much more likely the record of a pair by one type is as that of a direct pair than as that of any; 0 where there is none. */
export function typeRatio(
  { contacts }: ChainModel,
  { sensitivity, noise, noiseShare }: ModelParameters,
  record: number,
  type: number,
  lag: number,
): number {
  const kind = contacts.classOf[record * contacts.types.length + type]!;
  const at = type * contacts.classes + kind;
  return kind === 0 ? 0 : sensitivity[at]! / (noise[type * lagClasses + lag]! * noiseShare[at]!);
}

/** Small whole powers without rounding surprises; 0^0 is 1. */
export function wholePower(base: number, exponent: number): number {
  if (exponent < 0) return 1 / wholePower(base, -exponent);
  let result = 1;
  for (let n = 0; n < exponent; n++) result *= base;
  return result;
}
