import { portableExp, portableLog, type Rng } from '@firebreak/epi';
import { logFactorial } from '@firebreak/epi/distribution/index';

/** Fills `cases` with one draw of how many of `all` fall into each cell. */
export type DrawCases = (cases: Int32Array, rng: Rng) => void;

/**
 * Multinomial draws with probabilities in proportion to `expected`: case by case from an alias table when cases
 * are few for the cells, else cell by cell with binomial draws.
 *
 * @see Vose 1991, IEEE Trans Softw Eng 17:972
 */
export function multinomial(expected: ArrayLike<number>, all: number): DrawCases {
  return all > BINOMIAL_FROM * expected.length ? cellByCell(expected, all) : caseByCase(expected, all);
}

/**
 * Draws of `all` among people without replacement: a place by its people, taken again in so far as its people are
 * taken already. Of the rarer kind, cases or others.
 */
export function withoutReplacement(people: ArrayLike<number>, all: number): DrawCases {
  let everybody = 0;
  for (let place = 0; place < people.length; place++) everybody += people[place]!;
  const isRare = 2 * all <= everybody;
  const table = aliasTable(people);
  const draws = isRare ? all : everybody - all;
  return (cases, rng) => {
    cases.fill(0);
    for (let drawn = 0; drawn < draws;) {
      const place = drawAlias(table, rng);
      const taken = cases[place]!;
      if (taken > 0 && rng.uniform() * people[place]! < taken) continue;
      cases[place] = taken + 1;
      drawn++;
    }
    if (isRare) return;
    for (let place = 0; place < cases.length; place++) cases[place] = people[place]! - cases[place]!;
  };
}

function caseByCase(expected: ArrayLike<number>, all: number): DrawCases {
  const table = aliasTable(expected);
  return (cases, rng) => {
    cases.fill(0);
    for (let drawn = 0; drawn < all; drawn++) cases[drawAlias(table, rng)]! += 1;
  };
}

function cellByCell(expected: ArrayLike<number>, all: number): DrawCases {
  const rest = new Float64Array(expected.length + 1);
  for (let cell = expected.length - 1; cell >= 0; cell--) rest[cell] = rest[cell + 1]! + expected[cell]!;
  return (cases, rng) => {
    let left = all;
    for (let cell = 0; cell < cases.length; cell++) {
      const share = rest[cell]! > 0 ? Math.min(1, expected[cell]! / rest[cell]!) : 0;
      cases[cell] = drawBinomial(rng, left, share);
      left -= cases[cell]!;
    }
  };
}

/** Each column is a cell with `keep` of 2^32, and another one with the rest. */
interface AliasTable {
  keep: Float64Array;
  other: Int32Array;
}

function aliasTable(weight: ArrayLike<number>): AliasTable {
  const size = weight.length;
  const scaled = Float64Array.from(weight);
  const mean = scaled.reduce((sum, value) => sum + value, 0) / size;
  const [small, large]: [number[], number[]] = [[], []];
  scaled.forEach((value, cell) => {
    scaled[cell] = value / mean;
    (value < mean ? small : large).push(cell);
  });
  const table = { keep: new Float64Array(size).fill(WORDS), other: Int32Array.from({ length: size }, (_, cell) => cell) };
  while (small.length > 0 && large.length > 0) {
    const [poor, rich] = [small.pop()!, large.at(-1)!];
    table.keep[poor] = scaled[poor]! * WORDS;
    table.other[poor] = rich;
    scaled[rich]! -= 1 - scaled[poor]!;
    if (scaled[rich]! < 1) small.push(large.pop()!);
  }
  // What rounding left over keeps its own cell, unless it can have nothing.
  for (const cell of small.filter((cell) => !(weight[cell]! > 0))) {
    table.keep[cell] = 0;
    table.other[cell] = heaviest(weight);
  }
  return table;
}

function heaviest(weight: ArrayLike<number>): number {
  let best = 0;
  for (let cell = 1; cell < weight.length; cell++) if (weight[cell]! > weight[best]!) best = cell;
  return best;
}

function drawAlias({ keep, other }: AliasTable, rng: Rng): number {
  const column = Math.floor((rng.bits() / WORDS) * keep.length);
  return rng.bits() < keep[column]! ? column : other[column]!;
}

/**
 * One binomial draw: by inversion for a small mean, else by transformed rejection.
 *
 * @see Hörmann 1993, J Statist Comput Simul 46:101, algorithm BTRS
 */
export function drawBinomial(rng: Rng, trials: number, p: number): number {
  if (trials === 0 || p <= 0) return 0;
  if (p >= 1) return trials;
  if (p > 0.5) return trials - drawBinomial(rng, trials, 1 - p);
  return trials * p < 10 ? byInversion(rng, trials, p) : byRejection(rng, trials, p);
}

function byInversion(rng: Rng, trials: number, p: number): number {
  const odds = p / (1 - p);
  let mass = portableExp(trials * portableLog(1 - p));
  let left = rng.uniform() - mass;
  let count = 0;
  while (left >= 0 && count < trials) {
    mass *= (odds * (trials - count)) / ++count;
    left -= mass;
  }
  return count;
}

function byRejection(rng: Rng, trials: number, p: number): number {
  const spread = Math.sqrt(trials * p * (1 - p));
  const b = 1.15 + 2.53 * spread;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const centre = trials * p + 0.5;
  const squeeze = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * spread;
  const logOdds = portableLog(p / (1 - p));
  const mode = Math.floor((trials + 1) * p);
  const top = logFactorial(mode) + logFactorial(trials - mode);
  for (;;) {
    const u = rng.uniform() - 0.5;
    const edge = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / edge + b) * u + centre);
    const v = 1 - rng.uniform();
    if (edge >= 0.07 && v <= squeeze) return count;
    if (count < 0 || count > trials) continue;
    const density = top - logFactorial(count) - logFactorial(trials - count) + (count - mode) * logOdds;
    if (portableLog((v * alpha) / (a / (edge * edge) + b)) <= density) return count;
  }
}

const WORDS = 4_294_967_296;
/** Cases for each cell from which a binomial draw for the cell costs less than its cases. */
const BINOMIAL_FROM = 8;
