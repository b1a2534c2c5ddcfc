import type { DraftCase, DraftContact, DraftExposure, DraftRecords } from './draft.ts';

/** One fault put into the records on purpose, so that the data-quality list has something true to find. */
export interface Fault {
  readonly fault: 'onsetMissing' | 'onsetAfterReport' | 'exposureMissing' | 'numberRepeated' | 'numberBlank' | 'idBlank';
  readonly file: 'cases.csv' | 'contacts.csv' | 'exposures.csv';
  /** Ids of the records concerned, as they were before the fault. */
  readonly records: readonly string[];
  readonly note: string;
}

/** Puts the faults into fixed records: the nth local case with signs, so that the same seed has the same faults. */
export function putFaults(records: DraftRecords): { records: DraftRecords; faults: Fault[] } {
  const local = records.cases.filter((each) => each.origin === 'local' && each.onsetDay !== null && each.caseClass === 'confirmed');
  const at = (...places: readonly number[]) => places.flatMap((place) => local.at(place) ?? []);
  const noOnset = at(9, 31, 57);
  const late = local.filter((each) => each.reportDay <= -DAYS_LATE).slice(0, 2);
  const alone = at(20, 45, 66, 80);
  const [twin, original] = at(24, 23);
  const [unnumbered] = at(51);
  const nameless = records.contacts.find((contact) => contact.contactClass === 'generalContact');
  const cases = records.cases.map((each): DraftCase => {
    if (noOnset.includes(each)) return { ...each, onsetDay: null };
    if (late.includes(each)) return { ...each, onsetDay: each.reportDay + DAYS_LATE };
    if (each === twin && original) return { ...each, number: original.number };
    return each === unnumbered ? { ...each, number: '' } : each;
  });
  const lonely = new Set(alone.map((each) => each.person));
  const exposures = records.exposures.filter((exposure) => !lonely.has(exposure.target));
  const contacts = records.contacts.map((contact) => (contact === nameless ? { ...contact, id: '' } : contact));
  return {
    records: { ...records, cases, contacts, exposures },
    faults: [
      ...noOnset.map((each) => fault('onsetMissing', 'cases.csv', [each], 'a confirmed case with signs whose onset nobody wrote down')),
      ...late.map((each) => fault('onsetAfterReport', 'cases.csv', [each], `onset written ${DAYS_LATE} days after the report`)),
      ...alone.map((each) => fault('exposureMissing', 'exposures.csv', [each], 'a local case without any exposure')),
      ...(twin && original ? [fault('numberRepeated', 'cases.csv', [original, twin], `two cases numbered ${original.number}`)] : []),
      ...(unnumbered ? [fault('numberBlank', 'cases.csv', [unnumbered], 'a case without a number')] : []),
      ...(nameless ? [fault('idBlank', 'contacts.csv', [nameless], 'a contact whose id is empty; nothing points at it')] : []),
    ],
  };
}

const DAYS_LATE = 2;

function fault(
  kind: Fault['fault'],
  file: Fault['file'],
  records: readonly (DraftCase | DraftContact | DraftExposure)[],
  note: string,
): Fault {
  return { fault: kind, file, records: records.map((each) => each.id), note };
}
