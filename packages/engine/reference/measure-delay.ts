import { tQuantile, type DelayFamily } from '@firebreak/epi/distribution/index';
import { fitDelay, type DelayFit } from '../src/measure/delay-fit.ts';
import { exactDelay, intervalDelay, type DelayRecord } from '../src/measure/delay-record.ts';
import type { DecidedMethod } from './measure-decision.ts';
import { given, numbersIn, type ReferenceInput } from './measure-input.ts';

const families: Record<string, DelayFamily> = { lnorm: 'lognormal', gamma: 'gamma', weibull: 'weibull' };

/** Estimates in the shape of fitdistrplus: gamma by its rate. */
function fitdist(fit: DelayFit): unknown {
  const { shape, scale, meanLog, sdLog } = fit.parameters;
  const [estimate, sd]: [Record<string, number>, Record<string, number>] = [{}, {}];
  if (meanLog && sdLog) {
    Object.assign(estimate, { meanlog: meanLog.estimate, sdlog: sdLog.estimate });
    Object.assign(sd, { meanlog: meanLog.standardError, sdlog: sdLog.standardError });
  } else {
    Object.assign(estimate, { shape: given(shape).estimate, scale: given(scale).estimate, rate: 1 / given(scale).estimate });
    const rateError = given(scale).standardError / given(scale).estimate ** 2; // delta method: d(1/s) = -ds/s^2
    Object.assign(sd, { shape: given(shape).standardError, scale: given(scale).standardError, rate: rateError });
  }
  return { estimate, sd, loglik: fit.logLikelihood, aic: fit.aic, bic: fit.bic };
}

function fitted(records: DelayRecord[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(families).map(([name, family]) => [name, fitdist(fitDelay(records, family))]));
}

function exact(input: ReferenceInput): unknown {
  const x = numbersIn(input, 'x');
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
  const sd = Math.sqrt(x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (x.length - 1));
  return { ...fitted(x.map((days) => exactDelay(days))), mean, sd };
}

function interval(input: ReferenceInput): unknown {
  const [left, right] = [numbersIn(input, 'left'), numbersIn(input, 'right')];
  const records = left.map((from, index) => intervalDelay(from, given(right[index])));
  const [lognormal, weibull] = [fitDelay(records, 'lognormal'), fitDelay(records, 'weibull')];
  const { shape, scale } = weibull.parameters;
  return {
    ...fitted(records),
    survreg_lognormal: {
      intercept: given(lognormal.parameters['meanLog']).estimate,
      scale: given(lognormal.parameters['sdLog']).estimate,
      loglik: lognormal.logLikelihood,
    },
    survreg_weibull: { intercept: Math.log(given(scale).estimate), scale: 1 / given(shape).estimate, loglik: weibull.logLikelihood },
  };
}

function doublyInterval(input: ReferenceInput): unknown {
  const [latest, onset, onsetLatest] = [numbersIn(input, 'ER'), numbersIn(input, 'SL'), numbersIn(input, 'SR')];
  const records = numbersIn(input, 'EL').map((startEarliest, index) => ({
    startEarliest,
    startLatest: given(latest[index]),
    endEarliest: given(onset[index]),
    endLatest: given(onsetLatest[index]),
  }));
  return Object.fromEntries((['lognormal', 'gamma', 'weibull'] as const).map((family) => [family, dicFit(records, family)]));
}

/** In the shape of dic.fit, whose limits are symmetrical about the estimates, with Student's t on n - 1 degrees. */
function dicFit(records: DelayRecord[], family: DelayFamily): unknown {
  const fit = fitDelay(records, family, { shares: [0.05, 0.5, 0.95] });
  const t = tQuantile(0.975, records.length - 1);
  const quantities = [...Object.values(fit.parameters), ...fit.quantiles];
  const names = [...Object.keys(fit.parameters).map((name) => name.toLowerCase()), 'p5', 'p50', 'p95'];
  return {
    est: Object.fromEntries(names.map((name, index) => [name, given(quantities[index]).estimate])),
    loglik: fit.logLikelihood,
    lower: quantities.map(({ estimate, standardError }) => estimate - t * standardError),
    upper: quantities.map(({ estimate, standardError }) => estimate + t * standardError),
  };
}

/** The methods that answer `epi/delay-fit-*`. */
export const delayMethods: readonly DecidedMethod[] = (
  [
    ['exact', ['x'], exact],
    ['interval', ['left', 'right'], interval],
    ['doubly-interval', ['EL', 'ER', 'SL', 'SR'], doublyInterval],
  ] as const
).map(([name, inputs, run]) => ({
  name: `delay-fit-${name}`,
  answers: (file, item) =>
    file.id.startsWith('epi/delay') && inputs.every((input) => Array.isArray({ ...file.input, ...item.input }[input])),
  run,
  decisions: [],
}));
