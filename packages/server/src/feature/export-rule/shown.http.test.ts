import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { transact } from '../../platform/access/index.ts';
import { asOwner } from '../../testing/index.ts';
import { type Answered, type Body, type Desk, openTestHouse, type TestHouse } from '../registry/testing/house.ts';
import { aBlock, beginWithCommunities, communities, putRoster } from '../roster/testing/block.ts';
import { aRound } from '../test-round/testing/round.ts';

// Three people of the registry and four residents may be read through lists in a day here, and two records taken as a file.
let house: TestHouse;
let epidemiologist: Desk;
const noon = '2022-07-12T12:00:00.000Z';
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await beginWithCommunities(house);
  at(noon);
  await asOwner(
    house.database.engine,
    `delete from export_rule where version > 1; update export_rule set most_rows = 2, most_persons = 3, most_residents = 4, hours = 24, keep_days = 30`,
  );
  epidemiologist = await house.desk('epidemiologist');
});
afterAll(() => house.close());

const at = (iso: string) => (house.database.clock.now = iso);
const code = ({ status, body }: Answered) => (status === 200 ? 200 : body['code']);
const names = ({ body }: Answered) => (body['rows'] as Body[]).map(({ name }) => name);
const persons = (count: number, from = 0) =>
  Promise.all(
    Array.from({ length: count }, (_, index) =>
      epidemiologist.make('person', { name: `病${String(from + index).padStart(2, '0')}`, areaCode: '440105' }),
    ),
  );

describe('a list of the registry', () => {
  const page = (desk: Desk, cursor?: string) => desk.get(`persons?sort=name&limit=2${cursor === undefined ? '' : `&cursor=${cursor}`}`);

  test('walked page by page ends where the rule says, and the answer says what is left and what to do', async () => {
    await persons(5);
    const first = await page(epidemiologist);
    expect(names(first)).toEqual(['病00', '病01']);
    const second = await page(epidemiologist, String(first.body['next']));
    expect(second.status).toBe(403);
    expect(second.body).toMatchObject({
      code: 'LIST_LIMIT_REACHED',
      details: { fresh: 2, taken: 2, limit: 3, left: 1, hours: 24 },
    });
    expect(second.text).toContain('ask for an export that a second person approves');
    // What is left is left: a page of one still opens, and what was refused was not counted.
    expect(code(await epidemiologist.get(`persons?sort=name&limit=1&cursor=${String(first.body['next'])}`))).toBe(200);
    expect((await page(epidemiologist, String(first.body['next']))).body).toMatchObject({ details: { fresh: 1, taken: 3, left: 0 } });
  });

  test('never stops work with the people one has read already: again, otherwise ordered, as another record, one by one', async () => {
    const [one, two, three] = await persons(3);
    expect(code(await epidemiologist.get('persons'))).toBe(200);
    for (const person of [one, two, three]) await epidemiologist.make('contact', { person: person?.['id'], status: 'active' });
    for (const path of ['persons', 'persons?sort=-name', 'contacts', 'persons?search=病00'])
      expect([path, code(await epidemiologist.get(path))]).toEqual([path, 200]);
    const [fourth] = await persons(1, 3);
    expect(code(await epidemiologist.get('persons'))).toBe('LIST_LIMIT_REACHED');
    expect(code(await epidemiologist.get(`persons/${String(fourth?.['id'])}`))).toBe(200);
  });

  test('counts the people and not the records: both ends of an exposure, a person of many visits once', async () => {
    const [source, target] = await persons(2);
    const place = await epidemiologist.make('place', { name: '市场' });
    for (let hour = 0; hour < 5; hour++)
      await epidemiologist.make('visit', { person: source?.['id'], place: place['id'], start: `2022-07-11T0${hour}:00:00Z` });
    expect(code(await epidemiologist.get('visits'))).toBe(200);
    const end = (person: Body | undefined) => ({ kind: 'person', id: person?.['id'] });
    await epidemiologist.make('exposure', { source: end(source), target: end(target), date: '2022-07-11' });
    expect(code(await epidemiologist.get('exposures'))).toBe(200);
    expect(await counted('person')).toBe(2);
  });

  test('of places, teams or events shows nobody and counts nobody', async () => {
    for (const name of ['A', 'B', 'C', 'D', 'E']) await epidemiologist.make('place', { name });
    expect(code(await epidemiologist.get('places'))).toBe(200);
    expect(await counted('person')).toBe(0);
  });

  test('opens again when the window has moved past, an hour later at the most', async () => {
    await asOwner(house.database.engine, 'update export_rule set hours = 6');
    await persons(3);
    expect(code(await epidemiologist.get('persons'))).toBe(200);
    await persons(3, 3);
    expect(code(await epidemiologist.get('persons?filter=' + later))).toBe('LIST_LIMIT_REACHED');
    at('2022-07-12T17:59:59.000Z'); // six hours after, but for a second
    expect(code(await epidemiologist.get('persons?filter=' + later))).toBe('LIST_LIMIT_REACHED');
    at('2022-07-12T19:00:00.000Z');
    expect(code(await epidemiologist.get('persons?filter=' + later))).toBe(200);
    expect(await rowsKept()).toBe(3); // what is older than the window was cleared
  });

  test('is counted for each reader by themselves, and pages at the same moment add up', async () => {
    const made = await persons(4);
    const search = (index: number) => epidemiologist.get(`persons?search=${encodeURIComponent(String(made[index]?.['name']))}`);
    const answers = await Promise.all([0, 1, 2, 3, 0, 1, 2, 3].map(search));
    const refused = answers.filter(({ body }) => body['code'] === 'LIST_LIMIT_REACHED');
    expect(new Set(answers.filter(({ status }) => status === 200).flatMap(names)).size).toBe(3);
    expect(refused.length).toBeGreaterThan(0);
    const colleague = await house.desk('epidemiologist');
    expect(code(await colleague.get('persons?limit=3'))).toBe(200);
  });

  test('is counted where a search shows people, too', async () => {
    await persons(4);
    expect(code(await epidemiologist.get(`search?text=${encodeURIComponent('病')}`))).toBe('LIST_LIMIT_REACHED');
    expect(code(await epidemiologist.get(`search?text=${encodeURIComponent('病01')}`))).toBe(200);
    expect(await counted('person')).toBe(1);
  });
});

/** Persons made by the second call of a test. */
const later = encodeURIComponent(JSON.stringify([{ field: 'name', operator: 'in', value: ['病03', '病04', '病05'] }]));

const counted = (population: string) => numberOf(`select sum(number) from list_count where reader = $1 and population = '${population}'`);
const rowsKept = () => numberOf('select count(*) from list_shown where reader = $1');

/** A number of the epidemiologist, as the owner of the schema sees it. */
async function numberOf(statement: string): Promise<number> {
  const owner = await house.database.engine.connectOwner();
  try {
    await owner.execute('set search_path to firebreak, public');
    const { rows } = await owner.query(`select coalesce((${statement}), 0)::int as number`, [epidemiologist.id]);
    return (rows[0] as { number: number }).number;
  } finally {
    owner.release();
  }
}

describe('lists of residents', () => {
  const { nanzhou, ruibao } = communities;
  let lead: Desk;
  let round: Body;
  beforeEach(async () => {
    at('2022-07-12T06:00:00.000Z');
    lead = await house.desk('samplingLead', '440100');
    await putRoster(lead, [...aBlock('N', nanzhou, 2), ...aBlock('R', ruibao, 1)]); // four residents and two
    round = (await lead.post('test-rounds', aRound())).body;
    const commander = await house.desk('commander');
    await commander.post(`test-rounds/${String(round['id'])}/approve`, { version: 1 });
  });
  const members = (area: string, more = '') => lead.get(`test-rounds/${String(round['id'])}/members?area=${area}${more}`);

  test('add up over the roster, the people of a round and the list of a phone, each resident once', async () => {
    expect(code(await members(nanzhou))).toBe(200);
    expect(code(await lead.get(`roster/households?area=${nanzhou}`))).toBe(200);
    expect(code(await lead.get(`field-list?area=${nanzhou}`))).toBe(200);
    for (const path of [
      `roster/households?area=${ruibao}`,
      `field-list?area=${ruibao}`,
      `test-rounds/${String(round['id'])}/members?area=${ruibao}`,
    ])
      expect([path, (await lead.get(path)).body]).toMatchObject([
        path,
        { code: 'LIST_LIMIT_REACHED', details: { fresh: 2, taken: 4, left: 0 } },
      ]);
    // A number of its own: the registry is as it was.
    expect(code(await lead.get('persons'))).toBe(200);
  });

  test('as a file count as every file of people does, whichever comes first', async () => {
    const file = (area: string, desk = lead, more = '') => desk.get(`test-rounds/${String(round['id'])}/missing.csv?area=${area}${more}`);
    expect((await file(nanzhou)).body).toMatchObject({
      code: 'EXPORT_NEEDS_APPROVAL',
      details: { rows: 4, taken: 0, limit: 2, left: 2, hours: 24 },
    });
    const taken = await file(ruibao);
    expect(taken.status).toBe(200);
    const [head, ...lines] = taken.text.trim().split('\r\n');
    expect([head?.endsWith('exportMark,deleteBy'), lines.map((line) => line.split(',').at(-1))]).toEqual([
      true,
      ['2022-08-11', '2022-08-11'],
    ]);
    expect((await file(ruibao)).body).toMatchObject({ code: 'EXPORT_NEEDS_APPROVAL', details: { rows: 4, taken: 2, left: 0 } });
    // The other door of the same person: what a list of the registry takes adds to it.
    await persons(1);
    const both = await house.desk('countyHealthBureau', '440000');
    expect((await file(ruibao, both)).status).toBe(200);
    expect((await both.get('persons/export')).body).toMatchObject({ code: 'EXPORT_NEEDS_APPROVAL', details: { rows: 3, taken: 2 } });
  });

  test('two files at the same moment do not pass each other', async () => {
    const path = `test-rounds/${String(round['id'])}/missing.csv?area=${ruibao}`;
    const answers = await Promise.all([1, 2, 3].map(() => lead.get(path)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403, 403]);
  });

  test('that are too large for one leave when a second person approved: this round, this area, this person, in time', async () => {
    const path = `test-rounds/${String(round['id'])}`;
    const asked = await lead.post(`${path}/missing-requests`, { area: nanzhou, reason: '上门采样' });
    expect([asked.status, asked.body]).toMatchObject([201, { kind: 'missing', rows: 4, state: 'waiting', isOwn: true, area: nanzhou }]);
    const take = (area: string, desk = lead) => desk.get(`${path}/missing.csv?area=${area}&approval=${String(asked.body['id'])}`);
    expect((await take(nanzhou)).body).toMatchObject({ code: 'EXPORT_NOT_APPROVED', details: { state: 'waiting' } });
    const officer = await house.desk('privacyOfficer');
    const decided = await officer.post(`export-requests/${String(asked.body['id'])}/decision`, {
      version: 1,
      verdict: 'approved',
      reason: 'purpose checked',
    });
    expect(decided.body['state']).toBe('approved');
    expect((await take(ruibao)).status).toBe(404);
    expect((await take(nanzhou, await house.desk('samplingLead', '440100'))).status).toBe(404);
    expect((await take(nanzhou)).text.trim().split('\r\n')).toHaveLength(5);
    // What was approved is not counted against what one may take alone.
    expect((await lead.get(`${path}/missing.csv?area=${ruibao}`)).status).toBe(200);
    // The registry has no such list to give.
    expect((await (await house.desk('operator')).get(`export-requests/${String(asked.body['id'])}/file`)).status).toBe(404);
    const { rows } = await transact(house.database.platform.db, { actor: await house.database.addUser('privacyOfficer') }, (trx) =>
      sql<{
        action: string;
        payload: Body;
      }>`select action, payload from journal where action = 'testRound.exported' order by sequence`.execute(trx),
    );
    expect(rows.map(({ payload }) => [payload['area'], payload['count'], payload['approval'] ?? null])).toEqual([
      [nanzhou, 4, asked.body['id']],
      [ruibao, 2, null],
    ]);
  });

  test('are asked for only where one reads the roster', async () => {
    const elsewhere = await house.desk('gridWorker', '440106');
    const asked = await elsewhere.post(`test-rounds/${String(round['id'])}/missing-requests`, { area: nanzhou, reason: '上门采样' });
    expect(asked.body['code']).toBe('PERMISSION_DENIED');
  });
});

test('nobody reads or writes the counts past the function, and the service counts for nobody else', async () => {
  const actor = await house.database.addUser('operator');
  for (const table of ['list_shown', 'list_count']) {
    for (const statement of [sql`select * from ${sql.table(table)}`, sql`delete from ${sql.table(table)}`])
      await expect(transact(house.database.platform.db, { actor }, (trx) => statement.execute(trx))).rejects.toMatchObject({
        code: '42501',
      });
  }
});
