/**
 * Which observations share an intercept, and when they were made: the design of a log-linear model with one
 * intercept per level and a common slope in time. Written as runs, stretches of one level whose times go up by 1,
 * because within a run each mean is the one before times exp(slope).
 */
export interface GroupedDesign {
  rows: number;
  levels: number;
  /** Rows of each level; 0 for one that takes no part. */
  levelRows: Int32Array;
  runs: number;
  runLevel: Int32Array;
  /** First row of each run, and after the last run the number of rows. */
  runStart: Int32Array;
  /** Time of the first row of each run, less `centre`. */
  runTime: Float64Array;
  /** Taken from all times, so that sums of squares keep their digits. */
  centre: number;
}

/**
 * The design of a grouped model.
 *
 * @param level 0, 1, ... of each row; levels without a row are allowed and take no part
 * @param time of each row, in any unit; runs are found where it goes up by exactly 1
 */
export function groupedDesign(level: ArrayLike<number>, time: ArrayLike<number>): GroupedDesign {
  const rows = level.length;
  const centre = rows === 0 ? 0 : time[rows >> 1]!;
  const runLevel = new Int32Array(rows);
  const runStart = new Int32Array(rows + 1);
  const runTime = new Float64Array(rows);
  let [runs, levels] = [0, 0];
  for (let row = 0; row < rows; row++) {
    const continues = row > 0 && level[row] === level[row - 1] && time[row] === time[row - 1]! + 1;
    if (continues) continue;
    runLevel[runs] = level[row]!;
    runStart[runs] = row;
    runTime[runs] = time[row]! - centre;
    levels = Math.max(levels, level[row]! + 1);
    runs++;
  }
  runStart[runs] = rows;
  const levelRows = new Int32Array(levels);
  for (let run = 0; run < runs; run++) levelRows[runLevel[run]!]! += runStart[run + 1]! - runStart[run]!;
  return { rows, levels, levelRows, runs, runLevel, runStart, runTime, centre };
}
