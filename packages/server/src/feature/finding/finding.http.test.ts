import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Body, type Desk, openTestHouse, type TestHouse } from '../registry/testing/house.ts';

let house: TestHouse;
let supervisor: Desk;
let street: Desk;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.begin();
  house.database.clock.now = '2022-07-12T06:00:00.000Z';
  supervisor = await house.desk('supervisor', '440000');
  street = await house.desk('subdistrictOfficer', '440105');
});
afterAll(() => house.close());

const finding: Body = {
  area: '440105',
  severity: 'serious',
  title: '隔离点三区两通道不落实',
  text: '清洁区与污染区共用一部电梯。',
  rectifyBy: '2022-07-13T06:00:00Z',
};
const statusOfTasks = async () =>
  ((await supervisor.get('tasks')).body['rows'] as Body[]).map(({ kind, status, dueAt }) => [kind, status, dueAt]);

test('a finding is put right, looked at again and asked for once more until it is', async () => {
  const filed = await supervisor.post('findings', finding);
  expect([filed.status, filed.body['status']]).toEqual([201, 'open']);
  const id = String(filed.body['id']);
  expect(await statusOfTasks()).toEqual([['rectify', 'open', '2022-07-13T06:00:00.000Z']]);
  const rectified = await street.post(`findings/${id}/rectify`, { version: 1, rectification: '已分设电梯' });
  expect(rectified.body).toMatchObject({ status: 'rectified', version: 2, rectification: '已分设电梯' });
  expect(await statusOfTasks()).toEqual([['rectify', 'done', '2022-07-13T06:00:00.000Z']]);
  const notMet = { version: 2, met: false, recheck: '标识不清', rectifyBy: '2022-07-14T06:00:00Z' };
  expect((await supervisor.post(`findings/${id}/recheck`, notMet)).body).toMatchObject({ status: 'reopened', recheck: '标识不清' });
  expect((await statusOfTasks()).at(-1)).toEqual(['rectify', 'open', '2022-07-14T06:00:00.000Z']);
  await street.post(`findings/${id}/rectify`, { version: 3, rectification: '已重贴标识' });
  const done = await supervisor.post(`findings/${id}/recheck`, { version: 4, met: true, recheck: '现场确认' });
  expect(done.body).toMatchObject({ status: 'confirmed', version: 5 });
});

test('the area cannot confirm itself, and the supervisor cannot rectify for it', async () => {
  const id = String((await supervisor.post('findings', finding)).body['id']);
  expect((await street.post(`findings/${id}/recheck`, { version: 1, met: true, recheck: '没有问题' })).status).toBe(403);
  expect((await supervisor.post(`findings/${id}/rectify`, { version: 1, rectification: '代为整改' })).status).toBe(403);
  const unready = await supervisor.post(`findings/${id}/recheck`, { version: 1, met: true, recheck: '没有问题' });
  expect([unready.status, unready.body['code']]).toEqual([409, 'FINDING_STATE']);
});

test('a finding of another area is not there', async () => {
  const id = String((await supervisor.post('findings', finding)).body['id']);
  const elsewhere = await house.desk('subdistrictOfficer', '440106');
  expect((await elsewhere.get('findings')).body['findings']).toEqual([]);
  expect((await elsewhere.post(`findings/${id}/rectify`, { version: 1, rectification: '不是我的' })).status).toBe(404);
});

test('lists stand in the order of what is to be done', async () => {
  await supervisor.post('findings', { ...finding, title: '晚', rectifyBy: '2022-07-15T06:00:00Z' });
  await supervisor.post('findings', { ...finding, title: '早', rectifyBy: '2022-07-12T09:00:00Z' });
  const titles = ((await street.get('findings')).body['findings'] as Body[]).map(({ title }) => title);
  expect(titles).toEqual(['早', '晚']);
});
