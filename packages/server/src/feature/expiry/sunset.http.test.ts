import { type ExpiryKind, routes, type Sunset } from '@firebreak/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { answerOf } from '../../testing/answer.ts';
import { asOwner, sessionHeaders } from '../../testing/index.ts';
import { type Desk, openTestHouse, type TestHouse } from '../registry/testing/house.ts';

/**
 * An outbreak is closed at noon of the 20th of July 2022, with a contact nobody let go. packs/general/1.yaml (days from day 0, over at the end of
 * the last): mass tests 14 days, to the 3rd of August; logs of venues 21, to the 10th; contacts 28, to the 17th; itineraries 30, to the 19th.
 */
let house: TestHouse;
let commander: Desk;
let officer: Desk;
let contact: string;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  house.database.clock.now = '2022-07-20T04:00:00.000Z';
  await house.begin();
  await on('2022-07-20T04:00:00.000Z');
  const clerk = await house.desk('operator');
  contact = String((await clerk.make('person', { name: '李等', areaCode: '440105' }))['id']);
  await clerk.make('contact', { person: contact, status: 'active', lastExposureDate: '2022-07-18' });
});
afterAll(() => house.close());

async function on(moment: string): Promise<void> {
  house.database.clock.now = moment;
  officer = await house.desk('privacyOfficer');
  commander = await house.desk('commander');
}

let version = 1;
/** The commander moves the outbreak on or back. */
async function moveTo(status: string): Promise<{ status: number; body: Record<string, unknown>; text: string }> {
  const headers = await sessionHeaders(house.database, await house.database.addUser('commander', '440000'));
  const payload = { version, status, reason: 'no new case for two incubation periods' };
  const answer = await house.app.inject({ method: 'PATCH', url: `/api/outbreaks/${house.outbreak}`, headers, payload });
  const body = answer.json<Record<string, unknown>>();
  version = Number(body['version'] ?? version);
  return { status: answer.statusCode, body, text: answer.body };
}
beforeEach(() => {
  version = 1;
});

const listed = async (desk = officer) => answerOf(routes.expiry.list, await desk.get('expiries'));
const states = async () => Object.fromEntries((await listed()).sunset?.steps.map(({ kind, state }) => [kind, state]) ?? []);
const propose = (kind: ExpiryKind) => officer.post('expiries', { kind, reason: 'the outbreak is closed' });
const approve = (id: unknown) =>
  commander.post(`expiries/${String(id)}/decision`, { version: 1, verdict: 'approved', reason: 'by the plan' });
const nameOf = async () => {
  const owner = await house.database.engine.connectOwner();
  const { rows } = await owner.query('select name from firebreak.person', []);
  owner.release();
  return (rows as { name: string | null }[])[0]?.name;
};

test('closing plans a day for each kind, tells whoever closes, and stands in the journal', async () => {
  const { status, body, text } = await moveTo('closed');
  expect(status, text).toBe(200);
  const sunset = body['sunset'] as Sunset;
  expect(sunset.closedAt).toBe('2022-07-20T04:00:00.000Z');
  expect(Object.fromEntries(sunset.steps.map(({ kind, dueAt }) => [kind, dueAt]))).toEqual({
    negativeMassTest: '2022-08-04T00:00:00.000Z',
    venueVisit: '2022-08-11T00:00:00.000Z',
    contactNotConverted: '2022-08-18T00:00:00.000Z',
    rawItinerary: '2022-08-20T00:00:00.000Z',
    caseRecord: null,
  });
  expect(await states()).toEqual({
    negativeMassTest: 'waiting',
    venueVisit: 'waiting',
    contactNotConverted: 'waiting',
    rawItinerary: 'waiting',
    caseRecord: 'law',
  });
  // Who was still held is released by the closing: the clock of the pack begins there. Whom a record let go on the 8th has the own day, the 5th of August.
  await asOwner(
    house.database.engine,
    `insert into person (home, id, outbreak, area, created_at, updated_at) select home, gen_random_uuid(), outbreak, area, created_at, updated_at from person;
    insert into contact (home, id, outbreak, area, created_at, updated_at, person, status, follow_up_end)
      select home, gen_random_uuid(), outbreak, area, created_at, updated_at, id, 'completed', '2022-07-08' from person where name is null`,
  );
  const counts = answerOf(routes.expiry.list, await officer.get('expiries?counts=yes'));
  expect(counts.clocks.find(({ kind }) => kind === 'contactNotConverted')?.due?.counts).toEqual({
    members: 0,
    identified: 2,
    kept: { waiting: 2 },
    next: '2022-08-06T00:00:00.000Z',
  });
  const owner = await house.database.engine.connectOwner();
  const { rows } = await owner.query(`select payload -> 'sunset' as sunset from firebreak.journal where action = 'outbreak.changed'`, []);
  owner.release();
  expect(rows).toMatchObject([{ sunset: expect.arrayContaining([{ kind: 'caseRecord', dueAt: null }]) as unknown }]);
  expect((await propose('contactNotConverted')).body).toMatchObject({ code: 'EXPIRY_NOTHING' });
});

test('reopening takes the plan back, and what was proposed under it; closing again plans anew', async () => {
  await moveTo('closed');
  await on('2022-08-18T04:00:00.000Z');
  expect((await propose('contactNotConverted')).status).toBe(201);
  expect((await moveTo('monitoring')).body['sunset']).toBeNull();
  expect(await listed()).toMatchObject({ sunset: null, expiries: [{ state: 'withdrawn' }] });
  const again = (await moveTo('closed')).body['sunset'] as Sunset;
  // 28 days from the 18th of August: over at the end of the 15th of September.
  expect(again.steps.find(({ kind }) => kind === 'contactNotConverted')?.dueAt).toBe('2022-09-16T00:00:00.000Z');
  expect(await states()).toMatchObject({ contactNotConverted: 'waiting' });
});

test('when its day has come a step waits for two persons, a hold stops it, and it ends with a certificate', async () => {
  await moveTo('closed');
  await on('2022-08-18T04:00:00.000Z');
  expect(await states()).toMatchObject({ contactNotConverted: 'due', rawItinerary: 'waiting', caseRecord: 'law' });
  const hold = await officer.post('legal-holds', { authority: '区检察院', reason: 'inquiry 7', until: '2099-01-01T00:00:00.000Z' });
  expect(await states()).toMatchObject({ contactNotConverted: 'held', rawItinerary: 'held' });
  expect((await propose('contactNotConverted')).body).toMatchObject({ code: 'EXPIRY_HELD' });
  await officer.post(`legal-holds/${String(hold.body['id'])}/end`, { reason: 'inquiry is closed' });
  const proposal = await propose('contactNotConverted');
  expect(await states()).toMatchObject({ contactNotConverted: 'proposed' });
  expect(
    (await officer.post(`expiries/${String(proposal.body['id'])}/decision`, { version: 1, verdict: 'approved', reason: 'myself' })).body,
  ).toMatchObject({
    code: 'EXPIRY_OWN',
  });
  expect((await approve(proposal.body['id'])).status).toBe(200);
  await expect.poll(async () => (await states())['contactNotConverted']).toBe('done');
  expect(await nameOf()).toBeNull();
});

test('a step of which nothing is left is carried out too, and its certificate says that nothing was left', async () => {
  await moveTo('closed');
  await on('2022-08-12T04:00:00.000Z');
  const { body } = await propose('venueVisit');
  await approve(body['id']);
  await expect.poll(async () => (await states())['venueVisit']).toBe('done');
  expect((await listed()).expiries[0]?.certificate).toMatchObject({ members: 0 });
});

test('whoever closed it sees that it is there, to reopen it and to carry out its sunset, and nothing else of it', async () => {
  await moveTo('closed');
  const headers = await sessionHeaders(house.database, await house.database.addUser('commander', '440000'));
  const seen = (await house.app.inject({ url: `/api/outbreaks/${house.outbreak}`, headers })).json<{ permissions: string[] }>();
  expect(seen.permissions).toEqual(['expiry.approve', 'outbreak.manage', 'outbreak.read']);
  expect((await commander.get('persons')).body['code']).toBe('OUTBREAK_NOT_FOUND');
  expect((await commander.get('contacts')).body['code']).toBe('OUTBREAK_NOT_FOUND');
  // A tracer has nothing to do there: the outbreak is out of sight.
  const tracer = await house.desk('contactTracer');
  expect((await tracer.get('persons')).status).toBe(404);
});

test('who has nothing to do with it sees no plan, and nobody plans for an outbreak that is open', async () => {
  await moveTo('closed');
  const supervisor = await house.desk('supervisor');
  expect((await listed(supervisor)).sunset ?? null).toBeNull();
  await expect(asOwner(house.database.engine, `select plan_sunset('440000', '${house.outbreak}', '[]')`)).rejects.toThrow(
    'not an outbreak',
  );
});
