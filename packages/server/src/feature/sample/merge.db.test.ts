import { routes } from '@firebreak/contract';
import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Actor, loadActor } from '../../platform/access/index.ts';
import { type Body, openTestHouse, type TestHouse } from '../registry/testing/house.ts';
import { SampleService } from './service.ts';
import { everything, type Field, ledgers, plantField } from './testing/field.ts';

/** Two hours after the swabs: devices were offline, so nothing may be refused for its tube. */
const now = '2022-07-12T08:05:00.000Z';
const people = 12;

let house: TestHouse;
let field: Field;
let actor: Actor;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  house.database.clock.now = now;
  await house.begin();
});
afterAll(() => house.close());

/** A swab on a device: whom, into which tube, minute of the round, and a place if the device counted. */
const swab = fc.record({
  person: fc.nat(people - 1),
  tube: fc.nat(4),
  minute: fc.nat(100),
  capacity: fc.constantFrom(1, 3, 10),
  isWalkIn: fc.boolean(),
});
const queue = fc.array(swab, { maxLength: 8 });
/** Devices with their queues; then in which order which part of which queue is sent, some of it again. */
const story = fc.record({
  queues: fc.array(queue, { minLength: 1, maxLength: 4 }),
  sendings: fc.array(fc.record({ device: fc.nat(3), from: fc.nat(7), count: fc.integer({ min: 1, max: 8 }), together: fc.boolean() }), { maxLength: 10 }),
});

test('queues of devices in any order, in parts, repeated and at once: no sample is lost and none is doubled', async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ queues, sendings }) => {
      await house.begin();
      field = await plantField(house, [3, 3, 2, 2, 1, 1]);
      actor = await registrar();
      const service = new SampleService(house.database.platform);
      const strangers = Array.from({ length: people }, () => uuidv7());
      const devices = queues.map((swabs) => swabs.map((one) => sampleOf(one, strangers)));
      const send = (device: number, samples: readonly Body[]) =>
        samples.length === 0 ? undefined : service.register(actor, house.outbreak, parsed({ device: `d${device}`, sentAt: now, samples }));
      let flying: unknown[] = [];
      for (const { device, from, count, together } of sendings) {
        flying.push(send(device, devices[device]?.slice(from, from + count) ?? []));
        if (together) continue;
        await Promise.all(flying);
        flying = [];
      }
      await Promise.all([...flying, ...devices.map((samples, device) => send(device, samples))]); // at last everybody sends everything
      await nothingLostNorDoubled(devices.flat());
    }),
    { numRuns: 12 },
  );
});

/** As the door reads what a device sends. */
function parsed(body: Body) {
  const read = routes.sample.register.body?.parse(body);
  if (read === undefined) throw new Error('The door takes no body.');
  return read;
}

async function registrar(): Promise<Actor> {
  const { id } = await house.desk('gridWorker', '440105');
  const found = await loadActor(house.database.platform.db, id, now);
  if (found === undefined) throw new Error('The registrar was not written.');
  return found;
}

function sampleOf({ person, tube, minute, capacity, isWalkIn }: { person: number; tube: number; minute: number; capacity: number; isWalkIn: boolean }, strangers: string[]): Body {
  const member = isWalkIn ? strangers[person] : field.members[person];
  const who = isWalkIn ? { kind: 'walkIn', member, areaCode: '440105', name: '新来的' } : { kind: 'member', member };
  const takenAt = new Date(Date.parse('2022-07-12T06:00:00Z') + minute * 60_000).toISOString();
  return { id: uuidv7(), takenAt, tube: `TUBE-${tube}`, capacity, round: field.round, point: null, resolves: null, who };
}

async function nothingLostNorDoubled(sent: readonly Body[]): Promise<void> {
  const kept = await everything(house, `select id, member, tube, state from firebreak.sample`);
  expect(new Set(kept.map(({ id }) => id))).toEqual(new Set(sent.map(({ id }) => id)));
  expect(kept).toHaveLength(sent.length);
  const valid = kept.filter(({ state }) => state === 'valid').map(({ member }) => member);
  expect(new Set(valid).size).toBe(valid.length);
  expect(new Set(valid)).toEqual(new Set(sent.map(({ who }) => (who as Body)['member'])));
  const done = await everything(house, `select member from firebreak.round_target where done_at is not null`);
  expect(new Set(done.map(({ member }) => member))).toEqual(new Set(valid));
  const ledger = await ledgers(house, field.round);
  expect(ledger.kept).toEqual(ledger.counted);
  for (const { code, members } of await everything(house, `select code, members from firebreak.tube`))
    expect(members).toBe(kept.filter(({ tube }) => tube === code).length);
  const acts = await everything(house, `select payload from firebreak.journal where action = 'sample.registered'`);
  expect(acts.reduce((all, { payload }) => all + Number((payload as Body)['count']), 0)).toBe(sent.length);
}
