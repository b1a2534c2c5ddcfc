import { type Answer, routes } from '@firebreak/contract';
import { addDays, type CalendarDate, parseCalendarDate } from '@firebreak/epi';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { transact } from '../../platform/access/index.ts';
import { answerOf } from '../../testing/answer.ts';
import { asOwner } from '../../testing/index.ts';
import { collectInput } from '../chain/infer/input/input.ts';
import { delayBeliefs } from '../chain/infer/input/delay.ts';
import { loadInferenceRows } from '../chain/infer/input/rows.ts';
import { loadGroups } from '../analysis/store.ts';
import { type Body, type Desk, openTestHouse, type TestHouse } from '../registry/testing/house.ts';

let house: TestHouse;
let epidemiologist: Desk;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.begin();
  house.database.clock.now = '2023-06-01T06:00:00.000Z';
  epidemiologist = await house.desk('epidemiologist');
});
afterAll(() => house.close());

interface Drawn {
  /** Of each person the gaps in days between infections; where closed, after how many days. */
  readonly people: readonly (readonly { readonly gap: number; readonly closed: number | null; readonly isOut: boolean }[])[];
  readonly links: readonly { readonly from: number; readonly to: number; readonly day: number | null }[];
  readonly positives: readonly { readonly person: number; readonly day: number }[];
}
const infection = fc.record({
  gap: fc.integer({ min: 100, max: 160 }),
  closed: fc.option(fc.integer({ min: 5, max: 40 })),
  isOut: fc.boolean(),
});
const index = fc.nat({ max: 5 });
const drawn: fc.Arbitrary<Drawn> = fc.record({
  people: fc.array(fc.array(infection, { minLength: 0, maxLength: 3 }), { minLength: 2, maxLength: 6 }),
  links: fc.array(fc.record({ from: index, to: index, day: fc.option(fc.integer({ min: 0, max: 500 })) }), { maxLength: 8 }),
  positives: fc.array(fc.record({ person: index, day: fc.integer({ min: 0, max: 500 }) }), { maxLength: 8 }),
});

const start: CalendarDate = parseCalendarDate('2022-01-01')!;
const uuid = (kind: number, at: number): string => `0198b0a0-000${kind}-7000-8000-${String(at).padStart(12, '0')}`;
const quoted = (text: string | null): string => (text === null ? 'null' : `'${text}'`);

interface Case {
  readonly id: string;
  readonly person: string;
  readonly counts: boolean;
}

/** Plants people, their infections, what passed between them and their positives, as an import would leave them. */
async function planted({ people, links, positives }: Drawn): Promise<{ persons: string[]; cases: Case[]; links: string[] }> {
  const frame = `(select home from outbreak where id = '${house.outbreak}'), '${house.outbreak}', (select path from area where code = '440105'), now(), now()`;
  const columns = 'home, outbreak, area, created_at, updated_at, id';
  const cases: Case[] = [];
  const statements = people.flatMap((infections, at) => {
    let day = 0;
    return [
      `insert into person (${columns}, name) values (${frame}, '${uuid(1, at)}', 'P${at}')`,
      `insert into contact (${columns}, person, status, report_date) values (${frame}, '${uuid(3, at)}', '${uuid(1, at)}', 'active', '2022-01-01')`,
      ...infections.map(({ gap, closed, isOut }, nth) => {
        day += gap;
        const made = { id: uuid(2, at * 10 + nth), person: uuid(1, at), counts: !isOut };
        cases.push(made);
        const end = closed === null ? null : addDays(start, day + closed);
        return `insert into "case" (${columns}, person, episode, case_class, onset_date, report_date, isolation_end) values
          (${frame}, '${made.id}', '${made.person}', ${nth + 1}, '${isOut ? 'notACase' : 'confirmed'}', '${addDays(start, day)}', '${addDays(start, day)}', ${quoted(end)})`;
      }),
    ];
  });
  const known = links.filter(({ from, to }) => from !== to && from < people.length && to < people.length);
  const exposures = known.map(({ from, to, day }, at) => {
    const date = day === null ? null : addDays(start, day);
    return `insert into exposure (${columns}, source_person, target_person, date) values (${frame}, '${uuid(4, at)}', '${uuid(1, from)}', '${uuid(1, to)}', ${quoted(date)})`;
  });
  const results = positives
    .filter(({ person }) => person < people.length)
    .map(
      ({ person, day }, at) =>
        `insert into lab_result (${columns}, person, outcome, tested_date) values (${frame}, '${uuid(5, at)}', '${uuid(1, person)}', 'positive', '${addDays(start, day)}')`,
    );
  for (const statement of [...statements, ...exposures, ...results]) await asOwner(house.database.engine, statement);
  return { persons: people.map((_, at) => uuid(1, at)), cases, links: known.map((_, at) => uuid(4, at)) };
}

const idsIn = async (path: string): Promise<string[]> =>
  ((await epidemiologist.get(`${path}?limit=200`)).body['rows'] as Body[]).map((row) => String(row['id'])).toSorted();
type Chains = Answer<typeof routes.figure.chains>;

/** Every day of two years lies in exactly one infection of each person, and one case of a person counts now at most. */
async function spansAreWhole({ persons, cases }: { persons: string[]; cases: Case[] }): Promise<void> {
  await transact(
    house.database.platform.db,
    { actor: await house.database.addUser('epidemiologist', '440000'), outbreak: house.outbreak },
    async (trx) => {
      for (const [side, from, until] of [
        ['exposed', 'exposed_from', 'exposed_until'],
        ['own', 'own_from', 'own_until'],
      ] as const) {
        const { rows } = await sql<{ person: string; day: string; n: number }>`
        select i.person, d.day::date as day, count(*)::int as n
        from generate_series(date '2022-01-01', date '2023-12-31', interval '1 day') d(day)
        join infection i on coalesce(d.day::date >= ${sql.ref(`i.${from}`)}, true) and coalesce(d.day::date <= ${sql.ref(`i.${until}`)}, true)
        group by 1, 2 having count(*) <> 1`.execute(trx);
        expect(rows, side).toEqual([]);
      }
      const { rows } = await sql<{ person: string }>`select person from "case" where is_current order by person`.execute(trx);
      const ill = new Set(cases.map(({ person }) => person));
      expect(rows.map(({ person }) => person)).toEqual(persons.filter((person) => ill.has(person)).toSorted());
      const groups = await loadGroups(trx, house.outbreak, undefined);
      expect(
        groups.reduce((sum, one) => sum + one.persons, 0),
        'persons of the questionnaire',
      ).toBe(persons.length);
      const counting = cases.filter(({ counts }) => counts);
      const { input } = collectInput(await loadInferenceRows(trx), delayBeliefs(undefined), parseCalendarDate('2023-06-01')!);
      expect(input.cases.length, 'cases of the inference').toBe(counting.length);
      expect(new Set(input.cases.map(({ id }) => id)).size).toBe(counting.length);
    },
  );
}

test('whoever is infected however often: each infection, person, contact and exposure is shown and counted exactly once', async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async (given) => {
      await house.begin();
      epidemiologist = await house.desk('epidemiologist');
      const made = await planted(given);
      const counting = made.cases.filter(({ counts }) => counts);
      expect(await idsIn('persons')).toEqual(made.persons.toSorted());
      expect(await idsIn('cases')).toEqual(made.cases.map(({ id }) => id).toSorted());
      expect(await idsIn('contacts')).toHaveLength(made.persons.length);
      expect(await idsIn('exposures')).toEqual(made.links.toSorted());
      await spansAreWhole(made);
      const curve = answerOf(routes.figure.curve, await epidemiologist.get('figures/curve?unit=week'));
      expect(curve.series.flatMap(({ counts }) => counts).reduce((sum, one) => sum + one, 0) + curve.withoutDate, 'epidemic curve').toBe(
        counting.length,
      );
      const chains: Chains = answerOf(routes.figure.chains, await epidemiologist.get('chains?contacts=yes'));
      const nodes = chains.nodes.filter(({ kind }) => kind === 'case');
      expect(nodes.map(({ record }) => record).toSorted(), 'nodes of chains').toEqual(counting.map(({ id }) => id).toSorted());
      expect(new Set(chains.nodes.map(({ id }) => id)).size).toBe(chains.nodes.length);
      const standing = [...chains.chains.flatMap(({ members }) => members), ...chains.unlinked];
      expect(standing.toSorted(), 'in a chain or in none').toEqual(nodes.map(({ id }) => id).toSorted());
      const overview = answerOf(routes.figure.overview, await epidemiologist.get('figures'));
      expect(
        overview.areas.reduce((sum, { contacts }) => sum + contacts, 0),
        'contacts',
      ).toBe(made.persons.length);
    }),
    { numRuns: 6 },
  );
}, 300_000);
