import { type FieldForm, records } from '@firebreak/contract';
import { type Noun, type Values } from '../registry/index.ts';

export type CellValue = string | number | boolean | null;

/** A column of an export: headed by the field's name, so that the file can be imported again. */
export interface SheetColumn {
  readonly header: string;
  readonly valueOf: (view: Values) => CellValue;
}

/** Columns of a noun: its id and place, its own fields, what stands beside it, and where it came from. */
export function sheetColumns(noun: Noun): SheetColumn[] {
  const fields = Object.entries<{ readonly form: FieldForm }>(records[noun.kind].fields);
  return [
    ...['id', 'area', 'areaName'].map(plain),
    ...fields.flatMap(([field, { form }]) => (form === 'node' ? [nodePart(field, 'kind'), nodePart(field, 'id')] : [plain(field)])),
    ...Object.keys(noun.display).map(plain),
    ...['createdAt', 'updatedAt', 'withdrawnAt', 'sourceSystem', 'sourceId'].map(plain),
    { header: 'extra', valueOf: ({ extra }) => (Object.keys(extra as object).length > 0 ? JSON.stringify(extra) : null) },
    { header: 'masked', valueOf: ({ masked }) => (masked as readonly string[]).join(' ') || null },
  ];
}

/** Watermark of a file: each row, also one that was cut out, leads to the entry of the journal and says until when it may be kept. */
export const markColumns = ({ mark, deleteBy }: { readonly mark: string; readonly deleteBy: string }): SheetColumn[] => [
  { header: 'exportMark', valueOf: () => mark },
  { header: 'deleteBy', valueOf: () => deleteBy },
];

const plain = (header: string): SheetColumn => ({ header, valueOf: (view) => cellOf(view[header]) });
const nodePart = (field: string, part: 'kind' | 'id'): SheetColumn => ({
  header: `${field}.${part}`,
  valueOf: (view) => cellOf((view[field] as Values | null)?.[part]),
});

function cellOf(value: unknown): CellValue {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : JSON.stringify(value);
}
