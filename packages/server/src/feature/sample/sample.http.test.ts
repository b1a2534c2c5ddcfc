import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asOwner } from '../../testing/index.ts';
import { type Body, type Desk, openTestHouse, type TestHouse } from '../registry/testing/house.ts';
import { everything, type Field, ledgers, plantField } from './testing/field.ts';

/** 14:05 in Guangzhou: when devices say they took their samples. */
const now = '2022-07-12T06:05:00.000Z';

let house: TestHouse;
let field: Field;
let desk: Desk;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  house.database.clock.now = now;
  await house.begin();
  field = await plantField(house, [3, 2, 1]);
  desk = await house.desk('gridWorker', '440105');
});
afterAll(() => house.close());

const swab = (member: string | undefined, tube: string, more: Body = {}): Body => ({
  id: uuidv7(),
  takenAt: now,
  tube,
  capacity: 10,
  round: field.round,
  point: field.point,
  who: { kind: 'member', member },
  ...more,
});
const register = async (samples: readonly Body[], by = desk, sentAt = house.database.clock.now) => {
  const answer = await by.post('samples', { device: 'phone-1', sentAt, samples });
  expect(answer.status, answer.text).toBe(200);
  return answer.body['answers'] as Body[];
};
const outcomes = (answers: readonly Body[]) => answers.map(({ outcome }) => outcome);
const inAgreement = async () => {
  const { kept, counted } = await ledgers(house, field.round);
  expect(kept).toEqual(counted);
  return kept[0] as Body;
};

test('a family is sampled in one go: the tube fills in their order and the ledger moves', async () => {
  const family = field.households[0] ?? [];
  const answers = await register(family.map((member) => swab(member, 'TUBE-0001')));
  expect(answers.map(({ outcome, members }) => [outcome, members])).toEqual([
    ['recorded', 3],
    ['recorded', 3],
    ['recorded', 3],
  ]);
  const rows = await everything(house, `select member, position from firebreak.sample order by position`);
  expect(rows).toEqual(family.map((member, index) => ({ member, position: index + 1 })));
  // 6 due; 3 done; one household of three complete, two untouched
  expect(await inAgreement()).toMatchObject({ due: 6, done: 3, households: 3, complete: 1, untouched: 2 });
});

test('sending again is the same sample', async () => {
  const one = swab(field.members[0], 'TUBE-0001');
  expect(outcomes(await register([one]))).toEqual(['recorded']);
  expect(outcomes(await register([one]))).toEqual(['same']);
  expect(outcomes(await register([one, one]))).toEqual(['same', 'same']);
  const two = swab(field.members[1], 'TUBE-0001');
  expect(outcomes(await register([two, two]))).toEqual(['recorded', 'same']);
  expect(await everything(house, `select members from firebreak.tube`)).toEqual([{ members: 2 }]);
  expect(await inAgreement()).toMatchObject({ done: 2 });
});

test('a tube of another point is refused to who waits, with when and where it was used', async () => {
  await register([swab(field.members[0], 'TUBE-0001')]);
  house.database.clock.now = '2022-07-12T06:20:00.000Z';
  const [answer] = await register([swab(field.members[1], 'TUBE-0001', { point: null, takenAt: house.database.clock.now })]);
  expect(answer).toMatchObject({
    outcome: 'refused',
    code: 'TUBE_USED',
    details: { tube: 'TUBE-0001', time: '14:05', point: '3 号采样点' },
  });
  expect(await inAgreement()).toMatchObject({ done: 1 });
});

test('the same from a device that was offline is kept, and the tube asks for somebody', async () => {
  await register([swab(field.members[0], 'TUBE-0001')]);
  house.database.clock.now = '2022-07-12T08:00:00.000Z';
  const [answer] = await register([swab(field.members[1], 'TUBE-0001', { point: null })]);
  expect(answer).toMatchObject({ outcome: 'conflict', code: 'TUBE_USED' });
  expect(await everything(house, `select members, faults from firebreak.tube`)).toEqual([{ members: 2, faults: ['wrongTube'] }]);
  expect(await inAgreement()).toMatchObject({ done: 2 });
});

test('a full tube takes no more; the neighbours go in', async () => {
  const people = field.members.slice(0, 3).map((member) => swab(member, 'TUBE-0002', { capacity: 2 }));
  const answers = await register(people);
  expect(outcomes(answers)).toEqual(['recorded', 'recorded', 'refused']);
  expect(answers[2]).toMatchObject({ code: 'TUBE_FULL', details: { tube: 'TUBE-0002', capacity: 2 }, members: 2 });
  house.database.clock.now = '2022-07-12T08:00:00.000Z';
  expect(await register([people[2] ?? {}])).toMatchObject([{ outcome: 'conflict', code: 'TUBE_FULL', members: 3 }]);
  expect(await everything(house, `select faults from firebreak.tube`)).toEqual([{ faults: ['missingMember'] }]);
});

test('a second person in a single tube is a used tube', async () => {
  const [first, second] = field.members;
  const answers = await register([swab(first, 'ONE-0001', { capacity: 1 }), swab(second, 'ONE-0001', { capacity: 1 })]);
  expect(answers.map(({ outcome, code }) => [outcome, code])).toEqual([
    ['recorded', null],
    ['refused', 'TUBE_USED'],
  ]);
});

test('a person in two pools is told, and counted once', async () => {
  const [person] = field.members;
  await register([swab(person, 'TUBE-0001')]);
  const [answer] = await register([swab(person, 'TUBE-0002')]);
  expect(answer).toMatchObject({ outcome: 'again', code: 'SAMPLED_AGAIN', details: { tube: 'TUBE-0001', point: '3 号采样点' } });
  expect(await everything(house, `select state from firebreak.sample order by tube`)).toEqual([{ state: 'valid' }, { state: 'again' }]);
  expect(await everything(house, `select faults from firebreak.tube order by code`)).toEqual([{ faults: [] }, { faults: ['duplicateMember'] }]);
  expect(await inAgreement()).toMatchObject({ done: 1 });
});

test('a round takes what was taken in its window, by a clock put right', async () => {
  house.database.clock.now = '2022-07-13T02:00:00.000Z'; // the round ended two hours ago
  desk = await house.desk('gridWorker', '440105');
  const late = swab(field.members[0], 'TUBE-0001', { takenAt: house.database.clock.now });
  expect(await register([late])).toMatchObject([{ outcome: 'refused', code: 'ROUND_NOT_OPEN', details: { round: '第一轮' } }]);
  // The device is three hours fast: what it says was taken at 04:30 was taken at 01:30, an hour and a half after the end.
  const fast = { ...swab(field.members[0], 'TUBE-0001'), takenAt: '2022-07-13T02:30:00Z' };
  expect(outcomes(await register([fast], desk, '2022-07-13T05:00:00Z'))).toEqual(['recorded']);
  expect(await everything(house, `select device_taken_at, taken_at from firebreak.sample`)).toEqual([
    { device_taken_at: '2022-07-13T02:30:00.000Z', taken_at: '2022-07-12T23:30:00.000Z' },
  ]);
});

test('nobody is collected for a round that is not approved', async () => {
  await asOwner(house.database.engine, `update test_round set status = 'draft', approved_at = null`);
  expect(outcomes(await register([swab(field.members[0], 'TUBE-0001')]))).toEqual(['refused']);
  expect(await everything(house, `select 1 from firebreak.tube`)).toEqual([]);
});

test('who is not on the list is from now on: due, done, a walk-in', async () => {
  const who = { kind: 'walkIn', member: uuidv7(), areaCode: '440105', name: '新来的', birthYear: 1990, household: field.householdIds[2] };
  const [answer] = await register([swab(undefined, 'TUBE-0001', { who })]);
  expect(answer).toMatchObject({ outcome: 'recorded' });
  expect(await inAgreement()).toMatchObject({ due: 7, done: 1, walk_in: 1, households: 3, complete: 0, untouched: 2 });
  expect(await everything(house, `select name, source, last_sampled_at from firebreak.roster_member where id = $1`, [who.member])).toEqual([
    { name: '新来的', source: 'site', last_sampled_at: now },
  ]);
});

test('a household with somebody of another area is counted in each of them by whom it has there', async () => {
  // The sixth of six people is on the roster of 天河区, in the household of the first three.
  await asOwner(
    house.database.engine,
    `update roster_member set area = (select path from area where code = '440106'), household = '${field.householdIds[0]}' where id = '${field.members[5]}';
     update round_target set area = (select path from area where code = '440106'), household = '${field.householdIds[0]}' where member = '${field.members[5]}';
     select firebreak.retally('440000', '${field.round}', array(select path from area where code in ('440105', '440106')))`,
  );
  const lead = await house.desk('samplingLead', '440100');
  await register([swab(field.members[5], 'TUBE-0001')], lead);
  const { kept, counted } = await ledgers(house, field.round);
  expect(kept).toEqual(counted);
  expect(kept).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ due: 5, done: 0, households: 2, complete: 0, untouched: 2 }),
      expect.objectContaining({ due: 1, done: 1, households: 1, complete: 1, untouched: 0 }),
    ]),
  );
});

test('who is exempt and comes all the same is done', async () => {
  await asOwner(house.database.engine, `update round_target set exempt_reason = 'away' where member = '${field.members[5]}'`);
  await asOwner(house.database.engine, `update round_tally set exempt = 1, households_complete = 1, households_untouched = 2`);
  await register([swab(field.members[5], 'TUBE-0001')]);
  expect(await inAgreement()).toMatchObject({ due: 6, done: 1, exempt: 0, complete: 1, untouched: 2 });
});

describe('whose hand it is', () => {
  test('a neighbour of another district registers nobody here, and learns nothing', async () => {
    const other = await house.desk('gridWorker', '440106');
    const answers = await register([swab(field.members[0], 'TUBE-0001'), swab(uuidv7(), 'TUBE-0001')], other);
    expect(answers.map(({ outcome, code }) => [outcome, code])).toEqual([
      ['refused', 'SAMPLE_MEMBER_UNKNOWN'],
      ['refused', 'SAMPLE_MEMBER_UNKNOWN'],
    ]);
  });

  test('a grant that ended or a person who was stopped registers nothing, also while a session is remembered', async () => {
    expect(outcomes(await register([swab(field.members[0], 'TUBE-0001')]))).toEqual(['recorded']);
    await asOwner(house.database.engine, `update user_grant set expires_at = '2022-07-12T06:00Z' where user_id = '${desk.id}'`);
    const answer = await desk.post('samples', { device: 'phone-1', sentAt: now, samples: [swab(field.members[1], 'TUBE-0001')] });
    const refused = answer.status === 403 || (answer.body['answers'] as Body[])[0]?.['outcome'] === 'refused';
    expect(refused).toBe(true);
  });

  test('requests of several people travel in one transaction, each with their own rights', async () => {
    const other = await house.desk('gridWorker', '440106');
    const all = await Promise.all([
      register([swab(field.members[0], 'TUBE-0001')]),
      register([swab(field.members[1], 'TUBE-0009')], other),
      register([swab(field.members[2], 'TUBE-0001')]),
    ]);
    expect(all.flatMap(outcomes)).toEqual(['recorded', 'refused', 'recorded']);
    const acts = await everything(house, `select actor, payload from firebreak.journal where action = 'sample.registered'`);
    expect(acts.every(({ actor }) => actor === desk.id)).toBe(true);
    expect(acts.reduce((all_, { payload }) => all_ + Number((payload as Body)['count']), 0)).toBe(2);
  });

  test('a closed outbreak takes none', async () => {
    await register([swab(field.members[0], 'TUBE-0001')]);
    await asOwner(house.database.engine, `update outbreak set status = 'closed'`);
    expect(await register([swab(field.members[1], 'TUBE-0001')])).toMatchObject([{ outcome: 'refused', code: 'OUTBREAK_CLOSED' }]);
  });
});

test('a sample that cannot be stored is named; the others are kept', async () => {
  const who = { kind: 'walkIn', member: uuidv7(), areaCode: '440105', name: `half of a pair \ud83d` };
  const answers = await register([swab(field.members[0], 'TUBE-0001'), swab(undefined, 'TUBE-0001', { who }), swab(field.members[2], 'TUBE-0001')]);
  expect(outcomes(answers)).toEqual(['recorded', 'refused', 'recorded']);
  expect(answers[1]).toMatchObject({ code: 'SAMPLE_UNSTORABLE' });
});

test('goods and environment lie in tubes like people, and nobody is due for them', async () => {
  const place = await house.desk('operator').then((operator) => operator.make('place', { name: '冷库', areaCode: '440105' }));
  const who = { kind: 'environment', place: place['id'], description: '门把手' };
  expect(outcomes(await register([swab(undefined, 'ENV-0001', { round: null, who })]))).toEqual(['recorded']);
  expect(await everything(house, `select subject, members from firebreak.tube`)).toEqual([{ subject: 'environment', members: 1 }]);
  expect(await register([swab(field.members[0], 'ENV-0001', { round: null })])).toMatchObject([{ outcome: 'refused', code: 'TUBE_USED' }]);
});

test('a single tube that tests a member of a pool again leaves the ledger as it is', async () => {
  await register([swab(field.members[0], 'TUBE-0001')]);
  const again = swab(field.members[0], 'ONE-0001', { capacity: 1, resolves: 'TUBE-0001' });
  expect(outcomes(await register([again]))).toEqual(['recorded']);
  expect(await inAgreement()).toMatchObject({ done: 1 });
  expect(await everything(house, `select state from firebreak.sample where tube = 'ONE-0001'`)).toEqual([{ state: 'valid' }]);
});
