import { isPersonalKind, type RecordKind, records } from '@firebreak/contract';
import { type Values } from './noun.ts';

/**
 * The people a page of records is about, by their ids: what is counted when a list is read. A record that knows its person by another
 * record alone (a follow-up by its contact, a result by its specimen) counts by that one.
 */
export function peopleOn(kind: RecordKind, page: readonly Values[]): string[] {
  if (kind === 'person') return page.map(({ id }) => String(id));
  return isPersonalKind(kind) ? page.flatMap((view) => pointers(kind, view)) : [];
}

function pointers(kind: RecordKind, view: Values): string[] {
  const fields = Object.entries<{ readonly form: string; readonly target?: RecordKind }>(records[kind].fields);
  const ends = fields.flatMap(([field, { form }]) => (form === 'node' ? personAt(view[field]) : []));
  if (ends.length > 0) return ends;
  const refs = nearestFirst.flatMap((target) => fields.filter(([, field]) => field.form === 'ref' && field.target === target));
  const found = refs.map(([field]) => view[field]).find((id) => typeof id === 'string');
  return found === undefined ? [] : [found];
}

const nearestFirst = ['person', 'contact', 'specimen'] as const satisfies readonly RecordKind[];

function personAt(node: unknown): string[] {
  const { kind, id } = (node ?? {}) as { readonly kind?: unknown; readonly id?: unknown };
  return kind === 'person' && typeof id === 'string' ? [id] : [];
}
