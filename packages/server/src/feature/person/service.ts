import { AppError } from '@firebreak/contract';
import { mayAt } from '../../platform/access/index.ts';
import { fieldsHidden, fromColumns, recordAct, rowInSight, type Standing } from '../registry/index.ts';

/**
 * Shows masked fields of a person to whoever may reveal them at the person's area. Who, why and which fields stays in
 * the journal; the values do not.
 *
 * @throws AppError REQUEST_INVALID when a field is never masked, PERMISSION_DENIED outside the areas of the role
 */
export async function revealFields(at: Standing, id: string, fields: readonly string[], reason: string): Promise<Record<string, unknown>> {
  const noun = at.nouns.person;
  const row = await rowInSight(at, noun, id);
  const hidden = fieldsHidden(noun.kind);
  const open = fields.find((field) => !hidden.includes(field));
  if (open !== undefined) throw new AppError('REQUEST_INVALID', { field: 'fields', problem: `${open} is not a masked field` });
  if (!mayAt(at.actor, 'person.reveal', row.area, at.outbreak.id)) throw new AppError('PERMISSION_DENIED', { permission: 'person.reveal' });
  const values = fromColumns(noun.kind, row);
  at.readings.push(recordAct(at, noun, row, 'revealed', { fields: [...new Set(fields)], reason }));
  return Object.fromEntries(fields.map((field) => [field, values[field] ?? null]));
}
