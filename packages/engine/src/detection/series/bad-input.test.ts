import { ArgumentError } from '@firebreak/epi';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cusum } from '../chart/cusum.ts';
import { glr } from '../chart/glr.ts';
import { outbreakP } from '../chart/outbreak-p.ts';
import { ears } from '../ears/ears.ts';
import { earsPanel } from '../ears/ears-panel.ts';
import { farrington } from '../farrington/farrington.ts';
import { farringtonFlexible } from '../farrington/farrington-flexible.ts';
import { farringtonFlexiblePanel } from '../farrington/farrington-flexible-panel.ts';
import { noufailySettings } from '../farrington/flexible-settings.ts';
import { bayes } from '../reference-value/bayes.ts';
import { rki } from '../reference-value/rki.ts';
import type { CountSeries } from './count-series.ts';
import type { Verdict } from './verdict.ts';
import type { WeekRange } from './week-range.ts';

type Method = (series: CountSeries, range?: WeekRange) => Verdict[];

const methods: Record<string, Method> = {
  'EARS C1': (series, range) => ears(series, { ...range }),
  'EARS C3': (series, range) => ears(series, { method: 'C3', ...range }),
  Farrington: (series, range) => farrington(series, { years: 2, ...range }),
  'Farrington flexible': (series, range) => farringtonFlexible(series, { years: 2, ...range }),
  'Farrington flexible, all weeks': (series, range) =>
    farringtonFlexible(series, { ...noufailySettings, years: 2, threshold: 'muan', ...range }),
  RKI: (series, range) => rki(series, { years: 1, halfWindow: 3, ...range }),
  Bayes: (series, range) => bayes(series, { ...range }),
  CUSUM: (series, range) => cusum(series, { mean: 3, transformation: 'rossi', ...range }),
  GLR: (series, range) => glr(series, { mean: 3, alpha: 0.2, limits: true, ...range }),
  'epidemic GLR': (series, range) => glr(series, { mean: 3, change: 'epidemic', ...range }),
  outbreakP: (series, range) => outbreakP(series, { limits: true, ...range }),
};

test.each(Object.entries(methods))('%s refuses counts that cannot be, with their place and what to do', (_, method) => {
  const refused = (counts: unknown[], code: string): void =>
    expect(() => method({ counts: [...Array.from({ length: 20 }, () => 1), ...(counts as number[])] })).toThrow(
      expect.objectContaining({ code, argument: 'counts[20]' }),
    );
  refused([-1], 'NEGATIVE');
  refused([1.5], 'NOT_WHOLE');
  refused([NaN], 'NOT_A_NUMBER');
  refused(['7'], 'NOT_A_NUMBER');
  refused([undefined], 'NOT_A_NUMBER');
  refused([Infinity], 'NOT_FINITE');
  refused([2 ** 60], 'OUT_OF_RANGE');
  expect(() => method({ counts: [] })).toThrow(expect.objectContaining({ code: 'EMPTY', argument: 'counts' }));
});

test.each(Object.entries(methods))('%s refuses ranges and populations that do not fit', (_, method) => {
  const counts = Array.from({ length: 30 }, () => 2);
  const refused = (series: Partial<CountSeries>, range: WeekRange, code: string, argument: string): void =>
    expect(() => method({ counts, ...series }, range)).toThrow(expect.objectContaining({ code, argument }));
  refused({}, { to: 30 }, 'OUT_OF_RANGE', 'to');
  refused({}, { from: 20, to: 19 }, 'INCONSISTENT', 'from');
  refused({}, { from: -1 }, 'NEGATIVE', 'from');
  refused({}, { from: 1.5 }, 'NOT_WHOLE', 'from');
  refused({ frequency: 0 }, {}, 'OUT_OF_RANGE', 'frequency');
  refused({ population: [1, 2] }, {}, 'LENGTHS_DIFFER', 'population');
  refused({ population: counts.map((_, week) => (week === 7 ? 0 : 1)) }, {}, 'NOT_POSITIVE', 'population[7]');
});

test.each(Object.entries(methods))('%s: no case at all is no alarm, and no report at all no verdict', (_, method) => {
  for (const { alarm, expected } of method({ counts: Array.from({ length: 170 }, () => 0) })) {
    expect(alarm).toBe(false);
    expect(expected === null || expected >= 0).toBe(true);
  }
  for (const { alarm, unjudged, observed } of method({ counts: Array.from({ length: 170 }, () => null) })) {
    expect(alarm).toBe(false);
    expect(unjudged).not.toBeNull();
    expect(observed).toBeNull();
  }
});

const anyCount = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 9 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 100_000 }) },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constant(0) },
);

test.each(Object.entries(methods))(
  'fuzz: %s gives numbers or null for any counts, never a NaN, and a reason where there is no verdict',
  (_, method) => {
    const counts = fc.array(anyCount, { minLength: 1, maxLength: 150 });
    fc.assert(
      fc.property(counts, (series) => {
        const verdicts = method({ counts: series });
        expect(verdicts).toHaveLength(series.length);
        for (const verdict of verdicts) {
          for (const [name, value] of Object.entries(verdict)) {
            if (typeof value === 'number' && name !== 'statistic') expect(Number.isFinite(value), `${name} ${value}`).toBe(true);
            else expect(Number.isNaN(value)).toBe(false);
          }
          if (verdict.alarm) expect(verdict.unjudged).toBeNull();
          if (verdict.observed === null) expect(verdict.unjudged).not.toBeNull();
        }
      }),
      { numRuns: 40 },
    );
  },
);

test.each(Object.entries(methods))('fuzz: %s refuses garbage with a coded error and nothing else', (_, method) => {
  const garbage = fc.oneof(fc.double(), fc.constant(undefined), fc.string(), fc.boolean(), fc.integer(), fc.constant({}));
  fc.assert(
    fc.property(
      fc.array(garbage, { maxLength: 40 }),
      fc.option(fc.double(), { nil: undefined }),
      fc.option(fc.double(), { nil: undefined }),
      (counts, from, frequency) => {
        try {
          method({ counts: counts as number[], frequency }, { from });
        } catch (error) {
          expect(error).toBeInstanceOf(ArgumentError);
          expect((error as ArgumentError).remedy.length).toBeGreaterThan(5);
        }
      },
    ),
  );
});

test('fuzz: a mean estimated from any past is a number, or a coded error says why not', () => {
  const charts: Method[] = [
    (series) => cusum(series, { mean: 'seasonal', from: 55 }),
    (series) => cusum(series, { from: 55 }),
    (series) => glr(series, { from: 55 }),
    (series) => glr(series, { mean: { harmonics: 2, trend: true, refit: true }, alpha: 0, from: 55 }),
  ];
  fc.assert(
    fc.property(fc.array(anyCount, { minLength: 60, maxLength: 70 }), fc.constantFrom(...charts), (counts, chart) => {
      try {
        for (const { expected } of chart({ counts })) expect(Number.isFinite(expected)).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(ArgumentError);
      }
    }),
    { numRuns: 60 },
  );
});

test('panels: NaN is a week without a report, and a wrong shape or count is refused', () => {
  const panel = { counts: Float64Array.of(1, 2, NaN, 4), series: 2, weeks: 2 };
  expect(earsPanel(panel).reason).toHaveLength(4);
  for (const judge of [earsPanel, farringtonFlexiblePanel]) {
    expect(() => judge({ ...panel, weeks: 3 })).toThrow(expect.objectContaining({ code: 'LENGTHS_DIFFER', argument: 'counts' }));
    expect(() => judge({ ...panel, counts: Float64Array.of(1, 2, 3, -4) })).toThrow(
      expect.objectContaining({ code: 'NEGATIVE', argument: 'counts[3]' }),
    );
    expect(() => judge({ ...panel, series: 0 })).toThrow(expect.objectContaining({ argument: 'series' }));
  }
});

test('settings that cannot be are refused by name', () => {
  const series = { counts: Array.from({ length: 200 }, () => 3) };
  const refused = (run: () => unknown, argument: string): void => expect(run).toThrow(expect.objectContaining({ argument }));
  refused(() => ears(series, { baseline: 2 }), 'baseline');
  refused(() => ears(series, { alpha: 1 }), 'alpha');
  refused(() => ears(series, { method: 'C4' as 'C1' }), 'method');
  refused(() => farrington(series, { years: 0 }), 'years');
  refused(() => farrington(series, { halfWindow: 52 }), 'halfWindow');
  refused(() => farrington(series, { populationOffset: true }), 'population');
  refused(() => farringtonFlexible(series, { years: 2, periods: 60 }), 'periods');
  refused(() => farringtonFlexible(series, { fewCases: { cases: 5, weeks: 0 } }), 'fewCases.weeks');
  refused(() => farringtonFlexible(series, { threshold: 'gamma' as 'muan' }), 'threshold');
  refused(() => farringtonFlexible(series, { power: '3/4' as '2/3' }), 'power');
  refused(() => farringtonFlexible(series, { populationOffset: true }), 'population');
  refused(() => rki(series, { years: 0, currentYear: false }), 'years');
  refused(() => bayes(series, { alpha: 0 }), 'alpha');
  refused(() => cusum(series, { mean: 3, h: 0 }), 'h');
  refused(() => cusum(series, { mean: 3, transformation: 'log' as 'rossi' }), 'transformation');
  refused(() => cusum(series, { mean: 0 }), 'mean');
  refused(() => outbreakP(series, { k: 0.5 }), 'k');
});

test('a million weeks end, or say what to do', () => {
  const counts = Float64Array.from({ length: 1e6 }, (_, week) => (week * 7919) % 13);
  expect(earsPanel({ counts, series: 1, weeks: 1e6 }, { method: 'C3' }).reason.at(-1)).toBe(0);
  expect(cusum({ counts }, { mean: 6, from: 0 })).toHaveLength(1e6);
  expect(farringtonFlexible({ counts }, { ...noufailySettings, from: 1e6 - 3 }).map(({ unjudged }) => unjudged)).toEqual([
    null,
    null,
    null,
  ]);
  expect(farrington({ counts }, { from: 1e6 - 3 })).toHaveLength(3);
  expect(rki({ counts }, { from: 1e6 - 3 })).toHaveLength(3);
});
