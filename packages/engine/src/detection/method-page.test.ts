import { expect, test } from 'vitest';
import {
  bayes,
  cusum,
  ears,
  farrington,
  farringtonFlexible,
  glr,
  outbreakP,
  rki,
  spaceTimeCluster,
  type CountSeries,
  type SpaceTimeClusterSettings,
  type SpaceTimeEvents,
} from './index.ts';
import { workedExample } from '../../reference/worked-example.ts';

interface Detection {
  series: CountSeries;
  settings: object;
}
type Figures = Record<string, unknown>;

/** Every value the page gives, to the digits it gives. */
function expectAsOnPage(ours: object, page: unknown): void {
  for (const [name, value] of Object.entries(page as Record<string, unknown>)) {
    const own: unknown = (ours as Record<string, unknown>)[name];
    if (typeof value !== 'number') expect(own, name).toEqual(value);
    else if (value === 0) expect(own, name).toBe(0);
    else expect(Math.abs(Number(own) / value - 1), name).toBeLessThan(2e-4);
  }
}

test('nine cases after a quiet week in docs/method/ears.md', () => {
  const { input, result } = workedExample<Detection, Figures>('docs/method/ears.md');
  expectAsOnPage(ears(input.series, input.settings).at(0)!, result);
});

test('eleven cases where five are expected in docs/method/farrington.md', () => {
  const { input, result } = workedExample<Detection, Figures>('docs/method/farrington.md');
  expectAsOnPage(farrington(input.series, input.settings).at(0)!, result);
});

test('twelve cases of an overdispersed series in docs/method/farrington-flexible.md', () => {
  const { input, result } = workedExample<Detection, Figures>('docs/method/farrington-flexible.md');
  expectAsOnPage(farringtonFlexible(input.series, input.settings).at(0)!, result);
});

test('a looked-up limit and a predictive one in docs/method/rki-bayes.md', () => {
  type One = { series: CountSeries; settings: object };
  const { input, result } = workedExample<{ rki: One; bayes: One }, Record<'rki' | 'bayes', unknown>>('docs/method/rki-bayes.md');
  expectAsOnPage(rki(input.rki.series, input.rki.settings).at(0)!, result.rki);
  expectAsOnPage(bayes(input.bayes.series, input.bayes.settings).at(0)!, result.bayes);
});

test('five weeks a little above the normal in docs/method/cusum.md', () => {
  const { input, result } = workedExample<
    { series: CountSeries; settings: object },
    { cusum: number[]; firstUpper: number; alarms: boolean[] }
  >('docs/method/cusum.md');
  const verdicts = cusum(input.series, input.settings);
  verdicts.forEach((verdict, week) => expect(verdict.cusum).toBeCloseTo(result.cusum[week]!, 10));
  expect(verdicts.at(0)!.upper).toBe(result.firstUpper);
  expect(verdicts.map(({ alarm }) => alarm)).toEqual(result.alarms);
});

test('twelve cases where four are normal in docs/method/glr.md', () => {
  const { input, result } = workedExample<Detection, Figures>('docs/method/glr.md');
  expectAsOnPage(glr(input.series, input.settings).at(0)!, result);
});

test('three rising weeks in docs/method/outbreak-p.md', () => {
  const { input, result } = workedExample<Detection, Figures>('docs/method/outbreak-p.md');
  expectAsOnPage(outbreakP(input.series, input.settings).at(-1)!, result);
});

test('two cases at one place in docs/method/space-time-shiryaev-roberts.md', () => {
  const { input, result } = workedExample<
    { events: SpaceTimeEvents; settings: SpaceTimeClusterSettings },
    { statistic: number[]; alarmAt: null }
  >('docs/method/space-time-shiryaev-roberts.md');
  const { statistic, ...found } = spaceTimeCluster(input.events, input.settings);
  statistic.forEach((value, event) => expect(value).toBeCloseTo(result.statistic[event]!, 5));
  expect(found).toMatchObject({ alarmAt: result.alarmAt, clusterStart: null });
});
