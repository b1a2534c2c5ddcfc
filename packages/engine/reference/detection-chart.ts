import {
  cusum,
  glrChart,
  outbreakP,
  spaceTimeCluster,
  type CusumSettings,
  type CusumTransformation,
  type GlrSettings,
  type GlrVerdict,
} from '../src/detection/index.ts';
import { departures } from './detection-departure.ts';
import { alarmsOf, optional, rangeIn, seriesIn } from './detection-input.ts';
import { packageCusumLimits, packageGlr, packageLimits, packageOutbreakP } from './detection-package.ts';
import { FaultyAnswer } from './measure-decision.ts';
import { numberIn, numbersIn, type ReferenceInput } from './measure-input.ts';

export function cusumCase(input: ReferenceInput): unknown {
  const given = optional<number | number[] | 'glm'>(input, 'm');
  const settings: CusumSettings = {
    k: optional(input, 'k'),
    h: optional(input, 'h'),
    alpha: optional(input, 'alpha'),
    transformation: optional<CusumTransformation>(input, 'trans'),
    mean: given === 'glm' ? 'seasonal' : given,
  };
  const verdicts = cusum(seriesIn(input), { ...settings, ...rangeIn(input) });
  const means = verdicts.map(({ expected }) => expected);
  const upperbound = packageCusumLimits(verdicts, settings);
  const answer = {
    upperbound,
    alarm: alarmsOf(verdicts),
    cusum: verdicts.map((verdict) => verdict.cusum),
    m: given === 'glm' || Array.isArray(given) ? means : means[0],
  };
  const ours = verdicts.map(({ upper }) => upper);
  return new FaultyAnswer(answer, departures('upperbound', ours, upperbound, wrongInverse));
}

const wrongInverse = 'the package turns another transformation back than it applied (mu^(1/3) for mu^(-1/3)), or none; ours is its inverse';

export function glrCase(input: ReferenceInput): unknown {
  const settings = glrSettings(input);
  const { verdicts, alpha } = glrChart(seriesIn(input), { ...settings, ...rangeIn(input) });
  const mu0 = verdicts.map(({ expected }) => expected);
  if (settings.limits === true || settings.logRatio !== undefined) {
    const values = verdicts.map((verdict) => (settings.limits === true ? limitOf(verdict, settings) : verdict.statistic));
    const theirs = settings.limits === true && settings.logRatio === undefined && alpha > 0 ? packageLimits(verdicts, values) : values;
    const answer = { upperbound_or_value: theirs, alarm: alarmsOf(verdicts), mu0, alpha };
    return new FaultyAnswer(answer, departures('upperbound_or_value', values, theirs, noSearch));
  }
  const theirs = packageGlr(verdicts, settings, alpha);
  const alarms = theirs.alarm.map(Number);
  const reason = reasonOf(settings, alpha);
  const ours = verdicts.map(({ statistic }) => statistic);
  return new FaultyAnswer({ upperbound_or_value: theirs.statistic, alarm: alarms, mu0, alpha }, [
    ...departures('upperbound_or_value', ours, theirs.statistic, reason),
    ...departures('alarm', alarmsOf(verdicts), alarms, reason),
  ]);
}

function reasonOf({ change, direction }: GlrSettings, alpha: number): string {
  if (change === 'epidemic') return alpha > 0 ? wrongScore : stuckAtZero;
  return direction === 'decrease' && alpha === 0 ? noCases : unguarded;
}

const stuckAtZero = 'the search of the package begins where the last ended, and never leaves a share of 0 again; ours begins anew';
const noSearch = 'the package does not look for the limit of a week without cases, nor above 10,000, and writes 1e99; ours is the limit';
const wrongScore = 'the package looks for lambda with the score of the intercept chart, so its ratio is not the largest; ours is';
const noCases = 'the package leaves out stretches without any case (log of 0), the strongest sign of a decrease; ours takes them';
const unguarded = 'the unguarded steps of the package run away from the likeliest ratio; ours cannot';

/** For a decrease the package gives the smallest count that does not alarm; 0 where no count alarms. */
function limitOf({ upper }: GlrVerdict, { direction }: GlrSettings): number {
  if (upper === null) return 0;
  return direction === 'decrease' ? upper + 1 : Math.max(0, upper);
}

function glrSettings(input: ReferenceInput): GlrSettings {
  const window = numberIn(input, 'M');
  const estimated = {
    harmonics: optional<number>(input, 'S'),
    trend: optional<boolean>(input, 'trend'),
    refit: optional<boolean>(input, 'refit'),
  };
  return {
    mean: 'mu0' in input ? numbersIn(input, 'mu0') : estimated,
    alpha: optional(input, 'alpha'),
    threshold: optional(input, 'c.ARL'),
    change: input['change'] === 'epi' ? 'epidemic' : 'intercept',
    logRatio: optional(input, 'theta'),
    direction: input['dir'] === 'dec' ? 'decrease' : 'increase',
    window: window > 0 ? window : undefined,
    leastWeeks: optional(input, 'Mtilde'),
    limits: input['ret'] === 'cases',
  };
}

export function outbreakPCase(input: ReferenceInput): unknown {
  const limits = input['ret'] === 'cases';
  const k = optional<number>(input, 'k') ?? 100;
  const verdicts = outbreakP(seriesIn(input), { k, limits, ...rangeIn(input) });
  if (limits) return { upperbound_or_value: verdicts.map(({ upper }) => upper), alarm: alarmsOf(verdicts) };
  const counts = numbersIn(input, 'observed');
  const values = verdicts.map(({ at }) => packageOutbreakP(counts.slice(0, at + 1)));
  const alarms = values.map((value) => (Number.isNaN(value) ? null : Number(value > k)));
  const ours = verdicts.map(({ statistic }) => statistic);
  return new FaultyAnswer({ upperbound_or_value: values, alarm: alarms }, [
    ...departures('upperbound_or_value', ours, values, outOfRange),
    ...departures('alarm', alarmsOf(verdicts), alarms, outOfRange),
  ]);
}

const outOfRange = 'the running product of the package leaves the range of numbers (0, Infinity, NaN); ours is computed as a logarithm';

/** Positions from 1 there, and -1 for none. */
export function spaceTimeCase(input: ReferenceInput): unknown {
  const events = { x: numbersIn(input, 'x'), y: numbersIn(input, 'y'), t: numbersIn(input, 't') };
  const found = spaceTimeCluster(events, {
    radius: numberIn(input, 'radius'),
    epsilon: numberIn(input, 'epsilon'),
    threshold: numberIn(input, 'threshold'),
    combine: input['cusum'] === true ? 'maximum' : 'sum',
  });
  return {
    R: found.statistic,
    index_first_alarm: found.alarmAt === null ? -1 : found.alarmAt + 1,
    index_cluster_start: found.clusterStart === null ? -1 : found.clusterStart + 1,
  };
}
