import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Body, type Desk, openTestHouse, type TestHouse } from '../registry/testing/house.ts';
import { sessionHeaders } from '../../testing/index.ts';

let house: TestHouse;
let epidemiologist: Desk;
let dutyOfficer: Desk;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.begin();
  house.database.clock.now = '2022-07-12T06:05:00.000Z';
  epidemiologist = await house.desk('epidemiologist');
  dutyOfficer = await house.desk('dutyOfficer');
});
afterAll(() => house.close());

const twoHours: Body = {
  kind: 'interview',
  status: 'open',
  openedAt: '2022-07-12T06:00:00Z',
  dueAt: '2022-07-12T08:00:00Z',
  areaCode: '440105',
};
const at = (iso: string) => (house.database.clock.now = iso);
const proof = { kind: 'text', text: '电话访谈完成' };

describe('a task', () => {
  test('is taken on, proven and ended', async () => {
    const made = await dutyOfficer.make('task', twoHours);
    const taken = await epidemiologist.post(`tasks/${String(made['id'])}/accept`, { version: 1 });
    expect([taken.status, taken.body['status'], taken.body['version']]).toEqual([200, 'accepted', 2]);
    const bare = await epidemiologist.post(`tasks/${String(made['id'])}/complete`, { version: 2 });
    expect([bare.status, bare.body['code']]).toEqual([422, 'TASK_NEEDS_EVIDENCE']);
    const done = await epidemiologist.post(`tasks/${String(made['id'])}/complete`, { version: 2, evidence: [proof] });
    expect([done.status, done.body['status'], done.body['evidence'], done.body['doneAt']]).toEqual([
      200,
      'done',
      1,
      '2022-07-12T06:05:00.000Z',
    ]);
    const again = await epidemiologist.post(`tasks/${String(made['id'])}/complete`, { version: 2, evidence: [proof] });
    expect([again.status, again.body['version'], again.body['evidence']]).toEqual([200, 3, 1]);
    const history = await epidemiologist.get(`tasks/${String(made['id'])}/history`);
    const acts = (history.body['entries'] as { action: string }[]).map(({ action }) => action);
    expect(acts).toEqual(expect.arrayContaining(['task.created', 'task.accepted', 'task.completed']));
  });

  test('is not ended by editing a field', async () => {
    const made = await dutyOfficer.make('task', twoHours);
    const cheat = await dutyOfficer.patch(`tasks/${String(made['id'])}`, { version: 1, set: { status: 'done' } });
    expect([cheat.status, cheat.body['code']]).toEqual([400, 'REQUEST_INVALID']);
    const longer = await dutyOfficer.patch(`tasks/${String(made['id'])}`, {
      version: 1,
      set: { dueAt: '2022-07-12T09:00:00Z' },
      reason: 'bridge closed',
    });
    expect(longer.body['dueAt']).toBe('2022-07-12T09:00:00.000Z');
    expect((await dutyOfficer.post('tasks', { ...twoHours, status: 'done' })).status).toBe(400);
  });

  test('that is refused needs a reason and goes back to the area', async () => {
    const made = await dutyOfficer.make('task', twoHours);
    const id = String(made['id']);
    await epidemiologist.post(`tasks/${id}/accept`, { version: 1 });
    expect((await epidemiologist.post(`tasks/${id}/refuse`, { version: 2 })).status).toBe(400);
    const refused = await epidemiologist.post(`tasks/${id}/refuse`, { version: 2, reason: '不在本辖区' });
    expect([refused.body['status'], refused.body['assignee'], refused.body['reason']]).toEqual(['refused', null, '不在本辖区']);
    const handed = await dutyOfficer.post(`tasks/${id}/hand-over`, { version: 3, areaCode: '440106', reason: '住址在天河区' });
    expect([handed.body['status'], handed.body['area']]).toEqual(['open', '440106']);
  });

  test('waits for another until that is done', async () => {
    const first = await dutyOfficer.make('task', { ...twoHours, kind: 'transfer' });
    const then = await dutyOfficer.make('task', { ...twoHours, kind: 'disinfection', waitsFor: first['id'] });
    const early = await dutyOfficer.post(`tasks/${String(then['id'])}/complete`, { version: 1, evidence: [proof] });
    expect([early.status, early.body['code']]).toEqual([409, 'TASK_WAITS']);
    await dutyOfficer.post(`tasks/${String(first['id'])}/complete`, { version: 1, evidence: [proof] });
    expect((await dutyOfficer.post(`tasks/${String(then['id'])}/complete`, { version: 1, evidence: [proof] })).status).toBe(200);
  });

  test('lost to somebody faster says so', async () => {
    const id = String((await dutyOfficer.make('task', twoHours))['id']);
    await epidemiologist.post(`tasks/${id}/accept`, { version: 1 });
    const late = await dutyOfficer.post(`tasks/${id}/refuse`, { version: 1, reason: 'too late' });
    expect([late.status, late.body['code']]).toEqual([409, 'VERSION_CONFLICT']);
  });
});

describe('who sees a task', () => {
  test('the role whose work it is, in its area; everybody’s only who answers for the area', async () => {
    const tracer = await house.desk('contactTracer', '440105');
    const elsewhere = await house.desk('contactTracer', '440106');
    const subdistrict = await house.desk('subdistrictOfficer', '440105');
    await dutyOfficer.make('task', { ...twoHours, ownerRole: 'contactTracer' });
    await dutyOfficer.make('task', { ...twoHours, ownerRole: 'transferDispatcher' });
    const count = async (desk: Desk) => ((await desk.get('tasks')).body['rows'] as unknown[]).length;
    expect([await count(tracer), await count(elsewhere), await count(subdistrict), await count(dutyOfficer)]).toEqual([1, 0, 2, 2]);
  });

  test('a laboratory has no door to tasks', async () => {
    const laboratory = await house.desk('laboratory');
    expect((await laboratory.get('tasks')).status).toBe(403);
  });

  test('who may not act on it is refused, and nothing changes', async () => {
    const id = String((await dutyOfficer.make('task', twoHours))['id']);
    const supervisor = await house.desk('supervisor');
    expect((await supervisor.post(`tasks/${id}/accept`, { version: 1 })).status).toBe(403);
    expect((await dutyOfficer.get(`tasks/${id}`)).body['version']).toBe(1);
  });
});

describe('the board', () => {
  // Two-hour clocks opened at 06:00: half at 07:00, four fifths at 07:36, over at 08:00.
  test.each([
    ['2022-07-12T06:30:00.000Z', { inTime: 2, half: 0, late: 0, overdue: 0, done: 0 }],
    ['2022-07-12T07:00:00.000Z', { inTime: 0, half: 2, late: 0, overdue: 0, done: 0 }],
    ['2022-07-12T07:36:00.000Z', { inTime: 0, half: 0, late: 2, overdue: 0, done: 0 }],
    ['2022-07-12T08:00:00.000Z', { inTime: 0, half: 0, late: 0, overdue: 2, done: 0 }],
  ])('at %s counts by clock', async (now, expected) => {
    await dutyOfficer.make('task', twoHours);
    await dutyOfficer.make('task', { ...twoHours, areaCode: '440106', kind: 'transfer', sector: 'transport' });
    at(now);
    const { body } = await dutyOfficer.get('tasks/board');
    expect(body['total']).toEqual(expected);
    expect(body['asOf']).toBe(now);
  });

  test('says which area below is in arrears, and since when', async () => {
    await dutyOfficer.make('task', twoHours);
    const done = await dutyOfficer.make('task', { ...twoHours, areaCode: '440106' });
    await dutyOfficer.post(`tasks/${String(done['id'])}/complete`, { version: 1, evidence: [proof], doneAt: '2022-07-12T06:01:00Z' });
    at('2022-07-12T09:00:00.000Z');
    const { body } = await dutyOfficer.get('tasks/board?area=440100');
    expect(body['byArea']).toEqual([
      { code: '440105', name: '海珠区', inTime: 0, half: 0, late: 0, overdue: 1, done: 0, oldestDueAt: '2022-07-12T08:00:00.000Z' },
      { code: '440106', name: '天河区', inTime: 0, half: 0, late: 0, overdue: 0, done: 1, oldestDueAt: null },
    ]);
    at('2022-07-13T06:02:00.000Z'); // what was done more than a day ago leaves the board
    const nextShift = await house.desk('dutyOfficer'); // the session of yesterday has ended
    expect((await nextShift.get('tasks/board')).body['total']).toMatchObject({ overdue: 1, done: 0 });
  });

  test('of one person counts what that person took on', async () => {
    const id = String((await dutyOfficer.make('task', twoHours))['id']);
    await dutyOfficer.make('task', twoHours);
    await epidemiologist.post(`tasks/${id}/accept`, { version: 1 });
    expect((await epidemiologist.get('tasks/board?mine=yes')).body['total']).toMatchObject({ inTime: 1 });
  });
});

describe('proof', () => {
  test('a record proves a task only when it is in sight', async () => {
    const task = String((await dutyOfficer.make('task', { ...twoHours, ownerRole: 'contactTracer' }))['id']);
    const person = await epidemiologist.make('person', { name: '测试甲', areaCode: '440106' });
    const record = { kind: 'record', record: { kind: 'person', id: person['id'] } };
    const tracer = await house.desk('contactTracer', '440105');
    expect((await tracer.post(`tasks/${task}/evidence`, record)).body['code']).toBe('REFERENCE_NOT_FOUND');
    expect((await epidemiologist.post(`tasks/${task}/evidence`, record)).status).toBe(201);
  });

  test('the same piece sent twice is one piece', async () => {
    const task = String((await dutyOfficer.make('task', twoHours))['id']);
    const piece = { ...proof, id: '01981f00-0000-7000-8000-000000000001' };
    await dutyOfficer.post(`tasks/${task}/evidence`, piece);
    await dutyOfficer.post(`tasks/${task}/evidence`, piece);
    expect((await dutyOfficer.get(`tasks/${task}/evidence`)).body['evidence']).toHaveLength(1);
  });

  test('several pieces given with the end of a task stand there once each, or none of them', async () => {
    const task = String((await dutyOfficer.make('task', twoHours))['id']);
    const piece = { ...proof, id: '01981f00-0000-7000-8000-000000000002' };
    const unseen = { kind: 'record', record: { kind: 'person', id: '01981f00-0000-7000-8000-0000000000ff' } };
    const refused = await dutyOfficer.post(`tasks/${task}/complete`, { version: 1, evidence: [piece, unseen] });
    expect(refused.body['code']).toBe('REFERENCE_NOT_FOUND');
    expect((await dutyOfficer.get(`tasks/${task}/evidence`)).body['evidence']).toEqual([]);
    await dutyOfficer.post(`tasks/${task}/complete`, { version: 1, evidence: [piece, piece, { kind: 'text', text: 'two' }] });
    expect((await dutyOfficer.get(`tasks/${task}/evidence`)).body['evidence']).toHaveLength(2);
  });

  // The smallest PNG: its signature and an end chunk. What counts is the signature, not the name.
  const png = Buffer.from('89504e470d0a1a0a0000000049454e44ae426082', 'hex');
  test.each([
    ['a PNG', png, 'photo.bin', 201],
    ['a page that calls itself a PNG', Buffer.from('<script>alert(1)</script>'), 'photo.png', 422],
    ['six megabytes', Buffer.concat([png, Buffer.alloc(6 * 1024 ** 2)]), 'photo.png', 422],
  ])('%s as a photo', async (_name, bytes, filename, status) => {
    const task = String((await dutyOfficer.make('task', twoHours))['id']);
    const actor = await house.database.addUser('dutyOfficer');
    const boundary = 'firebreak';
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${filename}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
    const headers = { ...(await sessionHeaders(house.database, actor)), 'content-type': `multipart/form-data; boundary=${boundary}` };
    const url = `/api/outbreaks/${house.outbreak}/tasks/${task}/photos`;
    const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
    const sent = await house.app.inject({ method: 'POST', url, headers, payload });
    expect(sent.statusCode).toBe(status);
    if (status !== 201) return;
    const { id, photo } = sent.json<{ id: string; photo: unknown }>();
    expect(photo).toEqual({ type: 'image/png', bytes: png.length });
    const shown = await house.app.inject({ url: `${url}/${id}`, headers });
    expect([shown.headers['content-type'], shown.rawPayload.equals(png)]).toEqual(['image/png', true]);
  });
});
