import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Body, type Desk, openTestHouse, type TestHouse } from '../registry/testing/house.ts';
import { everything, type Field, ledgers, plantField } from '../sample/testing/field.ts';

const now = '2022-07-12T06:05:00.000Z';

let house: TestHouse;
let field: Field;
let sampler: Desk;
let laboratory: Desk;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  house.database.clock.now = now;
  await house.begin();
  field = await plantField(house, [3, 2, 1]);
  sampler = await house.desk('samplingLead', '440105');
  laboratory = await house.desk('laboratory', '440100');
});
afterAll(() => house.close());

/** Registers members into a tube; ids of the samples. */
async function fill(tube: string, members: readonly string[], more: Body = {}): Promise<string[]> {
  const samples = members.map((member) => ({
    id: uuidv7(),
    takenAt: house.database.clock.now,
    tube,
    capacity: 10,
    round: field.round,
    point: field.point,
    who: { kind: 'member', member },
    ...more,
  }));
  const { body } = await sampler.post('samples', { device: 'phone-1', sentAt: house.database.clock.now, samples });
  expect((body['answers'] as Body[]).map(({ outcome }) => outcome)).toEqual(members.map(() => 'recorded'));
  return samples.map(({ id }) => id);
}
const seal = async (...tubes: string[]) => (await sampler.post('tubes/seal', { tubes })).body;
const pack = (rack: string, ...tubes: string[]) => sampler.post(`racks/${rack}/tubes`, { tubes, laboratory: '市疾控' });
const handOver = (rack: string, to: string, taker: string) => sampler.post(`racks/${rack}/hand-over`, { to, taker });
const done = async () => {
  const { kept, counted } = await ledgers(house, field.round);
  expect(kept).toEqual(counted);
  return (kept[0] as Body)['done'];
};

test('from the swab to the laboratory every hand is written down', async () => {
  const [one = '', two = '', three = ''] = field.members;
  await fill('TUBE-0001', [one, two]);
  await fill('TUBE-0002', [three]);
  expect(await seal('TUBE-0001', 'TUBE-0002', 'TUBE-0404')).toEqual({ sealed: 2, problems: [{ tube: 'TUBE-0404', code: 'TUBE_UNKNOWN' }] });
  expect(await seal('TUBE-0001')).toEqual({ sealed: 0, problems: [] });
  expect((await pack('RACK-01', 'TUBE-0001', 'TUBE-0002')).body).toMatchObject({
    tubes: 2,
    members: 3,
    laboratory: '市疾控',
    sentAt: null,
  });
  house.database.clock.now = '2022-07-12T07:00:00.000Z';
  await handOver('RACK-01', 'courier', '赵师傅');
  house.database.clock.now = '2022-07-12T07:40:00.000Z';
  await handOver('RACK-01', 'laboratory', '收样窗口');
  house.database.clock.now = '2022-07-12T07:45:00.000Z';
  const rack = (await laboratory.post('racks/RACK-01/receive')).body;
  expect(rack).toMatchObject({
    received: 2,
    tested: 0,
    faulty: 0,
    sentAt: '2022-07-12T07:00:00.000Z',
    receivedAt: '2022-07-12T07:45:00.000Z',
  });
  expect((rack['custody'] as Body[]).map(({ step, taker, tubes }) => [step, taker, tubes])).toEqual([
    ['racked', null, 2],
    ['handedToCourier', '赵师傅', 2],
    ['handedToLaboratory', '收样窗口', 2],
    ['received', null, 2],
  ]);
  const tube = (await laboratory.get('tubes/TUBE-0001')).body;
  expect(tube).toMatchObject({ state: 'received', members: 2, rack: 'RACK-01' });
  expect((tube['custody'] as Body[]).map(({ step }) => step)).toEqual([
    'collected',
    'sealed',
    'racked',
    'handedToCourier',
    'handedToLaboratory',
    'received',
  ]);
});

test('nothing goes into a sealed tube, an open tube into no rack, a rack that went takes no more', async () => {
  const [one = '', two = ''] = field.members;
  await fill('TUBE-0001', [one]);
  expect(await pack('RACK-01', 'TUBE-0001')).toMatchObject({ status: 409, body: { code: 'TUBE_NOT_SEALED' } });
  await seal('TUBE-0001');
  house.database.clock.now = '2022-07-12T06:06:00.000Z';
  const sample = {
    id: uuidv7(),
    takenAt: house.database.clock.now,
    tube: 'TUBE-0001',
    capacity: 10,
    round: field.round,
    point: field.point,
  };
  const late = await sampler.post('samples', {
    device: 'phone-1',
    sentAt: house.database.clock.now,
    samples: [{ ...sample, who: { kind: 'member', member: two } }],
  });
  expect(late.body['answers']).toMatchObject([{ outcome: 'refused', code: 'TUBE_SEALED', details: { time: '14:05' } }]);
  await pack('RACK-01', 'TUBE-0001');
  expect(await pack('RACK-02', 'TUBE-0001')).toMatchObject({ status: 409, body: { code: 'TUBE_IN_RACK' } });
  expect(await laboratory.post('racks/RACK-01/receive')).toMatchObject({ status: 409, body: { code: 'RACK_NOT_SENT' } });
  await handOver('RACK-01', 'courier', '赵师傅');
  await fill('TUBE-0003', [two]);
  await seal('TUBE-0003');
  expect(await pack('RACK-01', 'TUBE-0003')).toMatchObject({ status: 409, body: { code: 'RACK_GONE' } });
  expect(await pack('RACK-09', 'TUBE-0404')).toMatchObject({ status: 404, body: { code: 'TUBE_UNKNOWN' } });
});

test('a tube that was not in the rack and one that leaks are named; whoever was in it is missing again', async () => {
  const [one = '', two = '', three = ''] = field.members;
  await fill('TUBE-0001', [one]);
  await fill('TUBE-0002', [two]);
  await fill('TUBE-0003', [three]);
  await seal('TUBE-0001', 'TUBE-0002', 'TUBE-0003');
  await pack('RACK-01', 'TUBE-0001', 'TUBE-0002', 'TUBE-0003');
  await handOver('RACK-01', 'laboratory', '收样窗口');
  expect(await done()).toBe(3);
  const stranger = await laboratory.post('racks/RACK-01/receive', { missing: ['TUBE-0009'] });
  expect(stranger).toMatchObject({ status: 422, body: { code: 'TUBE_NOT_IN_RACK' } });
  const { body } = await laboratory.post('racks/RACK-01/receive', {
    missing: ['TUBE-0003'],
    faulty: [{ tube: 'TUBE-0002', fault: 'leaking', note: '管盖破损' }],
  });
  expect(body).toMatchObject({ tubes: 3, received: 2, faulty: 1 });
  const named = (body['custody'] as Body[]).filter(({ step }) => step === 'rejected').map(({ tube }) => tube);
  expect(new Set(named)).toEqual(new Set(['TUBE-0002', 'TUBE-0003']));
  expect(await done()).toBe(2);
  const [again] = await everything(house, `select missing_reason from firebreak.round_target where member = $1`, [two]);
  expect(again).toEqual({ missing_reason: 'sampleLost' });
  const later = await laboratory.post('racks/RACK-01/receive');
  expect(later.body).toMatchObject({ received: 3 });
});

test('a fault that was none gives its people their samples back; who gave another one meanwhile keeps that', async () => {
  const [one = '', two = ''] = field.members;
  await fill('TUBE-0001', [one, two]);
  const tube = async () => (await sampler.get('tubes/TUBE-0001')).body;
  const fault = async (body: Body) =>
    sampler.post('tubes/TUBE-0001/faults', { version: (await tube())['version'], fault: 'wrongTube', ...body });
  expect((await fault({ note: '条码贴错' })).body).toMatchObject({ faults: ['wrongTube'], members: 0, faultNote: '条码贴错' });
  expect(await done()).toBe(0);
  await fill('TUBE-0002', [two]);
  expect(await done()).toBe(1);
  const stale = await sampler.post('tubes/TUBE-0001/faults', { version: 1, fault: 'wrongTube', isRight: true, note: '核对无误' });
  expect(stale).toMatchObject({ status: 409, body: { code: 'VERSION_CONFLICT' } });
  expect((await fault({ isRight: true, note: '核对无误' })).body).toMatchObject({ faults: [], members: 2 });
  expect(await done()).toBe(2);
  const states = await everything(house, `select tube, member, state from firebreak.sample order by tube, position`);
  expect(states).toEqual([
    { tube: 'TUBE-0001', member: one, state: 'valid' },
    { tube: 'TUBE-0001', member: two, state: 'again' },
    { tube: 'TUBE-0002', member: two, state: 'valid' },
  ]);
});

test('voided samples leave their people missing, unless they gave another', async () => {
  const [one = '', two = ''] = field.members;
  const [first = '', second = ''] = await fill('TUBE-0001', [one, two]);
  house.database.clock.now = '2022-07-12T06:30:00.000Z';
  const body = { id: uuidv7(), takenAt: house.database.clock.now, tube: 'TUBE-0002', capacity: 10, round: field.round, point: field.point };
  await sampler.post('samples', {
    device: 'a',
    sentAt: house.database.clock.now,
    samples: [{ ...body, who: { kind: 'member', member: two } }],
  });
  expect((await sampler.post('samples/void', { samples: [first, second], reason: '拭子掉落' })).body).toEqual({ changed: 2 });
  expect(await done()).toBe(1);
  expect((await sampler.post('samples/void', { samples: [first], reason: '拭子掉落' })).body).toEqual({ changed: 0 });
  expect(await everything(house, `select sample from firebreak.round_target where member = $1`, [two])).toEqual([{ sample: body.id }]);
  expect(await everything(house, `select members from firebreak.tube order by code`)).toEqual([{ members: 0 }, { members: 1 }]);
  expect(await everything(house, `select last_sampled_at from firebreak.roster_member where id = $1`, [one])).toEqual([
    { last_sampled_at: null },
  ]);
});

describe('the laboratory', () => {
  test('sees tubes and how many people are in them, and nobody (P7)', async () => {
    await fill('TUBE-0001', field.households[0] ?? []);
    const list = await laboratory.get('tubes');
    expect(list.body).toMatchObject({ total: 1, tubes: [{ code: 'TUBE-0001', members: 3 }] });
    for (const text of [list.text, (await laboratory.get('tubes/TUBE-0001')).text])
      for (const member of field.members) expect(text).not.toContain(member);
    expect((await laboratory.get('tubes/TUBE-0001/members')).status).toBe(403);
    expect((await laboratory.get('field-list?area=440105')).status).toBe(403);
    const owner = await everything(house, `select count(*)::int as count from firebreak.sample`);
    expect(owner).toEqual([{ count: 3 }]);
  });

  test('runs first what resolves a positive pool, then the highest risk', async () => {
    const [one = '', two = '', three = ''] = field.members;
    await everything(house, `update firebreak.roster_member set risk = 'high' where id = $1`, [two]);
    await fill('LOW-0001', [one]);
    await fill('HIGH-0001', [two]);
    await fill('ONE-0001', [three], { capacity: 1, resolves: 'POOL-0001' });
    await seal('LOW-0001', 'HIGH-0001', 'ONE-0001');
    for (const [rack, tube] of [
      ['RACK-01', 'LOW-0001'],
      ['RACK-02', 'HIGH-0001'],
      ['RACK-03', 'ONE-0001'],
    ] as const) {
      await pack(rack, tube);
      await handOver(rack, 'courier', '赵师傅');
    }
    const { racks } = (await laboratory.get('racks?state=underway')).body as { racks: Body[] };
    expect(racks.map(({ rack, risk, resolvesPool }) => [rack, risk, resolvesPool])).toEqual([
      ['RACK-03', 'low', true],
      ['RACK-02', 'high', false],
      ['RACK-01', 'low', false],
    ]);
  });
});

test('results of a rack are due by the clock of the pack in force', async () => {
  const { database } = house;
  await database.reset();
  await database.addArea('CN', 'world', 'nation', '中国');
  await database.addArea('440000', 'CN', 'province', '广东省');
  await database.addArea('440100', '440000', 'city', '广州市');
  await database.addArea('440105', '440100', 'county', '海珠区');
  house.outbreak = await database.addOutbreak('440000');
  field = await plantField(house, [1], 'world.CN.440000.440100.440105');
  sampler = await house.desk('samplingLead', '440105');
  await fill('TUBE-0001', field.members);
  await seal('TUBE-0001');
  // The ninth edition, in force on 12 July 2022: within 24 hours (pack cn-covid19, clocks.limits.pooledResult), from 14:05.
  expect((await pack('RACK-01', 'TUBE-0001')).body).toMatchObject({ dueAt: '2022-07-13T06:05:00.000Z' });
});

test('who is in a tube is told in order, to whom it may be, and the looking is written down', async () => {
  const family = field.households[0] ?? [];
  await fill('TUBE-0001', family);
  const { members } = (await sampler.get('tubes/TUBE-0001/members')).body as { members: Body[] };
  expect(members.map(({ position, member, name }) => [position, member, name])).toEqual(
    family.map((member, place) => [place + 1, member, `王小${place}`]),
  );
  const acts = await everything(house, `select payload from firebreak.journal where action = 'sample.listed'`);
  expect(acts).toEqual([{ payload: { tube: 'TUBE-0001', count: 3 } }]);
});

test('tubes are listed page by page, newest first, each once', async () => {
  const tubes = ['TUBE-0001', 'TUBE-0002', 'TUBE-0003'];
  for (const [place, tube] of tubes.entries()) await fill(tube, [field.members[place] ?? '']);
  const seen: unknown[] = [];
  let cursor = '';
  do {
    const { body } = await sampler.get(`tubes?limit=1${cursor}`);
    expect(body['total']).toBe(3);
    seen.push(...(body['tubes'] as Body[]).map(({ code }) => code));
    cursor = body['next'] === null ? '' : `&cursor=${body['next'] as string}`;
  } while (cursor !== '');
  expect(seen).toEqual(tubes.toReversed());
  expect((await sampler.get('tubes?cursor=nonsense')).body['code']).toBe('REQUEST_INVALID');
});

test('a hand-over is never rewritten, and a sample only by the functions that keep the ledger', async () => {
  await fill('TUBE-0001', [field.members[0] ?? '']);
  const connection = await house.database.engine.connect();
  try {
    await expect(connection.query(`update custody set by_name = 'somebody else'`, [])).rejects.toMatchObject({ code: '42501' });
    await expect(connection.query(`delete from custody`, [])).rejects.toMatchObject({ code: '42501' });
    await expect(connection.query(`update sample set state = 'void'`, [])).rejects.toMatchObject({ code: '42501' });
  } finally {
    connection.release();
  }
});
