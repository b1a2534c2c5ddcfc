import { createRng, drawNormal, drawPoisson, tUpperTail } from '@firebreak/epi';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ears } from './ears.ts';
import { earsPanel } from './ears-panel.ts';
import { earsMethods } from './ears-settings.ts';

const counts = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 14, maxLength: 60 });

test('C1 by hand: nine cases after a week of one or two', () => {
  // baseline 2 1 0 3 1 2 1: mean 10/7, sum of squares about it 20 - 100/7 = 5.714, sd sqrt(5.714/6) = 0.9759; z(0.001) = 3.0902
  const [verdict] = ears({ counts: [2, 1, 0, 3, 1, 2, 1, 9] }, { from: 7 });
  expect(verdict).toMatchObject({ at: 7, observed: 9, alarm: true, unjudged: null });
  expect(verdict!.expected).toBeCloseTo(10 / 7, 12);
  expect(verdict!.upper).toBeCloseTo(10 / 7 + 3.0902323 * Math.sqrt(40 / 7 / 6), 6);
});

test('C2 leaves out the two weeks before, so a rising outbreak does not hide itself', () => {
  const rising = { counts: [1, 2, 1, 2, 1, 2, 1, 9, 12, 15] };
  const last = (method: 'C1' | 'C2') => ears(rising, { method, from: 9 })[0]!;
  expect(last('C1').alarm).toBe(false);
  expect(last('C2').alarm).toBe(true);
});

test('C3 by hand: the limit is the count plus what is missing to z', () => {
  // baselines of 1s and 3s two weeks before weeks 9, 10 and 11; five and six cases in weeks 9 and 10 are 1 above C2 or more
  const series = [1, 3, 1, 3, 1, 3, 1, 3, 1, 5, 6, 2];
  const [verdict] = ears({ counts: series }, { method: 'C3', from: 11 });
  const z = 1.959964;
  const meanSd = (from: number): [number, number] => {
    const base = series.slice(from, from + 7);
    const mean = base.reduce((sum, x) => sum + x, 0) / 7;
    return [mean, Math.sqrt(base.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 6)];
  };
  const part = (at: number): number => Math.max(0, (series[at]! - meanSd(at - 9)[0]) / meanSd(at - 9)[1] - 1);
  expect(part(10)).toBeGreaterThan(0);
  expect(verdict!.upper).toBeCloseTo(Math.max(0, 2 + meanSd(2)[1] * (z - part(10) - part(9))), 5);
  expect(verdict!.alarm).toBe(2 > verdict!.upper!);
});

test('law: a longer past before the baseline changes nothing, and all counts times ten make all limits ten times', () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 20 }), fc.constantFrom(...earsMethods), (series, shift, method) => {
      const plain = ears({ counts: series }, { method, from: 11 });
      const shifted = ears({ counts: [...Array.from({ length: shift }, () => 7), ...series] }, { method, from: 11 + shift });
      expect(shifted.map(({ upper, alarm }) => ({ upper, alarm }))).toEqual(plain.map(({ upper, alarm }) => ({ upper, alarm })));
      const scaled = ears({ counts: series.map((count) => 10 * count) }, { method, from: 11 });
      scaled.forEach(({ upper, unjudged }, index) => {
        expect(unjudged).toBe(plain[index]!.unjudged);
        if (upper !== null) expect(upper / 10).toBeCloseTo(plain[index]!.upper!, 8);
      });
    }),
  );
});

test('referee: the panel says of each series what the series alone says', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...earsMethods),
      fc.array(counts, { minLength: 2, maxLength: 4 }),
      fc.integer({ min: 0, max: 9 }),
      (method, many, gap) => {
        const weeks = Math.min(...many.map((series) => series.length));
        const flat = Float64Array.from(many.flatMap((series) => series.slice(0, weeks)));
        flat[gap] = NaN;
        const panel = earsPanel({ counts: flat, series: many.length, weeks }, { method, from: 3 });
        many.forEach((_, index) => {
          const alone = ears({ counts: flat.slice(index * weeks, (index + 1) * weeks) }, { method, from: 3 });
          alone.forEach(({ upper, alarm, unjudged }, week) => {
            const place = index * panel.weeks + week;
            expect(panel.upper[place]).toBe(upper ?? NaN);
            expect(panel.alarm[place]).toBe(alarm ? 1 : 0);
            expect(panel.reason[place] === 0).toBe(unjudged === null);
          });
        });
      },
    ),
  );
});

test('weeks that cannot be judged say why', () => {
  const reasons = (series: (number | null)[], method: 'C1' | 'C3' = 'C1') =>
    ears({ counts: series }, { method }).map(({ unjudged }) => unjudged);
  expect(reasons([1, 2, 3, 4, 5, 6, 7, 8]).slice(5)).toEqual(['shortHistory', 'shortHistory', null]);
  expect(reasons([1, null, 3, 4, 5, 6, 7, 8, 9, null])).toEqual([
    ...Array.from({ length: 7 }, () => 'shortHistory'),
    'missingBaseline',
    'missingBaseline',
    'missingCount',
  ]);
  expect(
    reasons(
      Array.from({ length: 12 }, () => 0),
      'C3',
    ).at(-1),
  ).toBe('noVariation');
  expect(ears({ counts: Array.from({ length: 12 }, () => 0) }).at(-1)).toMatchObject({ upper: 0, alarm: false, unjudged: null });
  expect(ears({ counts: Array.from({ length: 20 }, () => null) }).every(({ unjudged, alarm }) => unjudged !== null && !alarm)).toBe(true);
});

test('a floor under the standard deviation keeps a single case from alarming', () => {
  const single = { counts: [0, 0, 0, 0, 0, 0, 0, 1] };
  expect(ears(single, { from: 7 })[0]!.alarm).toBe(true);
  expect(ears(single, { from: 7, minSigma: 0.5 })[0]!.alarm).toBe(false);
});

test('recovery: false alarms of C1 come at the rate that seven normal weeks allow', () => {
  // y - mean > z sd with sd from n = 7: P(T6 > z sqrt(7/8)), T Student's with 6 degrees of freedom: 1.39 % for z = 3.09
  const nominal = tUpperTail(3.0902323 * Math.sqrt(7 / 8), 6);
  const rng = createRng('ears-null');
  const [series, weeks] = [400, 208];
  const panel = earsPanel({
    counts: Float64Array.from({ length: series * weeks }, () => Math.round(drawNormal(rng, 1e6, 1e4))),
    series,
    weeks,
  });
  const judged = panel.reason.filter((code) => code === 0).length;
  const rate = panel.alarm.reduce((sum, alarm) => sum + alarm, 0) / judged;
  expect(judged).toBe(series * (weeks - 7));
  expect(Math.abs(rate / nominal - 1)).toBeLessThan(0.1);
});

test('recovery: the larger an outbreak, the likelier its first week alarms', () => {
  const rng = createRng('ears-power');
  const powers = [0, 5, 10, 20, 40].map((added) => {
    const alarms = Array.from({ length: 400 }, () => {
      const base = Array.from({ length: 7 }, () => drawPoisson(rng, 10));
      return ears({ counts: [...base, drawPoisson(rng, 10) + added] }, { from: 7 })[0]!.alarm;
    });
    return alarms.filter(Boolean).length / 400;
  });
  powers.slice(1).forEach((power, index) => expect(power).toBeGreaterThan(powers[index]!));
  expect(powers[0]).toBeLessThan(0.04);
  expect(powers.at(-1)).toBeGreaterThan(0.97);
});
