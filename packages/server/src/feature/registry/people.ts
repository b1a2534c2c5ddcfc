import { isPersonalKind, type RecordKind, recordKinds, records } from '@firebreak/contract';
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
  const { nodes, refs } = pointing.get(kind) ?? { nodes: [], refs: [] };
  const ends = nodes.flatMap((field) => personAt(view[field]));
  if (ends.length > 0) return ends;
  const found = refs.map((field) => view[field]).find((id) => typeof id === 'string');
  return found === undefined ? [] : [found];
}

const nearestFirst = ['person', 'contact', 'specimen'] as const satisfies readonly RecordKind[];
/** Fields through which records of a kind point at people. */
const pointing = new Map(
  recordKinds.map((kind): [RecordKind, { readonly nodes: readonly string[]; readonly refs: readonly string[] }] => {
    const fields = Object.entries<{ readonly form: string; readonly target?: RecordKind }>(records[kind].fields);
    const named = (isWanted: (field: (typeof fields)[number][1]) => boolean) =>
      fields.flatMap(([name, field]) => (isWanted(field) ? [name] : []));
    return [
      kind,
      {
        nodes: named(({ form }) => form === 'node'),
        refs: nearestFirst.flatMap((target) => named((field) => field.form === 'ref' && field.target === target)),
      },
    ];
  }),
);

function personAt(node: unknown): string[] {
  const { kind, id } = (node ?? {}) as { readonly kind?: unknown; readonly id?: unknown };
  return kind === 'person' && typeof id === 'string' ? [id] : [];
}
