import { ArgumentError, requireNonNegative, requireProbability } from '@firebreak/epi/distribution/index';
import { solveLinear } from '../numeric/solve-linear.ts';

export interface FinalSizeInput {
  /** Mean number of people a case infects where everybody is susceptible. */
  R: number;
  /** Share of the population that can be infected at the start, 1 by default. */
  susceptible?: number | undefined;
  /** Share of the population infected from outside at the start, 0 by default: a few cases among many. */
  introduced?: number | undefined;
}

/**
 * Share of a well-mixed population infected in the course of an epidemic that nothing stops, introduced cases not
 * included: the largest root of z = s (1 - e^(-R (z + i))). It does not depend on how long people are infectious.
 *
 * @returns a share of the whole population, at most `susceptible`; 0 when R times `susceptible` is at most 1 and nobody is introduced
 * @throws ArgumentError
 * @see Kermack & McKendrick 1927, Proc R Soc A 115:700, doi:10.1098/rspa.1927.0118
 * @see Ma & Earn 2006, Bull Math Biol 68:679, doi:10.1007/s11538-005-9047-7
 * @example finalSize({ R: 2 }) // 0.7968
 */
export function finalSize({ R, susceptible = 1, introduced = 0 }: FinalSizeInput): number {
  return finalSizeByGroup({ infections: [[R]], population: [1], susceptible: [susceptible], introduced: [introduced] })[0]!;
}

export interface GroupFinalSizeInput {
  /**
   * `infections[i][j]`: mean number of people of group i that a case of group j infects where everybody is
   * susceptible (next-generation matrix; its largest eigenvalue is R).
   */
  infections: readonly (readonly number[])[];
  /** People in each group, or its share of all. */
  population: readonly number[];
  /** Share of each group that can be infected at the start; 1 by default. */
  susceptible?: readonly number[] | undefined;
  /** Share of each group infected from outside at the start; 0 by default. */
  introduced?: readonly number[] | undefined;
}

/**
 * The same for groups that mix unevenly, such as ages, wards or schools and homes: the largest root of
 * z_i = s_i (1 - exp(-sum over j of infections[i][j] (z_j + introduced_j) N_j / N_i)).
 *
 * @returns share infected of each group
 * @throws ArgumentError
 * @see Andreasen 2011, Bull Math Biol 73:2305, doi:10.1007/s11538-010-9623-3
 */
export function finalSizeByGroup(input: GroupFinalSizeInput): number[] {
  const { force, susceptible, introduced } = readGroups(input);
  // From above: the right side is concave and growing, so neither kind of step passes the largest root.
  let size = susceptible.slice();
  for (let step = 0; step < MAX_STEPS; step++) {
    const pressure = force.map((row) => row.reduce((sum, weight, j) => sum + weight * (size[j]! + introduced[j]!), 0));
    const excess = size.map((z, i) => z + susceptible[i]! * Math.expm1(-pressure[i]!));
    const next = newtonStep(size, excess, force, pressure, susceptible) ?? size.map((z, i) => z - excess[i]!);
    const change = next.reduce((most, z, i) => Math.max(most, Math.abs(z - size[i]!)), 0);
    size = next.map((z, i) => Math.max(0, Math.min(size[i]!, z)));
    if (change < TOLERANCE) break;
  }
  return introduced.some((share) => share > 0) ? size : size.map((z) => (z < LEAST_SIZE ? 0 : z));
}

/** z minus the solution of (1 - s e^-pressure force) step = excess; undefined where that has none or leads astray. */
function newtonStep(
  size: readonly number[],
  excess: readonly number[],
  force: readonly (readonly number[])[],
  pressure: readonly number[],
  susceptible: readonly number[],
): number[] | undefined {
  const slopes = force.map((row, i) => row.map((weight, j) => (i === j ? 1 : 0) - susceptible[i]! * Math.exp(-pressure[i]!) * weight));
  const step = solveLinear(slopes, excess);
  const next = step?.map((move, i) => size[i]! - move);
  return next?.every((z, i) => z >= -TOLERANCE && z <= size[i]! + TOLERANCE) ? next : undefined;
}

interface Groups {
  /** Weight of the share infected in group j on the pressure on a person of group i. */
  force: number[][];
  susceptible: number[];
  introduced: number[];
}

function readGroups({ infections, population, susceptible, introduced }: GroupFinalSizeInput): Groups {
  const groups = infections.length;
  if (groups === 0) throw new ArgumentError('EMPTY', 'infections', 'Give at least one group.');
  if (groups > MOST_GROUPS) throw new ArgumentError('OUT_OF_RANGE', 'infections', `Give at most ${MOST_GROUPS} groups.`, groups);
  requireLength('population', population, groups);
  population.forEach((people, i) => {
    requireNonNegative(`population[${i}]`, people);
    if (people === 0) throw new ArgumentError('NOT_POSITIVE', `population[${i}]`, 'Leave out a group without people.', people);
  });
  const force = infections.map((row, i) => {
    requireLength(`infections[${i}]`, row, groups);
    return row.map((mean, j) => {
      requireNonNegative(`infections[${i}][${j}]`, mean);
      return (mean * population[j]!) / population[i]!;
    });
  });
  return {
    force,
    susceptible: readShares('susceptible', susceptible, groups, 1),
    introduced: readShares('introduced', introduced, groups, 0),
  };
}

function readShares(name: string, shares: readonly number[] | undefined, groups: number, otherwise: number): number[] {
  if (shares === undefined) return Array.from({ length: groups }, () => otherwise);
  requireLength(name, shares, groups);
  shares.forEach((share, i) => requireProbability(`${name}[${i}]`, share));
  return shares.slice();
}

function requireLength(name: string, list: readonly number[], groups: number): void {
  if (list.length !== groups)
    throw new ArgumentError('LENGTHS_DIFFER', name, `Give one number for each of the ${groups} groups.`, list.length);
}

const MAX_STEPS = 1000;
const TOLERANCE = 1e-15;
/** At R = 1 the root is double and rounding leaves its square root. */
const LEAST_SIZE = 1e-7;
const MOST_GROUPS = 500;
