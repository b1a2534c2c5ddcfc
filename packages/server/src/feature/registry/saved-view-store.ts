import { type SavedView } from '@firebreak/contract';
import { uuidv7 } from 'uuidv7';
import { type Trx } from '../../platform/access/index.ts';

const columns = ['id', 'kind', 'name', 'search', 'filter', 'sort', 'columns'] as const;

/** Row-level security shows everybody their own. */
export async function savedViews(trx: Trx, outbreak: string): Promise<SavedView[]> {
  const rows = await trx
    .selectFrom('saved_view')
    .select(columns)
    .where('outbreak', '=', outbreak)
    .orderBy('kind')
    .orderBy('name')
    .execute();
  return rows as SavedView[];
}

/** The same name of the same kind replaces what it meant. */
export async function saveView(trx: Trx, user: string, outbreak: string, view: Omit<SavedView, 'id'>): Promise<SavedView> {
  const { search, sort } = view;
  const meaning = { search, sort, filter: JSON.stringify(view.filter), columns: JSON.stringify(view.columns) };
  const row = await trx
    .insertInto('saved_view')
    .values({ id: uuidv7(), user_id: user, outbreak, kind: view.kind, name: view.name, ...meaning })
    .onConflict((conflict) => conflict.columns(['user_id', 'outbreak', 'kind', 'name']).doUpdateSet(meaning))
    .returning(columns)
    .executeTakeFirstOrThrow();
  return row as SavedView;
}

/** False when the user has no such view. */
export async function deleteView(trx: Trx, outbreak: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await trx.deleteFrom('saved_view').where('outbreak', '=', outbreak).where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
