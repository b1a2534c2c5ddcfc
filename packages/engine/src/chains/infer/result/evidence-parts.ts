import { lagClass, lagClasses } from '../model/candidate-links.ts';
import { UNSEQUENCED, type ChainModel } from '../model/chain-model.ts';
import { sharedGroups } from '../model/group-table.ts';
import { NO_CONTACT, recordOf } from '../model/contact-table.ts';
import type { Tally } from '../sampler/tally.ts';
import type { LinkEvidenceParts } from './inference-result.ts';

/** Evidence of each link apart, from the posterior of days and the mean of the parameters. */
export class EvidenceParts {
  readonly #model: ChainModel;
  readonly #tally: Tally;
  readonly #bestFit = new Map<number, number>();
  readonly #mutation: number;
  readonly #sensitivity: readonly number[];
  /** Infection within groups of each kind, against what a case infects anywhere. */
  readonly #groups: readonly number[];
  readonly #noise: Float64Array;

  constructor(model: ChainModel, tally: Tally) {
    this.#model = model;
    this.#tally = tally;
    const mean = (column: number): number => tally.trace.reduce((sum, row) => sum + row[column]!, 0) / tally.trace.length;
    this.#mutation = mean(3);
    this.#sensitivity = model.contacts.types.map((_, type) => mean(6 + type));
    const ownRate = mean(1);
    this.#groups = model.groups.types.map((_, type) => (model.cases * mean(6 + model.contacts.types.length + type)) / ownRate);
    this.#noise = recordedByLag(model);
  }

  of(source: number, target: number): LinkEvidenceParts {
    const { contacts, onsetDay } = this.#model;
    const record = recordOf(contacts, source, target);
    const lag = lagClass(onsetDay[target]! - onsetDay[source]!);
    const best = this.#bestFitOf(target);
    return {
      time: best > 0 ? Math.min(1, this.#dateFit(source, target) / best) : 0,
      contact: [...this.#groupFit(source, target), ...(record === NO_CONTACT ? this.#unrecorded(lag) : this.#recordFit(record, lag))],
      genome: this.#genomeFit(source, target),
      infectiousness: this.#tally.infectiousness[source]! / this.#tally.sweeps,
    };
  }

  /** A direct pair is recorded by one type; by each that recorded this pair, how much more likely that is than for any pair. */
  #recordFit(record: number, lag: number): LinkEvidenceParts['contact'] {
    const { types, classOf } = this.#model.contacts;
    return types.flatMap((type, at) =>
      classOf[record * types.length + at]! > 0 ? [{ type, ratio: this.#sensitivity[at]! / this.#noise[at * lagClasses + lag]! }] : [],
    );
  }

  #unrecorded(lag: number): LinkEvidenceParts['contact'] {
    const direct = 1 - this.#sensitivity.reduce((sum, share) => sum + share, 0);
    const other = this.#sensitivity.reduce((rest, _, type) => rest * (1 - this.#noise[type * lagClasses + lag]!), 1);
    return this.#sensitivity.length === 0 ? [] : [{ type: UNRECORDED, ratio: direct / other }];
  }

  /** How much more likely a member of the same group is infected than somebody else; groups that both are not in say nothing. */
  #groupFit(source: number, target: number): LinkEvidenceParts['contact'] {
    const { groups } = this.#model;
    const mask = sharedGroups(groups, source, target);
    return groups.types.flatMap((type, at) =>
      ((mask >> at) & 1) === 1 ? [{ type: `${IN_GROUP}${type}`, ratio: 1 + this.#groups[at]! }] : [],
    );
  }

  #genomeFit(source: number, target: number): number | null {
    const { genotype, genotypes, links, genomeLength } = this.#model;
    if (genomeLength === 0 || genotype[source] === UNSEQUENCED || genotype[target] === UNSEQUENCED) return null;
    const further = genotypes.distance(genotype[source]!, genotype[target]!) - links.leastDistance[target]!;
    return Math.min(1, (this.#mutation / genomeLength) ** further);
  }

  #bestFitOf(target: number): number {
    const known = this.#bestFit.get(target);
    if (known !== undefined) return known;
    const { offset, source } = this.#model.links;
    let best = 0;
    for (let link = offset[target]!; link < offset[target + 1]!; link++) best = Math.max(best, this.#dateFit(source[link]!, target));
    this.#bestFit.set(target, best);
    return best;
  }

  /** Sum over both days of infection of w(T_i - T_j), by the posterior of each. */
  #dateFit(source: number, target: number): number {
    const { windowOffset, firstDay, generation } = this.#model;
    const { day } = this.#tally;
    const start = windowOffset[target]!;
    const end = windowOffset[target + 1]!;
    let fit = 0;
    for (let a = windowOffset[source]!; a < windowOffset[source + 1]!; a++) {
      const count = day[a]!;
      if (count === 0) continue;
      const shift = firstDay[target]! - start - (firstDay[source]! + a - windowOffset[source]!); // plus b: days from a to b
      const last = Math.min(end, generation.length - shift);
      for (let b = Math.max(start, 1 - shift); b < last; b++) fit += count * day[b]! * generation[shift + b]!;
    }
    return fit;
  }
}

/** Before the kind of a group that both are in. */
const IN_GROUP = 'group:';
/** Instead of a type of contact: that none is recorded. */
const UNRECORDED = 'none';

/** Share of all pairs with a record by type and class of onset distance: nearly all of them are not direct. */
function recordedByLag({ contacts, onsetDay, cases }: ChainModel): Float64Array {
  const pairs = new Float64Array(lagClasses);
  const sorted = onsetDay.slice().sort();
  for (let a = 0; a < cases; a++) for (let b = a + 1; b < cases; b++) pairs[lagClass(sorted[b]! - sorted[a]!)]!++;
  const types = contacts.types.length;
  const listed = new Float64Array(types * lagClasses);
  for (let record = 0; record < contacts.first.length; record++) {
    const lag = lagClass(onsetDay[contacts.first[record]!]! - onsetDay[contacts.second[record]!]!);
    for (let type = 0; type < types; type++) if (contacts.classOf[record * types + type]! > 0) listed[type * lagClasses + lag]!++;
  }
  return listed.map((count, at) => (count + 1) / (pairs[at % lagClasses]! + 20));
}
