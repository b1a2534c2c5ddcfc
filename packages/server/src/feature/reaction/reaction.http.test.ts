import { routes } from '@firebreak/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { transact } from '../../platform/access/index.ts';
import { verifyJournal } from '../../platform/journal/index.ts';
import { answerOf } from '../../testing/answer.ts';
import { type Body, type Desk, openTestHouse, type TestHouse } from '../registry/testing/house.ts';

/** 12 July 2022 under the 9th edition (domain brief, 3.7): report 2 h, core facts 4 h, close contacts in quarantine 8 h, report 24 h. */
let house: TestHouse;
let epidemiologist: Desk;
let commander: Desk;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  const { database } = house;
  await database.reset();
  database.clock.now = '2022-07-12T06:00:00.000Z';
  await database.addArea('CN', 'world', 'nation', '中国');
  await database.addArea('440000', 'CN', 'province', '广东省');
  await database.addArea('440100', '440000', 'city', '广州市');
  await database.addArea('440105', '440100', 'county', '海珠区');
  await database.addArea('440106', '440100', 'county', '天河区');
  house.outbreak = await database.addOutbreak('440000');
  epidemiologist = await house.desk('epidemiologist');
  commander = await house.desk('commander');
});
afterAll(() => house.close());

interface Task {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly person: string | null;
  readonly place: string | null;
  readonly dueAt: string;
  readonly ownerRole: string;
  readonly sector: string | null;
  readonly area: string;
  readonly cause: string;
  readonly pack: string;
  readonly reason: string | null;
  readonly version: number;
}
const tasks = async (): Promise<Task[]> => (await commander.get('tasks?limit=500')).body['rows'] as Task[];
const of = async (cause: string) => (await tasks()).filter((task) => task.cause === cause);
const person = async (name: string, areaCode = '440105') => String((await epidemiologist.make('person', { name, areaCode }))['id']);
const positive = (id: string, more: Body = {}) =>
  epidemiologist.make('labResult', { person: id, outcome: 'positive', test: 'pcr', resultDate: '2022-07-12', ...more });
const hours = (iso: string) => (Date.parse(iso) - Date.parse('2022-07-12T06:00:00Z')) / 3_600_000;

describe('a preliminary positive', () => {
  test('starts everything at once, each with an owner and a clock of the edition in force', async () => {
    const found = await person('测试甲');
    const met = await person('测试乙', '440106');
    const place = await epidemiologist.make('place', { name: '测试小学', kind: 'school', areaCode: '440106' });
    await epidemiologist.make('visit', { person: found, place: place['id'], start: '2022-07-11T02:00:00Z', end: '2022-07-11T05:00:00Z' });
    await epidemiologist.make('exposure', {
      source: { kind: 'person', id: found },
      target: { kind: 'person', id: met },
      date: '2022-07-11',
    });
    await positive(found);
    const started = await of(`preliminaryPositive:${found}`);
    const due = Object.fromEntries(started.map(({ kind, dueAt }) => [kind, hours(dueAt)]));
    expect(due).toMatchObject({ report: 2, coreFacts: 4, fileReport: 24 });
    expect(started.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['interview', 'locateAndHold', 'transfer', 'contactListing', 'venueControl', 'disinfection', 'needsCheck']),
    );
    expect(new Set(started.map(({ status }) => status))).toEqual(new Set(['open']));
    const venue = started.find(({ kind }) => kind === 'venueControl');
    expect(venue).toMatchObject({ place: place['id'], area: '440106', sector: 'education', ownerRole: 'subdistrictOfficer' });
    expect(venue?.pack).toMatch(/^cn-covid19 9 [0-9a-f]{64}$/);
    // The contact has an event of its own, with its own clocks: nobody is to be located twice.
    const contact = (await tasks()).filter((task) => task.person === met && task.kind === 'locateAndHold');
    expect(contact.map(({ cause, area, dueAt }) => [cause, area, hours(dueAt)])).toEqual([[`newExposure:${met}`, '440106', 8]]);
  });

  test('recorded twice starts nothing twice', async () => {
    const found = await person('测试甲');
    await positive(found);
    const first = await tasks();
    await positive(found, { note: '复测' });
    expect((await tasks()).map(({ id, version }) => [id, version])).toEqual(first.map(({ id, version }) => [id, version]));
  });

  test('that was a mistake withdraws what it started, visibly, and what was done stays done', async () => {
    const found = await person('测试甲');
    const result = await positive(found);
    const cause = `preliminaryPositive:${found}`;
    const interview = (await of(cause)).find(({ kind }) => kind === 'interview');
    await epidemiologist.post(`tasks/${interview?.id}/complete`, { version: 1, evidence: [{ kind: 'text', text: '已访谈' }] });
    await epidemiologist.post(`lab-results/${String(result['id'])}/withdraw`, { reason: '样本混淆' });
    const after = await of(cause);
    expect(after.find(({ kind }) => kind === 'interview')?.status).toBe('done');
    const others = after.filter(({ kind }) => kind !== 'interview');
    expect(new Set(others.map(({ status }) => status))).toEqual(new Set(['withdrawn']));
    expect(others[0]?.reason).toContain('cancelled or corrected');
    await epidemiologist.post(`lab-results/${String(result['id'])}/restore`, { reason: '复核仍为阳性' });
    const again = (await of(cause)).filter(({ kind }) => kind !== 'interview');
    expect(new Set(again.map(({ status }) => status))).toEqual(new Set(['open']));
    expect(again).toHaveLength(others.length);
  });

  test('is started by a laboratory that may read none of it', async () => {
    const found = await person('测试甲');
    const specimen = await epidemiologist.make('specimen', { person: found, number: 'T-1', takenAt: '2022-07-12T01:00:00Z' });
    const laboratory = await house.desk('laboratory');
    await laboratory.make('labResult', { specimen: specimen['id'], outcome: 'positive', test: 'pcr' });
    expect((await of(`preliminaryPositive:${found}`)).length).toBeGreaterThan(5);
    expect((await laboratory.get('tasks')).status).toBe(403);
  });

  test('and its tasks are in the journal with whoever recorded it, and the chain holds', async () => {
    const found = await person('测试甲');
    await positive(found);
    const owner = await house.database.engine.connectOwner();
    const { rows } = await owner.query(`select count(*)::int as number from firebreak.journal where action = 'task.created'`, []);
    owner.release();
    const all = await tasks();
    expect([rows[0]?.['number'], all.length > 5]).toEqual([all.length, true]);
    const privacyOfficer = await house.database.addUser('privacyOfficer');
    const verified = await transact(house.database.platform.db, { actor: privacyOfficer }, (trx) => verifyJournal(trx));
    expect(verified).toMatchObject({ ok: true, faults: [] });
  });
});

describe('a contact', () => {
  test('that becomes a case hands over from the clocks of a contact to those of a case', async () => {
    const source = await person('测试甲');
    const met = await person('测试乙');
    await epidemiologist.make('exposure', {
      source: { kind: 'person', id: source },
      target: { kind: 'person', id: met },
      date: '2022-07-11',
    });
    expect((await of(`newExposure:${met}`)).every(({ status }) => status === 'open')).toBe(true);
    await epidemiologist.make('case', { person: met, caseClass: 'confirmed' });
    expect((await of(`newExposure:${met}`)).every(({ status }) => status === 'withdrawn')).toBe(true);
    expect((await of(`confirmation:${met}`)).some(({ kind }) => kind === 'isolate')).toBe(true);
  });

  test('whose exposure moves to somebody else is let go', async () => {
    const source = await person('测试甲');
    const [wrong, right] = [await person('测试乙'), await person('测试丙')];
    const exposure = await epidemiologist.make('exposure', {
      source: { kind: 'person', id: source },
      target: { kind: 'person', id: wrong },
      date: '2022-07-11',
    });
    await epidemiologist.patch(`exposures/${String(exposure['id'])}`, { version: 1, set: { target: { kind: 'person', id: right } } });
    expect((await of(`newExposure:${wrong}`)).every(({ status }) => status === 'withdrawn')).toBe(true);
    expect((await of(`newExposure:${right}`)).every(({ status }) => status === 'open')).toBe(true);
  });

  test('seen with signs is assessed by a clinician', async () => {
    const met = await person('测试乙');
    const contact = await epidemiologist.make('contact', { person: met, status: 'active' });
    const check = await epidemiologist.make('followUp', { contact: contact['id'], date: '2022-07-12', status: 'seenWithSigns' });
    expect((await of(`symptomReport:${String(check['id'])}`)).map(({ kind }) => kind)).toContain('medicalAssessment');
    await epidemiologist.patch(`follow-ups/${String(check['id'])}`, { version: 1, set: { status: 'seenNoSigns' } });
    expect((await of(`symptomReport:${String(check['id'])}`)).every(({ status }) => status === 'withdrawn')).toBe(true);
  });
});

describe('an event that no record tells', () => {
  const arrival: Body = { id: '01981f00-0000-7000-8000-0000000000aa', kind: 'arrival', areaCode: '440106' };

  test('is recorded by hand, once however often it is sent, and taken back with its tasks', async () => {
    const traveller = await person('测试甲', '440106');
    const sent = await epidemiologist.post('response-events', { ...arrival, person: traveller });
    expect(sent.status).toBe(201);
    const cause = `arrival:${String(arrival['id'])}`;
    const first = await of(cause);
    expect(first.map(({ kind, area }) => [kind, area])).toContainEqual(['arrivalScreening', '440106']);
    await epidemiologist.post('response-events', { ...arrival, person: traveller });
    expect(await of(cause)).toEqual(first);
    const log = (await commander.get('response-events')).body['events'] as Body[];
    expect(log).toEqual([expect.objectContaining({ id: cause, kind: 'arrival', cancelledAt: null, open: first.length, done: 0 })]);
    await epidemiologist.post(`response-events/${encodeURIComponent(cause)}/cancel`, { reason: '行程取消' });
    expect((await of(cause)).every(({ status }) => status === 'withdrawn')).toBe(true);
  });

  test('is refused to whoever may not write about the person', async () => {
    const traveller = await person('测试甲', '440106');
    const elsewhere = await house.desk('portOfficer', '440105');
    expect((await elsewhere.post('response-events', { ...arrival, person: traveller })).status).toBe(422);
    expect(await tasks()).toEqual([]);
  });
});

test('a request that fails leaves neither the record nor its tasks', async () => {
  const found = await person('测试甲');
  const bad = await epidemiologist.post('lab-results', {
    person: found,
    outcome: 'positive',
    testedDate: '2022-07-12',
    resultDate: '2022-07-10',
  });
  expect(bad.status).toBe(422);
  expect(await tasks()).toEqual([]);
});

test('an outbreak outside China starts what its own pack says', async () => {
  house.outbreak = await house.database.addOutbreak('world', { disease: 'other' });
  epidemiologist = await house.desk('epidemiologist', 'world');
  commander = await house.desk('commander', 'world');
  const found = String((await epidemiologist.make('person', { name: 'Test Person' }))['id']);
  await positive(found);
  const report = (await of(`preliminaryPositive:${found}`)).find(({ kind }) => kind === 'report');
  expect([hours(report?.dueAt ?? ''), report?.pack.split(' ').slice(0, 2)]).toEqual([24, ['general', '1']]);
});

/**
 * First positive 12 July 2022 (the first of 90 days), discharged on 25 July. 9 October is day 90 (20 days of July, 31 of August, 30 of
 * September, 9 of October), so the first day of another infection is 10 October.
 */
test('somebody who recovered and is positive again starts everything anew once the interval of the pack is over, and not before', async () => {
  const id = (await epidemiologist.make('person', { name: '测试', areaCode: '440105' }))['id'];
  const positive = async (resultDate: string) => {
    house.database.clock.now = `${resultDate}T06:00:00.000Z`;
    epidemiologist = await house.desk('epidemiologist');
    return epidemiologist.make('labResult', { person: id, outcome: 'positive', test: 'pcr', resultDate });
  };
  const causes = async () => {
    commander = await house.desk('commander');
    const { events } = answerOf(routes.responseEvent.list, await commander.get(`response-events?person=${String(id)}`));
    return new Map(events.map((event) => [event.id, event]));
  };
  await positive('2022-07-12');
  const days = { onsetDate: '2022-07-12', reportDate: '2022-07-12', hospitalEnd: '2022-07-25' };
  const found = await epidemiologist.make('case', { person: id, caseClass: 'confirmed', ...days });
  await positive('2022-10-09');
  const again = `preliminaryPositive:${String(id)}:2022-10-10`;
  expect([...(await causes()).keys()].toSorted()).toEqual([`confirmation:${String(id)}`, `preliminaryPositive:${String(id)}`]);
  const result = await positive('2022-10-10');
  const started = (await causes()).get(again);
  expect(started).toMatchObject({ kind: 'preliminaryPositive', cancelledAt: null, knownAt: '2022-10-10T06:00:00.000Z' });
  expect(started?.['open']).toBeGreaterThan(3);
  // Opened again for the new infection, the case no longer says when the first was over; the positive still stands.
  const reopened = await epidemiologist.patch(`cases/${String(found['id'])}`, {
    version: 1,
    set: { hospitalEnd: null },
    reason: 'ill again',
  });
  expect(reopened.status).toBe(200);
  expect((await causes()).get(again)).toMatchObject({ cancelledAt: null });
  await epidemiologist.post(`lab-results/${String(result['id'])}/withdraw`, { reason: 'another person' });
  expect((await causes()).get(again)).toMatchObject({ open: 0, cancelledAt: '2022-10-10T06:00:00.000Z' });
});
