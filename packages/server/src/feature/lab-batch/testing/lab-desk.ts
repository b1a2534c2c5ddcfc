import { type LabBatch } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { buildApp } from '../../../app.ts';
import { openTestDatabase, sessionHeaders, type TestDatabase } from '../../../testing/index.ts';
import { nouns } from '../../nouns.ts';
import { catchUp } from '../late.ts';
import { openTestRound, type TestMember, type TestRound } from './test-round.ts';

type Headers = Record<string, string>;

/** A result as a laboratory types it. */
export interface TypedResult {
  readonly tube: string;
  readonly outcome: string;
  readonly testedAt?: string;
  readonly correction?: string;
  readonly targets?: Readonly<Record<string, number>>;
}

/** A laboratory of 海珠区 with an open round and a family of three on its roster; anew for every test of a file. */
export class LabDesk {
  database!: TestDatabase;
  app!: FastifyInstance;
  round!: TestRound;
  laboratory!: Headers;
  family!: TestMember[];

  /** Binds the desk to the tests of a file. */
  static forThisFile(): LabDesk {
    const desk = new LabDesk();
    beforeAll(async () => {
      desk.database = await openTestDatabase();
      desk.app = await buildApp(desk.database.platform, { requestsPerMinute: 1_000_000 });
    });
    afterAll(async () => {
      await desk.app.close();
      await desk.database.close();
    });
    beforeEach(async () => {
      await desk.database.reset();
      desk.at(0);
      desk.round = await openTestRound(desk.database);
      desk.laboratory = await desk.signIn('laboratory');
      desk.family = await desk.round.addHousehold('0101', ['王小明', '李红', '王一']);
    });
    return desk;
  }

  /** Minutes after 14:05 in Guangzhou. */
  at(minutes: number): void {
    this.database.clock.now = new Date(Date.parse('2022-07-12T06:05:00Z') + minutes * 60_000).toISOString();
  }

  async signIn(role: 'laboratory' | 'contactTracer', area = '440105'): Promise<Headers> {
    return sessionHeaders(this.database, await this.database.addUser(role, area));
  }

  url = (path: string): string => `/api/outbreaks/${this.round.outbreak}/${path}`;

  async report(results: readonly TypedResult[], headers = this.laboratory): Promise<LabBatch> {
    const payload = { laboratory: '海珠区疾控', results };
    const answer = await this.app.inject({ method: 'POST', url: this.url('tube-results'), headers, payload });
    if (answer.statusCode !== 201) throw new Error(`${answer.statusCode} ${answer.body}`);
    return answer.json<LabBatch>();
  }

  async pools(state = 'all'): Promise<Record<string, unknown>[]> {
    const answer = await this.app.inject({ url: `${this.url('pools')}?state=${state}`, headers: this.laboratory });
    if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${answer.body}`);
    return answer.json<{ pools: Record<string, unknown>[] }>().pools;
  }

  tasks = (cause: string): Promise<Record<string, unknown>[]> =>
    this.round.rows(`select kind, status, person, specimen, due_at::text from task where cause = '${cause}' order by kind, person`);

  one = async (sql: string): Promise<Record<string, unknown> | undefined> => (await this.round.rows(sql))[0];

  /** What the server does every few seconds. */
  catchUp = (): Promise<number> => catchUp({ platform: this.database.platform, nouns });
}
