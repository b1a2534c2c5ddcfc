import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connection } from '../../platform/database/engine.ts';
import { asOwner, openTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { current } from './current.ts';

let database: TestDatabase;
let outbreak: string;
let owner: Connection;
beforeAll(async () => {
  database = await openTestDatabase();
  await begin();
  owner = await database.engine.connectOwner();
  await owner.execute('set search_path to firebreak, public');
});
afterAll(async () => {
  owner.release();
  await database.close();
});

const persons = 3;
const uuid = (kind: number, at: number): string => `0198b0a0-000${kind}-7000-8000-${String(at).padStart(12, '0')}`;
const frame = () => `'440000', '${outbreak}', 'world.440000', now(), now()`;
const columns = 'home, outbreak, area, created_at, updated_at, id';

async function begin(): Promise<void> {
  await database.reset();
  await database.addArea('440000', 'world', 'province', '广东省');
  outbreak = await database.addOutbreak('440000');
  const people = Array.from({ length: persons }, (_, at) => `(${frame()}, '${uuid(1, at)}')`);
  await asOwner(database.engine, `insert into person (${columns}) values ${people.join(', ')}`);
}

/** A statement from whatever door: of many rows, of several persons, in any order. */
type Write =
  | { readonly is: 'insert'; readonly rows: readonly { person: number; episode: number; isOut: boolean; isGone: boolean }[] }
  | { readonly is: 'update'; readonly cases: readonly number[]; readonly set: string }
  | { readonly is: 'delete'; readonly cases: readonly number[] };

const person = fc.nat({ max: persons - 1 });
const episode = fc.integer({ min: 1, max: 4 });
/** Cases by the order in which they were made, counted again from the first. */
const some = fc.uniqueArray(fc.nat({ max: 7 }), { minLength: 1, maxLength: 3 });
const change = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(`withdrawn_at = now()`, `withdrawn_at = null`, `case_class = 'notACase'`, `case_class = 'confirmed'`),
  },
  { weight: 1, arbitrary: fc.constantFrom(`number = 'N'`, `withdrawn_at = case when withdrawn_at is null then now() end`) },
  { weight: 1, arbitrary: episode.map((to) => `episode = ${to}`) },
  { weight: 1, arbitrary: person.map((to) => `person = '${uuid(1, to)}'`) },
  { weight: 1, arbitrary: fc.constantFrom('episode = 5 - episode', `case_class = 'probable', withdrawn_at = null, episode = episode + 1`) },
);
const write: fc.Arbitrary<Write> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      is: fc.constant('insert' as const),
      rows: fc.array(fc.record({ person, episode, isOut: fc.boolean(), isGone: fc.boolean() }), { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ is: fc.constant('update' as const), cases: some, set: change }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('delete' as const), cases: some }) },
);

/** Numbers cases in the order in which they are asked for, also those that are refused. */
class Script {
  private made = 0;

  sqlOf(one: Write): string {
    if (one.is === 'insert') {
      const rows = one.rows.map(
        ({ person: of, episode: nth, isOut, isGone }) =>
          `(${frame()}, '${uuid(2, this.made++)}', '${uuid(1, of)}', ${nth}, '${isOut ? 'notACase' : 'confirmed'}', ${isGone ? 'now()' : 'null'})`,
      );
      return `insert into "case" (${columns}, person, episode, case_class, withdrawn_at) values ${rows.join(', ')}`;
    }
    const ids = `id in (${one.cases.map((at) => `'${uuid(2, this.made === 0 ? at : at % this.made)}'`).join(', ')})`;
    return one.is === 'delete' ? `delete from "case" where ${ids}` : `update "case" set ${one.set} where ${ids}`;
  }
}

interface Failed {
  readonly code?: string;
  readonly constraint?: string;
}
/** Why the database refused a statement; undefined: it did not. */
const refusal = (run: Promise<unknown>): Promise<Failed | undefined> =>
  run.then(
    () => undefined,
    (error: unknown) => error as Failed,
  );

/** Cases that count by what is kept beside them, and by a plain question over all. */
const counted = `
  select c.person, c.episode, c.is_current as kept, c.withdrawn_at is null and not exists (
    select from "case" o
    where o.home = c.home and o.person = c.person and o.withdrawn_at is null
      and (o.case_class <> 'notACase', o.episode) > (c.case_class <> 'notACase', c.episode)) as asked
  from "case" c order by c.person, c.episode, c.id`;
const differing = async (): Promise<unknown[]> => (await owner.query(counted, [])).rows.filter(({ kept, asked }) => kept !== asked);

test('after any statements, the case that counts of each person is the last that was not ruled out, else the last', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(write, { minLength: 1, maxLength: 25 }), async (writes) => {
      await owner.execute('truncate "case" cascade');
      const script = new Script();
      for (const one of writes) {
        const statement = script.sqlOf(one);
        // One who writes alone is refused two standing cases of one number, and nothing for the sake of the one that counts.
        const refused = await refusal(owner.execute(statement));
        expect(refused?.constraint ?? 'case_person_episode', statement).toBe('case_person_episode');
        expect(await differing(), statement).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
}, 300_000);

// The embedded database has one writer at a time.
test.runIf(process.env['DATABASE_URL'] !== undefined)(
  'two who write cases of the same persons at once: whatever is kept, the case that counts is right',
  async () => {
    const [one, other] = [await database.engine.connectOwner(), await database.engine.connectOwner()];
    const seen = new Set<string>();
    try {
      for (const each of [one, other]) await each.execute(`set search_path to firebreak, public; set deadlock_timeout = '10ms'`);
      await fc.assert(
        fc.asyncProperty(fc.array(write, { maxLength: 6 }), fc.tuple(write, write), write, async (before, both, beside) => {
          await owner.execute('truncate "case" cascade');
          const script = new Script();
          for (const each of before) await refusal(owner.execute(script.sqlOf(each)));
          const [first, second, third] = [both[0], beside, both[1]].map((each) => script.sqlOf(each)) as [string, string, string];
          await one.execute('begin');
          await other.execute('begin');
          const began = await refusal(one.execute(first));
          // Waits for the first, is refused, or goes beside it; what is done is kept at once.
          const meanwhile = refusal(other.execute(second)).then(async (refused) => {
            await other.execute(refused === undefined ? 'commit' : 'rollback');
            return refused;
          });
          await new Promise((resolve) => setTimeout(resolve, 5));
          const went = began ?? (await refusal(one.execute(third)));
          await one.execute(went === undefined ? 'commit' : 'rollback');
          for (const refused of [went, await meanwhile]) seen.add(refused?.code ?? 'kept');
          expect(await differing(), [first, second, third].join(';\n')).toEqual([]);
        }),
        { numRuns: 150 },
      );
    } finally {
      one.release();
      other.release();
    }
    // A number that stands, the one who counts where nothing was seen, and each waiting for the other; nothing else.
    expect([...seen].filter((code) => !['kept', '23505', '40P01'].includes(code))).toEqual([]);
  },
  300_000,
);

test('two who record the first case of a person at once: one is kept, and the other is told that the person has one', async () => {
  await owner.execute('truncate "case" cascade');
  const [one, other] = [{ episode: 1 }, { episode: 2 }].map(
    ({ episode: nth }) =>
      `insert into "case" (${columns}, person, episode, case_class) values (${frame()}, '${uuid(2, nth)}', '${uuid(1, 0)}', ${nth}, 'confirmed')`,
  ) as [string, string];
  await owner.execute(one);
  // As the second sees it who came before the first was kept: nothing stands, and the case counts.
  await owner.execute('alter table "case" disable trigger user');
  const blind = await refusal(owner.execute(other.replace('case_class)', 'case_class, is_current)').replace(/\)$/, ', true)')));
  await owner.execute('alter table "case" enable trigger user');
  expect(blind).toMatchObject({ code: '23505', constraint: 'case_person' });
  await owner.execute(other);
  expect(await differing()).toEqual([]);
});

test('of a registry of before, every standing case counts and no withdrawn one', async () => {
  await owner.execute('truncate "case" cascade');
  const rows = [
    [1, 0, 'now()'],
    [2, 0, 'null'],
    [3, 1, 'now()'],
  ].map(([id, of, gone]) => `(${frame()}, '${uuid(2, Number(id))}', '${uuid(1, Number(of))}', 'confirmed', ${String(gone)})`);
  await owner.execute(`
    drop function firebreak.choose_current_case(text, uuid);
    drop function firebreak.case_enters() cascade; drop function firebreak.case_leaves() cascade; drop function firebreak.case_settles() cascade;
    drop view infection; drop view infection_case; alter table "case" drop column is_current;
    create unique index case_person on "case" (home, person) where withdrawn_at is null;
    insert into "case" (${columns}, person, case_class, withdrawn_at) values ${rows.join(', ')}`);
  await owner.execute(current);
  expect((await owner.query(`select id, is_current from "case" order by id`, [])).rows).toEqual([
    { id: uuid(2, 1), is_current: false },
    { id: uuid(2, 2), is_current: true },
    { id: uuid(2, 3), is_current: false },
  ]);
});
