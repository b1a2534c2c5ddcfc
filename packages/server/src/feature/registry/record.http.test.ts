import { recordKinds, type RecordKind, records } from '@firebreak/contract';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verifyJournal } from '../../platform/journal/index.ts';
import { transact } from '../../platform/access/index.ts';
import { asOwner } from '../../testing/index.ts';
import { type Body, type Desk, openTestHouse, type TestHouse } from './testing/house.ts';

let house: TestHouse;
let desk: Desk;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.begin();
  desk = await house.desk('epidemiologist');
});
afterAll(() => house.close());

/** What a new record of each kind says, and what is changed in it. */
async function aRecord(kind: RecordKind): Promise<{ body: Body; set: Body }> {
  const person = async () => (await desk.make('person', { name: '王小明', areaCode: '440105' }))['id'];
  const place = async () => (await desk.make('place', { name: '昌岗市场' }))['id'];
  switch (kind) {
    case 'team':
      return { body: { name: '海珠一组', areaCode: '440105' }, set: { members: '李伟、陈静' } };
    case 'household':
      return { body: { code: 'H-001', size: 4 }, set: { size: 5 } };
    case 'place':
      return { body: { name: '昌岗市场', kind: 'market' }, set: { address: '昌岗中路 1 号' } };
    case 'person':
      return { body: { name: '王小明', phone: '13800001234', ageYears: 41 }, set: { ageYears: 42 } };
    case 'event':
      return { body: { name: '婚宴', date: '2022-07-02', place: await place() }, set: { endDate: '2022-07-03' } };
    case 'case':
      return { body: { person: await person(), caseClass: 'suspected', onsetDate: '2022-07-05' }, set: { caseClass: 'confirmed' } };
    case 'contact':
      return { body: { person: await person(), status: 'active', lastExposureDate: '2022-07-06' }, set: { contactClass: 'closeContact' } };
    case 'exposure': {
      const ends = { source: { kind: 'person', id: await person() }, target: { kind: 'person', id: await person() } };
      return { body: { ...ends, date: '2022-07-04', certainty: 'high' }, set: { date: '2022-07-05' } };
    }
    case 'visit':
      return {
        body: { person: await person(), place: await place(), start: '2022-07-04T09:00:00+08:00' },
        set: { end: '2022-07-04T10:30:00+08:00' },
      };
    case 'followUp': {
      const contact = await desk.make('contact', { person: await person(), status: 'active' });
      return { body: { contact: contact['id'], date: '2022-07-08', status: 'due' }, set: { status: 'seenNoSigns' } };
    }
    case 'specimen':
      return { body: { number: 'T-1', person: await person(), takenAt: '2022-07-06T08:00:00Z' }, set: { lab: '市疾控' } };
    case 'labResult': {
      const specimen = await desk.make('specimen', { number: 'T-2', person: await person() });
      return { body: { specimen: specimen['id'], outcome: 'pending', resultDate: '2022-07-07' }, set: { outcome: 'positive' } };
    }
    case 'task': {
      const clock = { openedAt: '2022-07-12T06:00:00Z', dueAt: '2022-07-12T08:00:00Z' };
      return { body: { kind: 'interview', status: 'open', person: await person(), ...clock }, set: { title: '先电话、后现场' } };
    }
  }
}

describe.each(recordKinds)('%s', (kind) => {
  const { plural } = records[kind];

  test('is recorded, listed, changed, undone, withdrawn and brought back, and its history says all of it', async () => {
    const { body, set } = await aRecord(kind);
    const made = await desk.make(kind, body);
    expect(made).toMatchObject({ version: 1, withdrawnAt: null, outbreak: house.outbreak });
    expect(records[kind].stored.safeParse(made).error).toBeUndefined();

    const listed = await desk.get(plural);
    expect((listed.body['rows'] as Body[]).map((row) => row['id'])).toContain(made['id']);
    expect((await desk.get(`${plural}/count`)).body['count']).toBe((listed.body['rows'] as Body[]).length);

    const at = `${plural}/${String(made['id'])}`;
    const edited = await desk.patch(at, { version: 1, reason: 'phone call', set });
    expect(edited.status).toBe(200);
    expect(edited.body['version']).toBe(2);
    const [latest] = (await desk.get(`${at}/history`)).body['entries'] as Body[];
    expect(latest).toMatchObject({ action: `${kind}.changed`, version: 2, reason: 'phone call', undoable: true });
    expect(Object.keys(latest?.['after'] as Body)).toEqual(Object.keys(set));

    const undone = await desk.post(`${at}/undo`, { entry: latest?.['id'] });
    expect(undone.body['version']).toBe(3);
    for (const field of Object.keys(set)) expect(undone.body[field]).toEqual(made[field] ?? null);

    expect((await desk.post(`${at}/withdraw`, { reason: 'entered twice' })).body['withdrawnAt']).not.toBeNull();
    const rest = (await desk.get(plural)).body['rows'] as Body[];
    expect(rest.map((row) => row['id'])).not.toContain(made['id']);
    expect((await desk.get(`${plural}?withdrawn=only`)).body['rows']).toHaveLength(1);
    expect((await desk.post(`${at}/restore`, {})).body).toMatchObject({ withdrawnAt: null, version: 5 });

    const actions = ((await desk.get(`${at}/history`)).body['entries'] as Body[]).map((entry) => entry['action']);
    expect(actions).toEqual(['restored', 'withdrawn', 'undone', 'changed', 'created'].map((verb) => `${kind}.${verb}`));
  });

  test('the same id with the same content is one record, with other content it is refused', async () => {
    const { body } = await aRecord(kind);
    const id = uuidv7();
    const first = await desk.post(plural, { ...body, id });
    const again = await desk.post(plural, { ...body, id });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    const { entries } = (await desk.get(`${plural}/${id}/history`)).body as { entries: Body[] };
    expect(entries).toHaveLength(1);
    const { set } = await aRecord(kind);
    expect((await desk.post(plural, { ...body, ...set, id })).body).toMatchObject({ code: 'ALREADY_EXISTS', details: { field: 'id' } });
  });

  test('two people who change the same version: the second is told', async () => {
    const { body, set } = await aRecord(kind);
    const made = await desk.make(kind, body);
    const other = await house.desk('epidemiologist');
    const at = `${plural}/${String(made['id'])}`;
    await desk.patch(at, { version: 1, set });
    const late = await other.patch(at, { version: 1, set });
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ code: 'VERSION_CONFLICT', details: { current: 2 } });
  });

  test('of another area is absent to whoever works elsewhere', async () => {
    const { body } = await aRecord(kind);
    const made = await desk.make(kind, body);
    const stranger = await house.desk('epidemiologist', '440300');
    const at = `${plural}/${String(made['id'])}`;
    expect((await stranger.get(at)).body['code']).toBe('RECORD_NOT_FOUND');
    expect((await stranger.get(`${plural}/${uuidv7()}`)).body['code']).toBe('RECORD_NOT_FOUND');
    expect((await stranger.get(plural)).body['rows']).toEqual([]);
    expect((await stranger.patch(at, { version: 1, set: {} })).body['code']).toBe('RECORD_NOT_FOUND');
    expect((await stranger.post(`${at}/withdraw`, { reason: 'curious' })).body['code']).toBe('RECORD_NOT_FOUND');
    expect((await stranger.get(`${at}/history`)).body['code']).toBe('RECORD_NOT_FOUND');
  });
});

test('two tablets that send the same new person at once write it once', async () => {
  const body = { id: uuidv7(), name: '王小明' };
  const answers = await Promise.all([desk.post('persons', body), desk.post('persons', body)]);
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  expect((await desk.get('persons/count')).body['count']).toBe(1);
});

test('a retry long after the record was edited is still the same write', async () => {
  const body = { id: uuidv7(), name: '王小明' };
  await desk.post('persons', body);
  await desk.patch(`persons/${body.id}`, { version: 1, set: { name: '王晓明' } });
  const late = await desk.post('persons', body);
  expect(late.status).toBe(201);
  expect(late.body).toMatchObject({ name: '王晓明', version: 2 });
});

test('a person is one case of an infection; which one is asked, and a withdrawn case leaves the place free', async () => {
  const person = (await desk.make('person', { name: '王小明' }))['id'];
  const first = await desk.make('case', { person, caseClass: 'confirmed' });
  const second = await desk.post('cases', { person, caseClass: 'suspected' });
  expect(second.body).toMatchObject({ code: 'CASE_STANDS', details: { episode: 1, next: 2, from: null, case: first['id'] } });
  await desk.post(`cases/${String(first['id'])}/withdraw`, { reason: 'wrong person' });
  await desk.make('case', { person, caseClass: 'suspected' });
  const back = await desk.post(`cases/${String(first['id'])}/restore`, {});
  expect(back.body).toMatchObject({ code: 'CASE_STANDS', details: { episode: 1, next: 2 } });
});

test('a record lies where it says, else where its person lives, else where the outbreak is', async () => {
  const person = (await desk.make('person', { name: '王小明', areaCode: '440105' }))['id'];
  expect((await desk.make('case', { person, caseClass: 'confirmed' }))['area']).toBe('440105');
  expect((await desk.make('contact', { person, status: 'active', areaCode: '440300' }))['area']).toBe('440300');
  expect((await desk.make('team', { name: '一组' }))['area']).toBe('440000');
  expect((await desk.post('teams', { name: '二组', areaCode: '999999' })).body).toMatchObject({
    code: 'AREA_NOT_FOUND',
    details: { code: '999999' },
  });
});

test('what is moved to another area leaves the sight of the first', async () => {
  const made = await desk.make('place', { name: '昌岗市场', areaCode: '440105' });
  const district = await house.desk('epidemiologist', '440105');
  expect((await district.get(`places/${String(made['id'])}`)).status).toBe(200);
  const moved = await desk.patch(`places/${String(made['id'])}`, { version: 1, set: { areaCode: '440106' } });
  expect(moved.body).toMatchObject({ area: '440106', areaName: '广州市 天河区' });
  expect((await district.get(`places/${String(made['id'])}`)).status).toBe(404);
  expect((await district.patch(`places/${String(made['id'])}`, { version: 2, set: { name: 'x' } })).status).toBe(404);
});

test('nobody writes into an area that is not theirs, nor moves a record there', async () => {
  const district = await house.desk('epidemiologist', '440105');
  expect((await district.post('teams', { name: '越界', areaCode: '440300' })).body['code']).toBe('PERMISSION_DENIED');
  const own = await district.make('team', { name: '一组', areaCode: '440105' });
  expect((await district.patch(`teams/${String(own['id'])}`, { version: 1, set: { areaCode: '440300' } })).body['code']).toBe(
    'PERMISSION_DENIED',
  );
  expect((await district.get(`teams/${String(own['id'])}`)).body['version']).toBe(1);
});

test('a reference to what is absent, withdrawn, elsewhere or of another outbreak is refused alike', async () => {
  const stranger = await house.desk('epidemiologist', '440300');
  const here = (await desk.make('person', { name: '王小明', areaCode: '440105' }))['id'];
  const gone = await desk.make('person', { name: '李雷' });
  await desk.post(`persons/${String(gone['id'])}/withdraw`, { reason: 'entered twice' });
  const first = house.outbreak;
  house.outbreak = await house.database.addOutbreak('440000');
  const other = (await desk.make('person', { name: '陈静' }))['id'];
  house.outbreak = first;
  for (const [who, person] of [
    [desk, uuidv7()],
    [desk, gone['id']],
    [desk, other],
    [stranger, here],
  ] as const) {
    const answer = await who.post('cases', { person, caseClass: 'confirmed' });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'REFERENCE_NOT_FOUND', details: { field: 'person', id: person } });
  }
});

test.each([
  ['cases', { onsetDate: '2022-07-05', outcomeDate: '2022-07-04' }, ['outcomeDate', 'onsetDate']],
  ['cases', { infectionDate: '2022-07-06', onsetDate: '2022-07-05' }, ['onsetDate', 'infectionDate']],
  ['cases', { hospitalStart: '2022-07-06', hospitalEnd: '2022-07-05' }, ['hospitalEnd', 'hospitalStart']],
  ['contacts', { followUpStart: '2022-07-06', followUpEnd: '2022-07-05' }, ['followUpEnd', 'followUpStart']],
])('%s: %o cannot be', async (plural, dates, [later, earlier]) => {
  const person = (await desk.make('person', { name: '王小明' }))['id'];
  const answer = await desk.post(plural, { person, ...(plural === 'cases' ? { caseClass: 'confirmed' } : { status: 'active' }), ...dates });
  expect(answer.status).toBe(422);
  expect(answer.body).toMatchObject({ code: 'DATES_IMPOSSIBLE', details: { later, earlier } });
});

test('dates that came in wrong do not keep anybody from correcting something else', async () => {
  const person = (await desk.make('person', { name: '王小明' }))['id'];
  const made = await desk.make('case', { person, caseClass: 'confirmed', onsetDate: '2022-07-05' });
  await asOwner(house.database.engine, `update "case" set outcome_date = '2022-07-01'`);
  expect((await desk.patch(`cases/${String(made['id'])}`, { version: 1, set: { severity: 'mild' } })).status).toBe(200);
  expect((await desk.patch(`cases/${String(made['id'])}`, { version: 2, set: { onsetDate: '2022-07-06' } })).body['code']).toBe(
    'DATES_IMPOSSIBLE',
  );
});

test('a change of class stands in the history with its reason', async () => {
  const person = (await desk.make('person', { name: '王小明' }))['id'];
  const at = `cases/${String((await desk.make('case', { person, caseClass: 'suspected' }))['id'])}`;
  await desk.patch(at, { version: 1, reason: 'PCR positive', set: { caseClass: 'confirmed' } });
  const [latest] = (await desk.get(`${at}/history`)).body['entries'] as Body[];
  expect(latest).toMatchObject({ reason: 'PCR positive', before: { caseClass: 'suspected' }, after: { caseClass: 'confirmed' } });
});

test('what was changed again cannot simply be undone', async () => {
  const at = `places/${String((await desk.make('place', { name: '昌岗市场' }))['id'])}`;
  await desk.patch(at, { version: 1, set: { name: '昌岗菜市场' } });
  await desk.patch(at, { version: 2, set: { name: '昌岗农贸市场' } });
  const entries = (await desk.get(`${at}/history`)).body['entries'] as Body[];
  expect(entries.map((entry) => entry['undoable'])).toEqual([true, false, false]);
  expect((await desk.post(`${at}/undo`, { entry: entries[1]?.['id'] })).body['code']).toBe('UNDO_NOT_POSSIBLE');
  expect((await desk.post(`${at}/undo`, { entry: entries[0]?.['id'] })).body['name']).toBe('昌岗菜市场');
  expect((await desk.post(`${at}/undo`, { entry: uuidv7() })).body['code']).toBe('RECORD_NOT_FOUND');
});

test('undoing the creation withdraws, undoing that brings back', async () => {
  const at = `places/${String((await desk.make('place', { name: '昌岗市场' }))['id'])}`;
  const newest = async () => ((await desk.get(`${at}/history`)).body['entries'] as Body[])[0]?.['id'];
  expect((await desk.post(`${at}/undo`, { entry: await newest() })).body['withdrawnAt']).toBe(house.database.clock.now);
  expect((await desk.post(`${at}/undo`, { entry: await newest() })).body['withdrawnAt']).toBeNull();
});

test('a change that changes nothing leaves no trace', async () => {
  const at = `visits/${String((await desk.make('visit', (await aRecord('visit')).body))['id'])}`;
  const same = await desk.patch(at, { version: 1, set: { start: '2022-07-04T01:00:00.000Z' } }); // 09:00 in Guangzhou
  expect(same.body['version']).toBe(1);
  expect((await desk.get(`${at}/history`)).body['entries']).toHaveLength(1);
});

test('a closed outbreak is not changed any more', async () => {
  const made = await desk.make('team', { name: '一组' });
  await asOwner(house.database.engine, `update outbreak set status = 'closed'`);
  expect((await desk.get('teams')).body['code']).toBe('OUTBREAK_NOT_FOUND');
  const operator = await house.desk('operator');
  expect((await operator.get('teams')).status).toBe(200);
  expect((await operator.post('teams', { name: '二组' })).body['code']).toBe('OUTBREAK_CLOSED');
  expect((await operator.post(`teams/${String(made['id'])}/withdraw`, { reason: 'over' })).body['code']).toBe('OUTBREAK_CLOSED');
});

test('who may read and not write is told so', async () => {
  const made = await desk.make('place', { name: '昌岗市场' });
  const commander = await house.desk('commander');
  const answer = await commander.patch(`places/${String(made['id'])}`, { version: 1, set: { name: 'x' } });
  expect(answer.status).toBe(403);
  expect(answer.body).toMatchObject({ code: 'PERMISSION_DENIED', details: { permission: 'place.write' } });
});

test('a contact knows when it was last seen, whatever happens to its follow-ups', async () => {
  const person = (await desk.make('person', { name: '王小明' }))['id'];
  const contact = (await desk.make('contact', { person, status: 'active' }))['id'];
  const lastSeen = async () => (await desk.get(`contacts/${String(contact)}`)).body['lastSeen'];
  const check = await desk.make('followUp', { contact, date: '2022-07-08', status: 'seenNoSigns' });
  await desk.make('followUp', { contact, date: '2022-07-09', status: 'missed' });
  expect(await lastSeen()).toBe('2022-07-08');
  await desk.patch(`follow-ups/${String(check['id'])}`, { version: 1, set: { status: 'refused' } });
  expect(await lastSeen()).toBeNull();
  const later = await desk.make('followUp', { contact, date: '2022-07-10', status: 'seenWithSigns' });
  expect(await lastSeen()).toBe('2022-07-10');
  await desk.post(`follow-ups/${String(later['id'])}/withdraw`, { reason: 'wrong person' });
  expect(await lastSeen()).toBeNull();
});

test('every change and every look is in the journal, and the chain holds', async () => {
  const made = await desk.make('person', { name: '王小明', latitude: 23.1234567, longitude: 113.1 });
  await desk.get(`persons/${String(made['id'])}`);
  await desk.get('persons');
  await desk.get(`persons/${String(made['id'])}/history`);
  await desk.get('search?text=wxm');
  await desk.get('teams'); // no personal data
  const { rows } = await transact(house.database.platform.db, { actor: await house.database.addUser('privacyOfficer') }, (trx) =>
    sql<{ action: string; payload: Body }>`select action, payload from journal where actor = ${desk.id} order by sequence`.execute(trx),
  );
  expect(rows.map(({ action }) => action)).toEqual([
    'person.created',
    'person.opened',
    'person.listed',
    'person.historyRead',
    'registry.searched',
  ]);
  expect(rows[2]?.payload).toMatchObject({ ids: [made['id']], count: 1 });
  const verdict = await transact(house.database.platform.db, { actor: await house.database.addUser('privacyOfficer') }, (trx) =>
    verifyJournal(trx),
  );
  expect(verdict).toMatchObject({ ok: true, faults: [] });
});
