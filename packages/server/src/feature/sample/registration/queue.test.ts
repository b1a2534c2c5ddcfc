import { AppError } from '@firebreak/contract';
import { expect, test } from 'vitest';
import { type GivenSample } from './given-sample.ts';
import { queueLimits, RegistrationQueue, type Turns } from './queue.ts';
import { type Verdict } from './verdict.ts';

const recorded: Verdict = { outcome: 'recorded', code: null, details: {}, members: 1, area: 'world' };
const samples = (count: number, name = 's'): GivenSample[] =>
  Array.from({ length: count }, (_, index) => ({
    actor: { id: 'a', name: 'a', locale: 'en', grants: [] },
    device: 'd',
    tube: 't',
    id: `${name}${index}`,
    row: {},
  }));
const limits = { ...queueLimits, gatherMilliseconds: 0 };
const databaseError = (code: string) => Object.assign(new Error(code), { code });

test('what comes while a transaction runs goes into the next one together', async () => {
  const flushes: number[] = [];
  const queue = new RegistrationQueue(async (given) => {
    flushes.push(given.length);
    await new Promise((resolve) => setTimeout(resolve, 1));
    return given.map(() => recorded);
  }, limits);
  const first = queue.register(samples(1));
  await new Promise((resolve) => setTimeout(resolve, 0));
  await Promise.all([first, ...Array.from({ length: 30 }, () => queue.register(samples(1)))]);
  expect(flushes.reduce((all, count) => all + count, 0)).toBe(31);
  expect(flushes.length).toBeLessThanOrEqual(3);
});

test('people at a table do not wait for the queues of devices', async () => {
  const flushes: string[][] = [];
  const queue = new RegistrationQueue(
    async (given) => {
      flushes.push(given.map(({ id }) => id));
      return given.map(() => recorded);
    },
    { ...limits, mostInFlush: 10, mostOfQueues: 5 },
  );
  const device = queue.register(samples(22, 'device'));
  const table = queue.register(samples(2, 'table'));
  expect(await table).toHaveLength(2);
  expect(flushes[0]).toEqual(['table0', 'table1', 'device0', 'device1', 'device2', 'device3', 'device4']);
  expect(await device).toHaveLength(22);
  expect(flushes.flat().filter((id) => id.startsWith('device'))).toEqual(samples(22, 'device').map(({ id }) => id));
});

test('a sample that the database cannot store is named; those beside it are kept', async () => {
  const kept: string[] = [];
  const queue = new RegistrationQueue(async (given) => {
    if (given.some(({ id }) => id === 's3')) throw databaseError('22P05');
    kept.push(...given.map(({ id }) => id));
    return given.map(() => recorded);
  }, limits);
  const verdicts = await queue.register(samples(8));
  expect(verdicts.map(({ outcome }) => outcome)).toEqual([...'01234567'].map((number) => (number === '3' ? 'refused' : 'recorded')));
  expect(verdicts[3]).toMatchObject({ code: 'SAMPLE_UNSTORABLE', details: { problem: 'unstorableText' } });
  expect(kept).toEqual(['s0', 's1', 's2', 's4', 's5', 's6', 's7']);
});

test('a deadlock passes; a database that is away acknowledges nothing', async () => {
  let attempts = 0;
  const passing = new RegistrationQueue(async (given) => {
    attempts += 1;
    if (attempts < 3) throw databaseError('40P01');
    return given.map(() => recorded);
  }, limits);
  expect(await passing.register(samples(1))).toEqual([recorded]);
  let asked = 0;
  const away = new RegistrationQueue(() => {
    asked += 1;
    return Promise.reject(new Error('Connection terminated'));
  }, limits);
  await expect(away.register(samples(4))).rejects.toThrow('terminated');
  expect(asked).toBe(1); // not sample by sample against a database that is not there
  await expect(away.register(samples(1))).rejects.toThrow('terminated'); // and the queue goes on
});

test('more than can be written soon is refused, so that devices keep it', async () => {
  const queue = new RegistrationQueue(async (given) => given.map(() => recorded), { ...limits, mostWaiting: 10 });
  const first = queue.register(samples(8));
  expect(() => queue.register(samples(3))).toThrow(AppError);
  await first;
  expect(await queue.register(samples(10))).toHaveLength(10);
});

test('a device that was told its samples are not safe has none of the others written later', async () => {
  const kept: string[] = [];
  let attempts = 0;
  const queue = new RegistrationQueue(
    async (given) => {
      attempts += 1;
      if (attempts === 1) throw new AppError('DATABASE_BUSY', { percent: 1, seconds: 9 });
      kept.push(...given.map(({ id }) => id));
      return given.map(() => recorded);
    },
    { ...limits, mostInFlush: 10, mostOfQueues: 10 },
  );
  await expect(queue.register(samples(30, 'device'))).rejects.toMatchObject({ code: 'DATABASE_BUSY' });
  await queue.register(samples(1, 'table'));
  expect(kept).toEqual(['table0']);
});

test('a device of which some samples are safe waits for the rest as long as it takes', async () => {
  const turns: string[] = [];
  const said = (name: string) => (run: () => unknown) => (turns.push(name), run());
  const queue = new RegistrationQueue(
    (given) => Promise.resolve(given.map(() => recorded)),
    { ...limits, mostInFlush: 10, mostOfQueues: 10 },
    { asked: said('asked'), patient: said('patient') } as Turns,
  );
  await queue.register(samples(25, 'device'));
  await queue.register(samples(1, 'table'));
  expect(turns).toEqual(['asked', 'patient', 'patient', 'asked']);
});
