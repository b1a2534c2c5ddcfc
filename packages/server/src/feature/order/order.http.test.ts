import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Body, type Desk, openTestHouse, type TestHouse } from '../registry/testing/house.ts';

let house: TestHouse;
let province: Desk;
let haizhu: Desk;
let tianhe: Desk;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.begin();
  house.database.clock.now = '2022-07-12T06:00:00.000Z';
  province = await house.desk('commander', '440000');
  haizhu = await house.desk('countyHealthBureau', '440105');
  tianhe = await house.desk('countyHealthBureau', '440106');
});
afterAll(() => house.close());

const order: Body = {
  area: '440000',
  to: ['440105', '440106'],
  title: '24 小时内完成重点人群核酸检测',
  text: '按第九版方案执行，日清日结。',
  basis: '全省疫情防控工作电视电话会议',
  dueAt: '2022-07-13T06:00:00Z',
};
const receipts = (body: Body) => body['receipts'] as Body[];
const at = (iso: string) => (house.database.clock.now = iso);

test('an order reaches every area, and each confirms receipt, reading and action', async () => {
  const given = await province.post('orders', order);
  expect([given.status, receipts(given.body).map(({ area }) => area)]).toEqual([201, ['440105', '440106']]);
  const id = String(given.body['id']);
  at('2022-07-12T06:10:00.000Z');
  await haizhu.post(`orders/${id}/receipts/440105`, { step: 'received' });
  at('2022-07-12T06:20:00.000Z');
  const acted = await haizhu.post(`orders/${id}/receipts/440105`, { step: 'acted', action: '已完成 12 个社区' });
  // Acting confirms reading too; what was confirmed before keeps its own time.
  expect(receipts(acted.body)).toEqual([
    expect.objectContaining({
      area: '440105',
      receivedAt: '2022-07-12T06:10:00.000Z',
      readAt: '2022-07-12T06:20:00.000Z',
      actedAt: '2022-07-12T06:20:00.000Z',
      action: '已完成 12 个社区',
    }),
  ]);
  const again = await haizhu.post(`orders/${id}/receipts/440105`, { step: 'acted', action: '再报一次' });
  expect(receipts(again.body)[0]).toMatchObject({ action: '已完成 12 个社区' });
  const above = (await province.get(`orders/${id}`)).body;
  expect(receipts(above).map(({ actedAt }) => actedAt !== null)).toEqual([true, false]);
});

test('each area gets a task with the deadline; acting ends it with what was done as proof', async () => {
  const id = String((await province.post('orders', order)).body['id']);
  const tasks = (await haizhu.get('tasks')).body['rows'] as Body[];
  expect(tasks).toEqual([
    expect.objectContaining({ kind: 'carryOutOrder', status: 'open', dueAt: '2022-07-13T06:00:00.000Z', cause: `order:${id}` }),
  ]);
  await haizhu.post(`orders/${id}/receipts/440105`, { step: 'acted', action: '已落实' });
  const task = String(tasks[0]?.['id']);
  expect((await haizhu.get(`tasks/${task}`)).body).toMatchObject({ status: 'done', evidence: 1 });
  expect(((await haizhu.get(`tasks/${task}/evidence`)).body['evidence'] as Body[])[0]).toMatchObject({ text: '已落实' });
});

test('nobody confirms for another area, or sees what went elsewhere', async () => {
  const id = String((await province.post('orders', { ...order, to: ['440105'] })).body['id']);
  expect((await tianhe.get(`orders/${id}`)).status).toBe(404);
  expect((await tianhe.get('orders')).body['orders']).toEqual([]);
  expect((await tianhe.post(`orders/${id}/receipts/440105`, { step: 'received' })).status).toBe(404);
  expect(receipts((await province.get(`orders/${id}`)).body)[0]).toMatchObject({ receivedAt: null });
});

test('orders go downwards only', async () => {
  const sideways = await haizhu.post('orders', { ...order, area: '440105', to: ['440106'] });
  expect([sideways.status, sideways.body['code']]).toEqual([422, 'ORDER_NOT_BELOW']);
  const fromAbove = await haizhu.post('orders', { ...order, area: '440000', to: ['440106'] });
  expect(fromAbove.status).toBe(403);
  expect(((await province.get('tasks')).body['rows'] as Body[]).length).toBe(0);
  expect((await province.post('orders', { ...order, dueAt: '2022-07-12T05:00:00Z' })).body['code']).toBe('DATES_IMPOSSIBLE');
});

test('an order that is taken back withdraws the tasks that are open, and is not acted on any more', async () => {
  const id = String((await province.post('orders', order)).body['id']);
  await haizhu.post(`orders/${id}/receipts/440105`, { step: 'acted', action: '已落实' });
  const back = await province.post(`orders/${id}/withdraw`, { version: 1, reason: '改用抗原检测' });
  expect([back.status, back.body['withdrawnReason']]).toEqual([200, '改用抗原检测']);
  const states = ((await province.get('tasks')).body['rows'] as Body[]).map(({ status, reason }) => [status, reason]);
  expect(states.toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual([
    ['done', null],
    ['withdrawn', '改用抗原检测'],
  ]);
  expect((await tianhe.post(`orders/${id}/receipts/440106`, { step: 'read' })).body['code']).toBe('ORDER_WITHDRAWN');
});

test('the same order sent twice is one order', async () => {
  const id = '01981f00-0000-7000-8000-00000000000a';
  await province.post('orders', { ...order, id });
  await province.post('orders', { ...order, id });
  expect((await province.get('orders')).body['orders']).toHaveLength(1);
  expect(((await province.get('tasks')).body['rows'] as Body[]).length).toBe(2);
});
