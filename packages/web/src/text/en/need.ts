import { recordKinds, records, type RecordKind } from '@firebreak/contract';

type Needs = Readonly<Record<RecordKind, Readonly<Record<string, string>>>>;

/** Why each field is collected: the data dictionary of the contract is written in English. */
const need = Object.fromEntries(
  recordKinds.map((kind) => [kind, Object.fromEntries(Object.entries(records[kind].fields).map(([name, field]) => [name, field.need]))]),
) as Needs;
export default need;
