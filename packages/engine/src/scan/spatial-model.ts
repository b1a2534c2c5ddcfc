import { relativeRisk } from './cluster.ts';
import { amountsOf, countsOf, MOST_DRAWN, requireCases, requirePeople, sum } from './counts.ts';
import { multinomial, withoutReplacement, type DrawCases } from './draw-cases.ts';
import { bernoulliBound, bernoulliRatio, poissonBound, poissonRatio } from './likelihood.ts';
import type { ScanPlaces } from './place.ts';
import type { WindowStatistic } from './spatial-window.ts';

/** Cases among people. Lists are by place, in the order of `places`. */
export interface PoissonInput {
  model: 'poisson';
  places: ScanPlaces;
  /** Cases (whole, at least 0). */
  cases: ArrayLike<number>;
  /** People, or person-time (at least 0). */
  population: ArrayLike<number>;
  /**
   * Cases expected from age, sex or the like, in any unit: scaled to the cases seen. Without it the same share of
   * the population is expected everywhere.
   */
  expected?: ArrayLike<number>;
}

/** Cases and controls, or any people with and without something. Lists are by place, in the order of `places`. */
export interface BernoulliInput {
  model: 'bernoulli';
  places: ScanPlaces;
  cases: ArrayLike<number>;
  controls: ArrayLike<number>;
}

/** What a scan needs to know of the chance of cases. */
export interface SpatialModel {
  cases: Int32Array;
  all: number;
  people: Float64Array;
  everybody: number;
  /** Expected cases by place, adding up to all cases. */
  expected: Float64Array;
  statistic: WindowStatistic;
  bound: WindowStatistic;
  /** Most cases a window with so many expected can have. */
  mostCases: (expected: number) => number;
  draw: DrawCases;
  risk: (observed: number, expected: number) => number;
}

export function poissonModel(input: PoissonInput): SpatialModel {
  const size = input.places.length;
  const cases = countsOf('cases', input.cases, size);
  const people = amountsOf('population', input.population, size);
  const all = sum(cases);
  requireCases(all);
  const weight = input.expected === undefined ? people : amountsOf('expected', input.expected, size);
  requirePeople(input.expected === undefined ? 'population' : 'expected', cases, weight);
  const scale = all / sum(weight);
  const expected = weight.map((value) => value * scale);
  return {
    cases,
    all,
    people,
    everybody: sum(people),
    expected,
    statistic: (cases, expected) => poissonRatio(cases, expected, all),
    bound: (cases, expected) => poissonBound(cases, expected, all),
    mostCases: () => all,
    draw: multinomial(expected, all),
    risk: (observed, expected) => relativeRisk(observed, expected, all),
  };
}

export function bernoulliModel(input: BernoulliInput): SpatialModel {
  const size = input.places.length;
  const cases = countsOf('cases', input.cases, size);
  const controls = countsOf('controls', input.controls, size);
  const people = Float64Array.from(cases, (count, place) => count + controls[place]!);
  const [all, everybody] = [sum(cases), sum(people)];
  requireCases(all);
  requireCases(Math.max(2, Math.min(all, everybody - all)), MOST_DRAWN); // the rarer kind is drawn one by one
  const peopleFor = (expected: number): number => Math.round((expected * everybody) / all);
  return {
    cases,
    all,
    people,
    everybody,
    expected: people.map((value) => (value * all) / everybody),
    statistic: (cases, expected) => bernoulliRatio(cases, peopleFor(expected), all, everybody),
    bound: (cases, expected) => bernoulliBound(cases, peopleFor(expected), all, everybody),
    mostCases: (expected) => Math.min(all, peopleFor(expected)),
    draw: withoutReplacement(people, all),
    risk: (observed, expected) => {
      const inside = peopleFor(expected);
      const outside = (all - observed) / (everybody - inside);
      return outside > 0 ? observed / inside / outside : Infinity;
    },
  };
}
