import { type RecordKind, records, type Role } from '@firebreak/contract';
import { type FastifyInstance } from 'fastify';
import { buildApp } from '../../../app.ts';
import { openTestDatabase, sessionHeaders, type TestDatabase } from '../../../testing/index.ts';

export type Body = Record<string, unknown>;
export interface Answered {
  readonly status: number;
  readonly body: Body;
  readonly text: string;
}

/** A person at a desk: calls addresses below an outbreak. */
export interface Desk {
  readonly id: string;
  get(path: string): Promise<Answered>;
  post(path: string, body?: Body): Promise<Answered>;
  patch(path: string, body: Body): Promise<Answered>;
  remove(path: string): Promise<Answered>;
  /** Creates a record and answers it. @throws when it was not created */
  make(kind: RecordKind, body: Body): Promise<Body>;
}

/** Guangzhou with two districts and Shenzhen beside it, and one outbreak of the province. */
export interface TestHouse {
  readonly database: TestDatabase;
  readonly app: FastifyInstance;
  outbreak: string;
  desk(role: Role, area?: string): Promise<Desk>;
  /** Empties the house and opens the outbreak anew. */
  begin(): Promise<void>;
  close(): Promise<void>;
}

export async function openTestHouse(): Promise<TestHouse> {
  const database = await openTestDatabase();
  const app = await buildApp(database.platform, { requestsPerMinute: 1_000_000 });
  const house: TestHouse = {
    database,
    app,
    outbreak: '',
    async begin() {
      await database.reset();
      await database.addArea('440000', 'world', 'province', '广东省');
      await database.addArea('440100', '440000', 'city', '广州市');
      await database.addArea('440105', '440100', 'county', '海珠区');
      await database.addArea('440106', '440100', 'county', '天河区');
      await database.addArea('440300', '440000', 'city', '深圳市');
      house.outbreak = await database.addOutbreak('440000');
    },
    desk: (role, area = '440000') => deskOf(house, role, area),
    async close() {
      await app.close();
      await database.close();
    },
  };
  return house;
}

async function deskOf(house: TestHouse, role: Role, area: string): Promise<Desk> {
  const actor = await house.database.addUser(role, area);
  const headers = await sessionHeaders(house.database, actor);
  const call = async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: Body): Promise<Answered> => {
    const url = `/api/outbreaks/${house.outbreak}/${path}`;
    const answer = await house.app.inject({ method, url, headers, ...(body === undefined ? {} : { payload: body }) });
    const isJson = String(answer.headers['content-type']).includes('json');
    return { status: answer.statusCode, text: answer.body, body: isJson ? (JSON.parse(answer.body) as Body) : {} };
  };
  return {
    id: actor.id,
    get: (path) => call('GET', path),
    post: (path, body = {}) => call('POST', path, body),
    patch: (path, body) => call('PATCH', path, body),
    remove: (path) => call('DELETE', path),
    async make(kind, body) {
      const answer = await call('POST', records[kind].plural, body);
      if (answer.status !== 201) throw new Error(`${kind} was not created: ${answer.text}`);
      return answer.body;
    },
  };
}
