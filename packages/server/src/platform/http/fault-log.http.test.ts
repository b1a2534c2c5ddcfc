import { ErrorBody } from '@firebreak/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../app.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

test('the reference that a person is told finds the fault in the log, and nothing anybody wrote stands there', async () => {
  const lines: string[] = [];
  const app = await buildApp(database.platform, { faults: { write: (line) => lines.push(line) } });
  // As PostgreSQL tells of a double: the detail quotes the row.
  const broken = Object.assign(new Error('duplicate key value'), { code: '23505', detail: 'Key (name)=(陈试一) already exists.' });
  app.get('/broken/:id', () => {
    throw broken;
  });
  const answer = await app.inject({ url: '/broken/7?search=陈试一' });
  expect(answer.statusCode).toBe(500);
  const { reference } = ErrorBody.parse(answer.json()).details;
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    reference,
    route: 'GET /broken/:id',
    err: { code: '23505', message: 'duplicate key value', stack: expect.stringContaining('fault-log.http.test.ts') as string },
  });
  expect(lines[0]).not.toContain('陈试一');
  // What is nobody's fault is not written.
  expect((await app.inject({ url: '/nowhere' })).statusCode).toBe(404);
  expect(lines).toHaveLength(1);
  await app.close();
});
