import { type FieldForm, type RecordKind, records } from '@firebreak/contract';
import { type Tables } from '../../platform/database/index.ts';
import { type Values } from './noun.ts';

/** A column of a noun's table, and the field of the contract it holds. */
export interface Column {
  readonly name: string;
  readonly field: string;
  readonly form: FieldForm;
  readonly type: string;
  /** What stands in it where a new record says nothing. */
  readonly initial: number | undefined;
}

type RecordTable = keyof Tables;

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** `followUp` is kept in `follow_up`. */
export const tableOf = (kind: RecordKind): RecordTable => snake(kind) as RecordTable;

const typeOfForm: Readonly<Record<FieldForm, string>> = {
  text: 'text',
  longText: 'text',
  date: 'date',
  instant: 'timestamptz',
  whole: 'integer',
  number: 'double precision',
  flag: 'boolean',
  code: 'text',
  ref: 'uuid',
  refs: 'jsonb',
  area: 'text',
  node: 'uuid',
};
export const sqlTypeOf = (form: FieldForm): string => typeOfForm[form];

const columnsByKind = new Map<RecordKind, readonly Column[]>();

/** Columns of a noun's own fields. An end of an exposure takes two, of which one is filled. */
export function columnsOf(kind: RecordKind): readonly Column[] {
  const columns = columnsByKind.get(kind) ?? makeColumns(kind);
  columnsByKind.set(kind, columns);
  return columns;
}

function makeColumns(kind: RecordKind): Column[] {
  return Object.entries<{ readonly form: FieldForm; readonly initial?: number }>(records[kind].fields).flatMap(
    ([field, { form, initial }]) => {
      const names = form === 'node' ? [`${snake(field)}_person`, `${snake(field)}_event`] : [snake(field)];
      return names.map((name) => ({ name, field, form, type: typeOfForm[form], initial }));
    },
  );
}

/** Name of the column of a field; of a node, that of the person. */
export const columnOf = (kind: RecordKind, field: string): Column | undefined => columnsOf(kind).find((column) => column.field === field);

const instantsOf = new Map<RecordKind, readonly Column[]>();

/** Values as they are stored: instants to the millisecond, in UTC. */
export function normalised(kind: RecordKind, values: Values): Values {
  const known = instantsOf.get(kind) ?? columnsOf(kind).filter(({ form }) => form === 'instant');
  instantsOf.set(kind, known);
  const instants = known.filter(({ field }) => typeof values[field] === 'string');
  if (instants.length === 0) return values;
  return { ...values, ...Object.fromEntries(instants.map(({ field }) => [field, new Date(String(values[field])).toISOString()])) };
}

/** Column values of the given fields, which are normalised. */
export function toColumns(kind: RecordKind, values: Values): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const column of columnsOf(kind)) {
    const value = columnValue(column, values);
    if (value !== undefined) row[column.name] = value;
  }
  return row;
}

/** What stands in one column; undefined where its field is not given. */
export function columnValue({ name, field, form, initial }: Column, values: Values): unknown {
  const value = values[field] === null ? (initial ?? null) : values[field];
  return form === 'node' && value !== undefined ? endAt(name, value) : value;
}

interface Node {
  readonly kind: string;
  readonly id: string;
}
const endAt = (column: string, value: unknown): string | null => {
  const node = value as Node | null;
  return node !== null && column.endsWith(`_${node.kind}`) ? node.id : null;
};

/** Field values of a stored row. */
export function fromColumns(kind: RecordKind, row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { name, field, form } of columnsOf(kind)) {
    if (form === 'node') values[field] = nodeOf(name, row[name]) ?? values[field] ?? null;
    else values[field] = row[name] ?? null;
  }
  return values;
}

const nodeOf = (column: string, id: unknown): Node | undefined =>
  typeof id === 'string' ? { kind: column.endsWith('_event') ? 'event' : 'person', id } : undefined;
