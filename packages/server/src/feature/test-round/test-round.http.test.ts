import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Body, type Desk, openTestHouse, type TestHouse } from '../registry/testing/house.ts';
import { aBlock, aLine, beginWithCommunities, communities, memberNamed, putRoster } from '../roster/testing/block.ts';
import { aRound, sampleAll } from './testing/round.ts';

let house: TestHouse;
/** Proposes, and writes the roster. */
let lead: Desk;
/** Approves. */
let commander: Desk;
const { nanzhou, ruibao, shipai } = communities;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await beginWithCommunities(house);
  at('2022-07-12T06:00:00.000Z');
  lead = await house.desk('samplingLead', '440100');
  commander = await house.desk('commander', '440000');
});
afterAll(() => house.close());

const at = (iso: string) => (house.database.clock.now = iso);
/** Lets a night pass; a session lasts twelve hours without use. */
async function moveTo(iso: string): Promise<void> {
  at(iso);
  lead = await house.desk('samplingLead', '440100');
}

async function propose(given: Body = {}): Promise<Body> {
  const answer = await lead.post('test-rounds', aRound(given));
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body;
}
async function approved(given: Body = {}): Promise<Body> {
  const { id } = await propose(given);
  const answer = await commander.post(`test-rounds/${String(id)}/approve`, { version: 1 });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body;
}
const coverage = async (round: Body, query = ''): Promise<Body> =>
  (await commander.get(`test-rounds/${String(round['id'])}/coverage${query}`)).body;
const total = async (round: Body, query = ''): Promise<Body> => (await coverage(round, query))['total'] as Body;
const refresh = async (round: Body, version: number, why = '名册更新') =>
  lead.post(`test-rounds/${String(round['id'])}/denominator`, { version, why });

describe('a round is held by two persons, within its window', () => {
  beforeEach(() => putRoster(lead, aBlock('N', nanzhou, 3)));

  test('a draft takes nothing, is approved by somebody else, and opens with its window', async () => {
    const draft = await propose({ opensAt: '2022-07-12T08:00:00Z', closesAt: '2022-07-12T20:00:00Z' });
    expect(draft).toMatchObject({ status: 'draft', version: 1, denominator: 0, outcome: 'pending', approvedBy: null });
    expect(await takes(draft, '2022-07-12T09:00:00Z')).toBe(false);
    const path = `test-rounds/${String(draft['id'])}`;
    expect((await lead.post(`${path}/approve`, { version: 1 })).status).toBe(403);
    const done = await commander.post(`${path}/approve`, { version: 1, note: '同意' });
    expect(done.body).toMatchObject({ status: 'approved', denominator: 1 });
    expect([await takes(draft, '2022-07-12T07:59:59Z'), await takes(draft, '2022-07-12T08:00:00Z')]).toEqual([false, true]);
    at('2022-07-12T08:00:00.000Z');
    expect((await lead.get(path)).body).toMatchObject({ status: 'open' });
    await moveTo('2022-07-12T20:00:00.000Z');
    expect((await lead.get(path)).body).toMatchObject({ status: 'closed', endedReason: 'window', endedAt: '2022-07-12T20:00:00.000Z' });
    // What a device kept from the last minute still counts; what is taken at the end or later does not.
    expect([await takes(draft, '2022-07-12T19:59:59Z'), await takes(draft, '2022-07-12T20:00:00Z')]).toEqual([true, false]);
    expect(await actions()).toEqual(['testRound.proposed', 'testRound.approved', 'testRound.opened', 'testRound.closed']);
  });

  test('nobody marks it, and still nothing goes in after the end', async () => {
    const round = await approved({ opensAt: '2022-07-12T05:00:00Z', closesAt: '2022-07-12T20:00:00Z' });
    expect(round['status']).toBe('open');
    await moveTo('2022-07-12T20:00:00.000Z');
    expect(await takes(round, '2022-07-12T20:00:00Z')).toBe(false);
    const { id } = await memberNamed(lead, 'N住户1-1');
    const late = await lead.post(`test-rounds/${String(round['id'])}/exemptions`, { members: [id], reason: 'away' });
    expect([late.status, late.body['code']]).toEqual([409, 'ROUND_STATE']);
  });

  test('whoever proposed or last changed a round does not approve it, whatever their role', async () => {
    const bureau = await house.desk('countyHealthBureau', '440105');
    const other = await house.desk('countyHealthBureau', '440105');
    const mine = (await bureau.post('test-rounds', aRound({ areaCode: '440105' }))).body;
    const path = `test-rounds/${String(mine['id'])}`;
    const own = await bureau.post(`${path}/approve`, { version: 1 });
    expect([own.status, own.body['code']]).toEqual([403, 'ROUND_NEEDS_SECOND_PERSON']);
    const changed = await other.patch(path, { version: 1, set: { name: '改为两日一检' } });
    expect(changed.body).toMatchObject({ name: '改为两日一检', pooling: { low: 10, medium: 5, high: 1 }, version: 2 });
    expect((await other.post(`${path}/approve`, { version: 2 })).body['code']).toBe('ROUND_NEEDS_SECOND_PERSON');
    expect((await bureau.post(`${path}/approve`, { version: 2 })).body['status']).toBe('open');
  });

  test('the database itself refuses an approval by whoever proposed it, or may only propose', async () => {
    const { id } = await propose();
    const forged = (by: string) =>
      `update test_round set status = 'approved', approved_by = '${by}', approved_at = now() where id = '${String(id)}'`;
    await expect(asDesk(lead, forged(commander.id))).rejects.toMatchObject({ code: '42501' });
    const bureau = await house.desk('countyHealthBureau', '440100');
    await expect(asDesk(bureau, forged(lead.id))).rejects.toMatchObject({ code: '42501' });
    await expect(asDesk(bureau, forged(bureau.id))).resolves.toBeUndefined();
  });

  test('what was approved and then changed goes back to draft and takes nothing', async () => {
    const round = await approved({ opensAt: '2022-07-12T08:00:00Z' });
    const path = `test-rounds/${String(round['id'])}`;
    const edited = await lead.patch(path, { version: 3, set: { closesAt: '2022-07-14T12:00:00Z' } });
    expect(edited.body).toMatchObject({ status: 'draft', approvedBy: null, denominator: 1 });
    expect(await takes(round, '2022-07-12T09:00:00Z')).toBe(false);
    expect((await commander.post(`${path}/approve`, { version: 4 })).body).toMatchObject({ status: 'approved', denominator: 2 });
  });

  test('a round ends early for a reason, and is called off by who may approve', async () => {
    const round = await approved();
    const path = `test-rounds/${String(round['id'])}`;
    const ended = await lead.post(`${path}/close`, { version: 3, reason: '提前完成' });
    expect(ended.body).toMatchObject({ status: 'closed', endedAt: '2022-07-12T06:00:00.000Z', endedReason: '提前完成' });
    expect(await takes(round, '2022-07-12T06:00:00Z')).toBe(false);
    expect((await commander.post(`${path}/refuse`, { version: 4, reason: '不再需要' })).body['code']).toBe('ROUND_STATE');
    const draft = await propose();
    expect((await lead.post(`test-rounds/${String(draft['id'])}/refuse`, { version: 1, reason: '撤回本轮' })).status).toBe(403);
    expect((await commander.post(`test-rounds/${String(draft['id'])}/refuse`, { version: 1, reason: '依据不足' })).body['status']).toBe(
      'cancelled',
    );
  });

  test.each([
    [
      'a window that ends before it begins',
      { opensAt: '2022-07-13T08:00:00Z', closesAt: '2022-07-13T07:00:00Z' },
      'ROUND_WINDOW_IMPOSSIBLE',
    ],
    ['a window that is over', { opensAt: '2022-07-10T08:00:00Z', closesAt: '2022-07-11T07:00:00Z' }, 'ROUND_WINDOW_IMPOSSIBLE'],
    ['an area outside', { target: [{ kind: 'area', areas: ['440300'] }] }, 'ROUND_AREA_OUTSIDE'],
    ['a class nobody knows', { target: [{ kind: 'personClass', classes: ['neighbour'] }] }, 'ROUND_CLASS_UNKNOWN'],
  ])('%s is refused', async (_what, given, code) => {
    expect((await lead.post('test-rounds', aRound(given))).body['code']).toBe(code);
  });

  test('a rule that names nobody is not approved', async () => {
    const { id } = await propose({ target: [{ kind: 'occupation', posts: ['sampler'] }] });
    const answer = await commander.post(`test-rounds/${String(id)}/approve`, { version: 1 });
    expect([answer.status, answer.body['code']]).toEqual([422, 'ROUND_NAMES_NOBODY']);
    expect((await lead.get(`test-rounds/${String(id)}`)).body).toMatchObject({ status: 'draft', denominator: 0 });
  });

  test('the same id proposed twice is one round', async () => {
    const id = '01981f00-0000-7000-8000-0000000000aa';
    await propose({ id });
    await propose({ id });
    expect((await lead.get('test-rounds')).body['rounds']).toHaveLength(1);
  });
});

describe('whom a rule names', () => {
  beforeEach(async () => {
    // 10 + 4 + 6 people; two of 瑞宝 have a post and a risk of their own.
    await putRoster(lead, [
      ...aBlock('N', nanzhou, 5),
      ...aBlock('R', ruibao, 2, (door) => (door === 0 ? { post: 'delivery', risk: 'medium' } : {})),
      ...aBlock('S', shipai, 3),
    ]);
  });
  const preview = async (target: readonly Body[]) => {
    const { id } = await propose({ target });
    return (await lead.post(`test-rounds/${String(id)}/preview`)).body;
  };

  test('all of the area, and how many tubes that takes', async () => {
    const seen = await preview([{ kind: 'all' }]);
    expect(seen).toMatchObject({ people: 20, households: 10, byRisk: { low: 18, medium: 2, high: 0 } });
    // 海珠区 low 12 in tens: 2 tubes, medium 2 in fives: 1; 天河区 low 6: 1.
    expect(seen['tubes']).toBe(4);
    expect(seen['below']).toEqual([
      { code: '440105', name: '海珠区', people: 14, households: 7 },
      { code: '440106', name: '天河区', people: 6, households: 3 },
    ]);
  });

  test('areas, buildings, posts, households and places, and everybody once when several name them', async () => {
    expect((await preview([{ kind: 'area', areas: [nanzhou, shipai] }]))['people']).toBe(16);
    expect((await preview([{ kind: 'address', area: '440105', buildings: ['1栋'] }]))['people']).toBe(14);
    expect((await preview([{ kind: 'address', area: ruibao, buildings: ['1栋', '2栋'] }]))['people']).toBe(4);
    expect((await preview([{ kind: 'occupation', posts: ['delivery'] }]))['people']).toBe(2);
    const [household] = (await lead.get(`roster/households?area=${shipai}`)).body['households'] as Body[];
    expect((await preview([{ kind: 'householdRoster', households: [household?.['id']] }]))['people']).toBe(2);
    const worksite = await (await house.desk('epidemiologist')).make('place', { name: '工地', areaCode: shipai });
    await putRoster(lead, [aLine({ household: 'S-1', areaCode: shipai, name: 'S住户1-1', birthYear: 1970, place: worksite['id'] })]);
    expect((await preview([{ kind: 'placeRoster', places: [worksite['id']] }]))['people']).toBe(1);
    expect(
      (
        await preview([
          { kind: 'occupation', posts: ['delivery'] },
          { kind: 'area', areas: [ruibao] },
        ])
      )['people'],
    ).toBe(4);
  });

  test('nobody of a vacant dwelling, everybody where it is unknown whether anybody lives there', async () => {
    const [first, second] = (await lead.get(`roster/households?area=${nanzhou}`)).body['households'] as Body[];
    await lead.post(`roster/households/${String(first?.['id'])}/occupancy`, { version: 1, occupancy: 'vacant', reason: '已搬走' });
    await lead.post(`roster/households/${String(second?.['id'])}/occupancy`, { version: 1, occupancy: 'unknown', reason: '敲门无人' });
    expect((await preview([{ kind: 'all' }]))['people']).toBe(18);
  });

  test('a double counts once, through the line that is kept, also when the rule names the double only', async () => {
    const [kept, double] = [await memberNamed(lead, 'N住户1-1'), await memberNamed(lead, 'R住户1-1')];
    await lead.post(`roster/members/${String(double['id'])}/duplicate-of`, { version: 1, other: kept['id'], reason: '同一人' });
    expect((await preview([{ kind: 'all' }]))['people']).toBe(19);
    // 快递 of 瑞宝: one is the double of somebody in 南洲.
    const seen = await preview([{ kind: 'occupation', posts: ['delivery'] }]);
    expect([seen['people'], seen['households']]).toEqual([2, 2]);
    // The kept line lies outside the round: the person is due through the double.
    const { id } = await propose({ areaCode: ruibao, target: [{ kind: 'all' }] });
    expect((await lead.post(`test-rounds/${String(id)}/preview`)).body['people']).toBe(4);
  });

  test('a district sees its own part of a round of the city', async () => {
    const round = await approved();
    const haizhu = await house.desk('gridWorker', '440105');
    expect((await haizhu.get(`test-rounds/${String(round['id'])}/coverage`)).body['total']).toMatchObject({ due: 14 });
    const people = (await haizhu.get(`test-rounds/${String(round['id'])}/members?area=440100`)).body;
    expect([people['total'], (people['members'] as Body[]).length]).toEqual([14, 14]);
  });
});

describe('the denominator and its versions', () => {
  let round: Body;
  beforeEach(async () => {
    await putRoster(lead, [...aBlock('N', nanzhou, 2), ...aBlock('S', shipai, 2)]);
    round = await approved();
  });
  const versions = async () => (await lead.get(`test-rounds/${String(round['id'])}/denominator`)).body['versions'] as Body[];

  test('each version says who came in and fell out, when and why, and is counted again as it stood', async () => {
    expect(await total(round)).toMatchObject({ due: 8, done: 0, exempt: 0, missing: 8, households: 4, householdsUntouched: 4 });
    await sampleAll(house, round, ['N住户1-1', 'N住户1-2', 'N住户2-1']);
    at('2022-07-12T07:00:00.000Z');
    const gone = await memberNamed(lead, 'S住户1-1');
    await lead.post(`roster/members/${String(gone['id'])}/withdraw`, { version: 1, reason: 'died' });
    await putRoster(lead, [
      aLine({ household: 'N-9', name: '新生儿', birthYear: 2022 }),
      aLine({ household: 'N-9', name: '新住户', birthYear: 1990 }),
    ]);
    // Out of the list at once, out of the denominator with its next version.
    expect(await total(round)).toMatchObject({ due: 8, done: 3, exempt: 1, missing: 4 });
    at('2022-07-12T08:00:00.000Z');
    const after = await refresh(round, 3, '补录新住户');
    expect(after.body).toMatchObject({ denominator: 2, version: 4 });
    expect((await versions()).map(({ number, added, removed, due, why, at: when }) => [number, added, removed, due, why, when])).toEqual([
      [1, 8, 0, 8, 'approved', '2022-07-12T06:00:00.000Z'],
      [2, 2, 1, 9, '补录新住户', '2022-07-12T08:00:00.000Z'],
    ]);
    await sampleAll(house, round, ['新住户']);
    expect(await total(round)).toMatchObject({ due: 9, done: 4, exempt: 0, missing: 5 });
    // 3 of 8 done (37.5 %) was what everybody saw at the end of version 1.
    expect(await total(round, '?version=1')).toMatchObject({ due: 8, done: 3, exempt: 1, missing: 4 });
    expect((await coverage(round, '?version=1&area=440105'))['total']).toMatchObject({ due: 4, done: 3, missing: 1 });
    const none = await commander.get(`test-rounds/${String(round['id'])}/coverage?version=3`);
    expect([none.status, none.body['code']]).toEqual([404, 'ROUND_NO_SUCH_VERSION']);
  });

  test('who was sampled stays counted; who fell out and comes back is counted anew, and every version still adds up', async () => {
    const [first, second] = [await memberNamed(lead, 'N住户1-1'), await memberNamed(lead, 'N住户1-2')];
    await sampleAll(house, round, ['N住户1-1']);
    for (const { id } of [first, second]) await lead.post(`roster/members/${String(id)}/withdraw`, { version: 1, reason: 'moved' });
    await refresh(round, 3);
    expect(await total(round)).toMatchObject({ due: 7, done: 1, exempt: 0, missing: 6 });
    at('2022-07-12T07:00:00.000Z');
    await putRoster(lead, [aLine({ household: 'N-1', name: 'N住户1-2', birthYear: 1971 })]);
    await refresh(round, 4);
    expect((await versions()).map(({ added, removed, due }) => [added, removed, due])).toEqual([
      [8, 0, 8],
      [0, 1, 7],
      [1, 0, 8],
    ]);
    expect(await total(round)).toMatchObject({ due: 8, done: 1, exempt: 0, missing: 7 });
    expect((await total(round, '?version=2'))['due']).toBe(7);
    expect((await total(round, '?version=1'))['due']).toBe(8);
  });

  test('who moves to another community is due there from the next version on', async () => {
    await putRoster(lead, [aLine({ household: 'S-1', areaCode: ruibao, name: 'S住户1-1', birthYear: 1970 })]);
    await refresh(round, 3);
    expect((await coverage(round))['below']).toMatchObject([
      { code: '440105', due: 6 },
      { code: '440106', due: 2 },
    ]);
    expect((await total(round, '?version=1&area=440106'))['due']).toBe(4);
    expect((await versions())[1]).toMatchObject({ added: 2, removed: 2, due: 8 });
  });

  test('without the right to write rounds nobody makes a new version', async () => {
    const grid = await house.desk('gridWorker', '440105');
    expect((await grid.post(`test-rounds/${String(round['id'])}/denominator`, { version: 3, why: '想看看' })).status).toBe(403);
    const below = await house.desk('samplingLead', '440105');
    const answer = await below.post(`test-rounds/${String(round['id'])}/denominator`, { version: 3, why: '想看看' });
    expect([answer.status, (await versions()).length]).toEqual([403, 1]);
  });
});

describe('who is missing', () => {
  let round: Body;
  beforeEach(async () => {
    await putRoster(lead, [...aBlock('N', nanzhou, 11), ...aBlock('R', ruibao, 2), ...aBlock('S', shipai, 1)]);
    round = await approved();
  });
  const members = async (query: string, desk = lead) => (await desk.get(`test-rounds/${String(round['id'])}/members?${query}`)).body;
  const act = (verb: string, body: Body, desk = lead) => desk.post(`test-rounds/${String(round['id'])}/${verb}`, body);

  test('the missing of an area come page by page in the order of the doors, across communities', async () => {
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const page = await members(`area=440105&limit=5${cursor}`);
      expect(page['total']).toBe(26);
      seen.push(...(page['members'] as Body[]).map(({ householdCode }) => String(householdCode)));
      if (page['next'] === null) break;
      cursor = `&cursor=${page['next'] as string}`;
    }
    const doors = [...Array.from({ length: 11 }, (_, at_) => `N-${at_ + 1}`), 'R-1', 'R-2'];
    expect(seen).toEqual(doors.flatMap((door) => [door, door]));
    expect((await members(`area=440105&building=2栋`))['total']).toBe(2);
    expect((await lead.get(`test-rounds/${String(round['id'])}/members?area=440105&cursor=x`)).status).toBe(400);
  });

  test('exempting moves people from missing to exempt and back, with who and why in the journal', async () => {
    const ids = [(await memberNamed(lead, 'N住户1-1'))['id'], (await memberNamed(lead, 'N住户1-2'))['id']];
    expect((await act('exemptions', { members: ids, reason: 'inQuarantine', note: '已转运' })).body).toEqual({ changed: 2 });
    expect((await act('exemptions', { members: ids, reason: 'inQuarantine' })).body).toEqual({ changed: 0 });
    expect(await total(round)).toMatchObject({
      due: 28,
      done: 0,
      exempt: 2,
      missing: 26,
      households: 14,
      householdsComplete: 1,
      householdsUntouched: 13,
    });
    expect((await members('area=440105&state=exempt'))['total']).toBe(2);
    await sampleAll(house, round, ['N住户1-1']);
    expect(await total(round)).toMatchObject({ done: 1, exempt: 1, missing: 26 });
    // Who was sampled is done: there is nothing to take back or give.
    expect((await act('exemptions', { members: ids, reason: null })).body).toEqual({ changed: 1 });
    expect(await total(round)).toMatchObject({ due: 28, done: 1, exempt: 0, missing: 27 });
    expect(await actions()).toContain('testRound.exempted');
  });

  test('an exemption ends when it says, and nobody has to be there', async () => {
    const { id } = await memberNamed(lead, 'N住户1-1');
    await act('exemptions', { members: [id], reason: 'inHospital', until: '2022-07-12T09:00:00Z' });
    expect((await total(round))['exempt']).toBe(1);
    at('2022-07-12T09:00:00.000Z');
    expect(await total(round)).toMatchObject({ exempt: 0, missing: 28 });
  });

  test('nobody exempts people of another district', async () => {
    const { id } = await memberNamed(lead, 'N住户1-1');
    const tianhe = await house.desk('samplingLead', '440106');
    expect((await act('exemptions', { members: [id], reason: 'away' }, tianhe)).body).toEqual({ changed: 0 });
    expect((await act('missing-reasons', { members: [id], reason: 'refused' }, tianhe)).body).toEqual({ changed: 0 });
    expect((await members('area=440105', tianhe))['total']).toBe(0);
  });

  test('why somebody is missing is said without making them less missing', async () => {
    const { id } = await memberNamed(lead, 'R住户2-2');
    expect((await act('missing-reasons', { members: [id], reason: 'notAtHome', note: '晚上再去' })).body).toEqual({ changed: 1 });
    const told = (await members(`area=${ruibao}`))['members'] as Body[];
    expect(told.find(({ member }) => member === id)).toMatchObject({ reason: 'notAtHome', note: '晚上再去', name: 'R住户2-2' });
    expect((await total(round))['missing']).toBe(28);
  });

  test('the list for going from door to door: in walking order, counted in the journal, and no formula runs in it', async () => {
    await putRoster(lead, [
      aLine({ household: 'F-1', areaCode: ruibao, building: '1栋', floor: 9, name: '=HYPERLINK("x")', needs: ['homeBound'] }),
    ]);
    await refresh(round, 3);
    const file = await lead.get(`test-rounds/${String(round['id'])}/missing.csv?area=${ruibao}`);
    const lines = file.text.replace('\uFEFF', '').trim().split('\r\n');
    expect(lines[0]).toBe(
      'No.,Community,Building,Unit,Floor,Room,Address,Household,Name,Birth year,Phone ends in,Needs,Why missing,Note,exportMark,deleteBy',
    );
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 5).join(','))).toEqual([
      '1,瑞宝社区,1栋,,9',
      '2,瑞宝社区,1栋,,2',
      '3,瑞宝社区,1栋,,2',
      '4,瑞宝社区,1栋,,1',
      '5,瑞宝社区,1栋,,1',
    ]);
    expect(lines[1]).toContain(`'=HYPERLINK`);
    expect(lines[1]).toContain('Home-bound: sample at home');
    const { rows } = await asOwnerRows(`select payload from firebreak.journal where action = 'testRound.exported'`);
    expect(rows).toMatchObject([{ payload: { area: ruibao, count: 5 } }]);
  });

  test('a dwelling found vacant, and a double, leave the list at once and come back when it was a mistake', async () => {
    const [first] = (await lead.get(`roster/households?area=${shipai}`)).body['households'] as Body[];
    const path = `roster/households/${String(first?.['id'])}/occupancy`;
    await lead.post(path, { version: 1, occupancy: 'vacant', reason: '已搬走' });
    expect(await total(round)).toMatchObject({ due: 28, exempt: 2 });
    await lead.post(path, { version: 2, occupancy: 'occupied', reason: '弄错了楼层' });
    expect(await total(round)).toMatchObject({ due: 28, exempt: 0 });
    const [kept, double] = [await memberNamed(lead, 'N住户1-1'), await memberNamed(lead, 'R住户1-1')];
    await lead.post(`roster/members/${String(double['id'])}/duplicate-of`, { version: 1, other: kept['id'], reason: '同一人' });
    expect((await total(round))['exempt']).toBe(1);
    await lead.post(`roster/members/${String(double['id'])}/duplicate-of`, { version: 2, other: null, reason: '核实为两人' });
    expect((await total(round))['exempt']).toBe(0);
  });
});

/** Whether a sample of a moment may count for a round, as registering asks it. */
async function takes(round: Body, moment: string): Promise<boolean> {
  let answer = false;
  await asDesk(lead, `select firebreak.round_takes('440000', '${String(round['id'])}', '${moment}') as takes`, (rows) => {
    answer = rows[0]?.['takes'] === true;
  });
  return answer;
}

/** A statement of the service on behalf of somebody: row-level security binds it. */
async function asDesk(desk: Desk, statement: string, look: (rows: Record<string, unknown>[]) => void = () => undefined): Promise<void> {
  const connection = await house.database.engine.connect();
  try {
    await connection.query('begin', []);
    await connection.query(
      `select set_config('firebreak.actor', '${desk.id}', true), set_config('firebreak.outbreak', '${house.outbreak}', true)`,
      [],
    );
    look((await connection.query(statement, [])).rows);
  } finally {
    await connection.query('rollback', []);
    connection.release();
  }
}

async function asOwnerRows(statement: string) {
  const owner = await house.database.engine.connectOwner();
  try {
    return await owner.query(statement, []);
  } finally {
    owner.release();
  }
}
const actions = async (): Promise<unknown[]> =>
  (await asOwnerRows(`select action from firebreak.journal where action like 'testRound.%' order by sequence`)).rows
    .map((row) => row['action'])
    .filter((action) => action !== 'testRound.peopleListed');
