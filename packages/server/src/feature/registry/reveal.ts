import { AppError, requestInvalid } from '@firebreak/contract';
import { mayAt } from '../../platform/access/index.ts';
import { fromColumns } from './column.ts';
import { fieldsHidden } from './mask.ts';
import { type Noun } from './noun.ts';
import { rowInSight } from './record.ts';
import { recordAct, type Standing } from './standing.ts';

/** Which masked fields somebody wants to see, and why. */
export interface Wish {
  readonly fields: readonly string[];
  readonly reason: string;
}

/**
 * Shows masked fields of a record to whoever may reveal them at its area. Who, why and which fields stays in the
 * journal; the values do not.
 *
 * @throws AppError REQUEST_INVALID when a field is never masked, PERMISSION_DENIED outside the areas of the role
 */
export async function revealFields(at: Standing, noun: Noun, id: string, { fields, reason }: Wish): Promise<Record<string, unknown>> {
  const row = await rowInSight(at, noun, id);
  const hidden = fieldsHidden(noun.kind);
  const open = fields.find((field) => !hidden.includes(field));
  if (open !== undefined) throw requestInvalid('fields', 'notMasked', { name: open });
  if (!mayAt(at.actor, 'person.reveal', row.area, at.outbreak.id)) throw new AppError('PERMISSION_DENIED', { permission: 'person.reveal' });
  const values = fromColumns(noun.kind, row);
  at.readings.push(recordAct(at, noun, row, 'revealed', { fields: [...new Set(fields)], reason }));
  return Object.fromEntries(fields.map((field) => [field, values[field] ?? null]));
}
