import { setTimeout as sleep } from 'node:timers/promises';
import { type Import, importRoutes } from '@firebreak/contract';
import fc from 'fast-check';
import { type FastifyInstance } from 'fastify';
import { type KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildApp } from '../../app.ts';
import { openTestDatabase, sessionHeaders, type TestDatabase } from '../../testing/index.ts';

let database: TestDatabase;
let app: FastifyInstance;
let outbreak: string;
let headers: Record<string, string>;
beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  await database.reset();
  outbreak = await database.addOutbreak();
  headers = { ...(await sessionHeaders(database, await database.addUser('epidemiologist'))), 'accept-language': 'en' };
  app ??= await buildApp(database.platform, { requestsPerMinute: 1_000_000 });
});
afterAll(async () => {
  await app.close();
  await database.close();
});

const base = () => `/api/outbreaks/${outbreak}/imports`;
const boundary = 'line-between-the-parts';

function multipart(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const parts = Object.entries(files).flatMap(([name, content]) => [
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
}

const upload = (payload: Buffer, own = headers) =>
  app.inject({ method: 'POST', url: base(), headers: { ...own, 'content-type': `multipart/form-data; boundary=${boundary}` }, payload });

async function uploaded(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const answer = await upload(multipart(files));
  expect(answer.statusCode).toBe(201);
  return answer.json<Import>().id;
}

async function post(path: string, payload?: object) {
  return app.inject({ method: 'POST', url: `${base()}/${path}`, headers, ...(payload === undefined ? {} : { payload }) });
}

/** Asks as the page does, until the import rests. */
async function rested(id: string): Promise<Import> {
  for (;;) {
    const answer = await app.inject({ url: `${base()}/${id}`, headers });
    const view = importRoutes.get.response!.parse(answer.json());
    if (view.state !== 'reading' && view.state !== 'writing') return view;
    await sleep(20);
  }
}

/** Asks until somebody has something to say. */
async function seen<T>(ask: () => T | undefined): Promise<T> {
  for (;;) {
    const found = ask();
    if (found !== undefined) return found;
    await sleep(5);
  }
}

const lineList = 'id,date_onset,sex,age\nA,2022-07-01,f,34\nB,2022-07-05,m,8\n';

test('a file with a header and no row under it is told as such', async () => {
  const id = await uploaded({ 'cases.csv': 'id,date_onset,sex,age\n' });
  expect((await post(`${id}/check`, { preset: 'linelist' })).statusCode).toBe(202);
  expect(await rested(id)).toMatchObject({ state: 'checked', errorCount: 0 });
  const { errors } = (await app.inject({ url: `${base()}/${id}/errors`, headers })).json();
  expect(errors).toMatchObject([
    { severity: 'warning', code: 'TABLE_WITHOUT_ROWS', file: 'cases.csv', why: 'There is a header and no row under it.' },
  ]);
});

test('a file goes from the upload over preview and dry run into the records', async () => {
  const id = await uploaded({ 'cases.csv': lineList });
  const preview = (await app.inject({ url: `${base()}/${id}/preview`, headers })).json();
  expect(preview).toMatchObject({
    suggestedPreset: 'linelist',
    files: [
      {
        name: 'cases.csv',
        headers: ['id', 'date_onset', 'sex', 'age'],
        rows: [
          ['A', '2022-07-01', 'f', '34'],
          ['B', '2022-07-05', 'm', '8'],
        ],
      },
    ],
  });
  expect(preview.columns.map(({ target }: { target: string }) => target)).toEqual([
    'person.key',
    'case.onsetDate',
    'person.sex',
    'person.age',
  ]);
  expect((await post(`${id}/check`, { preset: 'linelist' })).statusCode).toBe(202);
  expect(await rested(id)).toMatchObject({
    state: 'checked',
    errorCount: 0,
    counts: { case: { new: 2 } },
    files: [{ name: 'cases.csv', rows: 2, encoding: 'utf-8' }],
  });
  expect((await post(`${id}/write`, { rows: 'all' })).statusCode).toBe(202);
  expect(await rested(id)).toMatchObject({ state: 'done', message: 'Written: 4 new, 0 changed, 0 the same, 0 withdrawn.' });
  const { rows } = (await app.inject({ url: `/api/outbreaks/${outbreak}/cases`, headers })).json();
  expect(rows).toHaveLength(2);
  expect((await app.inject({ url: base(), headers })).json().imports).toMatchObject([{ id, state: 'done' }]);
});

test('errors name the cell, in the language of the reader, and the file of them opens without danger', async () => {
  const id = await uploaded({ 'cases.csv': `${lineList}C,=cmd|' /C calc'!A0,f,3\n` });
  await post(`${id}/check`, { preset: 'linelist' });
  expect(await rested(id)).toMatchObject({ state: 'checked', errorCount: 1, skipped: 1 });
  const refused = await post(`${id}/write`, { rows: 'all' });
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'IMPORT_STATE']);
  const { errors, total } = (await app.inject({ url: `${base()}/${id}/errors`, headers })).json();
  expect(total).toBe(1);
  expect(errors).toMatchObject([{ file: 'cases.csv', row: 4, column: 'date_onset', value: "=cmd|' /C calc'!A0", code: 'DATE_NOT_A_DATE' }]);
  const chinese = (await app.inject({ url: `${base()}/${id}/errors`, headers: { ...headers, 'accept-language': 'zh-Hans' } })).json();
  expect(chinese.errors[0].why).toMatch(/\p{Script=Han}/u);
  const file = await app.inject({ url: `${base()}/${id}/errors.csv`, headers });
  expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
  expect(file.body).toContain(`"'=cmd|' /C calc'!A0"`);
});

test('a mapping of one’s own is used and kept for the next file', async () => {
  const id = await uploaded({ 'list.csv': 'Nr,Klasse,Tag\n7,bestätigt,2022-07-01\n' });
  const mapping = {
    name: 'Landkreis',
    columns: [
      { file: 'list.csv', column: 'Nr', target: 'person.key' },
      { file: 'list.csv', column: 'Klasse', target: null },
      { file: 'list.csv', column: 'Tag', target: 'case.onsetDate' },
    ],
  };
  await post(`${id}/check`, { preset: 'mapping', mapping });
  expect(await rested(id)).toMatchObject({ state: 'checked', errorCount: 0, counts: { case: { new: 1 } } });
  const { mappings } = (await app.inject({ url: '/api/import-mappings', headers })).json();
  expect(mappings).toEqual([{ name: 'Landkreis', mapping: { ...mapping, dateOrder: 'auto' } }]);
});

test('an import is given up, and an import that is over is not', async () => {
  const id = await uploaded({ 'cases.csv': lineList });
  expect((await post(`${id}/cancel`)).json()).toMatchObject({ state: 'cancelled', message: 'Cancelled. Nothing was written.' });
  expect((await post(`${id}/cancel`)).json().code).toBe('IMPORT_STATE');
  expect((await post(`${id}/check`, { preset: 'linelist' })).json().code).toBe('IMPORT_STATE');
});

test('only who may import does, and nobody sees the import of a colleague elsewhere', async () => {
  await database.addArea('A1', 'world', 'city');
  const id = await uploaded({ 'cases.csv': lineList });
  const tracer = await sessionHeaders(database, await database.addUser('contactTracer'));
  expect((await upload(multipart({ 'cases.csv': lineList }), tracer)).statusCode).toBe(403);
  const colleague = await sessionHeaders(database, await database.addUser('epidemiologist', 'A1'));
  for (const path of ['', '/preview', '/errors', '/errors.csv']) {
    expect((await app.inject({ url: `${base()}/${id}${path}`, headers: colleague })).statusCode, path).toBe(404);
  }
  expect((await app.inject({ url: base(), headers: colleague })).json().imports).toEqual([]);
});

test('whatever is uploaded, the answer is one of the contract and the server stays up', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map((part) => Buffer.from(part)),
    fc
      .constantFrom(lineList, '', 'PK\u0003\u0004broken', '{"a":[', '"never closed', '\uFEFF', 'a'.repeat(5000))
      .map((text) => Buffer.from(text)),
  );
  const name = fc.oneof(
    fc.constantFrom('a.csv', 'a.xlsx', 'a.zip', 'a.json', '../../etc/passwd', '', 'COM1', '名单.csv'),
    fc.string({ maxLength: 20 }).map((text) => text.replace(/["\r\n\\]/g, '_')),
  );
  await fc.assert(
    fc.asyncProperty(name, bytes, async (fileName, content) => {
      const answer = await upload(multipart({ [fileName]: content }));
      expect(answer.statusCode).toBeLessThan(500);
      if (answer.statusCode !== 201) return;
      const { id } = answer.json<Import>();
      const preview = await app.inject({ url: `${base()}/${id}/preview`, headers });
      expect([200, 422]).toContain(preview.statusCode);
    }),
    { numRuns: 12 },
  );
});

test('bodies that are no uploads are refused with words', async () => {
  const type = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  const broken = multipart({ 'cases.csv': lineList }).subarray(0, 150);
  const answers = await Promise.all([
    upload(broken),
    upload(Buffer.from('')),
    upload(multipart({})),
    app.inject({ method: 'POST', url: base(), headers, payload: { files: [] } }),
    app.inject({ method: 'POST', url: base(), headers: { ...headers, 'content-type': 'multipart/form-data' }, payload: 'x' }),
    app.inject({ method: 'POST', url: base(), headers: { ...headers, ...type }, payload: 'not a part at all' }),
  ]);
  for (const answer of answers) expect([answer.statusCode, answer.json().code]).toEqual([400, 'REQUEST_INVALID']);
  expect((await app.inject({ url: base(), headers })).json().imports).toEqual([]);
});

/** Enough for several batches. */
const manyCases = 4000;

/** A database whose answers can be held back, so that a test has time to look at what goes on. */
class SlowAnswers implements KyselyPlugin {
  held: Promise<void> | undefined;
  transformQuery: KyselyPlugin['transformQuery'] = ({ node }) => node;
  transformResult: KyselyPlugin['transformResult'] = async ({ result }) => {
    await this.held;
    return result;
  };
}

describe('everything or nothing on the embedded database', () => {
  test('others are told what they wait for, and it can be watched and stopped', async ({ skip }) => {
    skip(database.platform.engine !== 'pglite', 'a PostgreSQL has a connection for everybody');
    const answers = new SlowAnswers();
    const platform = { ...database.platform, db: database.platform.db.withPlugin(answers) };
    const fast = app;
    app = await buildApp(platform);
    const slow = app;
    try {
      const rows = Array.from({ length: manyCases }, (_, at) => `K${at},2022-07-01,f,${at % 90}`);
      const id = await uploaded({ 'cases.csv': `id,date_onset,sex,age\n${rows.join('\n')}\n` });
      await post(`${id}/check`, { preset: 'linelist' });
      expect(await rested(id)).toMatchObject({ state: 'checked', counts: { case: { new: manyCases } } });
      const other = { ...(await sessionHeaders(database, await database.addUser('epidemiologist'))), 'accept-language': 'en' };
      const stranger = await sessionHeaders(database, await database.addUser('laboratory'));
      const cases = (own: Record<string, string> = other) => slow.inject({ url: `/api/outbreaks/${outbreak}/cases`, headers: own });
      expect([(await cases()).statusCode, (await cases(stranger)).statusCode]).toEqual([200, 403]);
      await post(`${id}/write`, { rows: 'all' });
      const look = async () => (await slow.inject({ url: `${base()}/${id}`, headers })).json<Import>();
      let goOn = (): void => undefined;
      await seen(() => platform.longWorks.now);
      answers.held = new Promise((resolve) => (goOn = resolve));

      const waiting = await cases();
      expect([waiting.statusCode, waiting.json().code]).toEqual([503, 'DATABASE_BUSY']);
      expect(waiting.json().message).toMatch(/^An import is being written \(\d+% done\)/);
      expect(Number(waiting.headers['retry-after'])).toBeGreaterThanOrEqual(1);
      expect((await slow.inject({ url: '/api/health' })).json()).toMatchObject({ status: 'ok' });
      expect(await look()).toMatchObject({ state: 'writing' });
      // Who may not run imports stops none, and is told so without the database.
      const stop = (own: Record<string, string>) => slow.inject({ method: 'POST', url: `${base()}/${id}/cancel`, headers: own });
      expect((await stop(stranger)).statusCode).toBe(403);
      const stopped = stop(headers);
      await sleep(1000); // the order arrives while all answers are held, on a busy machine too
      goOn();
      expect((await stopped).json()).toMatchObject({ state: 'cancelled', message: 'Cancelled and rolled back. Nothing was written.' });
      expect((await cases()).json().rows).toEqual([]);
      expect(platform.longWorks.now).toBeUndefined();
    } finally {
      app = fast;
      await slow.close();
    }
  });
});
