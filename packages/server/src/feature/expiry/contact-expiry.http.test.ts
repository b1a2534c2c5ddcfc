import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Expiry, routes } from '@firebreak/contract';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { transact } from '../../platform/access/index.ts';
import { canonicalJson, sha256 } from '../../platform/journal/canonical.ts';
import { verifyJournal } from '../../platform/journal/index.ts';
import { answerOf } from '../../testing/answer.ts';
import { asOwner } from '../../testing/index.ts';
import { type Body, type Desk, openTestHouse, type TestHouse } from '../registry/testing/house.ts';
import { apart, reached } from './testing/reach.ts';

/**
 * 李标 met the case 王试 on 1 July 2022 and was followed up to the 8th: by packs/general/1.yaml (contactNotConverted, 28 days from release) the
 * identity goes after 5 August. Her brother 李等 was followed up to the 20th and stays known until the 17th of August.
 */
const marker = 'zxqvmarker';
const name = `Li ${marker}`;
let house: TestHouse;
let clerk: Desk;
let officer: Desk;
let commander: Desk;
let person: string;
let waiting: string;
let theCase: string;
let market: string;

beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  house.database.clock.now = '2022-07-02T06:00:00.000Z';
  await house.begin();
  clerk = await house.desk('operator');
  await record();
});
afterAll(() => house.close());

async function record(): Promise<void> {
  const make = async (kind: Parameters<Desk['make']>[0], body: Body) => String((await clerk.make(kind, body))['id']);
  const household = await make('household', { code: `${marker}-7`, address: marker, areaCode: '440105' });
  market = await make('place', { name: '昌岗市场', areaCode: '440105' });
  theCase = await make('person', { name: '王试', areaCode: '440105' });
  await make('case', { person: theCase, caseClass: 'confirmed', onsetDate: '2022-07-01', reportDate: '2022-07-02' });
  const known = { name, phone: '13800001111', sex: 'female', ageYears: 37, household, areaCode: '440105' };
  person = await make('person', known);
  waiting = await make('person', { name: '李等', areaCode: '440105' });
  const ended = { status: 'completed', contactClass: 'closeContact', followUpStart: '2022-07-02' };
  const contact = await make('contact', { person, ...ended, followUpEnd: '2022-07-08', number: marker });
  await make('contact', { person: waiting, ...ended, followUpEnd: '2022-07-20' });
  const met = { source: { kind: 'person', id: theCase }, target: { kind: 'person', id: person }, date: '2022-07-01' };
  await make('exposure', { ...met, certainty: 'high', setting: 'household', comment: `${marker} said so` });
  const stay = { start: '2022-07-01T09:30:00+08:00', end: '2022-07-01T11:00:00+08:00' };
  await make('visit', { person, place: market, ...stay, note: marker });
  await make('visit', { person: theCase, place: market, ...stay, note: 'with a friend' });
  await make('followUp', { contact, date: '2022-07-03', status: 'seenNoSigns', dayNumber: 1, note: marker });
  const specimen = await make('specimen', { number: marker, person, takenAt: '2022-07-03T08:00:00Z' });
  await make('labResult', { specimen, person, outcome: 'negative', test: 'pcr', resultDate: '2022-07-04', note: marker });
  const clock = { openedAt: '2022-07-02T06:00:00Z', dueAt: '2022-07-02T08:00:00Z' };
  await make('task', { kind: 'other', status: 'open', person, ...clock, title: marker });
}

const query = async (text: string): Promise<Record<string, unknown>[]> => {
  const owner = await house.database.engine.connectOwner();
  try {
    await owner.execute('set search_path to firebreak, public');
    return (await owner.query(text, [])).rows as Record<string, unknown>[];
  } finally {
    owner.release();
  }
};

/** Lets time pass; everybody signs in again. */
async function on(moment: string): Promise<void> {
  house.database.clock.now = moment;
  clerk = await house.desk('operator');
  officer = await house.desk('privacyOfficer');
  commander = await house.desk('commander');
}
const due = () => on('2022-08-06T04:00:00.000Z');

const listed = async () => answerOf(routes.expiry.list, await officer.get('expiries?counts=yes'));
const countsOf = async (kind: string) => (await listed()).clocks.find((clock) => clock.kind === kind)?.due?.counts;

async function carriedOut(kind: Expiry['kind']): Promise<Expiry> {
  const { body } = await officer.post('expiries', { kind, reason: 'the time is over' });
  const approval = await commander.post(`expiries/${String(body['id'])}/decision`, {
    version: 1,
    verdict: 'approved',
    reason: 'by the pack',
  });
  expect(approval.status, approval.text).toBe(200);
  await expect
    .poll(async () => query(`select state, message from job where input ->> 'expiry' = '${String(body['id'])}'`), { timeout: 20_000 })
    .toMatchObject([{ state: expect.stringMatching(/done|failed/) as string }]);
  expect(await query('select message from job where message is not null')).toEqual([]);
  const done = (await listed()).expiries.find(({ id }) => id === body['id']);
  if (done === undefined) throw new Error('The expiry is gone.');
  return done;
}

/** Rows in tables nobody reaches through the registry's own doors. */
async function plantTheRest(): Promise<void> {
  const { outbreak } = house;
  const home = '440000';
  const area = "(select path from area where code = '440105')";
  const id = () => `'${uuidv7()}'`;
  const frame = `'${home}', ${id()}, '${outbreak}', ${area}`;
  const task = `(select id from task where person = '${person}' and source_system is null)`;
  const order = uuidv7();
  const imported = uuidv7();
  await asOwner(
    house.database.engine,
    `insert into "case" (home, id, outbreak, area, created_at, updated_at, withdrawn_at, person, case_class)
      values (${frame}, '2022-07-02Z', '2022-07-02Z', '2022-07-03Z', '${person}', 'suspected');
    insert into task_evidence (home, id, outbreak, area, task, at, by, by_name, kind, text, photo)
      values (${frame}, ${task}, '2022-07-02Z', ${id()}, 'x', 'text', 'x', '${marker}');
    insert into close_out_reason (home, outbreak, task, day, area, reason, at, by, by_name)
      values ('${home}', '${outbreak}', ${task}, '2022-07-02', ${area}, 'x', '2022-07-02Z', ${id()}, 'x');
    insert into command_order (home, id, outbreak, area, title, text, issued_at, issued_by, issued_by_name, due_at)
      values ('${home}', '${order}', '${outbreak}', ${area}, 'x', 'x', '2022-07-02Z', ${id()}, 'x', '2022-07-03Z');
    insert into order_receipt (home, command_order, area, outbreak, task) values ('${home}', '${order}', ${area}, '${outbreak}', ${task});
    insert into finding (home, id, outbreak, area, severity, status, title, text, found_at, found_by, found_by_name, rectify_by, task)
      values (${frame}, 'minor', 'open', 'x', 'x', '2022-07-02Z', ${id()}, 'x', '2022-07-03Z', ${task});
    insert into link_decision (home, id, outbreak, area, infectee, infector, verdict, reason, decided_at, decided_by, decided_by_name)
      values (${frame}, '${person}', '${theCase}', 'rejected', 'x', '2022-07-02Z', ${id()}, 'x');
    insert into saved_view (id, user_id, outbreak, kind, name) values (${id()}, '${clerk.id}', '${outbreak}', 'contact', 'x');
    insert into export_request (home, id, outbreak, area, kind, cut, rows, reason, requested_at, requested_by, requested_by_name, expires_at)
      values (${frame}, 'contact', '{}', 1, 'about ${marker}', '2022-07-02Z', '${clerk.id}', 'x', '2022-07-09Z');
    insert into import (home, id, outbreak, area, state, preset, source_system, created_by, created_by_name, created_at)
      values ('${home}', '${imported}', '${outbreak}', ${area}, 'done', 'linelist', 'paper', '${clerk.id}', 'x', '2022-08-05Z');
    insert into import_error (home, import, position, severity, code, file) values ('${home}', '${imported}', 1, 'error', 'x', 'list.csv');
    insert into roster_member (home, id, outbreak, area, created_at, updated_at, name, person)
      values (${frame}, '2022-07-02Z', '2022-07-02Z', '李标', '${person}');
    insert into job (home, id, outbreak, area, kind, input, created_at, state) values (${frame}, 'chain.infer', '{}', '2022-07-02Z', 'done');
    insert into inference_run (home, id, outbreak, area, job, input_hash, seed, engine, input, digests, result, created_at, created_by, created_by_name)
      select '${home}', ${id()}, '${outbreak}', ${area}, id, 'x', '1', '1', '{}', '{}',
        '{"value": [{"about": "${person}"}, {"about": "${waiting}"}]}', '2022-07-02Z', ${id()}, 'x' from job where kind = 'chain.infer';`,
  );
}

/** An import of July that quoted a cell of somebody else, and one that was uploaded and never written: their time is over too. */
async function plantOldImports(): Promise<{ unwritten: string; folder: string }> {
  const [written, unwritten] = [uuidv7(), uuidv7()];
  const row = (id: string, state: string, finished: string) =>
    `insert into import (home, id, outbreak, area, state, preset, source_system, created_by, created_by_name, created_at, finished_at)
      select '440000', '${id}', id, area, '${state}', 'linelist', 'paper', '${clerk.id}', 'x', '2022-07-02Z', ${finished} from outbreak;`;
  await asOwner(
    house.database.engine,
    `${row(written, 'done', "'2022-07-02Z'")} ${row(unwritten, 'checked', 'null')}
    insert into import_error (home, import, position, severity, code, file, "row", value)
      values ('440000', '${written}', 1, 'error', 'DATE', 'list.csv', 7, 'Zhang San, 31 June');`,
  );
  const folder = join(house.database.platform.directory, 'upload', unwritten);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, '001'), name);
  return { unwritten, folder };
}

/** Columns of text by table: whatever can hold a word. */
async function textColumns(): Promise<Map<string, { column: string; type: string }[]>> {
  const rows = (await query(`
    select c.table_name as "table", c.column_name as "column", c.udt_name as type from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'firebreak' and t.table_type = 'BASE TABLE' and c.udt_name in ('text', 'jsonb', '_text', 'varchar', 'json', 'bytea', 'bpchar')
    order by 1, c.ordinal_position`)) as { table: string; column: string; type: string }[];
  const tables = new Map<string, { column: string; type: string }[]>();
  for (const { table, ...column } of rows) tables.set(table, [...(tables.get(table) ?? []), column]);
  return tables;
}

const markerOfType: Readonly<Record<string, string>> = {
  text: `'${name}'`,
  jsonb: `jsonb_build_object('note', '${name}')`,
  _text: `array['${name}']`,
  bytea: `convert_to('${name}', 'UTF8')`,
};

async function plantMarkers(): Promise<void> {
  const tables = await textColumns();
  for (const [table, { rows, kept }] of Object.entries(reached(person))) {
    const columns = (tables.get(table) ?? []).filter(({ column }) => !(column in kept));
    const set = columns.map(({ column, type }) => `"${column}" = ${markerOfType[type] ?? 'no decision about this type'}`);
    await asOwner(house.database.engine, `update "${table}" set ${set.join(', ')} where ${rows}`);
    const planted = columns.map(({ column }) => `count(*) filter (where "${column}" is not null)::int as "${column}"`);
    const [counts] = await query(`select ${planted.join(', ')} from "${table}" where ${rows}`);
    expect(
      Object.values(counts ?? {}).every((count) => Number(count) > 0),
      `${table} has a row with a marker in every column`,
    ).toBe(true);
  }
}

/** Tables in which the marker stands, in plain or in bytes, and how often. */
async function found(): Promise<Record<string, number>> {
  const hits: Record<string, number> = {};
  const hex = Buffer.from(marker).toString('hex');
  for (const { table } of await query(
    `select table_name as "table" from information_schema.tables where table_schema = 'firebreak' and table_type = 'BASE TABLE'`,
  )) {
    const [row] = await query(
      `select count(*)::int as n from "${String(table)}" t where to_jsonb(t)::text ilike '%${marker}%' or to_jsonb(t)::text like '%${hex}%'`,
    );
    if (Number(row?.['n']) > 0) hits[String(table)] = Number(row?.['n']);
  }
  return hits;
}

const figures = async (): Promise<unknown> => {
  const answers = [];
  for (const path of ['figures', 'chains', 'board', 'figures/curve', 'quality']) answers.push((await commander.get(path)).body);
  // What somebody is called is no figure.
  return JSON.parse(
    JSON.stringify(answers, (key, value: unknown) => (/^(name|number|label|asOf|targetName|targetNumber)$/.test(key) ? undefined : value)),
  );
};

test('every table and every column of text is decided about', async () => {
  const tables = await textColumns();
  const known = { ...reached(person), ...apart };
  expect(
    [...tables.keys()].filter((table) => !(table in known)),
    'tables nobody decided about',
  ).toEqual([]);
  const columns = (table: string) => (tables.get(table) ?? []).map(({ column }) => column);
  const gone = Object.entries(reached(person)).flatMap(([table, { kept }]) =>
    Object.keys(kept).filter((column) => column !== 'home' && !columns(table).includes(column)),
  );
  expect(gone, 'columns that are no more').toEqual([]);
  // Whatever points at a person or at what is told of one must be reached: the keys of the schema say what that is.
  const pointing = await query(`
    with recursive reach(child) as (
      select 'person'::regclass::oid union
      select c.conrelid from pg_constraint c join reach r on c.confrelid = r.child where c.contype = 'f')
    select child::regclass::text as "table" from reach order by 1`);
  const tablesPointing = pointing.map((row) => String(row['table']).replaceAll('"', ''));
  expect(tablesPointing.filter((table) => !(table in reached(person)))).toEqual(['response_event', 'roster_distinct', 'roster_member']);
});

test('no word of somebody who is forgotten is left anywhere; figures and journal stand as they were', async () => {
  const done = (await query(`select id from task where person = '${person}' and status <> 'done'`)).map(({ id }) => String(id));
  await asOwner(house.database.engine, `update task set status = 'done', done_at = '2022-07-02T07:00Z' where person = '${person}'`);
  expect(done.length).toBeGreaterThan(0);
  await due();
  await plantTheRest();
  await plantMarkers();
  const { unwritten, folder } = await plantOldImports();
  // What people typed to find her, by name and by phone.
  await clerk.get(`search?text=${marker}`);
  await clerk.get(`contacts?search=${marker}`);
  await clerk.get('persons?search=13800001111');
  const before = await figures();
  const planted = await found();
  expect(Object.keys(planted).toSorted()).toEqual([...Object.keys(reached(person)), 'journal'].toSorted());

  const { certificate, certificateHash } = await carriedOut('contactNotConverted');

  expect(await found()).toEqual({});
  expect(await query('select 1 from journal where payload::text like $$%13800001111%$$')).toEqual([]);
  expect(await query('select 1 from expiry_search union all select 1 from expiry_held')).toEqual([]);
  expect(await figures()).toEqual(before);
  // What was kept, on purpose: sex, five years of age (37 is 35 to 39), area, the day at a place and not its hours.
  expect(
    await query(
      `select sex, age_years, area_code, household is not null as housed, cardinality(codes) as codes, forgotten_in from person where id = '${person}'`,
    ),
  ).toEqual([{ sex: 'female', age_years: 35, area_code: '440105', housed: true, codes: 0, forgotten_in: certificate?.id }]);
  expect(await query(`select start, "end" from visit where person = '${person}'`)).toEqual([
    { start: '2022-06-30T16:00:00.000Z', end: '2022-06-30T16:00:00.000Z' },
  ]);
  expect(await query(`select name, person from roster_member`)).toEqual([{ name: '李标', person: null }]);
  expect(await query(`select result -> 'value' as value from inference_run`)).toEqual([{ value: [{ about: waiting }] }]);
  expect(await query(`select value, "row" from import_error where "row" is not null`)).toEqual([{ value: null, row: 7 }]);
  expect(await query(`select state from import where id = '${unwritten}'`)).toEqual([{ state: 'cancelled' }]);
  expect(existsSync(folder), 'the files of an import that was never written').toBe(false);
  // Who is not due is known as before.
  expect(await query(`select name from person where forgotten_in is null and name is not null order by name`)).toEqual([
    { name: '李等' },
    { name: '王试' },
  ]);
  expect(await query(`select note, start from visit where person = '${theCase}'`)).toEqual([
    { note: 'with a friend', start: '2022-07-01T01:30:00.000Z' },
  ]);

  expect(certificate).toMatchObject({
    kind: 'contactNotConverted',
    rule: { pack: 'general', value: 28, unit: 'days', from: 'release' },
    members: 1,
    households: 1,
    membersDigest: sha256(person),
    tables: { person: 1, contact: 1, case: 1, exposure: 1, visit: 1, follow_up: 1, saved_view: 1, import_error: 2 },
  });
  expect(certificateHash).toBe(createHash('sha256').update(canonicalJson(certificate)).digest('hex'));
  const auditor = await house.database.addUser('privacyOfficer', 'world');
  const verified = await transact(house.database.platform.db, { actor: auditor }, (trx) => verifyJournal(trx));
  expect(verified).toMatchObject({ ok: true, faults: [] });
});

test('who is needed still is not due, and the page says why and when the next one is', async () => {
  await on('2022-07-20T04:00:00.000Z');
  // 28 days after the 8th of July: day 0 is the 8th, the 5th of August is the 28th and over at its end.
  expect(await countsOf('contactNotConverted')).toEqual({
    members: 0,
    identified: 3,
    kept: { case: 1, task: 1, waiting: 1 },
    next: '2022-08-18T00:00:00.000Z',
  });
  await asOwner(house.database.engine, `update task set status = 'done', done_at = '2022-07-03Z' where person = '${person}'`);
  const because = async (statement: string) => {
    await asOwner(house.database.engine, statement);
    return (await countsOf('contactNotConverted'))?.kept;
  };
  await due();
  expect(await countsOf('contactNotConverted')).toMatchObject({ members: 1, kept: { case: 1, waiting: 1 } });
  expect(await because(`update contact set status = 'active', follow_up_end = null where person = '${person}'`)).toMatchObject({
    followUp: 1,
  });
  expect(
    await because(`update contact set status = 'completed', follow_up_end = '2022-07-08' where person = '${person}'`),
  ).not.toHaveProperty('followUp');
  expect(await because(`update lab_result set outcome = 'positive' where person = '${person}'`)).toMatchObject({ positive: 1 });
  expect(await because(`update lab_result set outcome = 'pending'`)).toMatchObject({ result: 1 });
  await asOwner(house.database.engine, `update lab_result set outcome = 'negative'`);
  const turned = `update exposure set source_person = target_person, target_person = source_person`;
  expect(await because(turned)).toMatchObject({ source: 1 });
  await asOwner(house.database.engine, turned);
  await on('2022-07-20T04:00:00.000Z');
  expect((await officer.post('expiries', { kind: 'contactNotConverted', reason: 'the time is over' })).body).toMatchObject({
    code: 'EXPIRY_NOTHING',
  });
});

test('who is in a plan of the protocol is needed, whatever the record of the contact says', async () => {
  // Under the 9th edition (domain brief, 3.2) a close contact is in quarantine for 7 days from the last exposure, and 3 more at home.
  const { database } = house;
  await database.reset();
  for (const [code, parent, level] of [
    ['CN', 'world', 'nation'],
    ['440000', 'CN', 'province'],
    ['440105', '440000', 'county'],
  ] as const)
    await database.addArea(code, parent, level);
  house.outbreak = await database.addOutbreak('440000');
  await on('2022-07-12T04:00:00.000Z');
  const index = String((await clerk.make('person', { name: '张三', areaCode: '440105' }))['id']);
  await clerk.make('case', { person: index, caseClass: 'confirmed', onsetDate: '2022-07-10', reportDate: '2022-07-11' });
  const met = String((await clerk.make('person', { name: '李四', areaCode: '440105' }))['id']);
  await clerk.make('contact', { person: met, status: 'lost', reportDate: '2022-07-11', followUpStart: '2022-07-12' });
  await clerk.make('exposure', { source: { kind: 'person', id: index }, target: { kind: 'person', id: met }, date: '2022-07-10' });
  await asOwner(database.engine, `update task set status = 'done', done_at = '2022-07-12Z'`);
  expect((await countsOf('contactNotConverted'))?.kept).toEqual({ case: 1, plan: 1 });
  await on('2022-07-21T04:00:00.000Z');
  expect((await countsOf('contactNotConverted'))?.kept).toEqual({ case: 1, waiting: 1 });
});

test('a stay loses its hours and its note; an undecided contact keeps them; who was only a visitor is forgotten', async () => {
  const visitor = String((await clerk.make('person', { name: '赵客', phone: '13900002222' }))['id']);
  await clerk.make('visit', { person: visitor, place: market, start: '2022-07-01T10:00:00+08:00', note: 'scanned at the door' });
  // 30 days from the 2nd of July, when it was noted: due after the 1st of August. 21 days for the log: after the 23rd of July.
  await on('2022-07-24T04:00:00.000Z');
  expect(await countsOf('rawItinerary')).toEqual({ members: 0, identified: 2, kept: { waiting: 2 }, next: '2022-08-02T00:00:00.000Z' });
  expect(await countsOf('venueVisit')).toMatchObject({ members: 1, identified: 1 });
  expect((await carriedOut('venueVisit')).certificate).toMatchObject({ members: 1, tables: { visit: 1, person: 1 } });
  expect(await query(`select name, phone from person where id = '${visitor}'`)).toEqual([{ name: null, phone: null }]);
  await on('2022-08-02T04:00:00.000Z');
  await asOwner(house.database.engine, `update contact set status = 'active', contact_class = null where person = '${person}'`);
  expect(await countsOf('rawItinerary')).toMatchObject({ members: 1, kept: { undecided: 1 } });
  expect((await carriedOut('rawItinerary')).certificate).toMatchObject({ members: 1, tables: { visit: 1 } });
  expect(await query(`select note, start from visit where person = '${theCase}'`)).toEqual([
    { note: null, start: '2022-06-30T16:00:00.000Z' },
  ]);
  expect(await query(`select note from visit where person = '${person}'`)).toEqual([{ note: marker }]);
  expect(await query(`select name from person where id = '${theCase}'`)).toEqual([{ name: '王试' }]);
});

test('the work is stopped and goes on; a hold stops it in the database; nobody is counted twice', async () => {
  await asOwner(house.database.engine, `update task set status = 'done', done_at = '2022-07-03Z' where person = '${person}'`);
  await due();
  const { body } = await officer.post('expiries', { kind: 'contactNotConverted', reason: 'the time is over' });
  const id = String(body['id']);
  await asOwner(
    house.database.engine,
    `create function test_hold() returns trigger language plpgsql as $$ begin raise exception 'legal hold'; end $$;
    create trigger test_hold before update on contact for each row execute function test_hold()`,
  );
  const approve = () => commander.post(`expiries/${id}/decision`, { version: 1, verdict: 'approved', reason: 'by the pack' });
  expect((await approve()).body).toMatchObject({ state: 'approved' });
  await expect.poll(async () => (await listed()).expiries[0]?.progress?.state).toBe('failed');
  expect(await query(`select 1 from person where forgotten_in is not null`)).toEqual([]);
  expect((await officer.post(`expiries/${id}/stop`, { reason: 'no more of it' })).body).toMatchObject({ code: 'EXPIRY_STATE' });
  await asOwner(house.database.engine, 'drop trigger test_hold on contact; drop function test_hold()');
  expect((await approve()).status).toBe(200);
  await expect.poll(async () => (await listed()).expiries[0]?.certificate?.members).toBe(1);
  const forget = `select * from forget_some_people('440000', '${id}', now(), null, 10)`;
  await expect(asOwner(house.database.engine, forget)).rejects.toThrow('no approved expiry');
});
