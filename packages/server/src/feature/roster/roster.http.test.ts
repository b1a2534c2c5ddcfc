import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { asOwner, sessionHeaders } from '../../testing/index.ts';
import { multipartOf } from '../../testing/multipart.ts';
import { type Body, type Desk, openTestHouse, type TestHouse } from '../registry/testing/house.ts';
import { aBlock, aLine, beginWithCommunities, communities, memberNamed, putRoster } from './testing/block.ts';

let house: TestHouse;
let lead: Desk;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await beginWithCommunities(house);
  lead = await house.desk('samplingLead', '440105');
});
afterAll(() => house.close());

/** Uploads the bytes of one register that is small: what it did is in the answer. */
async function upload(name: string, bytes: Uint8Array, area = '440105') {
  const { status, body } = await send(name, bytes, area);
  return { status, body: (body['outcome'] as Body | undefined) ?? body };
}
async function send(name: string, content: Uint8Array, area: string) {
  const actor = await house.database.addUser('samplingLead', area);
  const { payload, headers } = multipartOf({}, { name, content: Buffer.from(content) });
  const session = await sessionHeaders(house.database, actor);
  const address = `/api/outbreaks/${house.outbreak}/roster/imports`;
  const answer = await house.app.inject({ method: 'POST', url: address, headers: { ...session, ...headers }, payload });
  const ask = async (path = ''): Promise<Body> =>
    JSON.parse((await house.app.inject({ method: 'GET', url: `${address}${path}`, headers: session })).body) as Body;
  return { status: answer.statusCode, body: JSON.parse(answer.body) as Body, ask };
}
const csv = (rows: readonly string[]): string =>
  `户编号,区划代码,楼栋,楼层,房号,姓名,出生年份,手机号,身份证号,居住情况\n${rows.join('\n')}\n`;
const a = communities.nanzhou;

test('a register goes in, and the same file again changes nothing', async () => {
  const file = csv([
    `N1,${a},1栋,2,201,王小明,1980,13800000001,440105198001010011,有人`,
    `N1,${a},1栋,2,201,李小红,1982,,,`,
    `N2,${a},1栋,3,301,,,,,空置`,
  ]);
  const first = await upload('名册.csv', Buffer.from(file));
  expect([first.status, first.body]).toEqual([
    201,
    expect.objectContaining({
      lines: 3,
      refused: 0,
      households: { new: 2, changed: 0, same: 0 },
      members: { new: 2, changed: 0, same: 0 },
    }),
  ]);
  const again = await upload('名册.csv', Buffer.from(file));
  expect(again.body).toMatchObject({ households: { new: 0, changed: 0, same: 2 }, members: { new: 0, changed: 0, same: 2 } });
});

test('a large register is answered before it is in; who brought it sees how far it is, and nobody else does', async () => {
  const lines = Array.from({ length: 3600 }, (_, at) => `N${at},${a},1栋,2,201,王小明,1980,13800000001,,有人`);
  const { status, body, ask } = await send('名册.csv', Buffer.from(csv(lines)), '440105');
  const id = String(body['id']);
  expect([status, body['outcome'], body['files']]).toEqual([201, null, ['名册.csv']]);
  await expect.poll(async () => (await ask(`/${id}`))['state'], { timeout: 60_000 }).toBe('done');
  expect((await ask(`/${id}`))['outcome']).toMatchObject({ lines: 3600, households: { new: 3600 } });
  expect(((await ask())['registers'] as Body[]).map((register) => register['id'])).toEqual([id]);
  // Its problems would quote the file.
  expect((await lead.get(`roster/imports/${id}`)).status).toBe(404);
  expect((await lead.post(`roster/imports/${id}/cancel`)).status).toBe(404);
  expect((await lead.get('roster/imports')).body['registers']).toEqual([]);
});

test('a register in GBK reads as one in UTF-8', async () => {
  // 户编号,区划代码,姓名 and 王小明 in GB 18030, byte by byte from the code charts.
  const header = [
    0xbb, 0xa7, 0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xc7, 0xf8, 0xbb, 0xae, 0xb4, 0xfa, 0xc2, 0xeb, 0x2c, 0xd0, 0xd5, 0xc3, 0xfb, 0x0a,
  ];
  const name = [0xcd, 0xf5, 0xd0, 0xa1, 0xc3, 0xf7, 0x0a];
  const { body } = await upload('名册.csv', Buffer.concat([Buffer.from(header), Buffer.from(`G1,${a},`), Buffer.from(name)]));
  expect(body).toMatchObject({ members: { new: 1 }, refused: 0 });
  expect((await memberNamed(lead, '王小明'))['householdCode']).toBe('G1');
});

test('good lines go in, the others are named with line, column, reason and remedy', async () => {
  const { status, body } = await upload(
    '名册.csv',
    Buffer.from(
      csv([
        `N1,${a},1栋,2,201,王小明,1980,,,`,
        `N2,${a},1栋,二十层,202,李四,1980,,,`, // floor
        `,${a},1栋,2,203,赵五,1980,,,`, // household
        `N4,999999999999,1栋,2,204,孙六,1980,,,`, // area
        `N5,${communities.shipai},1栋,2,205,周七,1980,,,`, // another district
        `N1,${a},9栋,2,201,吴八,1980,,,`, // the household stood in 1栋
        `N1,${a},1栋,2,201,王小明,1980,13900000000,,`, // said before, without a phone
        `N6,${a},1栋,2,206,,,13900000001,,`, // nobody's phone
      ]),
    ),
  );
  expect(status).toBe(201);
  expect((body['problems'] as Body[]).map(({ line, column, code }) => [line, column, code])).toEqual([
    [3, '楼层', 'LINE_VALUE'],
    [4, '户编号', 'LINE_MISSES'],
    [5, 'areaCode', 'LINE_AREA_UNKNOWN'],
    [6, 'areaCode', 'LINE_AREA_NOT_YOURS'],
    [7, 'household', 'LINE_HOUSEHOLD_CONTRADICTS'],
    [8, 'name', 'LINE_TWICE'],
    [9, 'name', 'LINE_WITHOUT_PERSON'],
  ]);
  for (const problem of body['problems'] as Body[])
    expect([problem['why'], problem['remedy']].every((text) => String(text).length > 10)).toBe(true);
  expect(body).toMatchObject({ lines: 8, refused: 7, members: { new: 1 } });
});

test('without its key columns a file is refused as a whole', async () => {
  const answer = await upload('名单.csv', Buffer.from('姓名,电话\n王小明,13800000000\n'));
  expect([answer.status, answer.body['code']]).toEqual([422, 'ROSTER_COLUMNS_MISSING']);
});

test('the same document, or the same name and birth year, is the same person of a household', async () => {
  await putRoster(lead, [aLine({ name: '王小明', birthYear: 1980 }), aLine({ name: '王小明', birthYear: 2010 })]);
  const learnt = await putRoster(lead, [aLine({ name: '王小明', birthYear: 1980, documentNumber: '440105198001010011' })]);
  expect(learnt['members']).toEqual({ new: 0, changed: 1, same: 0 });
  // A new name under a known document is a corrected name.
  const renamed = await putRoster(lead, [aLine({ name: '王晓明', documentNumber: '44010519800101 0011' })]);
  expect(renamed['members']).toEqual({ new: 0, changed: 1, same: 0 });
  const households = (await lead.get(`roster/households?area=${a}`)).body['households'] as Body[];
  expect(((households[0] ?? {})['members'] as Body[]).map(({ name, birthYear }) => [name, birthYear])).toEqual([
    ['王晓明', 1980],
    ['王小明', 2010],
  ]);
});

test('two people of one name with a document each are two', async () => {
  const put = await putRoster(lead, [
    aLine({ name: '王伟', birthYear: 1990, documentNumber: 'A0000001' }),
    aLine({ name: '王伟', birthYear: 1990, documentNumber: 'A0000002' }),
  ]);
  expect(put['members']).toEqual({ new: 2, changed: 0, same: 0 });
});

test('doors come in their order, the second building before the tenth, and page by page', async () => {
  const doors = [
    ['10栋', 1],
    ['2栋', 12],
    ['2栋', 3],
    ['2栋', -1],
  ] as const;
  await putRoster(
    lead,
    doors.map(([building, floor], at) => aLine({ household: `D${at}`, building, floor, room: '01', name: `住户${at}` })),
  );
  const seen: unknown[] = [];
  for (let cursor = ''; ;) {
    const { body } = await lead.get(`roster/households?area=440105&limit=2${cursor}`);
    expect(body['total']).toBe(4);
    seen.push(...(body['households'] as Body[]).map(({ building, floor }) => [building, floor]));
    if (body['next'] === null) break;
    cursor = `&cursor=${body['next'] as string}`;
  }
  expect(seen).toEqual([
    ['2栋', -1],
    ['2栋', 3],
    ['2栋', 12],
    ['10栋', 1],
  ]);
});

test('a scanned document, a phone or the beginning of a name finds a person, within the area of whoever asks', async () => {
  const district = await house.desk('samplingLead', '440100');
  await putRoster(district, [
    aLine({ name: '王小明', phone: '138-0000-0001', documentNumber: 'E12345678' }),
    aLine({ household: 'S1', areaCode: communities.shipai, name: '王小明', phone: '13800000002' }),
  ]);
  const find = async (desk: Desk, text: string) =>
    ((await desk.post('roster/find', { text })).body['members'] as Body[]).map(({ householdCode }) => householdCode);
  expect(await find(district, 'e1234 5678')).toEqual(['H1']);
  expect(await find(district, '13800000002')).toEqual(['S1']);
  expect(await find(lead, '13800000002')).toEqual([]);
  expect(await find(lead, '王小')).toEqual(['H1']);
  expect(await find(district, 'S1')).toEqual(['S1']);
  expect(await find(district, '0001')).toEqual([]); // the tail of a number finds nobody
});

test('numbers show their tail, and names are masked for whoever may not read names', async () => {
  await putRoster(lead, [aLine({ name: '王小明', phone: '13800000001', documentNumber: '440105198001010011' })]);
  const named = await memberNamed(lead, '王小明');
  expect(named).toMatchObject({ phoneTail: '0001', documentTail: '0011' });
  expect(JSON.stringify(named)).not.toContain('1380000');
  await asOwner(house.database.engine, `delete from role_permission where role = 'gridWorker' and permission = 'person.name'`);
  const grid = await house.desk('gridWorker', a);
  const { body } = await grid.post('roster/find', { text: '王小明' });
  await asOwner(house.database.engine, `insert into role_permission (role, permission) values ('gridWorker', 'person.name')`);
  expect((body['members'] as Body[]).map(({ name }) => name)).toEqual(['王*']);
});

test('one line of the roster opens whole: the dwelling, who else lives there, the samples; of another district it opens for nobody', async () => {
  await putRoster(lead, [aLine({ household: 'H-1', name: '王小明' }), aLine({ household: 'H-1', name: '李雷', birthYear: 1950 })]);
  const { id } = await memberNamed(lead, '王小明');
  const { status, body } = await lead.get(`roster/members/${String(id)}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ member: { name: '王小明' }, household: { code: 'H-1' }, person: null, samples: [] });
  expect(new Set(((body['household'] as Body)['members'] as Body[]).map(({ name }) => name))).toEqual(new Set(['李雷', '王小明']));
  expect((await (await house.desk('samplingLead', '440106')).get(`roster/members/${String(id)}`)).status).toBe(404);
});

test('people who stand on the roster twice are proposed, also across districts, and one of them can be put to the other', async () => {
  const city = await house.desk('samplingLead', '440100');
  const put = await putRoster(city, [
    aLine({ name: '王小明', documentNumber: 'E12345678' }),
    aLine({ household: 'S1', areaCode: communities.shipai, name: '王晓明', documentNumber: 'e-12345678' }),
    aLine({ household: 'H2', name: '李四', phone: '13800000009' }),
    aLine({ household: 'S2', areaCode: communities.shipai, name: '李四', phone: '138 0000 0009' }),
    aLine({ household: 'H3', name: '张三', birthYear: 1985 }),
    aLine({ household: 'S3', areaCode: communities.shipai, name: '张三', birthYear: 1985 }),
    aLine({ household: 'H4', name: '陈七', birthYear: 1985, documentNumber: 'B1000000' }),
    aLine({ household: 'S4', areaCode: communities.shipai, name: '陈七', birthYear: 1985, documentNumber: 'B2000000' }),
  ]);
  expect(put['duplicates']).toBe(3);
  const pairs = (await city.get('roster/duplicates?area=440106')).body['pairs'] as { one: Body; other: Body; because: string }[];
  expect(pairs.map(({ because }) => because)).toEqual(['document', 'phoneAndName', 'nameAndBirthYear']);
  // Whoever sees one of the two only is not told of the other.
  expect((await lead.get('roster/duplicates?area=440105')).body['pairs']).toEqual([]);
  const [first] = pairs;
  const double = String(first?.other['id']);
  const kept = String(first?.one['id']);
  const merged = await city.post(`roster/members/${double}/duplicate-of`, { version: 1, other: kept, reason: '同一人，两处登记' });
  expect(merged.body).toMatchObject({ duplicateOf: kept, version: 2 });
  const itself = await city.post(`roster/members/${kept}/duplicate-of`, { version: 1, other: double, reason: '再指回去' });
  expect([itself.status, itself.body['code']]).toEqual([422, 'ROSTER_OTHER_IS_DOUBLE']);
  expect(((await city.get('roster/duplicates?area=440106')).body['pairs'] as Body[]).length).toBe(2);
  const decided = String(pairs[1]?.one['id']);
  await city.post(`roster/members/${decided}/duplicate-of`, { version: 1, other: null, reason: '核实为两人' });
  expect(((await city.get('roster/duplicates?area=440106')).body['pairs'] as Body[]).length).toBe(1);
});

test('two who were told apart are shown no more, a third who looks like them is, with each of them', async () => {
  const city = await house.desk('samplingLead', '440100');
  const line = (household: string): Body => aLine({ household, name: '张三', birthYear: 1985 });
  await putRoster(city, [line('H1'), line('H2')]);
  const pairs = async () =>
    ((await city.get('roster/duplicates?area=440105')).body['pairs'] as { one: Body; other: Body }[]).map(({ one, other }) => [one, other]);
  const [[one, other] = []] = await pairs();
  const apart = await city.post(`roster/members/${String(one?.['id'])}/not-duplicate-of`, { other: other?.['id'], reason: '核实为两人' });
  expect([apart.status, apart.body]).toEqual([200, { apart: true }]);
  expect(await pairs()).toEqual([]);
  // The same said again, from the other side, is said once.
  await city.post(`roster/members/${String(other?.['id'])}/not-duplicate-of`, { other: one?.['id'], reason: '核实为两人' });
  const put = await putRoster(city, [line('H3')]);
  expect(put['duplicates']).toBe(2);
  expect(await pairs()).toHaveLength(2);
  // Somebody who may not write the roster there decides nothing.
  const reader = await house.desk('epidemiologist', '440100');
  const refused = await reader.post(`roster/members/${String(one?.['id'])}/not-duplicate-of`, {
    other: other?.['id'],
    reason: '核实为两人',
  });
  expect(refused.status).toBe(403);
  // Put to the other after all, and back again: the two are told apart as before.
  const { version } = (
    await city.post(`roster/members/${String(other?.['id'])}/duplicate-of`, { version: 1, other: one?.['id'], reason: '同一人' })
  ).body;
  expect(await pairs()).toHaveLength(1);
  await city.post(`roster/members/${String(other?.['id'])}/duplicate-of`, { version, other: null, reason: '核实为两人' });
  expect(await pairs()).toHaveLength(2);
});

test('a name is found by its pinyin, whole or by initials, also one that was written before names had a sound', async () => {
  await putRoster(lead, [
    aLine({ household: 'P1', name: '王小明' }),
    aLine({ household: 'P2', name: '单秀英' }), // as a surname 单 reads shan
    aLine({ household: 'P3', name: 'Ana López' }),
  ]);
  const find = async (text: string) =>
    ((await lead.post('roster/find', { text })).body['members'] as Body[]).map(({ householdCode }) => householdCode);
  expect(await find('wxm')).toEqual(['P1']);
  expect(await find('Wang Xiao')).toEqual(['P1']);
  expect(await find('shanxiuying')).toEqual(['P2']);
  expect(await find('danxiuying')).toEqual([]);
  expect(await find('ana lopez')).toEqual(['P3']);
  expect(await find('w')).toEqual([]); // one letter is half the city
  await asOwner(house.database.engine, `update roster_member set pinyin = null, initials = null`);
  expect(await find('wxm')).toEqual(['P1']);
  // A corrected name sounds anew.
  const { id, version } = await memberNamed(lead, '王小明');
  await putRoster(lead, [aLine({ household: 'P1', name: '王小明', documentNumber: 'E12345678' })]);
  await putRoster(lead, [aLine({ household: 'P1', name: '李大红', documentNumber: 'E12345678' })]);
  expect([id, version]).toEqual([expect.any(String), 1]);
  expect(await find('wxm')).toEqual([]);
  expect(await find('ldh')).toEqual(['P1']);
});

test('what was found at the door is kept when the register comes again', async () => {
  await putRoster(lead, [aLine({ name: '王小明', occupancy: 'occupied' })]);
  const [household] = (await lead.get(`roster/households?area=${a}`)).body['households'] as Body[];
  const id = String(household?.['id']);
  const stale = await lead.post(`roster/households/${id}/occupancy`, { version: 9, occupancy: 'vacant', reason: '敲门无人' });
  expect([stale.status, stale.body['code']]).toEqual([409, 'VERSION_CONFLICT']);
  const found = await lead.post(`roster/households/${id}/occupancy`, { version: 1, occupancy: 'vacant', reason: '物业确认已搬走' });
  expect(found.body).toMatchObject({ occupancy: 'vacant', version: 2 });
  expect((await putRoster(lead, [aLine({ name: '王小明', occupancy: 'occupied' })]))['households']).toEqual({
    new: 0,
    changed: 0,
    same: 1,
  });
  expect(((await lead.get(`roster/households?area=${a}&occupancy=vacant`)).body['households'] as Body[]).length).toBe(1);
});

test('who was taken off the roster stays off it when the file comes again, and comes back by hand', async () => {
  const file = Buffer.from(csv([`N1,${a},1栋,2,201,王小明,1980,,,`]));
  await upload('名册.csv', file);
  const { id } = await memberNamed(lead, '王小明');
  const gone = await lead.post(`roster/members/${String(id)}/withdraw`, { version: 1, reason: 'moved' });
  expect(gone.body['withdrawnAt']).not.toBeNull();
  expect((await upload('名册.csv', file)).body['members']).toEqual({ new: 0, changed: 0, same: 1 });
  expect((await lead.post('roster/find', { text: '王小明' })).body['members']).toEqual([]);
  const back = await putRoster(lead, [aLine({ household: 'N1', name: '王小明', birthYear: 1980 })]);
  expect(back['members']).toEqual({ new: 0, changed: 1, same: 0 });
  expect((await memberNamed(lead, '王小明'))['id']).toBe(id);
});

test('a household code of another district is not taken over, and a household moves with its people', async () => {
  const city = await house.desk('samplingLead', '440100');
  await putRoster(city, [aLine({ household: 'S1', areaCode: communities.shipai, name: '王小明' })]);
  const taken = (await lead.post('roster/lines', { lines: [aLine({ household: 'S1', name: '王小明' })] })).body;
  expect((taken['problems'] as Body[]).map(({ code }) => code)).toEqual(['LINE_HOUSEHOLD_ELSEWHERE']);
  await putRoster(city, [aLine({ household: 'S1', name: '王小明' })]);
  expect((await memberNamed(lead, '王小明'))['area']).toBe(a);
});

test('reading the roster stands in the journal, and what was looked for does not', async () => {
  await putRoster(lead, aBlock('N', a, 2));
  await lead.post('roster/find', { text: '13812345678' });
  await lead.get(`roster/households?area=${a}`);
  const owner = await house.database.engine.connectOwner();
  const { rows } = await owner.query(`select action, payload from firebreak.journal where action like 'roster.%' order by sequence`, []);
  owner.release();
  expect(rows.map((row) => row['action'])).toEqual(['roster.takenIn', 'roster.found', 'roster.householdsListed']);
  expect(JSON.stringify(rows)).not.toContain('13812345678');
});
