import { uuidv7 } from 'uuidv7';
import { asOwner, type TestDatabase } from '../../../testing/index.ts';

/** A person of the roster in the bench of these tests. */
export interface TestMember {
  readonly id: string;
  readonly name: string;
}

/** A small round of 海珠区 with an open target for everybody: people are put into tubes past the doors of sampling. */
export interface TestRound {
  readonly outbreak: string;
  readonly round: string;
  /** Adds a household with so many people, all due. */
  addHousehold(code: string, names: readonly string[]): Promise<TestMember[]>;
  /** Puts people into a tube, which is received by the laboratory. */
  fillTube(
    code: string,
    members: readonly TestMember[],
    fields?: { capacity?: number; resolves?: string; takenAt?: string },
  ): Promise<string[]>;
  /** A tube of goods or surroundings of a place. */
  fillWithGoods(code: string, place: string): Promise<void>;
  rows(sql: string): Promise<Record<string, unknown>[]>;
}

export const testArea = '440105001';
const home = '440000';

/** Areas, an outbreak and an open round; `database` was reset. */
export async function openTestRound(database: TestDatabase): Promise<TestRound> {
  await database.addArea('CN', 'world', 'nation', '中国');
  await database.addArea('440000', 'CN', 'province', '广东省');
  await database.addArea('440100', '440000', 'city', '广州市');
  await database.addArea('440105', '440100', 'county', '海珠区');
  await database.addArea(testArea, '440105', 'community', '南石头社区');
  const outbreak = await database.addOutbreak(home);
  const round = uuidv7();
  const owner = (sql: string): Promise<void> => asOwner(database.engine, sql);
  const path = `(select path from area where code = '${testArea}')`;
  const now = () => database.clock.now;
  await owner(`insert into test_round (home, id, outbreak, area, created_at, updated_at, name, purpose, hypothesis, legal_basis, target, pooling,
      opens_at, closes_at, status, opened_at, proposed_by, proposed_by_name, denominator)
    select '${home}', '${round}', '${outbreak}', ${path}, '${now()}', '${now()}', '第一轮', 'regionScreening', 'spread', 'order 7', '[]', '{}',
      '2022-07-12T00:00Z', '2022-07-13T00:00Z', 'open', '2022-07-12T00:00Z', '${uuidv7()}', '指挥部', 1`);
  return {
    outbreak,
    round,
    async addHousehold(code, names) {
      const household = uuidv7();
      await owner(`insert into roster_household (home, id, outbreak, area, created_at, updated_at, code, building, room)
        select '${home}', '${household}', '${outbreak}', ${path}, '${now()}', '${now()}', '${code}', '1', '${code}'`);
      const members = names.map((name) => ({ id: uuidv7(), name }));
      for (const [index, { id, name }] of members.entries()) {
        await owner(`insert into roster_member (home, id, outbreak, area, created_at, updated_at, household, name, birth_year, phone)
          select '${home}', '${id}', '${outbreak}', ${path}, '${now()}', '${now()}', '${household}', '${name}', 1980, '1380000${code}${index}'`);
        await owner(`insert into round_target (home, round, member, outbreak, area, household, added_in)
          select '${home}', '${round}', '${id}', '${outbreak}', ${path}, '${household}', 1`);
      }
      await owner(`select firebreak.retally('${home}', '${round}', array[${path}])`);
      return members;
    },
    async fillTube(code, members, { capacity = 10, resolves, takenAt = '2022-07-12T01:00:00Z' } = {}) {
      const text = (value: string | undefined) => (value === undefined ? 'null' : `'${value}'`);
      await owner(`insert into tube (home, outbreak, code, area, created_at, updated_at, round, capacity, resolves, members, state, opened_at,
          sealed_at, sent_at, received_at, laboratory)
        select '${home}', '${outbreak}', '${code}', ${path}, '${now()}', '${now()}', '${round}', ${capacity}, ${text(resolves)}, 0, 'received',
          '${takenAt}', '${takenAt}', '${takenAt}', '2022-07-12T03:00:00Z', '海珠区疾控'
        on conflict do nothing`);
      const ids = members.map(() => uuidv7());
      for (const [index, { id }] of members.entries()) {
        await owner(`insert into sample (home, id, outbreak, area, round, member, tube, position, device, device_taken_at, taken_at, recorded_at, by, by_name)
          select '${home}', '${ids[index]}', '${outbreak}', ${path}, '${round}', '${id}', '${code}', ${index + 1}, 'pad', '${takenAt}', '${takenAt}',
            '${now()}', '${uuidv7()}', '采样员'`);
        if (resolves === undefined)
          await owner(
            `update round_target set done_at = '${takenAt}', sample = '${ids[index]}' where round = '${round}' and member = '${id}' and done_at is null`,
          );
      }
      await owner(`update tube set members = members + ${members.length} where code = '${code}'`);
      await owner(`select firebreak.retally('${home}', '${round}', array[${path}])`);
      return ids;
    },
    async fillWithGoods(code, place) {
      await owner(`insert into place (home, id, outbreak, area, created_at, updated_at, name, kind)
        select '${home}', '${place}', '${outbreak}', ${path}, '${now()}', '${now()}', '江南市场', 'market' on conflict do nothing`);
      await owner(`insert into tube (home, outbreak, code, area, created_at, updated_at, subject, capacity, members, state, opened_at, received_at, laboratory)
        select '${home}', '${outbreak}', '${code}', ${path}, '${now()}', '${now()}', 'environment', 5, 1, 'received', '${now()}', '${now()}', '海珠区疾控'`);
      await owner(`insert into sample (home, id, outbreak, area, subject, place, description, tube, position, device, device_taken_at, taken_at, recorded_at, by, by_name)
        select '${home}', '${uuidv7()}', '${outbreak}', ${path}, 'environment', '${place}', '门把手', '${code}', 1, 'pad', '${now()}', '${now()}', '${now()}', '${uuidv7()}', '采样员'`);
    },
    async rows(sql) {
      const connection = await database.engine.connectOwner();
      try {
        await connection.execute('set search_path to firebreak, public');
        return (await connection.query(sql, [])).rows;
      } finally {
        connection.release();
      }
    },
  };
}
