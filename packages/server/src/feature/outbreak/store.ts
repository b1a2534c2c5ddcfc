import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import { type Trx } from '../../platform/access/index.ts';
import { kept, type OutbreakTable } from '../../platform/database/index.ts';

export type OutbreakRow = Selectable<OutbreakTable> & { readonly area_code: string };

const withArea = (trx: Trx) =>
  trx.selectFrom('outbreak as o').innerJoin('area as a', 'a.path', 'o.area').selectAll('o').select('a.code as area_code');

export const findOutbreak = async (trx: Trx, id: string): Promise<OutbreakRow | undefined> =>
  (await trx.executeQuery(kept(withArea(trx).where('o.id', '=', id).compile()))).rows[0];

/** Whether the reader may see records of the outbreak in force: those of a closed one are for few. */
export async function isOpenToReader(trx: Trx): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`select (select firebreak.open_outbreak()) is not null as open`.execute(trx);
  return rows[0]?.open ?? false;
}

export const visibleOutbreaks = (trx: Trx): Promise<OutbreakRow[]> => withArea(trx).orderBy('o.created_at', 'desc').execute();

export const insertOutbreak = (trx: Trx, row: Insertable<OutbreakTable>) => trx.insertInto('outbreak').values(row).execute();

/** False when row-level security or a newer version kept the row from changing. */
export async function updateOutbreak(trx: Trx, before: OutbreakRow, after: Updateable<OutbreakTable>): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('outbreak')
    .set({ ...after, version: before.version + 1 })
    .where('home', '=', before.home)
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
