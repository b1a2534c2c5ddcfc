import { calendarDate, dayOf, type CalendarDate } from '@firebreak/epi';
import { bestGrowthSplit, fitGrowth, fitGrowthSplit, type GrowthBins, type GrowthFit } from '../src/growth/index.ts';
import type { DecidedMethod } from './measure-decision.ts';
import { given, numberIn, numbersIn, type ReferenceInput } from './measure-input.ts';

function textsIn(input: ReferenceInput, name: string): CalendarDate[] {
  const value = input[name];
  return (Array.isArray(value) ? value : [value]) as CalendarDate[];
}

function binsIn(input: ReferenceInput): GrowthBins {
  const days = textsIn(input, 'dates').map(dayOf);
  return {
    counts: numbersIn(input, 'counts'),
    intervalDays: 'interval_days' in input ? numberIn(input, 'interval_days') : 1,
    startDays: days.map((day) => day - given(days[0])),
  };
}

function growth(input: ReferenceInput): unknown {
  const bins = binsIn(input);
  const dates = textsIn(input, 'dates');
  const level = 'level' in input ? numberIn(input, 'level') : undefined;
  const shown = (fit: GrowthFit): unknown => asIncidence(fit, dates);
  if ('split' in input) {
    const { before, after } = fitGrowthSplit(bins, dayOf(given(textsIn(input, 'split')[0])) - dayOf(given(dates[0])), { level });
    return { before: shown(before), after: shown(after) };
  }
  return shown(fitGrowth(bins, { level }));
}

function bestSplit(input: ReferenceInput): unknown {
  const dates = textsIn(input, 'dates');
  const windowDays = typeof input['window'] === 'number' ? input['window'] : undefined;
  const { bin, candidates, before, after } = bestGrowthSplit(binsIn(input), { windowDays });
  return {
    split: given(dates[bin]),
    candidates: {
      date: candidates.map((candidate) => given(dates[candidate.bin])),
      mean_adj_R2: candidates.map((candidate) => candidate.meanAdjustedRSquared),
    },
    before: asIncidence(before, dates),
    after: asIncidence(after, dates),
  };
}

/** A fit as incidence gives it: doubling or halving with limits, and the line by dates in the middle of the bins. */
function asIncidence(fit: GrowthFit, dates: readonly CalendarDate[]): unknown {
  const { bin, day, fitted, lower, upper } = fit.curve;
  const origin = dayOf(given(dates[given(bin[0])]));
  const unknown = Array.from(day, () => null);
  const time = fit.doublingTime ?? fit.halvingTime;
  return {
    r: fit.rate,
    r_conf: [fit.lower, fit.upper],
    ...(fit.rate > 0
      ? { doubling: time?.days, doubling_conf: [time?.lower, time?.upper] }
      : { halving: time?.days ?? Infinity, halving_conf: time ? [time.lower, time.upper] : withoutTime(fit) }),
    intercept: fit.intercept,
    r_squared: fit.rSquared,
    residual_sd: fit.residualSd,
    pred: {
      date: Array.from(day, (x) => calendarDate(Math.floor(origin + x))),
      date_x: day,
      fit: fitted,
      lower: lower ?? unknown,
      upper: upper ?? unknown,
    },
  };
}

/** Limits where the rate is 0: none for two bins, and no end otherwise. */
function withoutTime({ lower }: GrowthFit): (number | null)[] {
  return lower === null ? [null, null] : [Infinity, Infinity];
}

const decisions: DecidedMethod['decisions'] = [
  {
    at: /(doubling|halving)_conf\[[01]\]$/,
    kind: 'differs by decision',
    when: (value) => value === '-Infinity' || (typeof value === 'number' && value < 0),
    reason: 'a negative time where the limits of the rate include 0: it may not be growing (declining) at all, so the limit is infinite',
  },
  {
    at: /(doubling|halving)(_conf(\[[01]\])?)?$/,
    kind: 'differs by decision',
    when: (value) => (Array.isArray(value) ? value.every(isEndless) : isEndless(value)),
    reason: 'cases that do not change neither double nor halve; the package divides by 0, or by the rounding error of the rate',
  },
];

function isEndless(value: unknown): boolean {
  return value === 'Infinity' || value === '-Infinity' || (typeof value === 'number' && Math.abs(value) > LONGEST_DAYS);
}

/** Thirty million years. */
const LONGEST_DAYS = 1e10;

/** The methods that answer `growth/`. */
export const growthMethods: readonly DecidedMethod[] = [
  {
    name: 'growth-split',
    answers: (file, item) => file.id.startsWith('growth/') && /fit_optim_split/.test(item.call),
    run: bestSplit,
    decisions,
  },
  {
    name: 'growth-rate',
    answers: (file, item) => file.id.startsWith('growth/') && /fit\(/.test(item.call),
    run: growth,
    decisions,
  },
];
