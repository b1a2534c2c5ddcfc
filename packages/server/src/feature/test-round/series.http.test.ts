import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asOwner } from '../../testing/index.ts';
import { type Body, type Desk, openTestHouse, type TestHouse } from '../registry/testing/house.ts';
import { aLine, communities, memberNamed, putRoster } from '../roster/testing/block.ts';
import { aRound, sampleAll } from './testing/round.ts';

/**
 * Under the 9th edition (domain brief, 3.4 and 3.9): a round a day until three in a row are clean, three days of pause, one confirming
 * round; high-risk posts daily, crowded workplaces twice a week and 48 hours apart. 12 July 2022 is a Tuesday; midnight in Beijing is
 * 16:00 UTC of the day before.
 */
let house: TestHouse;
let lead: Desk;
let commander: Desk;
const { nanzhou } = communities;
const series = '01981f00-0000-7000-8000-0000000000cc';
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  const { database } = house;
  await database.reset();
  await database.addArea('CN', 'world', 'nation', '中国');
  await database.addArea('440000', 'CN', 'province', '广东省');
  await database.addArea('440100', '440000', 'city', '广州市');
  await database.addArea('440105', '440100', 'county', '海珠区');
  await database.addArea(nanzhou, '440105', 'community', '南洲社区');
  house.outbreak = await database.addOutbreak('440000');
  await moveTo('2022-07-12T04:00:00.000Z');
});
afterAll(() => house.close());

/** Lets time pass; a session lasts a day. */
async function moveTo(now: string): Promise<void> {
  house.database.clock.now = now;
  lead = await house.desk('samplingLead', '440100');
  commander = await house.desk('commander', '440000');
}

describe('a region-wide screening', () => {
  beforeEach(() => putRoster(lead, [aLine({ name: '王小明' }), aLine({ name: '李小红' })]));

  /** A round of a day of July, held with everybody sampled but those named, and their tubes reported. */
  async function held(date: number, without: readonly string[] = []): Promise<Body> {
    const window = { opensAt: `2022-07-${date}T06:00:00Z`, closesAt: `2022-07-${date}T12:00:00Z` };
    const { id } = (await lead.post('test-rounds', aRound({ series, areaCode: '440105', ...window }))).body;
    const round = (await commander.post(`test-rounds/${String(id)}/approve`, { version: 1 })).body;
    await sampleAll(house, round, ['王小明', '李小红'].filter((name) => !without.includes(name))); // prettier-ignore
    return round;
  }
  const tube = (round: Body, code: string, outcome: string | null, capacity = 10) =>
    asOwner(
      house.database.engine,
      `insert into tube (home, outbreak, code, area, created_at, updated_at, round, capacity, members, opened_at, reported_at, outcome)
      select '440000', '${house.outbreak}', '${code}', path, now(), now(), '${String(round['id'])}', ${capacity}, 1, now(), '2022-07-14Z', ${outcome === null ? 'null' : `'${outcome}'`}
      from area where code = '${nanzhou}'`,
    );
  const state = async (): Promise<Body> => ((await lead.get('screening-series')).body['series'] as Body[])[0] ?? {};

  test('three clean rounds, a pause of three days, a confirming round, the end', async () => {
    for (const date of [12, 13, 14]) await held(date);
    await moveTo('2022-07-12T13:00:00.000Z');
    // The first is clean; the next was due the day after.
    expect(await state()).toMatchObject({ cleanInARow: 1, cleanNeeded: 4, next: 'wait', dueAt: '2022-07-12T16:00:00.000Z' });
    await moveTo('2022-07-14T13:00:00.000Z');
    expect(await state()).toMatchObject({ cleanInARow: 3, next: 'wait', dueAt: '2022-07-17T16:00:00.000Z' });
    expect(((await state())['rounds'] as Body[]).map(({ number, outcome }) => [number, outcome])).toEqual([
      [1, 'clean'],
      [2, 'clean'],
      [3, 'clean'],
    ]);
    await moveTo('2022-07-18T01:00:00.000Z');
    expect(await state()).toMatchObject({ next: 'confirmingRound', dueAt: '2022-07-18T16:00:00.000Z' });
    await held(18);
    await moveTo('2022-07-18T13:00:00.000Z');
    expect(await state()).toMatchObject({ cleanInARow: 4, next: 'stop', dueAt: null });
  });

  test('a round with results out is pending, one with somebody missing incomplete, one that found somebody starts again', async () => {
    const [first, second, third] = [await held(12), await held(13, ['李小红']), await held(14)];
    await tube(first, 'P1', null);
    await tube(third, 'S1', 'positive', 1);
    const { id } = await memberNamed(lead, '王小明');
    await asOwner(
      house.database.engine,
      `insert into sample (home, id, outbreak, area, round, member, tube, position, device, device_taken_at, taken_at, recorded_at, by, by_name)
      select '440000', '01981f00-0000-7000-8000-0000000000dd', '${house.outbreak}', path, '${String(third['id'])}', '${String(id)}', 'S1', 1, 'd', now(), now(), now(), '${lead.id}', 'x'
      from area where code = '${nanzhou}'`,
    );
    await moveTo('2022-07-14T13:00:00.000Z');
    const outcomes = async () => ((await state())['rounds'] as Body[]).map(({ outcome }) => outcome);
    expect(await outcomes()).toEqual(['pending', 'incomplete', 'positives']);
    expect(await state()).toMatchObject({ cleanInARow: 0 });
    await asOwner(house.database.engine, `update tube set outcome = 'negative' where code = 'P1'`);
    expect(await outcomes()).toEqual(['clean', 'incomplete', 'positives']);
    // Somebody under control before the sample was reported was not found on the community front.
    const epidemiologist = await house.desk('epidemiologist');
    const person = await epidemiologist.make('person', { name: '王小明', areaCode: nanzhou });
    await epidemiologist.make('contact', { person: person['id'], status: 'active', reportDate: '2022-07-11', followUpStart: '2022-07-12' });
    await asOwner(house.database.engine, `update roster_member set person = '${String(person['id'])}' where id = '${String(id)}'`);
    expect(await outcomes()).toEqual(['clean', 'incomplete', 'clean']);
    expect(second['missingAllowed']).toBe(0);
  });

  test('how many may be missing is decided with the round', async () => {
    const window = { opensAt: '2022-07-12T06:00:00Z', closesAt: '2022-07-12T12:00:00Z' };
    const { id } = (await lead.post('test-rounds', aRound({ areaCode: '440105', missingAllowed: 0.5, ...window }))).body;
    const round = (await commander.post(`test-rounds/${String(id)}/approve`, { version: 1 })).body;
    await sampleAll(house, round, ['王小明']);
    await moveTo('2022-07-12T13:00:00.000Z');
    expect((await lead.get(`test-rounds/${String(id)}`)).body['outcome']).toBe('clean'); // 1 of 2 missing
  });
});

describe('the schedules of occupations and classes', () => {
  const list = async (query = `area=440105`, desk = lead) => {
    const { body } = await desk.get(`scheduled-tests?${query}`);
    return {
      pack: body['pack'],
      due: body['due'],
      overdue: body['overdue'],
      rows: (body['tests'] as Body[]).map(({ name, schedule, dueOn, overdueDays }) => [name, schedule, dueOn, overdueDays]),
    };
  };
  const sampledAt = async (name: string, when: string) => {
    const { id } = await memberNamed(lead, name);
    await asOwner(
      house.database.engine,
      `update roster_member set last_sampled_at = '${when}' where id = '${String(id)}';
      insert into sample (home, id, outbreak, area, member, tube, position, device, device_taken_at, taken_at, recorded_at, by, by_name)
      select home, gen_random_uuid(), outbreak, area, id, 'T', 1, 'd', '${when}', '${when}', '${when}', '${lead.id}', 'x' from roster_member where id = '${String(id)}'`,
    );
  };

  test('who may come today and who is late, by post', async () => {
    await putRoster(lead, [
      aLine({ name: '采样员', post: 'sampler' }),
      aLine({ name: '快递员', post: 'delivery' }),
      aLine({ name: '退休', birthYear: 1950 }),
    ]);
    await sampledAt('采样员', '2022-07-12T02:00:00Z');
    expect(await list()).toMatchObject({ due: 1, overdue: 0, rows: [['快递员', 'twiceWeeklyPosts', '2022-07-15', 0]] });
    await moveTo('2022-07-16T04:00:00.000Z'); // Saturday
    expect(await list()).toMatchObject({
      due: 0,
      overdue: 2,
      rows: [
        ['采样员', 'dailyPosts', '2022-07-13', 3],
        ['快递员', 'twiceWeeklyPosts', '2022-07-15', 1],
      ],
    });
    await sampledAt('快递员', '2022-07-16T03:00:00Z');
    expect((await list('area=440105&post=delivery'))['rows']).toEqual([]); // the next within 48 hours would be too early
    expect(String((await list())['pack'])).toMatch(/^cn-covid19 9 [0-9a-f]{64}$/);
  });

  test('in an outbreak that stands at a day of its own, a sample given today counts as given on that day', async () => {
    await putRoster(lead, [aLine({ name: '采样员', post: 'sampler' }), aLine({ name: '快递员', post: 'delivery' })]);
    await asOwner(house.database.engine, `update outbreak set as_of = '2022-07-12'`);
    await moveTo('2026-11-26T04:00:00.000Z');
    await sampledAt('采样员', '2026-11-26T02:00:00Z');
    await sampledAt('快递员', '2026-11-23T04:00:00Z'); // three days ago: 9 July, the week before; the first of two is in time until Friday the 15th
    expect(await list()).toMatchObject({ due: 1, overdue: 0, rows: [['快递员', 'twiceWeeklyPosts', '2022-07-15', 0]] });
    await asOwner(house.database.engine, `update outbreak set as_of = '2022-07-13'`);
    await moveTo('2026-11-27T04:00:00.000Z'); // the exercise goes on by a day, and so does the clock on the wall
    expect((await list('area=440105&post=sampler'))['rows']).toEqual([['采样员', 'dailyPosts', '2022-07-13', 0]]);
    await asOwner(house.database.engine, `update outbreak set as_of = '2030-07-16'`); // an exercise of a day to come
    await sampledAt('采样员', '2026-11-27T03:00:00Z');
    expect((await list('area=440105&post=sampler'))['rows']).toEqual([]);
  });

  test('days on which a close contact is tested, once the member is a person of the registry, for whoever may read contacts', async () => {
    await putRoster(lead, [aLine({ name: '王小明' })]);
    const epidemiologist = await house.desk('epidemiologist');
    const source = await epidemiologist.make('person', { name: '李四', areaCode: nanzhou });
    await epidemiologist.make('case', { person: source['id'], caseClass: 'confirmed', onsetDate: '2022-07-10', reportDate: '2022-07-11' });
    const person = await epidemiologist.make('person', { name: '王小明', areaCode: nanzhou });
    await epidemiologist.make('exposure', {
      source: { kind: 'person', id: source['id'] },
      target: { kind: 'person', id: person['id'] },
      date: '2022-07-10',
    });
    await epidemiologist.make('contact', { person: person['id'], status: 'active', reportDate: '2022-07-11', followUpStart: '2022-07-12' });
    const { id } = await memberNamed(lead, '王小明');
    await asOwner(house.database.engine, `update roster_member set person = '${String(person['id'])}' where id = '${String(id)}'`);
    // Day 1 of quarantine is the first of the test days 1, 2, 3, 5, 7.
    expect((await list())['rows']).toEqual([['王小明', 'closeContact', '2022-07-12', 0]]);
    await asOwner(house.database.engine, `update outbreak set as_of = '2022-07-12'`);
    await moveTo('2026-11-26T04:00:00.000Z');
    expect((await list())['rows']).toEqual([['王小明', 'closeContact', '2022-07-12', 0]]);
    await sampledAt('王小明', '2026-11-26T03:00:00Z');
    expect((await list())['rows']).toEqual([]);
    const port = await house.desk('subdistrictOfficer', '440105');
    const sees = (await list(undefined, port))['rows'];
    expect(sees).toEqual([]);
  });
});
