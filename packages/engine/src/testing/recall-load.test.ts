import { createRng } from '@firebreak/epi';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planRound } from './plan-round.ts';
import { expectedRecall } from './recall-load.ts';

test('8,000 people in tens, one infected in a thousand, two tubes in a thousand without a result', () => {
  const load = expectedRecall([{ people: 8000, poolSize: 10 }], { prevalence: 0.001, inconclusive: 0.002 });
  // 0.999^10 = 0.99004488, so a tube is positive with probability 0.00995512; 800 · 0.998 · 0.00995512 = 7.948168 positive pools of ten,
  // and 800 · 0.002 = 1.6 tubes without a result: 79.48168 + 16 people.
  expect(load.positivePools).toBeCloseTo(7.948168, 5);
  expect(load.byPositivePool).toBeCloseTo(79.48168, 4);
  expect(load).toMatchObject({ inconclusiveTubes: 1.6, byInconclusive: 16 });
  expect(load.people).toBeCloseTo(95.48168, 4);
  expect(load.tubes).toBeCloseTo(81.08168, 4);
  // A tube comes back with probability 0.002 + 0.998 · 0.00995512 = 0.01193521; 800 · 10² · 0.01193521 · 0.98806479 = 943.42 = 30.715².
  expect(load.peopleSd).toBeCloseTo(30.715, 2);
});

test('a test with errors: false alarms call back as infected do', () => {
  // Two in a tube, p = 1/2, so nobody infected in 1/4: 0.9 · 3/4 + 0.2 · 1/4 = 0.725 of 10 tubes, 14.5 people, two singles each.
  const load = expectedRecall([{ people: 20, poolSize: 2 }], { prevalence: 0.5, sensitivity: 0.9, specificity: 0.8, singles: 2 });
  expect(load.people).toBeCloseTo(14.5, 12);
  expect(load.samples).toBeCloseTo(29, 12);
});

test('the last tube holds what is left, and a single tube that is positive needs no recall', () => {
  // 7 in threes: two tubes of three with 1 - 0.5³ = 0.875, and one of one, which is never called back: 2 · 3 · 0.875 = 5.25.
  expect(expectedRecall([{ people: 7, poolSize: 3 }], { prevalence: 0.5 }).people).toBeCloseTo(5.25, 12);
  expect(expectedRecall([{ people: 100, poolSize: 1 }], { prevalence: 0.5, inconclusive: 0.1 })).toMatchObject({
    byPositivePool: 0,
    people: 10,
  });
});

test('law: more infected or larger pools never call fewer people back, and never more than there are', () => {
  const share = fc.double({ min: 0.0001, max: 0.5, noNaN: true });
  fc.assert(
    fc.property(share, share, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 5 }), (one, other, tubes, part) => {
      const people = tubes * 20;
      const back = (prevalence: number, poolSize: number) =>
        expectedRecall([{ people, poolSize }], { prevalence, inconclusive: part / 100 }).people;
      const [less, more] = [Math.min(one, other), Math.max(one, other)];
      expect(back(less, 10)).toBeLessThanOrEqual(back(more, 10) + 1e-9);
      expect(back(less, 5)).toBeLessThanOrEqual(back(less, 20) + 1e-9);
      expect(back(more, 20)).toBeLessThanOrEqual(people + 1e-9);
    }),
  );
});

test('recovery: a simulated round calls back as many as expected', () => {
  const rates = { prevalence: 0.02, sensitivity: 0.95, specificity: 0.99, inconclusive: 0.03 };
  const expected = expectedRecall([{ people: 1003, poolSize: 10 }], rates);
  const rng = createRng(20_220_901);
  const rounds = 2000;
  let [sum, squares] = [0, 0];
  for (let round = 0; round < rounds; round++) {
    let back = 0;
    for (let from = 0; from < 1003; from += 10) {
      const size = Math.min(10, 1003 - from);
      let isInfected = false;
      for (let member = 0; member < size; member++) isInfected = rng.uniform() < rates.prevalence || isInfected;
      const isPositive = rng.uniform() < (isInfected ? rates.sensitivity : 1 - rates.specificity);
      if (rng.uniform() < rates.inconclusive || (isPositive && size > 1)) back += size;
    }
    sum += back;
    squares += back * back;
  }
  const mean = sum / rounds;
  const sd = Math.sqrt(squares / rounds - mean ** 2);
  // Four standard errors of the mean of 2,000 rounds; the standard deviation within five in a hundred.
  expect(Math.abs(mean - expected.people)).toBeLessThan((4 * expected.peopleSd) / Math.sqrt(rounds));
  expect(Math.abs(sd / expected.peopleSd - 1)).toBeLessThan(0.05);
});

test('a plan with recall: the next shift has the people of all areas, and its own samplers and tubes an hour', () => {
  const plan = planRound({
    areas: [
      { area: 'town', people: 8000, poolSize: 10 },
      { area: 'risk', people: 100, poolSize: 1 },
    ],
    labs: [{ lab: 'county', tubesPerHour: 400, turnaroundHours: 4 }],
    samplers: 20,
    ratePerSamplerHour: 100,
    wantedHours: 12,
    recall: { prevalence: 0.001, inconclusive: 0.002, ratePerSamplerHour: 8, withinHours: 6 },
  });
  expect(plan.areas.map(({ recall }) => recall?.people)).toEqual([expect.closeTo(95.48168, 4), expect.closeTo(0.2, 12)]);
  // 95.68168 people of 8 an hour in 6 hours: 1.99, so 2; 81.08168 + 0.2 tubes in 6 hours: 13.55 an hour.
  expect(plan.recall).toMatchObject({ samplersNeeded: 2, tubesPerHour: expect.closeTo(13.54695, 4) as unknown });
  expect(planRound({ areas: [{ area: 'a', people: 10, poolSize: 10 }], labs: [{ lab: 'l', tubesPerHour: 1, turnaroundHours: 1 }], samplers: 1, ratePerSamplerHour: 10, wantedHours: 10 }).recall).toBeNull(); // prettier-ignore
});

test.each([
  [{ prevalence: 0 }, 'OUT_OF_RANGE'],
  [{ prevalence: 0.1, inconclusive: 1.5 }, 'OUT_OF_RANGE'],
])('%j is refused', (rates, code) => {
  expect(() => expectedRecall([{ people: 10, poolSize: 5 }], rates)).toThrow(expect.objectContaining({ code }));
});
