import { AppError, records } from '@firebreak/contract';
import { areaByCode } from '../area/service.ts';
import { type Noun, type Values } from './noun.ts';
import { findRow } from './record-store.ts';
import { type Row } from './row.ts';
import { type Standing } from './standing.ts';

interface Reference {
  readonly field: string;
  readonly kind: keyof typeof records;
  readonly id: string;
}

/** What a record points at, in the named fields. */
function referencesOf(noun: Noun, values: Values, fields: readonly string[]): Reference[] {
  return fields.flatMap((field): Reference[] => {
    const meta = (records[noun.kind].fields as Readonly<Record<string, { form: string; target?: Reference['kind'] }>>)[field];
    const value = values[field];
    if (meta === undefined || value === null || value === undefined) return [];
    if (meta.form === 'node') return [{ field, ...(value as { kind: 'person' | 'event'; id: string }) }];
    return meta.form === 'ref' && meta.target !== undefined ? [{ field, kind: meta.target, id: value as string }] : [];
  });
}

async function findReferred(at: Standing, { kind, id }: Reference): Promise<Row | undefined> {
  return findRow(at.trx, kind, at.outbreak.home, id);
}

/** @throws AppError REFERENCE_NOT_FOUND when a field points at what is not there, is withdrawn, or the actor may not see */
export async function checkReferences(at: Standing, noun: Noun, values: Values, fields: readonly string[]): Promise<void> {
  for (const reference of referencesOf(noun, values, fields)) {
    const row = await findReferred(at, reference);
    if (row === undefined || row.withdrawn_at !== null)
      throw new AppError('REFERENCE_NOT_FOUND', { field: reference.field, id: reference.id });
  }
}

/** @throws AppError DATES_IMPOSSIBLE when a date that was touched stands on the wrong side of another */
export function checkDates(noun: Noun, values: Values, touched: readonly string[]): void {
  for (const [earlier, later] of noun.dateOrder) {
    if (!touched.includes(earlier) && !touched.includes(later)) continue;
    const [first, last] = [values[earlier], values[later]];
    if (typeof first === 'string' && typeof last === 'string' && Date.parse(last) < Date.parse(first)) {
      throw new AppError('DATES_IMPOSSIBLE', { later, earlier });
    }
  }
}

/**
 * ltree path of the area a record belongs to: the one it names, else that of the record it belongs to (its person),
 * else that of the outbreak.
 *
 * @throws AppError AREA_NOT_FOUND
 */
export async function areaFor(at: Standing, noun: Noun, values: Values): Promise<string> {
  const code = values['areaCode'];
  if (typeof code === 'string') return (await areaByCode(at.trx, code)).path;
  for (const reference of referencesOf(noun, values, noun.areaFrom)) {
    const row = await findReferred(at, reference);
    if (row !== undefined) return row.area;
  }
  return at.outbreak.area;
}

/** Whether a change of these fields may move the record to another area. */
export const mayMove = (noun: Noun, fields: readonly string[]): boolean =>
  fields.some((field) => field === 'areaCode' || noun.areaFrom.includes(field));
