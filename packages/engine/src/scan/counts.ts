import { ArgumentError, requireCount, requireNonNegative } from '@firebreak/epi/distribution/index';

/** Whole numbers by place. */
export function countsOf(name: string, values: ArrayLike<number>, size: number): Int32Array {
  requireSize(name, values, size);
  const counts = new Int32Array(size);
  for (let place = 0; place < size; place++) {
    const value = values[place]!;
    if (!(value >= 0 && value <= MOST_CASES && Number.isInteger(value))) {
      requireCount(`${name}[${place}]`, value);
      throw new ArgumentError('OUT_OF_RANGE', `${name}[${place}]`, `Give at most ${MOST_CASES}.`, value);
    }
    counts[place] = value;
  }
  return counts;
}

/** Numbers of at least 0 by place, not all 0. */
export function amountsOf(name: string, values: ArrayLike<number>, size: number): Float64Array {
  requireSize(name, values, size);
  const amounts = Float64Array.from(values);
  amounts.forEach((value, place) => {
    if (value >= 0 && value <= MOST_PEOPLE) return;
    requireNonNegative(`${name}[${place}]`, value);
    throw new ArgumentError('OUT_OF_RANGE', `${name}[${place}]`, `Give at most ${MOST_PEOPLE}.`, value);
  });
  if (!(sum(amounts) > 0)) throw new ArgumentError('NO_INFORMATION', name, 'Give a number above 0 for at least one place.');
  return amounts;
}

export function requireCases(all: number, most = MOST_CASES): void {
  if (all >= 2 && all <= most) return;
  const [code, remedy] =
    all < 2
      ? (['NO_INFORMATION', 'A cluster needs at least two cases.'] as const)
      : (['OUT_OF_RANGE', `Give at most ${most}; beyond, every difference is significant.`] as const);
  throw new ArgumentError(code, 'cases', remedy, all);
}

/** Cases where nobody lives cannot be explained by any rate. */
export function requirePeople(name: string, cases: ArrayLike<number>, people: ArrayLike<number>): void {
  for (let place = 0; place < cases.length; place++) {
    if (cases[place] === 0 || people[place]! > 0) continue;
    throw new ArgumentError(
      'INCONSISTENT',
      `${name}[${place}]`,
      'There are cases here but no people they could come from: correct the people, or put the cases where they live.',
      people[place],
    );
  }
}

export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let index = 0; index < values.length; index++) total += values[index]!;
  return total;
}

function requireSize(name: string, values: ArrayLike<number>, size: number): void {
  if (values.length === size) return;
  throw new ArgumentError('LENGTHS_DIFFER', name, `Give one number for each of the ${size} places.`, values.length);
}

/** So that a replication takes a second at most. */
/** The same where cases are drawn one by one. */
export const MOST_DRAWN = 1_000_000;
const MOST_CASES = 10_000_000;
const MOST_PEOPLE = 1e15;
