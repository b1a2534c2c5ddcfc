import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { type Body, type Desk, openTestHouse, type TestHouse } from './testing/house.ts';

let house: TestHouse;
let desk: Desk;
let person: unknown;
let contact: Body;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.begin();
  desk = await house.desk('epidemiologist');
  person = (await desk.make('person', { name: '王小明', areaCode: '440105' }))['id'];
  contact = await desk.make('contact', { person, status: 'active', number: 'K-7', lastExposureDate: '2022-07-06' });
});
afterAll(() => house.close());

const convert = (body: Body = {}, who: Desk = desk) =>
  who.post(`contacts/${String(contact['id'])}/convert`, {
    version: 1,
    case: { caseClass: 'confirmed', number: 'C-3', onsetDate: '2022-07-10', ...body },
  });
const entriesOf = async (path: string) => (await desk.get(`${path}/history`)).body['entries'] as Body[];
const contactAt = () => `contacts/${String(contact['id'])}`;

test('a contact becomes a case: the case remembers, the follow-up ends, both histories stay', async () => {
  const [past, today, later] = await Promise.all(
    ['2022-07-10', '2022-07-12', '2022-07-14'].map((date) => desk.make('followUp', { contact: contact['id'], date, status: 'due' })),
  );
  const { status, body } = await convert();
  expect(status).toBe(201);
  expect(body).toMatchObject({
    person,
    caseClass: 'confirmed',
    number: 'C-3',
    wasContact: true,
    becameCaseOn: '2022-07-12',
    area: '440105',
  });
  expect((await desk.get(contactAt())).body).toMatchObject({ status: 'converted', version: 2 });
  const statuses = await Promise.all(
    [past, today, later].map(async (check) => (await desk.get(`follow-ups/${String(check?.['id'])}`)).body['status']),
  );
  expect(statuses).toEqual(['due', 'notRequired', 'notRequired']); // the check of the 10th was missed, and stays so
  expect((await entriesOf(contactAt())).map((entry) => entry['action'])).toEqual(['contact.converted', 'contact.created']);
  expect((await entriesOf(`cases/${String(body['id'])}`)).map((entry) => entry['action'])).toEqual(['case.created']);
});

test('converting twice answers the same case and writes nothing', async () => {
  const first = await convert();
  const again = await convert({ number: 'C-4' });
  expect(again.status).toBe(201);
  expect(again.body).toEqual(first.body);
  expect(await entriesOf(contactAt())).toHaveLength(2);
});

test('undoing the conversion on either side undoes it on both', async () => {
  const check = await desk.make('followUp', { contact: contact['id'], date: '2022-07-14', status: 'due' });
  const made = (await convert()).body;
  const [entry] = await entriesOf(contactAt());
  const undone = await desk.post(`${contactAt()}/undo`, { entry: entry?.['id'] });
  expect(undone.body).toMatchObject({ status: 'active', version: 3 });
  expect((await desk.get(`cases/${String(made['id'])}`)).body['withdrawnAt']).not.toBeNull();
  expect((await desk.get(`follow-ups/${String(check['id'])}`)).body['status']).toBe('due');

  const second = await desk.post(`${contactAt()}/convert`, { version: 3, case: { caseClass: 'probable' } });
  expect(second.body).toMatchObject({ id: made['id'], caseClass: 'probable', withdrawnAt: null });
  const [fromCase] = await entriesOf(`cases/${String(made['id'])}`);
  expect(fromCase?.['action']).toBe('case.converted');
  await desk.post(`cases/${String(made['id'])}/undo`, { entry: fromCase?.['id'] });
  expect((await desk.get(contactAt())).body['status']).toBe('active');
});

test('when one side moved on, the conversion cannot be undone, and nothing of it is', async () => {
  const made = (await convert()).body;
  await desk.patch(`cases/${String(made['id'])}`, { version: 1, set: { caseClass: 'probable' } });
  const [entry] = await entriesOf(contactAt());
  expect((await desk.post(`${contactAt()}/undo`, { entry: entry?.['id'] })).body['code']).toBe('UNDO_NOT_POSSIBLE');
  expect((await desk.get(contactAt())).body['status']).toBe('converted');
});

test('somebody changed the contact meanwhile: the conversion waits for a look', async () => {
  await desk.patch(contactAt(), { version: 1, set: { riskLevel: 'high' } });
  expect((await convert()).body).toMatchObject({ code: 'VERSION_CONFLICT', details: { current: 2 } });
  expect((await desk.get('cases')).body['rows']).toEqual([]);
});

test('a case that was none is followed up as a contact again', async () => {
  const made = (await convert()).body;
  const back = await desk.post(`cases/${String(made['id'])}/convert`, {
    version: 1,
    reason: 'two negative PCR',
    contact: { status: 'active' },
  });
  expect(back.status).toBe(201);
  expect(back.body).toMatchObject({ id: contact['id'], status: 'active', wasCase: true, number: 'K-7' });
  expect((await desk.get(`cases/${String(made['id'])}`)).body['caseClass']).toBe('notACase');
  const [entry] = await entriesOf(`cases/${String(made['id'])}`);
  expect(entry).toMatchObject({ action: 'case.converted', reason: 'two negative PCR' });
  const again = await desk.post(`cases/${String(made['id'])}/convert`, {
    version: 1,
    reason: 'two negative PCR',
    contact: { status: 'active' },
  });
  expect(again.body).toEqual(back.body);
  await desk.post(`cases/${String(made['id'])}/undo`, { entry: entry?.['id'] });
  expect((await desk.get(`cases/${String(made['id'])}`)).body['caseClass']).toBe('confirmed');
  expect((await desk.get(contactAt())).body).toMatchObject({ status: 'converted', wasCase: null });
});

test('a case that was never a contact becomes one for the first time', async () => {
  const other = (await desk.make('person', { name: '李雷' }))['id'];
  const made = await desk.make('case', { person: other, caseClass: 'suspected' });
  const id = uuidv7();
  const { body } = await desk.post(`cases/${String(made['id'])}/convert`, {
    version: 1,
    reason: 'measles excluded',
    contact: { id, status: 'active', contactClass: 'generalContact' },
  });
  expect(body).toMatchObject({ id, person: other, wasCase: true, contactClass: 'generalContact' });
});

test('who may not make cases does not convert', async () => {
  const tracer = await house.desk('contactTracer');
  const answer = await convert({}, tracer);
  expect(answer.status).toBe(403);
  expect(answer.body['code']).toBe('PERMISSION_DENIED');
});
