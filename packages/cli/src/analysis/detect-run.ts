import { calendarDate, type CalendarDate, dayOf } from '@firebreak/epi';
import { type MethodName } from '@firebreak/contract';
import {
  bayes,
  bayesSettings,
  type CountSeries,
  cusum,
  ears,
  type EarsMethod,
  farrington,
  farringtonFlexible,
  glr,
  noufailySettings,
  outbreakP,
  rki,
  rkiSettings,
  type Verdict,
} from '@firebreak/engine/detection/index';
import { dayAt, type Series } from '../table/series.ts';
import { UsageError } from '../usage/usage-error.ts';
import { type DetectMethod, type DetectOptions } from './detect-option.ts';

/** The verdicts of a method, and every setting that they rest on. */
export interface Detected {
  readonly method: MethodName;
  readonly verdicts: readonly Verdict[];
  readonly parameters: Readonly<Record<string, unknown>>;
}

type SeriesMethod = Exclude<DetectMethod, 'stcd'>;

/** Judges a series. Settings that were not given are the engine's own. */
export function detected(series: Series, method: SeriesMethod, options: DetectOptions): Detected {
  const { run, note } = methods[method];
  const range = rangeOf(series, method, options);
  const { settings, verdicts } = run(countSeriesOf(series, options), options, range);
  return {
    method: note,
    verdicts,
    parameters: { method, ...settings, from: undefined, judgeFrom: calendarDate(dayAt(series, range.from ?? 0)) },
  };
}

interface Range {
  readonly from?: number;
}
type Run = (series: CountSeries, options: DetectOptions, range: Range) => { settings: object; verdicts: readonly Verdict[] };

const runEars =
  (method: EarsMethod): Run =>
  (series, { baseline, alpha, minSigma }, range) =>
    judged((settings) => ears(series, settings), { ...given({ baseline, alpha, minSigma }), method, ...range });

const runFarrington: Run = (series, options, range) => {
  const { years, halfWindow, alpha, trend, reweight } = options;
  const settings = {
    ...given({ years, halfWindow, alpha }),
    trend,
    reweight,
    ...fewCasesOf(options),
    populationOffset: options.population !== undefined,
    ...range,
  };
  return judged((asked) => farrington(series, asked), settings);
};

const runFlexible: Run = (series, options, range) => {
  const { years, halfWindow, periods, pastLeftOut, weightsThreshold, trendP, trend, reweight, limit, alpha } = options;
  const settings = {
    ...(options.noufaily === true ? noufailySettings : {}),
    ...given({ years, halfWindow, periods, pastWeeksLeftOut: pastLeftOut, weightsThreshold, trendPValue: trendP, threshold: limit, alpha }),
    trend,
    reweight,
    ...fewCasesOf(options),
    populationOffset: options.population !== undefined,
    ...range,
  };
  return judged((asked) => farringtonFlexible(series, asked), settings);
};

const runRki: Run = (series, { variant, years, halfWindow }, range) =>
  judged((settings) => rki(series, settings), { ...rkiSettings[`rki${variant ?? 3}`], ...given({ years, halfWindow }), ...range });

const runBayes: Run = (series, { variant, years, halfWindow, alpha }, range) =>
  judged((settings) => bayes(series, settings), {
    ...bayesSettings[`bayes${variant ?? 1}`],
    ...given({ years, halfWindow, alpha }),
    ...range,
  });

const runCusum: Run = (series, { k, h, mean, transformation }, range) =>
  judged((settings) => cusum(series, settings), { ...given({ k, h, mean, transformation }), ...range });

const runGlr: Run = (series, { threshold, change, mean }, range) => {
  if (typeof mean === 'string') throw new UsageError('GLR_MEAN_NOT_A_NUMBER', { at: '--mean', value: mean });
  return judged((settings) => glr(series, settings), { ...given({ threshold, change, mean }), limits: true, ...range });
};

const runOutbreakP: Run = (series, { k }, range) =>
  judged((settings) => outbreakP(series, settings), { ...given({ k }), limits: true, ...range });

const methods: Readonly<Record<SeriesMethod, { readonly run: Run; readonly note: MethodName }>> = {
  'ears-c1': { run: runEars('C1'), note: 'ears' },
  'ears-c2': { run: runEars('C2'), note: 'ears' },
  'ears-c3': { run: runEars('C3'), note: 'ears' },
  farrington: { run: runFarrington, note: 'farrington' },
  'farrington-flexible': { run: runFlexible, note: 'farringtonFlexible' },
  rki: { run: runRki, note: 'referenceValue' },
  bayes: { run: runBayes, note: 'referenceValue' },
  cusum: { run: runCusum, note: 'cusum' },
  glr: { run: runGlr, note: 'glr' },
  outbreakp: { run: runOutbreakP, note: 'outbreakP' },
};

function judged<Settings extends object>(
  judge: (settings: Settings) => readonly Verdict[],
  settings: Settings,
): { settings: Settings; verdicts: readonly Verdict[] } {
  return { settings, verdicts: judge(settings) };
}

function countSeriesOf(series: Series, { population }: DetectOptions): CountSeries {
  const dates: CalendarDate[] = Array.from(series.counts, (_, at) => calendarDate(dayAt(series, at)));
  return {
    counts: series.counts,
    dates,
    frequency: series.step === 'week' ? WEEKS : DAYS,
    ...(population === undefined ? {} : { population: series.others['population'] }),
  };
}

/** The first position to judge; charts that learn a mean take the first half for it. */
function rangeOf(series: Series, method: SeriesMethod, { judgeFrom, mean }: DetectOptions): Range {
  if (judgeFrom !== undefined) {
    const from = Array.from(series.counts, (_, at) => dayAt(series, at)).findIndex((day) => day >= dayOf(judgeFrom));
    if (from < 0) throw new UsageError('JUDGE_FROM_LATE', { at: '--judge-from', value: judgeFrom });
    return { from };
  }
  const learns = (method === 'cusum' && typeof mean !== 'number') || (method === 'glr' && mean === undefined);
  return learns ? { from: Math.floor(series.counts.length / 2) } : {};
}

const fewCasesOf = ({ fewCases }: DetectOptions): object =>
  fewCases === undefined ? {} : { fewCases: { cases: fewCases[0], weeks: fewCases[1] } };

/** Only what was given, so that the defaults of the engine hold for the rest. */
function given<Values extends object>(values: Values): { [Name in keyof Values]?: Exclude<Values[Name], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Values]?: Exclude<Values[Name], undefined>;
  };
}

const WEEKS = 52;
const DAYS = 365;
