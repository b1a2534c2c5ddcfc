import { recordKinds, records, type Field, type RecordKind } from '@firebreak/contract';

type Needs = Readonly<Record<RecordKind, Readonly<Record<string, string>>>>;

/** Why each field is collected: the data dictionary of the contract is written in English. */
const needsOf = (fields: Readonly<Record<string, Field>>) =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.need]));

const need = Object.fromEntries(recordKinds.map((kind) => [kind, needsOf(records[kind].fields)])) as Needs;
export default need;
