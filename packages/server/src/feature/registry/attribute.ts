import { type FieldForm, type RecordKind, records, type Sensitivity, requestInvalid } from '@firebreak/contract';
import { type RawBuilder, sql } from 'kysely';
import { columnsOf } from './column.ts';
import { type Noun } from './noun.ts';

/** Something a list can be filtered and ordered by: an own field, a fact beside the record, or a fact of the frame. */
export interface Attribute {
  readonly name: string;
  readonly form: FieldForm;
  readonly sql: RawBuilder<unknown>;
  readonly joins: readonly string[];
  /** Words of a closed vocabulary. */
  readonly values?: readonly string[];
  readonly sensitivity?: Sensitivity;
}

const frame: Readonly<Record<string, { column: string; form: FieldForm }>> = {
  createdAt: { column: 'created_at', form: 'instant' },
  updatedAt: { column: 'updated_at', form: 'instant' },
  withdrawnAt: { column: 'withdrawn_at', form: 'instant' },
  version: { column: 'version', form: 'whole' },
  sourceSystem: { column: 'source_system', form: 'text' },
  sourceId: { column: 'source_id', form: 'text' },
  area: { column: 'area', form: 'text' },
  areaName: { column: 'area', form: 'text' },
};

/** @throws AppError REQUEST_INVALID when the noun has nothing of that name */
export function attributeOf(noun: Noun, name: string, place: 'sort' | 'filter'): Attribute {
  const attribute = ownField(noun.kind, name) ?? displayFact(noun, name) ?? frameFact(name);
  if (attribute === undefined) throw requestInvalid(place, 'noAttribute', { name });
  return attribute;
}

interface FieldMeta {
  readonly form: FieldForm;
  readonly values?: readonly string[];
  readonly sensitivity?: Sensitivity;
}

function ownField(kind: RecordKind, name: string): Attribute | undefined {
  const fields: Readonly<Record<string, FieldMeta>> = records[kind].fields;
  const meta = Object.hasOwn(fields, name) ? fields[name] : undefined;
  const [first, second] = columnsOf(kind).filter(({ field }) => field === name);
  if (meta === undefined || first === undefined) return undefined;
  const { form, values, sensitivity } = meta;
  const column = sql`${sql.id('r', first.name)}`;
  return {
    name,
    form,
    sql: second === undefined ? column : sql`coalesce(${column}, ${sql.id('r', second.name)})`,
    joins: [],
    ...(values ? { values } : {}),
    ...(sensitivity ? { sensitivity } : {}),
  };
}

function displayFact(noun: Noun, name: string): Attribute | undefined {
  const fact = Object.hasOwn(noun.display, name) ? noun.display[name] : undefined;
  if (fact === undefined) return undefined;
  return { name, form: fact.form, sql: fact.sql, joins: fact.joins, ...(fact.isName ? { sensitivity: 'name' as const } : {}) };
}

function frameFact(name: string): Attribute | undefined {
  const fact = Object.hasOwn(frame, name) ? frame[name] : undefined;
  if (fact === undefined) return undefined;
  // An area is compared by its path, which keeps subtrees together.
  const column = name.startsWith('area') ? sql`r.area::text` : sql`${sql.id('r', fact.column)}`;
  return { name, form: fact.form, sql: column, joins: [] };
}

/** What is masked for everyone must not be told by the order or the number of rows either. */
export const isSecret = ({ sensitivity }: Attribute): boolean => sensitivity !== undefined && sensitivity !== 'name';
