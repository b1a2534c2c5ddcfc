import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { type Connection } from './engine.ts';
import { ahead, kept, kyselyOver } from './kysely-driver.ts';

/** A database that answers when it is told to, and notes in which order it was asked. */
function slowDatabase(isPipelined: boolean, failing?: string) {
  const sent: string[] = [];
  const keptOnes: string[] = [];
  let answer = (): void => undefined;
  const told = new Promise<void>((resolve) => (answer = resolve));
  const connection: Connection = {
    isPipelined,
    async query(text, _parameters, isKept) {
      sent.push(text);
      if (isKept === true) keptOnes.push(text);
      await told;
      if (text === failing) throw new Error(`${text} failed`);
      if (failing !== undefined && text.startsWith('select')) throw new Error('current transaction is aborted');
      return { rows: [{ text }], affected: 0 };
    },
    execute: async () => undefined,
    release: () => undefined,
  };
  const connect = async () => connection;
  const db = kyselyOver({ name: 'postgresql', connect, connectOwner: connect, close: async () => undefined });
  const work = db.transaction().execute(async (trx) => {
    await trx.executeQuery(ahead(kept(sql`set standpoint`.compile(trx))));
    return (await sql<{ text: string }>`select rows`.execute(trx)).rows;
  });
  return { sent, keptOnes, answer, work };
}

const othersTurn = () => new Promise((resolve) => setTimeout(resolve, 5));

test('a transaction begins, says who stands in it and asks in one go where the connection takes it', async () => {
  const { sent, keptOnes, answer, work } = slowDatabase(true);
  await othersTurn();
  expect(sent).toEqual(['begin', 'set standpoint', 'select rows']);
  answer();
  expect(await work).toEqual([{ text: 'select rows' }]);
  expect(sent.at(-1)).toBe('commit');
  expect(keptOnes).toEqual(['set standpoint']);
});

test('and one after the other where it does not', async () => {
  const { sent, answer, work } = slowDatabase(false);
  await othersTurn();
  expect(sent).toEqual(['begin']);
  answer();
  await work;
  expect(sent).toEqual(['begin', 'set standpoint', 'select rows', 'commit']);
});

test('what failed ahead is what is told, nothing is committed and nothing read gets out', async () => {
  const { sent, answer, work } = slowDatabase(true, 'set standpoint');
  await othersTurn();
  answer();
  await expect(work).rejects.toThrow('set standpoint failed');
  expect(sent).toEqual(['begin', 'set standpoint', 'select rows', 'rollback']);
});
