import fc from 'fast-check';
import { type Role, routes } from '@firebreak/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { loadActor, transact, type Trx } from '../../platform/access/index.ts';
import { type Answered, type Desk, openTestHouse, type TestHouse } from '../registry/testing/house.ts';
import { answerOf } from '../../testing/answer.ts';
import { clockRows } from './store.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(begin);
afterAll(() => house.close());

async function begin(): Promise<void> {
  await house.begin();
  await house.database.addArea('440105001', '440105', 'subdistrict', '街道');
  await house.database.addArea('440105001001', '440105001', 'community', '社区');
  house.database.clock.now = start;
}

const start = '2022-07-12T06:00:00.000Z';
const areas = ['440000', '440100', '440105', '440106', '440300', '440105001', '440105001001'] as const;
const kinds = ['locateAndHold', 'quarantine', 'transfer', 'interview', 'venueControl'] as const;
const roles = [undefined, 'contactTracer', 'transferDispatcher'] as const;
const minutes = (count: number): string => new Date(Date.parse(start) + count * 60_000).toISOString();

/** What people do with tasks, each upon one that is there; an act that is refused is refused. */
const step = fc.oneof(
  fc.record({
    act: fc.constant('open' as const),
    kind: fc.constantFrom(...kinds),
    area: fc.constantFrom(...areas),
    role: fc.constantFrom(...roles),
    opened: fc.integer({ min: -3000, max: 0 }),
    hours: fc.integer({ min: 0, max: 50 }),
  }),
  fc.record({
    act: fc.constantFrom(
      'accept' as const,
      'refuse' as const,
      'complete' as const,
      'reopen' as const,
      'withdraw' as const,
      'restore' as const,
    ),
    at: fc.nat(),
  }),
  fc.record({ act: fc.constant('handOver' as const), at: fc.nat(), area: fc.constantFrom(...areas) }),
  fc.record({ act: fc.constant('due' as const), at: fc.nat(), hours: fc.integer({ min: 0, max: 50 }) }),
  fc.record({ act: fc.constant('role' as const), at: fc.nat(), role: fc.constantFrom('contactTracer', 'commander') }),
  fc.record({ act: fc.constant('positive' as const), area: fc.constantFrom('440105', '440300'), isTakenBack: fc.boolean() }),
  fc.record({ act: fc.constant('order' as const), isTakenBack: fc.boolean() }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function doStep(desk: Desk, one: Step): Promise<Answered | undefined> {
  if (one.act === 'open') {
    const openedAt = minutes(one.opened);
    const dueAt = new Date(Date.parse(openedAt) + one.hours * 3_600_000).toISOString();
    const ownerRole = one.role === undefined ? {} : { ownerRole: one.role };
    return desk.post('tasks', { kind: one.kind, status: 'open', areaCode: one.area, openedAt, dueAt, ...ownerRole });
  }
  if (one.act === 'positive') return positive(desk, one.area, one.isTakenBack);
  if (one.act === 'order') return order(desk, one.isTakenBack);
  const { rows } = answerOf(routes.task.list, await desk.get('tasks?withdrawn=all&limit=200'));
  const task = rows[one.at % Math.max(1, rows.length)];
  if (task === undefined) return undefined;
  const [path, version] = [`tasks/${task.id}`, task.version];
  const reason = 'test';
  switch (one.act) {
    case 'handOver':
      return desk.post(`${path}/hand-over`, { version, areaCode: one.area, reason });
    case 'due':
      return desk.patch(path, { version, set: { dueAt: minutes(one.hours * 60) }, reason });
    case 'role':
      return desk.patch(path, { version, set: { ownerRole: one.role }, reason });
    case 'complete':
      return desk.post(`${path}/complete`, { version, evidence: [{ kind: 'text', text: reason }] });
    default:
      return desk.post(`${path}/${one.act}`, { version, reason });
  }
}

async function positive(desk: Desk, areaCode: string, isTakenBack: boolean): Promise<Answered> {
  const person = (await desk.make('person', { name: '测试', areaCode }))['id'];
  const result = await desk.make('labResult', { person, outcome: 'positive', test: 'pcr', resultDate: '2022-07-12' });
  return isTakenBack ? desk.patch(`lab-results/${String(result['id'])}`, { version: 1, set: { outcome: 'negative' } }) : desk.get('tasks');
}

async function order(desk: Desk, isTakenBack: boolean): Promise<Answered> {
  const given = await desk.post('orders', {
    area: '440000',
    to: ['440105', '440300'],
    title: 't',
    text: 't',
    basis: 'b',
    dueAt: minutes(90),
  });
  return isTakenBack ? desk.post(`orders/${String(given.body['id'])}/withdraw`, { version: 1, reason: 'test' }) : given;
}

/** The counts as they stand, whatever their parts. */
async function counts(): Promise<Record<string, unknown>[]> {
  const owner = await house.database.engine.connectOwner();
  try {
    const { rows } = await owner.query(
      `select area::text, above::text, what, kind, owner_role, slot, sum(count)::int as count from firebreak.task_tally
      group by area, above, what, kind, owner_role, slot having sum(count) <> 0 order by area, what, kind, owner_role, slot`,
      [],
    );
    return rows;
  } finally {
    owner.release();
  }
}

async function rebuilt(): Promise<Record<string, unknown>[]> {
  const owner = await house.database.engine.connectOwner();
  try {
    await owner.execute('select firebreak.rebuild_task_tally()');
  } finally {
    owner.release();
  }
  return counts();
}

async function as<T>(desk: Desk, work: (trx: Trx) => Promise<T>): Promise<T> {
  const { db } = house.database.platform;
  const actor = await loadActor(db, desk.id, house.database.clock.now);
  if (actor === undefined) throw new Error('The desk is empty.');
  return transact(db, { actor, outbreak: house.outbreak }, work);
}

/** What the board says, from tasks one by one as the row policies show them. */
async function byHand(trx: Trx, area: string, now: string, since: string) {
  const { rows } = await sql<Record<string, unknown>>`
    with task as (
      select t.*, t.status in ('open', 'accepted', 'refused') as is_open, extract(epoch from ${now}::timestamptz - t.opened_at) as run,
        extract(epoch from t.due_at - t.opened_at) as span
      from task t where t.area <@ ${area}::ltree and t.withdrawn_at is null and t.status <> 'withdrawn'),
    counted as (
      select null::ltree as area, kind, is_open, run, span, due_at, opened_at from task
      union all
      select subpath(area, 0, nlevel(${area}::ltree) + 1), null, is_open, run, span, due_at, opened_at from task
      where nlevel(area) > nlevel(${area}::ltree) and is_open)
    select area::text as area, kind, count(*) filter (where is_open)::int as running,
      (case when area is null then count(*) filter (where is_open and run >= span * 0.5) else 0 end)::int as half,
      (case when area is null then count(*) filter (where is_open and run >= span * 0.8) else 0 end)::int as late,
      count(*) filter (where is_open and run >= span)::int as overdue,
      (case when area is null then count(*) filter (where is_open and opened_at >= ${since}) else 0 end)::int as recent,
      count(*) filter (where not is_open and opened_at >= ${since})::int as done,
      min(due_at) filter (where is_open) as "firstDue"
    from counted group by area, kind`.execute(trx);
  return rows;
}

const sorted = (rows: readonly object[]): string[] =>
  rows.map((row) => JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)))).toSorted();
/** A kind of which nothing is counted may be left out or stand with noughts. */
const filled = (rows: readonly { readonly running?: unknown; readonly done?: unknown }[]) =>
  rows.filter(({ running, done }) => Number(running) > 0 || Number(done) > 0);

const lookers: readonly (readonly [Role, string])[] = [
  ['commander', '440000'],
  ['commander', '440100'],
  ['contactTracer', '440100'],
  ['contactTracer', '440105'],
  ['subdistrictOfficer', '440105001'],
];

test(
  'whatever is done with tasks, the counts are those of the tasks, and everybody gets those they may see',
  { timeout: 600_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 25 }), fc.integer({ min: 0, max: 3000 }), async (steps, later) => {
        await begin();
        const operator = await house.desk('operator');
        for (const one of steps) expect((await doStep(operator, one))?.status ?? 200).toBeLessThan(500);
        const kept = await counts();
        const since = minutes(-2880);
        const now = minutes(later);
        for (const [role, code] of lookers) {
          const desk = await house.desk(role, code);
          for (const area of [
            'world.440000',
            'world.440000.440100',
            'world.440000.440100.440105',
            'world.440000.440100.440105.440105001',
          ]) {
            const cut = { home: '440000', outbreak: house.outbreak, area, day: '2022-07-12', now };
            const said = await as(desk, (trx) => clockRows(trx, cut, since));
            const true_ = await as(desk, (trx) => byHand(trx, area, now, since));
            expect([role, code, area, ...sorted(filled(said))]).toEqual([role, code, area, ...sorted(filled(true_))]);
          }
        }
        expect(kept).toEqual(await rebuilt());
      }),
      { numRuns: 8 },
    );
  },
);

test('people who write at once lose no count', async () => {
  const desks = await Promise.all(Array.from({ length: 6 }, () => house.desk('operator')));
  const task = { kind: 'transfer', status: 'open', areaCode: '440105', openedAt: minutes(0), dueAt: minutes(120) };
  await Promise.all(
    desks.map(async (desk) => {
      for (let round = 0; round < 4; round++) {
        const { id } = await desk.make('task', task);
        if (round % 2 === 1) await desk.post(`tasks/${String(id)}/accept`, { version: 1 });
        if (round === 3) await desk.post(`tasks/${String(id)}/complete`, { version: 2, evidence: [{ kind: 'text', text: 'done' }] });
      }
    }),
  );
  const kept = await counts();
  // 6 people opened 4 each and ended one of them.
  expect(kept.find(({ area, what }) => area === 'world.440000' && what === 'due')).toMatchObject({ count: 18 });
  expect(kept.find(({ area, what }) => area === 'world.440000' && what === 'done')).toMatchObject({ count: 6 });
  expect(kept).toEqual(await rebuilt());
});

// 06:00 to 08:00: half at 07:00, four fifths at 07:36, all at 08:00. The slots of counts begin at full quarters of an hour.
test.each([
  ['06:59:59.999', { running: 1, half: 0, late: 0, overdue: 0 }],
  ['07:00:00.000', { running: 1, half: 1, late: 0, overdue: 0 }],
  ['07:35:59.999', { running: 1, half: 1, late: 0, overdue: 0 }],
  ['07:36:00.000', { running: 1, half: 1, late: 1, overdue: 0 }],
  ['08:00:00.000', { running: 1, half: 1, late: 1, overdue: 1 }],
])('at %s a clock of two hours has turned as far as it has', async (time, expected) => {
  const operator = await house.desk('operator');
  await operator.make('task', { kind: 'transfer', status: 'open', areaCode: '440105', openedAt: minutes(0), dueAt: minutes(120) });
  const cut = { home: '440000', outbreak: house.outbreak, area: 'world.440000', day: '2022-07-12', now: `2022-07-12T${time}Z` };
  const rows = await as(operator, (trx) => clockRows(trx, cut, minutes(0)));
  expect(rows.find(({ kind }) => kind === 'transfer')).toMatchObject({ ...expected, firstDue: minutes(120) });
});
