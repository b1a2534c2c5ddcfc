/**
 * The part of a scene that is on screen. A scene is measured in columns (days or generations) across and rows down;
 * the plot is measured in pixels from its own upper left corner.
 */
export interface Viewport {
  /** Column at the left edge and row at the upper edge; may be fractions. */
  readonly left: number;
  readonly top: number;
  readonly pixelsPerColumn: number;
  readonly pixelsPerRow: number;
  /** Size of the plot in pixels. */
  readonly width: number;
  readonly height: number;
}

/** Extent of a scene: columns and rows from (and with) the first to the last. */
export interface Extent {
  readonly firstColumn: number;
  readonly lastColumn: number;
  readonly rows: number;
}

export const MAX_PIXELS_PER_ROW = 32;
export const MAX_PIXELS_PER_COLUMN = 240;
const COMFORTABLE_PIXELS_PER_ROW = 24;
/** Empty columns kept on either side, so that a mark on the edge is whole. */
const PADDING_COLUMNS = 0.75;

/** Shows the whole scene; few rows stay as high as a line of text instead of filling the plot. */
export function fitViewport(extent: Extent, width: number, height: number): Viewport {
  return {
    left: extent.firstColumn - PADDING_COLUMNS,
    top: 0,
    pixelsPerColumn: fittingColumn(extent, width),
    pixelsPerRow: Math.min(COMFORTABLE_PIXELS_PER_ROW, fittingRow(extent, height)),
    width,
    height,
  };
}

export const columnToPixel = (view: Viewport, column: number): number => (column - view.left) * view.pixelsPerColumn;
/** Middle of a row. */
export const rowToPixel = (view: Viewport, row: number): number => (row + 0.5 - view.top) * view.pixelsPerRow;
export const pixelToColumn = (view: Viewport, x: number): number => view.left + x / view.pixelsPerColumn;
/** Fractional row; its floor is the row under the pixel. */
export const pixelToRow = (view: Viewport, y: number): number => view.top + y / view.pixelsPerRow;

/** Moves the scene by so many pixels to the right and down. */
export function pan(view: Viewport, extent: Extent, dx: number, dy: number): Viewport {
  return clamp({ ...view, left: view.left - dx / view.pixelsPerColumn, top: view.top - dy / view.pixelsPerRow }, extent);
}

/** Enlarges by `factor` (below 1: shrinks); what is under the pixel (x, y) stays there as far as the edges allow. */
export function zoom(view: Viewport, extent: Extent, factor: number, x: number, y: number): Viewport {
  const column = pixelToColumn(view, x);
  const row = pixelToRow(view, y);
  const pixelsPerColumn = within(view.pixelsPerColumn * factor, fittingColumn(extent, view.width), MAX_PIXELS_PER_COLUMN);
  const pixelsPerRow = within(view.pixelsPerRow * factor, fittingRow(extent, view.height), MAX_PIXELS_PER_ROW);
  return clamp({ ...view, pixelsPerColumn, pixelsPerRow, left: column - x / pixelsPerColumn, top: row - y / pixelsPerRow }, extent);
}

/** The same place in a plot of another size. */
export function resize(view: Viewport, extent: Extent, width: number, height: number): Viewport {
  const pixelsPerColumn = Math.max(view.pixelsPerColumn, Math.min(MAX_PIXELS_PER_COLUMN, fittingColumn(extent, width)));
  return clamp({ ...view, pixelsPerColumn, width, height }, extent);
}

/** Moves just enough that a place of the scene is inside the plot, away from its edges. */
export function reveal(view: Viewport, extent: Extent, column: number, row: number): Viewport {
  const x = columnToPixel(view, column);
  const y = rowToPixel(view, row);
  return pan(view, extent, inwards(x, view.width), inwards(y, view.height));
}

/** Enlarges until rows can be read and puts a place of the scene in the middle. */
export function focusOn(view: Viewport, extent: Extent, column: number, row: number): Viewport {
  const pixelsPerRow = Math.max(view.pixelsPerRow, Math.min(COMFORTABLE_PIXELS_PER_ROW, MAX_PIXELS_PER_ROW));
  const left = column - view.width / 2 / view.pixelsPerColumn;
  return clamp({ ...view, pixelsPerRow, left, top: row + 0.5 - view.height / 2 / pixelsPerRow }, extent);
}

/** Keeps the scene in the plot: it never leaves by an edge, and a scene smaller than the plot does not move. */
export function clamp(view: Viewport, extent: Extent): Viewport {
  const firstColumn = extent.firstColumn - PADDING_COLUMNS;
  const lastLeft = extent.lastColumn + PADDING_COLUMNS - view.width / view.pixelsPerColumn;
  const lastTop = extent.rows - view.height / view.pixelsPerRow;
  return {
    ...view,
    left: within(view.left, firstColumn, Math.max(firstColumn, lastLeft)),
    top: within(view.top, 0, Math.max(0, lastTop)),
  };
}

/** Whether a pan by so many pixels down would move anything: otherwise the wheel belongs to the page. */
export function canPan(view: Viewport, extent: Extent, dx: number, dy: number): boolean {
  const moved = pan(view, extent, dx, dy);
  return Math.abs(moved.left - view.left) > 1e-9 || Math.abs(moved.top - view.top) > 1e-9;
}

function fittingColumn(extent: Extent, width: number): number {
  return Math.min(MAX_PIXELS_PER_COLUMN, width / (extent.lastColumn - extent.firstColumn + 2 * PADDING_COLUMNS));
}

function fittingRow(extent: Extent, height: number): number {
  return Math.min(MAX_PIXELS_PER_ROW, height / Math.max(1, extent.rows));
}

/** Pixels to move so that a coordinate keeps a margin from both edges. */
function inwards(at: number, size: number): number {
  const margin = Math.min(40, size / 4);
  if (at < margin) return margin - at;
  if (at > size - margin) return size - margin - at;
  return 0;
}

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
