import { records, type FieldForm, type RecordKind } from '@firebreak/contract';
import { fieldsOf } from './any-record.ts';

export interface Column {
  readonly name: string;
  readonly width: number;
  readonly numeric: boolean;
}

/** Columns a list of a noun may show: readable facts, not the ids behind them. */
export function columnsOf(kind: RecordKind): readonly string[] {
  const own = Object.entries(fieldsOf(kind))
    .filter(([name, field]) => !UNREADABLE.has(field.form) && name !== 'areaCode')
    .map(([name]) => name);
  const shown = Object.keys(records[kind].display);
  return [...new Set([...shown, ...own, 'areaName', 'createdAt', 'updatedAt', 'sourceId'])];
}

/** Fields a filter may ask about. */
export function filterableOf(kind: RecordKind): readonly string[] {
  return Object.entries(fieldsOf(kind))
    .filter(
      ([name, field]) => !UNREADABLE.has(field.form) && field.form !== 'area' && field.sensitivity !== 'identity' && name !== 'sequence',
    )
    .map(([name]) => name);
}

export function columnOf(kind: RecordKind, name: string): Column {
  const form = formOf(kind, name);
  return { name, width: widthOf(form, name), numeric: form === 'whole' || form === 'number' };
}

/** Form of a field, of a fact shown beside the record, or of the frame. */
export function formOf(kind: RecordKind, name: string): FieldForm {
  return fieldsOf(kind)[name]?.form ?? otherForms[name] ?? 'text';
}

function widthOf(form: FieldForm, name: string): number {
  if (name === 'areaName') return 200; // two areas beside each other, in letters too
  if (name.endsWith('Name') || name === 'name') return 150;
  if (name === 'ageYears') return 104;
  if (name === 'caseClass' || name === 'contactClass') return 176;
  if (name === 'sex' || name === 'origin') return 80;
  return widths[form];
}

const UNREADABLE = new Set<FieldForm>(['ref', 'refs', 'node']);

const otherForms: Readonly<Record<string, FieldForm>> = {
  createdAt: 'instant',
  updatedAt: 'instant',
  withdrawnAt: 'instant',
  lastSeen: 'date',
  ageYears: 'whole',
  members: 'whole',
  visits: 'whole',
  contacts: 'whole',
  sex: 'code',
  caseClass: 'code',
  contactStatus: 'code',
};

const widths: Readonly<Record<FieldForm, number>> = {
  text: 140,
  longText: 220,
  date: 112,
  instant: 140,
  whole: 90,
  number: 90,
  flag: 80,
  code: 132,
  ref: 140,
  refs: 140,
  area: 140,
  node: 140,
};
