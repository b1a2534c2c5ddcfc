import { recordKinds, records, type RecordKind } from '@firebreak/contract';

/** Target of a column that is not read at all. */
export const IGNORE = 'ignore';

export type TargetKind = RecordKind | 'area' | 'row';

/** A meaning a column can be given: `kind.field`; `key` is the id in the source. */
export interface Target {
  readonly value: string;
  readonly kind: TargetKind;
  readonly field: string;
}

/** Fields an import understands beside those of the contract. */
const virtualFields = {
  person: ['givenName', 'middleName', 'familyName', 'age', 'ageUnit'],
  exposure: ['sourceKind', 'targetKind', 'sourceRole'],
  contact: ['wasCaseAlready'],
  team: ['member'],
  row: ['deleted'],
} as const satisfies Partial<Record<TargetKind, readonly string[]>>;

export const areaFields = ['code', 'name', 'parentCode', 'level', 'latitude', 'longitude', 'population'] as const;

/** Whether the import knows the field beside the contract, so that its name stands with the import's texts. */
export function isOfImport({ kind, field }: Pick<Target, 'kind' | 'field'>): boolean {
  return kind === 'area' || ((virtualFields as Partial<Record<TargetKind, readonly string[]>>)[kind]?.includes(field) ?? false);
}

/** What is imported most stands first. */
const kindOrder: readonly TargetKind[] = [
  'person',
  'case',
  'contact',
  'exposure',
  ...recordKinds.filter((kind) => !['person', 'case', 'contact', 'exposure', 'task'].includes(kind)),
  'area',
  'row',
];

/** Every meaning, by kind. */
export const allTargets: readonly Target[] = kindOrder.flatMap((kind) =>
  fieldsOf(kind).map((field) => ({ value: `${kind}.${field}`, kind, field })),
);

/** Splits `kind.field`; undefined for no meaning and for what is not read. */
export function targetOf(value: string | null): Target | undefined {
  return value === null ? undefined : byValue.get(value);
}

function fieldsOf(kind: TargetKind): string[] {
  const virtual = (virtualFields as Partial<Record<TargetKind, readonly string[]>>)[kind] ?? [];
  if (kind === 'row') return [...virtual];
  if (kind === 'area') return ['key', ...areaFields];
  return ['key', ...Object.keys(records[kind].fields), ...virtual];
}

const byValue = new Map(allTargets.map((target) => [target.value, target]));
