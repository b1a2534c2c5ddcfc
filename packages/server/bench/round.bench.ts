import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FastifyInstance } from 'fastify';
import type { BenchRow } from '../../../scripts/bench.ts';
import { buildApp } from '../src/app.ts';
import { openInstallation } from '../src/main.ts';
import { openCluster } from './list/cluster.ts';
import { bareInsert, city, communitySize, connect, fill, type Filled, intake, outbreak } from './round/fill.ts';

export const name = 'testing';

/** A million people; the share of it named by ROUND_SHARE for a quick look. */
const communities = Math.max(5, Math.round(100 * Number(process.env['ROUND_SHARE'] ?? 1)));
const people = communities * communitySize;
const limit = 200;
const lines = 100_000;

/** Denominator, ledger, list of the missing and register of a round over a million people, over the API on PostgreSQL. */
export async function* rows(): AsyncIterable<BenchRow> {
  const cluster = await openCluster();
  if (cluster === undefined) {
    yield { work: 'rounds', ours: Number.NaN, unit: 'ms', note: 'not measured: no PostgreSQL' };
    return;
  }
  const directory = await mkdtemp(join(tmpdir(), 'firebreak-bench-'));
  const { platform, close } = await openInstallation({ directory, databaseUrl: cluster.url, version: 'bench' });
  const app = await buildApp(platform, { requestsPerMinute: 100_000_000 });
  const client = await connect(cluster.url);
  try {
    yield* measure(app, client, await fill(client, communities));
  } finally {
    await client.end();
    await app.close();
    await close();
    await rm(directory, { recursive: true, force: true });
    await cluster.stop();
  }
}

type Client = Awaited<ReturnType<typeof connect>>;

async function* measure(app: FastifyInstance, client: Client, { lead, commander }: Filled): AsyncIterable<BenchRow> {
  const ask = asking(app);
  const { body: draft } = await ask('POST', 'test-rounds', lead, roundOfCity());
  const path = `test-rounds/${String(draft['id'])}`;
  const preview = await ask('POST', `${path}/preview`, lead, {});
  yield { work: `preview of a rule, ${people.toLocaleString('en')} people`, ours: preview.milliseconds, unit: 'ms', note: 'once' };
  const approval = await ask('POST', `${path}/approve`, commander, { version: 1 });
  const bare = await bareInsert(client, String(draft['id']));
  yield {
    work: `approval: ${people.toLocaleString('en')} targets`,
    ours: approval.milliseconds,
    unit: 'ms',
    peer: bare,
    note: 'once; peer: INSERT of the rows without index, key or rule',
  };
  await client.query('vacuum analyze round_target');
  yield* whileNobodyRegisters(app, lead, path);
  yield* duringIntake(app, client, { lead, round: String(draft['id']), path });
  const refresh = await ask('POST', `${path}/denominator`, lead, { version: 3, why: 'bench' });
  yield {
    work: `next version of the denominator, ${people.toLocaleString('en')} people`,
    ours: refresh.milliseconds,
    unit: 'ms',
    note: 'once; nobody came or went',
  };
  yield* register(app, client, lead);
}

const turns = 40;
const missingOf = (path: string): string => `${path}/members?area=440101000000&limit=20000`;
const shareOf = (milliseconds: readonly number[], share: number): number =>
  milliseconds.toSorted((a, b) => a - b)[Math.ceil(share * milliseconds.length) - 1] ?? Number.NaN;

async function* whileNobodyRegisters(app: FastifyInstance, lead: Record<string, string>, path: string): AsyncIterable<BenchRow> {
  const ask = asking(app);
  const milliseconds: number[] = [];
  for (let turn = 0; turn < turns; turn++) milliseconds.push((await ask('GET', missingOf(path), lead)).milliseconds);
  const note = `p95 of ${turns}; p50 ${shareOf(milliseconds, 0.5).toFixed(0)} ms; nobody registers beside it`;
  yield { work: 'the missing of a community of 10,000, all at once', ours: shareOf(milliseconds, 0.95), unit: 'ms', limit, note };
}

async function* duringIntake(
  app: FastifyInstance,
  client: Client,
  { lead, round, path }: { lead: Record<string, string>; round: string; path: string },
): AsyncIterable<BenchRow> {
  const ask = asking(app);
  const stop = new AbortController();
  const begun = performance.now();
  const running = intake(client, round, communities, stop.signal);
  const timings = new Map<string, number[]>();
  const levels = { city, county: '440101', community: '440101000000' };
  const doors = [
    ...Object.entries(levels).map(([level, area]) => [`coverage of a ${level}`, `${path}/coverage?area=${area}`] as const),
    ['the missing of a community of 10,000, all at once', missingOf(path)] as const,
    ['the missing of a community of 10,000, first 500', `${path}/members?area=440101000000`] as const,
  ];
  for (let turn = 0; turn < turns; turn++)
    for (const [work, door] of doors) timings.set(work, [...(timings.get(work) ?? []), (await ask('GET', door, lead)).milliseconds]);
  stop.abort();
  const perSecond = (await running) / ((performance.now() - begun) / 1000);
  for (const [work, milliseconds] of timings) {
    const half = shareOf(milliseconds, 0.5).toFixed(0);
    const note = `p95 of ${milliseconds.length}; p50 ${half} ms; ${perSecond.toFixed(0)} registrations a second beside it`;
    yield { work, ours: shareOf(milliseconds, 0.95), unit: 'ms', limit, note };
  }
}

async function* register(app: FastifyInstance, client: Client, headers: Record<string, string>): AsyncIterable<BenchRow> {
  const file = registerFile();
  const boundary = 'firebreak-bench';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="register.csv"\r\ncontent-type: text/csv\r\n\r\n`;
  const payload = Buffer.from(`${head}${file}\r\n--${boundary}--\r\n`);
  const send = async (): Promise<{ seconds: number; told: string }> => {
    const begun = performance.now();
    const type = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    const answer = await app.inject({
      method: 'POST',
      url: `/api/outbreaks/${outbreak}/roster/imports`,
      headers: { ...headers, ...type },
      payload,
    });
    let told = answer.body;
    const { id } = JSON.parse(told) as { id: string };
    while (/"state":"(waiting|reading|writing)"/.test(told)) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      told = (await app.inject({ method: 'GET', url: `/api/outbreaks/${outbreak}/roster/imports/${id}`, headers })).body;
    }
    return { seconds: (performance.now() - begun) / 1000, told: told.slice(0, 300) };
  };
  const first = await send();
  await client.query('create table bare_member (like roster_member)');
  const begun = performance.now();
  await client.query(`insert into bare_member select * from roster_member where source = 'import'`);
  const bare = (performance.now() - begun) / 1000;
  yield {
    work: `register of ${lines.toLocaleString('en')} lines, new`,
    ours: first.seconds,
    unit: 's',
    peer: bare,
    note: `once; peer: bare INSERT of its members; ${first.told}`,
  };
  const again = await send();
  yield {
    work: `register of ${lines.toLocaleString('en')} lines, the same again`,
    ours: again.seconds,
    unit: 's',
    note: `once; ${again.told}`,
  };
}

const registerFile = (): string =>
  `household,area code,building,floor,room,name,birth year,phone,document number\n${Array.from({ length: lines }, (_, at) => {
    const door = Math.floor(at / 3);
    return `N${door},440101000000,${Math.floor(door / 100) + 1},${(Math.floor(door / 4) % 25) + 1},${(door % 4) + 1},新居民${at},${1940 + (at % 80)},139${String(at).padStart(8, '0')},D${at}`;
  }).join('\n')}\n`;

const roundOfCity = (): Record<string, unknown> => ({
  name: 'bench',
  purpose: 'regionScreening',
  hypothesis: 'bench',
  legalBasis: 'bench',
  areaCode: city,
  target: [{ kind: 'all' }],
  opensAt: new Date(Date.now() - 60_000).toISOString(),
  closesAt: new Date(Date.now() + 86_400_000).toISOString(),
});

const asking =
  (app: FastifyInstance) =>
  async (method: 'GET' | 'POST', path: string, headers: Record<string, string>, payload?: Record<string, unknown>) => {
    const begun = performance.now();
    const url = `/api/outbreaks/${outbreak}/${path}`;
    const answer = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
    const milliseconds = performance.now() - begun;
    if (answer.statusCode >= 300) throw new Error(`${path}: ${answer.body.slice(0, 300)}`);
    return { milliseconds, body: JSON.parse(answer.body) as Record<string, unknown> };
  };
