import { AppError } from '@firebreak/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ConnectionLost } from '../app/client.ts';
import { anEntry, aSample } from './testing/an-entry.ts';
import { type Entry, settle, type Settled } from './entry.ts';
import { BATCH_SAMPLES, flush, nextBatch, type Outbox, retryDelayMs, type Send } from './flush.ts';

/** The device's outbox as a list, with the rules of the real one. */
function outboxOf(entries: readonly Entry[]): Outbox & { readonly all: () => readonly Entry[] } {
  let all = entries;
  const change = (ids: readonly string[], next: (entry: Entry) => Entry): void => {
    all = all.map((entry) => (ids.includes(entry.id) ? next(entry) : entry));
  };
  return {
    all: () => all,
    entries: async () => all,
    mark: async (ids, state) =>
      change(ids, (entry) => (entry.state === 'waiting' || entry.state === 'sending' ? { ...entry, state } : entry)),
    settle: async (answers) => {
      for (const answer of answers) change([answer.id], (entry) => settle(entry, answer));
    },
  };
}

const done = (batch: readonly Entry[]): readonly Settled[] => batch.map(({ id }) => ({ id, state: 'done' }));
const states = (entries: readonly Entry[]): Record<string, string> => Object.fromEntries(entries.map(({ id, state }) => [id, state]));
const samples = (count: number): Entry[] => Array.from({ length: count }, (_, at) => aSample(`s${at}`, `m${at}`, 'T0001', at + 1, 20));

test('samples go before the seal of their tube, whatever was written first', () => {
  const seal = anEntry('seal', { kind: 'seal', tube: 'T0001', round: 'round-1' });
  expect(nextBatch([seal, ...samples(2)], 'sampler').map(({ id }) => id)).toEqual(['s0', 's1']);
});

test('what somebody else registered on the device is not sent under another name', async () => {
  const outbox = outboxOf(samples(2));
  expect(await flush(outbox, async (batch) => done(batch), 'another')).toBe('empty');
  expect(states(outbox.all())).toEqual({ s0: 'waiting', s1: 'waiting' });
});

test('a slip that nobody typed in stays on the device', async () => {
  const slip = anEntry('p', { kind: 'slip', number: '12', sample: { ...sampleOf('p') }, risk: 'low' }, { state: 'held' });
  const outbox = outboxOf([slip]);
  await flush(outbox, async (batch) => done(batch), 'sampler');
  expect(outbox.all()).toEqual([slip]);
});

test('a queue longer than a batch goes in batches, each once', async () => {
  const outbox = outboxOf(samples(BATCH_SAMPLES * 2 + 1));
  const sizes: number[] = [];
  await flush(
    outbox,
    async (batch) => {
      sizes.push(batch.length);
      return done(batch);
    },
    'sampler',
  );
  expect(sizes).toEqual([BATCH_SAMPLES, BATCH_SAMPLES, 1]);
});

test('one entry that the server cannot read is named, and the others go in', async () => {
  const outbox = outboxOf(samples(50));
  const send: Send = async (batch) => {
    if (batch.some(({ id }) => id === 's17')) throw new AppError('REQUEST_INVALID', { field: 'samples', problem: 'x' });
    return done(batch);
  };
  expect(await flush(outbox, send, 'sampler')).toBe('empty');
  expect(outbox.all().filter(({ state }) => state === 'refused')).toMatchObject([{ id: 's17', code: 'REQUEST_INVALID' }]);
  expect(outbox.all().filter(({ state }) => state === 'done')).toHaveLength(49);
});

test.each([
  [new ConnectionLost(), 'offline'],
  [new AppError('SIGN_IN_REQUIRED'), 'signIn'],
  [new AppError('TOO_MANY_REQUESTS', { seconds: 5 }), 'later'],
  [new AppError('INTERNAL', { reference: 'x' }), 'later'],
] as const)('nothing is lost when the server answers %s', async (error, end) => {
  const outbox = outboxOf(samples(3));
  const send: Send = async () => {
    throw error;
  };
  expect(await flush(outbox, send, 'sampler')).toBe(end);
  expect(states(outbox.all())).toEqual({ s0: 'waiting', s1: 'waiting', s2: 'waiting' });
});

test('what is safe at the server leaves no name or number on the device', () => {
  const walkIn = aSample('w', 'm', 'T0001', 1, 10);
  if (walkIn.act.kind !== 'sample') throw new Error('not a sample');
  const who = {
    kind: 'walkIn' as const,
    member: 'm',
    areaCode: '440105',
    name: '王某某',
    phone: '13800000000',
    documentNumber: 'X1234567',
  };
  const entry: Entry = { ...walkIn, label: '王某某', act: { ...walkIn.act, sample: { ...walkIn.act.sample, who } } };
  const after = JSON.stringify(settle(entry, { id: 'w', state: 'done' }));
  for (const word of ['王某某', '13800000000', 'X1234567']) expect(after).not.toContain(word);
  expect(after).toContain('"m"');
  // Refused: still needed to put it right.
  expect(JSON.stringify(settle(entry, { id: 'w', state: 'refused' }))).toContain('13800000000');
});

test('however the network fails, every sample arrives and none counts twice', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 60 }),
      fc.array(fc.constantFrom('ok', 'lost', 'lostAnswer'), { maxLength: 30 }),
      async (count, weather) => {
        const outbox = outboxOf(samples(count));
        const server = new Map<string, number>();
        let asked = 0;
        const send: Send = async (batch) => {
          const now = weather[asked++] ?? 'ok';
          if (now === 'lost') throw new ConnectionLost();
          // The id is the device's: writing it again is the same sample.
          for (const { id } of batch) server.set(id, (server.get(id) ?? 0) + (server.has(id) ? 0 : 1));
          if (now === 'lostAnswer') throw new ConnectionLost();
          return done(batch);
        };
        let end: string = 'offline';
        for (let tries = 0; end !== 'empty' && tries < 100; tries++) end = await flush(outbox, send, 'sampler');
        expect(end).toBe('empty');
        expect([...server.values()]).toEqual(Array.from({ length: count }, () => 1));
        expect(outbox.all().every(({ state }) => state === 'done')).toBe(true);
      },
    ),
  );
});

test('tries come slower and slower, up to a minute', () => {
  expect([1, 2, 3, 4].map((failures) => retryDelayMs(failures, 0))).toEqual([1000, 2000, 4000, 8000]);
  expect(retryDelayMs(20, 0)).toBe(60_000);
  expect(retryDelayMs(1, 0.999)).toBeGreaterThanOrEqual(500);
});

function sampleOf(id: string) {
  const entry = aSample(id, 'm', 'T0009', 1, 10);
  if (entry.act.kind !== 'sample') throw new Error('not a sample');
  const { who: _who, ...rest } = entry.act.sample;
  return rest;
}
