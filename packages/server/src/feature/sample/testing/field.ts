import { uuidv7 } from 'uuidv7';
import { asOwner } from '../../../testing/index.ts';
import { type TestHouse } from '../../registry/testing/house.ts';

/** A community with households and an open round over everybody, as a registrar at its sampling point finds it. */
export interface Field {
  readonly round: string;
  readonly point: string;
  /** Members by household. */
  readonly households: readonly (readonly string[])[];
  readonly householdIds: readonly string[];
  readonly members: readonly string[];
}

const home = '440000';
const haizhu = 'world.440000.440100.440105';

/** @param sizes members of each household of 海珠区 */
export async function plantField(house: TestHouse, sizes: readonly number[], area = haizhu): Promise<Field> {
  const [round, point] = [uuidv7(), uuidv7()];
  const householdIds = sizes.map(() => uuidv7());
  const households = sizes.map((size) => Array.from({ length: size }, () => uuidv7()));
  const { outbreak } = house;
  const { now } = house.database.clock;
  const frame = (id: string) => `'${home}', '${id}', '${outbreak}', '${area}', '${now}', '${now}'`;
  const statements = [
    `insert into test_round (home, id, outbreak, area, created_at, updated_at, name, purpose, hypothesis, legal_basis, target, pooling, opens_at, closes_at,
      status, proposed_by, proposed_by_name, approved_by, approved_by_name, approved_at, opened_at, denominator)
      values (${frame(round)}, '第一轮', 'regionScreening', '社会面是否有传播', '传染病防治法', '[{"kind":"all"}]', '{"low":10,"medium":5,"high":1}',
      '2022-07-12T00:00Z', '2022-07-13T00:00Z', 'open', '${uuidv7()}', 'a', '${uuidv7()}', 'b', '2022-07-11T00:00Z', '2022-07-12T00:00Z', 1)`,
    `insert into sampling_point (home, id, outbreak, area, created_at, updated_at, name, kind) values (${frame(point)}, '3 号采样点', 'fixed')`,
    ...householdIds.map(
      (id, index) =>
        `insert into roster_household (home, id, outbreak, area, created_at, updated_at, code, building, floor, room) values (${frame(id)}, 'H${id}', '1 栋', ${index}, '${index}01')`,
    ),
    ...households.flatMap((members, index) =>
      members.map(
        (id, place) =>
          `insert into roster_member (home, id, outbreak, area, created_at, updated_at, household, name, phone, document_number) values (${frame(id)}, '${householdIds[index]}', '王小${place}', '13800001234', '440105199001011234')`,
      ),
    ),
    `insert into round_target (home, round, member, outbreak, area, household, added_in)
      select home, '${round}', id, outbreak, area, household, 1 from roster_member where home = '${home}' and outbreak = '${outbreak}' and area = '${area}'`,
    tallySql(round),
  ];
  for (const statement of statements) await asOwner(house.database.engine, statement);
  return { round, point, households, householdIds, members: households.flat() };
}

/** Counts of a round from its targets, written the readable way: what every quicker way must agree with. */
const counted = (round: string) => `
  select home, round, area, outbreak, sum(due)::int as due, sum(done)::int as done, sum(exempt)::int as exempt, sum(walk_in)::int as walk_in,
    count(household)::int as households, (count(household) filter (where done + exempt = due))::int as complete,
    (count(household) filter (where done + exempt = 0))::int as untouched
  from (
    select home, round, area, outbreak, household, count(*) as due, count(done_at) as done,
      count(*) filter (where done_at is null and exempt_reason is not null) as exempt, count(*) filter (where walk_in) as walk_in
    from firebreak.round_target where round = '${round}' and removed_in is null group by home, round, area, outbreak, household) d
  group by home, round, area, outbreak`;

const tallySql = (round: string) => `
  insert into round_tally (home, round, area, outbreak, due, done, exempt, walk_in, households, households_complete, households_untouched, changed_at)
  select home, round, area, outbreak, due, done, exempt, walk_in, households, complete, untouched, now() from (${counted(round)}) c`;

/** The ledger as it stands, and as the targets say it should: equal, always. */
export async function ledgers(house: TestHouse, round: string): Promise<{ kept: unknown[]; counted: unknown[] }> {
  const owner = await house.database.engine.connectOwner();
  try {
    const { rows: kept } = await owner.query(
      `select area::text, due, done, exempt, walk_in, households, households_complete as complete, households_untouched as untouched
        from firebreak.round_tally where round = $1 and due > 0 order by area`,
      [round],
    );
    const { rows } = await owner.query(
      `select area::text, due, done, exempt, walk_in, households, complete, untouched from (${counted(round)}) c order by area`,
      [],
    );
    return { kept, counted: rows };
  } finally {
    owner.release();
  }
}

/** Rows of a query that nobody's rights cut. */
export async function everything(house: TestHouse, text: string, parameters: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
  const owner = await house.database.engine.connectOwner();
  try {
    return (await owner.query(text, parameters)).rows;
  } finally {
    owner.release();
  }
}
