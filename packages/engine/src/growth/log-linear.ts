/** A straight line through points by least squares, built up point by point so that no digits are lost. */
export interface LineSums {
  count: number;
  meanX: number;
  meanY: number;
  /** Sums of squares and products of the deviations from the means. */
  xx: number;
  xy: number;
  yy: number;
}

export function emptySums(): LineSums {
  return { count: 0, meanX: 0, meanY: 0, xx: 0, xy: 0, yy: 0 };
}

/** Adds a point. @see Welford 1962, Technometrics 4:419, doi:10.1080/00401706.1962.10490022 */
export function addPoint(sums: LineSums, x: number, y: number): void {
  sums.count++;
  const [dx, dy] = [x - sums.meanX, y - sums.meanY];
  sums.meanX += dx / sums.count;
  sums.meanY += dy / sums.count;
  sums.xx += dx * (x - sums.meanX);
  sums.xy += dx * (y - sums.meanY);
  sums.yy += dy * (y - sums.meanY);
}

/** Share of the variation that the line explains; null where there is none to explain, or fewer than two points. */
export function rSquaredOf({ count, xx, xy, yy }: LineSums): number | null {
  if (count < 2 || !(yy > 0)) return null;
  return Math.min(1, (xy * xy) / (xx * yy));
}

/** The same, less what a line explains by chance; null for two points, which every line through them explains. */
export function adjustedRSquaredOf(sums: LineSums): number | null {
  const rSquared = rSquaredOf(sums);
  if (rSquared === null || sums.count < 3) return null;
  return 1 - ((1 - rSquared) * (sums.count - 1)) / (sums.count - 2);
}
