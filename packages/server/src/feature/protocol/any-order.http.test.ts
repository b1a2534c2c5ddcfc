import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Body, type Desk, openTestHouse, type TestHouse } from '../registry/testing/house.ts';

/**
 * The same records in any order, some of them sent twice, corrected and corrected back, withdrawn and restored: in the end the
 * same tasks run, none of them twice, and everybody is in one state.
 */
let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
  const { database } = house;
  database.clock.now = '2022-07-12T06:00:00.000Z';
  await database.addArea('CN', 'world', 'nation', '中国');
  await database.addArea('440000', 'CN', 'province', '广东省');
  await database.addArea('440100', '440000', 'city', '广州市');
});
afterAll(() => house.close());

/** What becomes of one record; the order of its own steps stands, the stories mingle. */
type Step = (desk: Desk, world: World) => Promise<void>;
interface World {
  readonly persons: readonly string[];
  readonly place: string;
  readonly ids: Readonly<Record<string, string>>;
}

async function sent(answer: Promise<{ status: number; text: string }>): Promise<void> {
  const { status, text } = await answer;
  if (status >= 300) throw new Error(text);
}
const create =
  (plural: string, name: string, body: (world: World) => Body): Step =>
  (desk, world) =>
    sent(desk.post(plural, { id: world.ids[name], ...body(world) }));
/** Sets a value and takes it back, whatever version the record has by then. */
const edit =
  (plural: string, name: string, set: Body): Step =>
  async (desk, world) => {
    const { body } = await desk.get(`${plural}/${world.ids[name]}`);
    await sent(desk.patch(`${plural}/${world.ids[name]}`, { version: body['version'], set, reason: 'corrected' }));
  };
const act =
  (plural: string, name: string, verb: 'withdraw' | 'restore'): Step =>
  (desk, world) =>
    sent(desk.post(`${plural}/${world.ids[name]}/${verb}`, { reason: 'by mistake' }));

const exposure = (name: string, source: number, target: number): Step =>
  create('exposures', name, ({ persons }) => ({
    source: { kind: 'person', id: persons[source] },
    target: { kind: 'person', id: persons[target] },
    date: '2022-07-11',
  }));
const result = (name: string, person: number): Step =>
  create('lab-results', name, ({ persons }) => ({ person: persons[person], outcome: 'positive', test: 'pcr', resultDate: '2022-07-12' }));
const confirmed: Step = create('cases', 'case', ({ persons }) => ({ person: persons[0], caseClass: 'confirmed', onsetDate: '2022-07-10' }));

const stories: readonly (readonly Step[])[] = [
  [exposure('first', 0, 1), edit('exposures', 'first', { date: '2022-07-10' }), edit('exposures', 'first', { date: '2022-07-11' })],
  [exposure('second', 1, 2), act('exposures', 'second', 'withdraw'), act('exposures', 'second', 'restore')],
  [exposure('third', 0, 3)],
  [result('index', 0), result('index', 0), act('lab-results', 'index', 'withdraw'), act('lab-results', 'index', 'restore')],
  [result('contact', 1), edit('lab-results', 'contact', { outcome: 'negative' }), edit('lab-results', 'contact', { outcome: 'positive' })],
  [confirmed, confirmed, edit('cases', 'case', { caseClass: 'notACase' }), edit('cases', 'case', { caseClass: 'confirmed' })],
  [create('visits', 'visit', ({ persons, place }) => ({ person: persons[0], place, start: '2022-07-11T02:00:00Z' }))],
];
const names = ['first', 'second', 'third', 'index', 'contact', 'case', 'visit'];

interface Found {
  readonly tasks: readonly string[];
  readonly states: readonly string[];
}

/** Takes one step at a time from the story that `draws` names, and looks at what runs in the end. */
async function play(draws: readonly number[]): Promise<Found> {
  house.outbreak = await house.database.addOutbreak('440000');
  const desk = await house.desk('epidemiologist');
  const persons: string[] = [];
  for (const name of ['甲', '乙', '丙', '丁']) persons.push(String((await desk.make('person', { name, areaCode: '440100' }))['id']));
  const place = String((await desk.make('place', { name: '小学', kind: 'school', areaCode: '440100' }))['id']);
  const world: World = { persons, place, ids: Object.fromEntries(names.map((name) => [name, uuidv7()])) };
  const waiting = stories.map((steps) => [...steps]);
  for (const draw of [...draws, ...waiting.flat().map(() => 0)]) {
    const open = waiting.filter((steps) => steps.length > 0);
    await open[draw % Math.max(1, open.length)]?.shift()?.(desk, world);
  }
  return look(desk, world);
}

async function look(desk: Desk, { persons, place }: World): Promise<Found> {
  const name = (id: unknown) => (id === place ? 'place' : id === null ? '' : `person ${persons.findIndex((person) => person === id)}`);
  const { rows } = (await desk.get('tasks?limit=500')).body as { rows: Body[] };
  const running = rows.filter(({ status }) => status === 'open');
  const due = (await desk.get('protocol/due?limit=500')).body as { rows: Body[] };
  return {
    tasks: running
      .map((task) => {
        const [kind = '', of = ''] = String(task['cause']).split(':');
        return [task['kind'], name(task['person']), name(task['place']), kind, name(of), task['ownerRole']].join(' | ');
      })
      .toSorted(),
    states: due.rows.map((row) => `${name(row['person'])} ${String(row['class'])} ${String(row['status'])}`).toSorted(),
  };
}

test('no order, repetition or correction loses a task, doubles one, or leaves somebody in two states', async () => {
  const plain = await play([]);
  // 甲 is a case; 乙 met 甲 and is positive, so 丙, who met 乙, is raised from contact of a contact to close contact; 丁 met 甲.
  expect(plain.states).toEqual([
    'person 0 case toIsolate',
    'person 1 closeContact held',
    'person 2 closeContact toLocate',
    'person 3 closeContact toLocate',
  ]);
  expect(plain.tasks.length).toBeGreaterThan(10);
  const draws = fc.array(fc.nat(1000), { minLength: 20, maxLength: 24 });
  await fc.assert(
    fc.asyncProperty(draws, async (drawn) => {
      const found = await play(drawn);
      expect(found).toEqual(plain);
      expect(new Set(found.tasks).size).toBe(found.tasks.length);
    }),
    { numRuns: 8 },
  );
}, 900_000);
