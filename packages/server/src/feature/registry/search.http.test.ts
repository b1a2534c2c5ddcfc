import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Body, type Desk, openTestHouse, type TestHouse } from './testing/house.ts';

let house: TestHouse;
let desk: Desk;
let person: Body;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.begin();
  desk = await house.desk('epidemiologist');
  person = await desk.make('person', {
    name: '单晓明',
    otherName: 'José Ruiz',
    phone: '138 0000 1234',
    documentNumber: 'E1234567',
    areaCode: '440105',
  });
  await desk.make('person', { name: '李雷' });
  await desk.make('case', { person: person['id'], caseClass: 'confirmed', number: 'GZ-2022/017' });
});
afterAll(() => house.close());

const find = async (path: string, text: string, who: Desk = desk): Promise<Body[]> => {
  const { body } = await who.get(`${path}${encodeURIComponent(text)}`);
  return (body['rows'] ?? body['hits']) as Body[];
};

test.each([
  ['the name', '单晓明'],
  ['a part of it', '晓明'],
  ['one sign', '单'],
  ['pinyin, the surname as surnames are read', 'shanxiaoming'],
  ['the start of the pinyin', 'shanxiao'],
  ['initials', 'sxm'],
  ['the first initials', 'sx'],
  ['the other name without its accent', 'jose'],
  ['two words in any order', 'ruiz jos'],
  ['the last four digits of the phone', '1234'],
  ['the whole phone as another writes it', '138-0000-1234'],
  ['the document', 'e1234567'],
])('a person is found by %s', async (_, text) => {
  expect((await find('persons?search=', text)).map((row) => row['id'])).toEqual([person['id']]);
  const hits = await find('search?text=', text);
  expect(hits.map((hit) => hit['kind'])).toEqual(['case', 'person']);
  expect(hits[0]).toMatchObject({ label: '单晓明', detail: 'GZ-2022/017 · confirmed · 广州市 海珠区' });
});

test.each(['王', 'xyz', '%', '_', '\\', "'", '0000', '123456'])('%s finds nobody', async (text) => {
  expect(await find('persons?search=', text)).toEqual([]);
});

test('a case is found by its own number and by its person, a check by the person of its contact', async () => {
  const contact = await desk.make('contact', { person: person['id'], status: 'active' });
  const check = await desk.make('followUp', { contact: contact['id'], date: '2022-07-12', status: 'due' });
  expect(await find('cases?search=', 'gz-2022')).toHaveLength(1);
  expect(await find('cases?search=', '017')).toHaveLength(1);
  expect(await find('cases?search=', 'sxm')).toHaveLength(1);
  expect((await find('follow-ups?search=', '晓明')).map((row) => row['id'])).toEqual([check['id']]);
});

test('who changed a name is found by the new one', async () => {
  await desk.patch(`persons/${String(person['id'])}`, { version: 1, set: { name: '单小红' } });
  expect(await find('cases?search=', '晓明')).toEqual([]);
  expect(await find('cases?search=', 'sxh')).toHaveLength(1);
});

test('an id and an area are found too', async () => {
  expect((await find('search?text=', String(person['id'])))[0]).toMatchObject({ kind: 'person', id: person['id'] });
  expect(await find('search?text=', '海珠')).toEqual([{ kind: 'area', id: '440105', label: '海珠区', detail: '广东省 广州市' }]);
});

test('a search finds nothing of another city, and no names for whoever may not read them', async () => {
  expect(await find('search?text=', 'sxm', await house.desk('epidemiologist', '440300'))).toEqual([]);
  const [hit] = await find('search?text=', 'sxm', await house.desk('commander'));
  expect(hit).toMatchObject({ label: '单*' });
});

test('a case is not found by the name of a person whom the reader does not see', async () => {
  const elsewhere = await desk.make('person', { name: '欧阳远', areaCode: '440300' });
  await desk.make('case', { person: elsewhere['id'], caseClass: 'confirmed', areaCode: '440100' });
  expect((await find('search?text=', '欧阳远')).map((hit) => hit['kind'])).toEqual(['case', 'person']);
  const own = await house.desk('epidemiologist', '440100');
  expect(await find('search?text=', '欧阳远', own)).toEqual([]);
  expect((await own.get(`cases?search=${encodeURIComponent('欧阳')}`)).body['rows']).toEqual([]);
});

test('a withdrawn record is not found any more', async () => {
  await desk.post(`persons/${String(person['id'])}/withdraw`, { reason: 'entered twice' });
  expect((await find('search?text=', 'sxm')).map((hit) => hit['kind'])).toEqual(['case']);
});

test('a view is saved under its name, replaced by the next of that name, and is nobody else’s', async () => {
  const view = {
    kind: 'case',
    name: '本周确诊',
    filter: [{ field: 'caseClass', operator: 'is', value: 'confirmed' }],
    sort: '-onsetDate',
    columns: ['number', 'onsetDate'],
  };
  const first = await desk.post('views', view);
  expect(first.status).toBe(201);
  const second = await desk.post('views', { ...view, search: '王' });
  expect(second.body).toMatchObject({ id: first.body['id'], search: '王', columns: ['number', 'onsetDate'] });
  expect((await desk.get('views')).body['views']).toEqual([second.body]);
  const other = await house.desk('epidemiologist');
  expect((await other.get('views')).body['views']).toEqual([]);
  expect((await other.remove(`views/${String(first.body['id'])}`)).body['code']).toBe('RECORD_NOT_FOUND');
  expect((await desk.remove(`views/${String(first.body['id'])}`)).status).toBe(204);
  expect((await desk.get('views')).body['views']).toEqual([]);
});
