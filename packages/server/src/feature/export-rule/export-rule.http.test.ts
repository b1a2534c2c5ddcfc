import { routes } from '@firebreak/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, transact } from '../../platform/access/index.ts';
import { migrations } from '../../migration/index.ts';
import { asOwner } from '../../testing/database.ts';
import { sessionHeaders } from '../../testing/index.ts';
import { type Body, type Desk, openTestHouse, type TestHouse } from '../registry/testing/house.ts';
import { insertRule } from './store.ts';

let house: TestHouse;
let administrator: Actor;
let epidemiologist: Actor;
let desk: Desk;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.begin();
  house.database.clock.now = noon;
  administrator = await house.database.addUser('administrator');
  epidemiologist = await house.database.addUser('epidemiologist', '440000');
  desk = await house.desk('epidemiologist');
  await setRule({ mostRows: 2, hours: 24, keepDays: 14 });
  for (const name of ['甲', '乙', '丙']) await desk.make('person', { name, areaCode: '440105' });
});
afterAll(() => house.close());

const noon = '2022-07-12T12:00:00.000Z';

async function call(actor: Actor, method: 'GET' | 'PUT', url: string, payload?: Body) {
  const headers = await sessionHeaders(house.database, actor);
  return house.app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
}
const bodyOf = (answer: { json(): unknown }): Body => answer.json() as Body;
async function readRule(actor: Actor = epidemiologist) {
  const answer = await call(actor, 'GET', '/api/export-rule');
  const read = routes.exportRule.get.response?.parse(answer.json());
  if (read === undefined) throw new Error('The route answers nothing.');
  return read;
}
async function setRule(rule: Body, actor: Actor = administrator) {
  const { version } = (await readRule(actor)).rule;
  return call(actor, 'PUT', '/api/export-rule', { ...lists, version, reason: 'as the province asks', ...rule });
}
/** As delivered: far from the few people here. */
const lists = { mostPersons: 5000, mostResidents: 50_000 };
/** One record each: 甲, 乙, 丙. */
const take = (name: string, actor = epidemiologist, outbreak = house.outbreak) =>
  call(actor, 'GET', `/api/outbreaks/${outbreak}/persons/export?search=${encodeURIComponent(name)}`);
const statuses = async (answers: readonly Promise<{ statusCode: number }>[]) =>
  (await Promise.all(answers)).map(({ statusCode }) => statusCode).toSorted((a, b) => a - b);

describe('what one person takes alone', () => {
  test('adds up piece by piece, until the window has moved past it', async () => {
    expect([(await take('甲')).statusCode, (await take('乙')).statusCode]).toEqual([200, 200]);
    expect(bodyOf(await take('丙'))).toMatchObject({ code: 'EXPORT_NEEDS_APPROVAL', details: { rows: 3, taken: 2, limit: 2 } });
    house.database.clock.now = '2022-07-13T11:59:59.000Z';
    expect((await take('丙')).statusCode).toBe(403);
    house.database.clock.now = '2022-07-13T12:00:00.000Z'; // 24 hours after
    expect((await take('丙')).statusCode).toBe(200);
  });

  test('adds up also when the pieces leave at the same moment', async () => {
    // Each is within the limit of two by itself; two fit, whichever come first.
    const names = ['甲', '乙', '丙', '甲', '乙', '丙'];
    expect(await statuses(names.map((name) => take(name)))).toEqual([200, 200, 403, 403, 403, 403]);
  });

  test('adds up over the outbreaks it is from', async () => {
    const other = await house.database.addOutbreak('440000');
    const headers = await sessionHeaders(house.database, epidemiologist);
    const made = await house.app.inject({
      method: 'POST',
      url: `/api/outbreaks/${other}/persons`,
      headers,
      payload: { name: '丁', areaCode: '440105' },
    });
    expect(made.statusCode).toBe(201);
    expect([(await take('甲')).statusCode, (await take('丁', epidemiologist, other)).statusCode]).toEqual([200, 200]);
    expect(bodyOf(await take('乙'))).toMatchObject({ details: { rows: 3, taken: 2 } });
  });

  test('is counted for each person by themselves', async () => {
    const colleague = await house.database.addUser('epidemiologist', '440000');
    await Promise.all([take('甲'), take('乙')]);
    expect(await statuses([take('甲', colleague), take('乙', colleague)])).toEqual([200, 200]);
  });

  test('is not used up by what was refused', async () => {
    const whole = await call(epidemiologist, 'GET', `/api/outbreaks/${house.outbreak}/persons/export`);
    expect(whole.statusCode).toBe(403);
    expect(await statuses([take('甲'), take('乙')])).toEqual([200, 200]);
  });
});

describe('the rule', () => {
  test('is read by everybody it binds: the limit, since when, by whom, why, and who approves beyond it', async () => {
    const { rule, approvers, mayChange } = await readRule();
    expect(rule).toMatchObject({
      mostRows: 2,
      hours: 24,
      keepDays: 14,
      reason: 'as the province asks',
      setAt: noon,
      setBy: administrator.name,
    });
    expect(approvers).toEqual(['operator', 'privacyOfficer']);
    expect([mayChange, (await readRule(administrator)).mayChange]).toEqual([false, true]);
  });

  test('is data of the administrator, who sees no health data', async () => {
    expect((await setRule({ mostRows: 3, hours: 24, keepDays: 14 }, epidemiologist)).statusCode).toBe(403);
    expect((await readRule()).rule.mostRows).toBe(2);
    expect((await setRule({ mostRows: 3, hours: 24, keepDays: 14 })).statusCode).toBe(200);
    const whole = await call(epidemiologist, 'GET', `/api/outbreaks/${house.outbreak}/persons/export`);
    expect(whole.statusCode).toBe(200);
    expect(whole.body).toContain('2022-07-26'); // fourteen days after 12 July
  });

  test('binds the whole house, so an administrator of a part does not set it', async () => {
    const ofCity = await house.database.addUser('administrator', '440300');
    expect((await readRule(ofCity)).mayChange).toBe(false);
    expect(bodyOf(await setRule({ mostRows: 9, hours: 24, keepDays: 14 }, ofCity))['code']).toBe('PERMISSION_DENIED');
    expect((await readRule()).rule.mostRows).toBe(2);
  });

  test('is not changed without a reason, nor to what cannot be', async () => {
    for (const wrong of [
      { reason: '' },
      { mostRows: -1 },
      { mostPersons: -1 },
      { mostResidents: 0.5 },
      { hours: 0 },
      { keepDays: 0 },
      { mostRows: 2.5 },
    ])
      expect((await setRule({ mostRows: 3, hours: 24, keepDays: 14, ...wrong })).statusCode, JSON.stringify(wrong)).toBe(400);
    expect((await readRule()).rule.mostRows).toBe(2);
  });

  test('keeps every version, and two administrators do not write over each other', async () => {
    const { version } = (await readRule()).rule;
    const seen = { ...lists, version, hours: 24, keepDays: 14, reason: 'both look at the same' };
    const answers = await Promise.all([3, 4].map((mostRows) => call(administrator, 'PUT', '/api/export-rule', { ...seen, mostRows })));
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const { rule, history } = await readRule();
    expect([rule.version, history[0], history[1]?.mostRows]).toEqual([version + 1, rule, 2]);
    await expect(
      asOwner(house.database.engine, `insert into export_rule select * from export_rule where version = ${version}`),
    ).rejects.toMatchObject({ code: '23505' });
  });

  test('stands in the journal with what it was before', async () => {
    await setRule({ mostRows: 3, hours: 48, keepDays: 7 });
    const reader = await house.database.addUser('privacyOfficer');
    const entry = await transact(house.database.platform.db, { actor: reader }, (trx) =>
      trx
        .selectFrom('journal')
        .selectAll()
        .where('action', '=', 'exportRule.changed')
        .orderBy('sequence', 'desc')
        .executeTakeFirstOrThrow(),
    );
    expect(entry).toMatchObject({
      actor: administrator.id,
      payload: {
        reason: 'as the province asks',
        before: { ...lists, mostRows: 2, hours: 24, keepDays: 14 },
        after: { ...lists, mostRows: 3, hours: 48, keepDays: 7 },
      },
    });
  });

  test('cannot be set in the name of somebody else, nor taken back in silence', async () => {
    const next = (await readRule()).rule.version + 1;
    const forged = {
      ...lists,
      mostRows: 9,
      hours: 1,
      keepDays: 1,
      version: next,
      reason: 'forged',
      at: noon,
      by: epidemiologist.id,
      byName: 'x',
    };
    const { db } = house.database.platform;
    await expect(transact(db, { actor: administrator }, (trx) => insertRule(trx, forged))).rejects.toMatchObject({ code: '42501' });
    for (const statement of [sql`update export_rule set hours = 1`, sql`delete from export_rule`]) {
      await expect(transact(db, { actor: administrator }, (trx) => statement.execute(trx))).rejects.toMatchObject({ code: '42501' });
    }
  });
});

test('an installation that had a rule keeps it, and says who set it as far as the journal tells', async () => {
  const sqlOf = (name: string) => migrations.find((one) => one.name === name)?.sql ?? '';
  const [table = ''] = sqlOf('0018-export-request').split('create table export_request');
  const owner = await house.database.engine.connectOwner();
  try {
    await owner.execute('begin; set local search_path to firebreak, public; drop table export_rule');
    await owner.execute(`${table} update export_rule set most_rows = 300, hours = 48;`);
    await owner.execute(sqlOf('0027-export-rule'));
    const [more = ''] = sqlOf('0034-shown').split('create table list_shown');
    await owner.execute(more);
    const { rows } = await owner.query(
      'select most_rows, most_persons, most_residents, hours, version, keep_days, reason, set_by, set_by_name from export_rule',
      [],
    );
    const told = { reason: null, set_by: administrator.id, set_by_name: administrator.name };
    const added = { most_persons: 5000, most_residents: 50_000 };
    expect(rows).toEqual([{ most_rows: 300, ...added, hours: 48, version: 1, keep_days: 30, ...told }]);
  } finally {
    await owner.execute('rollback');
    owner.release();
  }
});
