import { type ListCut, selectionOf } from './list.ts';
import { countOf } from './list-store.ts';
import { type Noun } from './noun.ts';
import { RevisionMemory } from './revision-memory.ts';
import { type Standing } from './standing.ts';

const counts = new RevisionMemory<number>();

/** How many rows a list would show. */
export async function countRecords(at: Standing, noun: Noun, query: ListCut): Promise<number> {
  const selection = await selectionOf(at, noun, query);
  return counts.answer(at, [noun.kind, query], () => countOf(at.trx, selection));
}
