import {
  perfectTest,
  performanceOf,
  requirePoolSize,
  requirePooling,
  sensitivityAt,
  type PoolingPerformance,
  type PoolTest,
} from './pool-test.ts';

export interface ArrayDesign {
  rows: number;
  columns: number;
  /** Whether one pool of everybody is tested first, and the array only when that is positive. */
  masterPool?: boolean;
}

/**
 * Tests and errors of array pooling: every specimen is in one row pool and one column pool. A member is tested
 * alone when both are positive, or when one is positive and all pools across it are negative (a test erred).
 *
 * @throws ArgumentError for sizes that are not whole or impossible probabilities
 * @see Kim et al. 2007, Biometrics 63:1152, doi:10.1111/j.1541-0420.2007.00817.x
 */
export function arrayPooling(
  { rows, columns, masterPool = false }: ArrayDesign,
  prevalence: number,
  test: PoolTest = perfectTest,
): PoolingPerformance {
  requirePooling(prevalence, test);
  requirePoolSize('rows', rows, 2);
  requirePoolSize('columns', columns, 2);
  const people = rows * columns;
  const lines: Lines = {
    healthy: 1 - prevalence,
    falsePositive: 1 - test.specificity,
    row: { length: columns, count: rows, sensitivity: sensitivityAt(test, columns) },
    column: { length: rows, count: columns, sensitivity: sensitivityAt(test, rows) },
  };
  const single = sensitivityAt(test, 1);
  const infected = retestOfInfected(lines);
  const healthy = retestOfHealthy(lines);
  const array = rows + columns + people * (prevalence * infected + lines.healthy * healthy);
  if (!masterPool) {
    const specificity = 1 - healthy * lines.falsePositive;
    return performanceOf(prevalence, { expectedTests: array, people, sensitivity: infected * single, specificity });
  }
  const master = sensitivityAt(test, people);
  const allHealthy = lines.healthy ** people;
  const retestOfNone = retestWhenAllHealthy(lines);
  const needless = allHealthy * (rows + columns + people * retestOfNone);
  const healthyButAll = (allHealthy / lines.healthy) * retestOfNone; // given that this member is healthy
  const healthyRetest = master * (healthy - healthyButAll) + lines.falsePositive * healthyButAll;
  return performanceOf(prevalence, {
    expectedTests: 1 + master * (array - needless) + lines.falsePositive * needless,
    people,
    sensitivity: master * infected * single,
    specificity: 1 - healthyRetest * lines.falsePositive,
  });
}

interface Line {
  /** Specimens in a line of this direction, and lines. */
  length: number;
  count: number;
  sensitivity: number;
}

interface Lines {
  healthy: number;
  falsePositive: number;
  row: Line;
  column: Line;
}

function retestOfInfected({ healthy, falsePositive, row, column }: Lines): number {
  const alone = (own: Line, across: Line): number => {
    const other = negativeAcross(across, healthy, falsePositive);
    return own.sensitivity * (1 - across.sensitivity) * other.any ** (across.count - 1);
  };
  return row.sensitivity * column.sensitivity + alone(row, column) + alone(column, row);
}

function retestOfHealthy({ healthy, falsePositive, row, column }: Lines): number {
  const positive = (line: Line): number => {
    const negative = healthy ** (line.length - 1);
    return line.sensitivity * (1 - negative) + falsePositive * negative;
  };
  const alone = (own: Line, across: Line): number => {
    const other = negativeAcross(across, healthy, falsePositive);
    const others = across.count - 1;
    const allHealthy = other.healthy ** others; // nobody else in the line is infected
    return other.ofHealthy * (own.sensitivity * (other.any ** others - allHealthy) + falsePositive * allHealthy);
  };
  return positive(row) * positive(column) + alone(row, column) + alone(column, row);
}

function retestWhenAllHealthy({ falsePositive, row, column }: Lines): number {
  const specificity = 1 - falsePositive;
  return falsePositive ** 2 + falsePositive * (specificity ** column.count + specificity ** row.count);
}

/** Probability that a line across tests negative: when its member in our line is healthy; jointly with that; and whatever that member is. */
function negativeAcross(across: Line, healthy: number, falsePositive: number): { ofHealthy: number; healthy: number; any: number } {
  const rest = healthy ** (across.length - 1);
  const ofHealthy = (1 - falsePositive) * rest + (1 - across.sensitivity) * (1 - rest);
  const joint = healthy * ofHealthy;
  return { ofHealthy, healthy: joint, any: (1 - healthy) * (1 - across.sensitivity) + joint };
}
