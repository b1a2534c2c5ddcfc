import { draftField, draftFieldNames, draftKinds, type DraftKind } from './draft.ts';

/**
 * What a column means: `kind.field` of the contract, one of the virtual fields below, `ignore` (not read at all), or
 * null (kept beside the record as it stands).
 */
export type Target = string | null;
export const IGNORE = 'ignore';

/** Fields an import knows beside those of the contract; they are turned into those of the contract row by row. */
export const virtualForms = {
  'person.givenName': 'text',
  'person.middleName': 'text',
  'person.familyName': 'text',
  'person.age': 'age',
  'person.ageUnit': 'text',
  'exposure.sourceKind': 'text',
  'exposure.targetKind': 'text',
  'exposure.sourceRole': 'text',
  'exposure.firstIsTarget': 'flag',
  'case.rangeType1': 'text',
  'case.rangeStart1': 'date',
  'case.rangeEnd1': 'date',
  'case.rangePlace1': 'text',
  'case.rangeType2': 'text',
  'case.rangeStart2': 'date',
  'case.rangeEnd2': 'date',
  'case.rangePlace2': 'text',
  'contact.wasCaseAlready': 'flag',
  'team.member': 'text',
  'row.deleted': 'flag',
} as const;
export type VirtualForm = (typeof virtualForms)[keyof typeof virtualForms];

export interface ParsedTarget {
  readonly kind: DraftKind | 'row';
  readonly field: string;
}

/** Splits `kind.field`; undefined where there is no such kind or field. `kind.key` is the id in the source system. */
export function parseTarget(target: string): ParsedTarget | undefined {
  const dot = target.indexOf('.');
  const [kind, field] = [target.slice(0, dot), target.slice(dot + 1)];
  if (Object.hasOwn(virtualForms, target)) return { kind: kind as DraftKind | 'row', field };
  if (!draftKinds.some((known) => known === kind)) return undefined;
  const known = field === 'key' || draftField(kind as DraftKind, field) !== undefined;
  return known ? { kind: kind as DraftKind, field } : undefined;
}

/** Every meaning a column can be given, for the mapping screen. */
export function allTargets(): string[] {
  return [...new Set(draftKinds.flatMap((kind) => [`${kind}.key`, ...fieldsOf(kind)]))];
}

function fieldsOf(kind: DraftKind): string[] {
  return [...targetFields(kind), ...Object.keys(virtualForms).filter((name) => name.startsWith(`${kind}.`))];
}

function targetFields(kind: DraftKind): string[] {
  return draftFieldNames(kind).map((field) => `${kind}.${field}`);
}
