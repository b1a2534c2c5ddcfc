/**
 * Finds the point nearest to a place without looking at all of them: points are sorted into square cells,
 * and a search looks at the cells its radius touches.
 */
export interface GridIndex {
  /**
   * Index of the nearest accepted point whose distance is at most `radius`, or -1. Distances are measured after
   * multiplying by the scales, so a search in pixels stays right when rows and columns are enlarged differently.
   */
  nearest(x: number, y: number, radius: number, scale: Scale, accepts?: (point: number) => boolean): number;
}
export interface Scale {
  readonly x: number;
  readonly y: number;
}

const POINTS_PER_CELL = 4;

/** Sorts points (as parallel arrays) into cells that hold about four points each; points with a coordinate NaN are left out. */
export function gridIndex(xs: ArrayLike<number>, ys: ArrayLike<number>): GridIndex {
  const frame = frameOf(xs, ys);
  const { starts, points } = fillCells(xs, ys, frame);
  return {
    nearest: (x, y, radius, scale, accepts) => {
      let best = -1;
      let bestSquare = radius * radius;
      for (const cell of cellsAround(frame, x, y, radius, scale)) {
        for (let at = starts[cell]!; at < starts[cell + 1]!; at++) {
          const point = points[at]!;
          const square = ((xs[point]! - x) * scale.x) ** 2 + ((ys[point]! - y) * scale.y) ** 2;
          if (square > bestSquare || (square === bestSquare && best !== -1) || accepts?.(point) === false) continue;
          best = point;
          bestSquare = square;
        }
      }
      return best;
    },
  };
}

interface Frame {
  readonly x0: number;
  readonly y0: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly across: number;
  readonly down: number;
}

function frameOf(xs: ArrayLike<number>, ys: ArrayLike<number>): Frame {
  let [x0, y0, x1, y1, count] = [Infinity, Infinity, -Infinity, -Infinity, 0];
  for (let point = 0; point < xs.length; point++) {
    const x = xs[point]!;
    const y = ys[point]!;
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    count++;
    x0 = Math.min(x0, x);
    y0 = Math.min(y0, y);
    x1 = Math.max(x1, x);
    y1 = Math.max(y1, y);
  }
  const side = Math.max(1, Math.ceil(Math.sqrt(count / POINTS_PER_CELL)));
  return { x0, y0, cellWidth: Math.max(x1 - x0, 1e-9) / side, cellHeight: Math.max(y1 - y0, 1e-9) / side, across: side, down: side };
}

/** Counting sort of the points by cell: `points[starts[cell] .. starts[cell + 1])` are those of a cell. */
function fillCells(xs: ArrayLike<number>, ys: ArrayLike<number>, frame: Frame): { starts: Uint32Array; points: Uint32Array } {
  const starts = new Uint32Array(frame.across * frame.down + 1);
  const cells = new Int32Array(xs.length).fill(-1);
  for (let point = 0; point < xs.length; point++) {
    const cell = cellAt(frame, columnOf(frame, xs[point]!), lineOf(frame, ys[point]!));
    if (Number.isNaN(cell)) continue;
    cells[point] = cell;
    starts[cell + 1]!++;
  }
  for (let cell = 1; cell < starts.length; cell++) starts[cell]! += starts[cell - 1]!;
  const points = new Uint32Array(starts[starts.length - 1]!);
  const next = starts.slice();
  for (let point = 0; point < xs.length; point++) {
    const cell = cells[point]!;
    if (cell >= 0) points[next[cell]!++] = point;
  }
  return { starts, points };
}

function* cellsAround(frame: Frame, x: number, y: number, radius: number, scale: Scale): Generator<number> {
  const reachX = radius / scale.x;
  const reachY = radius / scale.y;
  if (!Number.isFinite(frame.x0)) return;
  for (let line = lineOf(frame, y - reachY); line <= lineOf(frame, y + reachY); line++) {
    for (let column = columnOf(frame, x - reachX); column <= columnOf(frame, x + reachX); column++) yield cellAt(frame, column, line);
  }
}

const columnOf = (frame: Frame, x: number): number => clampTo(Math.floor((x - frame.x0) / frame.cellWidth), frame.across);
const lineOf = (frame: Frame, y: number): number => clampTo(Math.floor((y - frame.y0) / frame.cellHeight), frame.down);
const cellAt = (frame: Frame, column: number, line: number): number => line * frame.across + column;
const clampTo = (value: number, count: number): number => Math.min(count - 1, Math.max(0, value));
