import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planRound } from './plan-round.ts';
import { type RoundInput, shareOut, staffedShare } from './round-input.ts';

const town: RoundInput = {
  areas: [{ area: 'town', people: 8000, poolSize: 10, travelHours: 1, sites: 5 }],
  labs: [{ lab: 'county', tubesPerHour: 400, turnaroundHours: 4 }],
  samplers: 20,
  ratePerSamplerHour: 100,
  wantedHours: 12,
};

test('a town of 8,000 by 20 samplers: four hours of sampling, and the last result nine and a quarter hours from the start', () => {
  const plan = planRound(town);
  // 20 · 100 = 2,000 people an hour, so 4 hours and 800 tubes; 200 tubes an hour arrive where 400 can be begun. The last quarter of an
  // hour's tubes leave at 4 h, arrive at 5 h, 50 tubes take 50/400 h = 0.125 h, and 4 h later there are results: 9.125 h.
  expect(plan).toMatchObject({ people: 8000, tubes: 800, finishHours: 9.125, aid: { samplers: 0, tubesPerHour: 0 } });
  expect(plan.areas[0]).toMatchObject({ sampledHours: 4, finishHours: 9.125, late: false, bottleneck: null, sitesNeeded: 3 });
  // Samplers: until 12 - 1 - 4 = 7 h, 8,000 / (100 · 7) = 11.4, so 12.
  expect(plan.samplersNeeded).toBe(12);
  expect(plan.sampledPerHour).toEqual([2000, 2000, 2000, 2000, 0, 0]); // up to the hour in which the last tube begins
  // Leaving at the end of each quarter: the hour from 1 h on gets those sampled in the first three quarters by 1:45.
  expect(plan.labs[0]!.arriving.map(Math.round)).toEqual([0, 150, 200, 200, 200, 50]);
});

test.each([
  // 4 samplers do 400 an hour: 20 h of sampling.
  ['samplers', { samplers: 4 }],
  // Room for 4 stations: the same although 20 samplers are there.
  ['sites', { areas: [{ ...town.areas[0]!, sites: 1 }] }],
  // 2 h there and back, 100 tubes a trip: 50 tubes an hour, 16 h.
  ['couriers', { areas: [{ ...town.areas[0]!, couriers: 1 }], tubesPerTrip: 100 }],
  // 800 tubes at 50 an hour: 16 h.
  ['laboratory', { labs: [{ lab: 'county', tubesPerHour: 50, turnaroundHours: 4 }] }],
  // No number of hands or machines is quicker than the turnaround.
  [
    'time',
    {
      labs: [{ lab: 'county', tubesPerHour: 400, turnaroundHours: 15 }],
      samplers: 100_000,
      areas: [{ area: 'town', people: 10, poolSize: 10 }],
    },
  ],
] as const)('what is late because of %s says so', (bottleneck, change) => {
  expect(planRound({ ...town, ...change }).areas[0]).toMatchObject({ late: true, bottleneck });
});

test('mutual aid: samplers and tubes an hour that are missing', () => {
  const plan = planRound({ ...town, samplers: 4, labs: [{ lab: 'county', tubesPerHour: 10, turnaroundHours: 4 }] });
  expect(plan.aid.samplers).toBe(8); // 12 needed, by the arithmetic above
  // 400 people an hour are 40 tubes an hour; the last arrive in hour 21, far behind 12 - 4 = 8 h.
  expect(plan.aid.tubesPerHour).toBeNull();
  const slow = planRound({ ...town, labs: [{ lab: 'county', tubesPerHour: 10, turnaroundHours: 4 }] });
  // From hour 1 on 800 tubes come, until 8 h: 800 / 7 = 114.3 an hour; from hour 2 on 650 in 6 h and so on are fewer: 650/6 = 108.3.
  expect(slow.aid.tubesPerHour).toBeCloseTo(800 / 7 - 10, 6);
});

test('a night without a shift: what is not done by 20:00 goes on at 8:00', () => {
  const shifts = [{ from: 8, to: 20, share: 1 }];
  const plan = planRound({ ...town, startsAtHour: 18, shifts, samplers: 10 });
  // 1,000 an hour: 2,000 by 20:00, 12 hours of night, 6 hours more: 20 h after the start.
  expect(plan.areas[0]).toMatchObject({ sampledHours: 20 });
  expect(staffedShare({ startsAtHour: 22, shifts: [{ from: 20, to: 28, share: 0.5 }] }, 4)).toBe(0.5);
});

test('a plate waits until it is full, the last one does not', () => {
  const labs = [{ lab: 'county', tubesPerHour: 96, turnaroundHours: 2, plateTubes: 96 }];
  const plan = planRound({ ...town, areas: [{ area: 'village', people: 1000, poolSize: 10, travelHours: 0 }], labs, samplers: 10 });
  // 100 tubes in one hour, 25 a quarter from 0:15 on: at 1:00 100 are there, a plate of 96 begins, and the 4 left with it or just after.
  expect(plan.labs[0]!.begun.slice(0, 1)).toEqual([0]);
  expect(plan.finishHours).toBeGreaterThanOrEqual(3);
  expect(plan.finishHours).toBeLessThanOrEqual(3.5);
});

test('samplers are shared out by the work, to the last one', () => {
  expect(shareOut(10, [1, 1, 1])).toEqual([4, 3, 3]);
  expect(shareOut(7, [0, 5, 2])).toEqual([0, 5, 2]);
  expect(shareOut(10, [1000, 1])).toEqual([9, 1]); // a hamlet is not forgotten
});

test('nobody is lost: all are sampled and all tubes tested, and more of anything never finishes later', () => {
  const area = fc.record({
    people: fc.integer({ min: 0, max: 5000 }),
    poolSize: fc.constantFrom(1, 5, 10, 20),
    travelHours: fc.double({ min: 0, max: 2, noNaN: true }),
    couriers: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    lab: fc.constantFrom('a', 'b'),
  });
  const lab = fc.record({ tubesPerHour: fc.integer({ min: 50, max: 500 }), turnaroundHours: fc.integer({ min: 1, max: 8 }) });
  fc.assert(
    fc.property(fc.array(area, { minLength: 1, maxLength: 5 }), lab, lab, fc.integer({ min: 20, max: 100 }), (areas, a, b, samplers) => {
      const input: RoundInput = {
        areas: areas.map(({ couriers, ...one }, at) => ({ ...one, area: String(at), ...(couriers === undefined ? {} : { couriers }) })),
        labs: [
          { lab: 'a', ...a },
          { lab: 'b', ...b },
        ],
        samplers,
        ratePerSamplerHour: 60,
        wantedHours: 24,
      };
      const plan = planRound(input);
      const people = areas.reduce((sum, one) => sum + one.people, 0);
      expect(plan.sampledPerHour.reduce((sum, one) => sum + one, 0)).toBeCloseTo(people, 4);
      const tubes = areas.reduce((sum, one) => sum + one.people / one.poolSize, 0);
      expect(plan.labs.flatMap(({ begun }) => begun).reduce((sum, one) => sum + one, 0)).toBeCloseTo(tubes, 4);
      const faster = planRound({ ...input, labs: input.labs.map((one) => ({ ...one, tubesPerHour: one.tubesPerHour * 2 })) });
      expect(faster.finishHours).toBeLessThanOrEqual((plan.finishHours ?? Infinity) + 1e-6);
      for (const one of plan.areas) if (one.late) expect(one.bottleneck).not.toBeNull();
    }),
    { numRuns: 60 },
  );
});

test.each([
  [{ samplers: 1.5 }, 'NOT_WHOLE'],
  [{ labs: [] }, 'EMPTY'],
  [{ areas: [{ ...town.areas[0]!, lab: 'elsewhere' }] }, 'INCONSISTENT'],
  [{ areas: [{ ...town.areas[0]!, samplers: 30 }] }, 'INCONSISTENT'],
  [{ wantedHours: 1000 }, 'OUT_OF_RANGE'],
])('%j is refused', (change, code) => {
  expect(() => planRound({ ...town, ...change })).toThrow(expect.objectContaining({ code }));
});
