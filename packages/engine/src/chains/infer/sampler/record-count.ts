import { lagClass, lagClasses } from '../model/candidate-links.ts';
import type { ChainModel } from '../model/chain-model.ts';

/** Recorded pairs of an outbreak, whoever infected whom. */
export interface RecordCounts {
  /** Pairs by class of onset distance. */
  pairs: Float64Array;
  /** Recorded pairs by type and class of onset distance, and by type and class of record. */
  listed: Float64Array;
  byClass: Float64Array;
  /** Classes of record that occur, by type. */
  used: Uint8Array;
}

export function countRecords({ contacts, onsetDay, cases }: ChainModel): RecordCounts {
  const types = contacts.types.length;
  const counts = {
    pairs: pairsByLag(onsetDay, cases),
    listed: new Float64Array(types * lagClasses),
    byClass: new Float64Array(types * contacts.classes),
    used: new Uint8Array(types * contacts.classes),
  };
  for (let record = 0; record < contacts.first.length; record++) {
    const lag = lagClass(onsetDay[contacts.first[record]!]! - onsetDay[contacts.second[record]!]!);
    for (let type = 0; type < types; type++) {
      const kind = contacts.classOf[record * types + type]!;
      if (kind === 0) continue;
      counts.listed[type * lagClasses + lag]!++;
      counts.byClass[type * contacts.classes + kind]!++;
      counts.used[type * contacts.classes + kind] = 1;
    }
  }
  return counts;
}

/** Number of pairs by class of the days between their onsets, from counts per day. */
function pairsByLag(onsetDay: Float64Array, cases: number): Float64Array {
  const onDay = new Map<number, number>();
  for (let one = 0; one < cases; one++) onDay.set(onsetDay[one]!, (onDay.get(onsetDay[one]!) ?? 0) + 1);
  const days = [...onDay];
  const pairs = new Float64Array(lagClasses);
  days.forEach(([day, count], at) => {
    pairs[0]! += (count * (count - 1)) / 2;
    for (const [other, more] of days.slice(at + 1)) pairs[lagClass(other - day)]! += count * more;
  });
  return pairs;
}
