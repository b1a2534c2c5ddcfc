import type { Scene } from './scene.ts';
import { pixelToColumn, pixelToRow, type Viewport } from './viewport.ts';

/** How much of a case is drawn: a line of text, a mark, or a dot. */
export type Detail = 'row' | 'mark' | 'dot';

const PIXELS_OF_A_LINE = 15;
/** Marks of neighbouring rows may overlap by half and can still be told. */
const PIXELS_OF_A_MARK = 2.2;

/** A case is a row while there is height for a line of text, then a mark, then a dot. */
export function detailOf({ pixelsPerRow }: Viewport): Detail {
  if (pixelsPerRow >= PIXELS_OF_A_LINE) return 'row';
  return pixelsPerRow >= PIXELS_OF_A_MARK ? 'mark' : 'dot';
}

/** A part of the scene, in columns and rows. */
export interface Cut {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The part of the scene in the plot, with a margin in pixels so that marks at the edge are whole. */
export function cutOf(view: Viewport, marginPixels: number): Cut {
  return {
    left: pixelToColumn(view, -marginPixels),
    right: pixelToColumn(view, view.width + marginPixels),
    top: pixelToRow(view, -marginPixels) - 0.5,
    bottom: pixelToRow(view, view.height + marginPixels) - 0.5,
  };
}

/** Numbers of the nodes inside a cut. */
export function nodesInside({ column, row }: Scene, cut: Cut): number[] {
  const inside: number[] = [];
  for (let node = 0; node < column.length; node++) {
    const x = column[node]!;
    const y = row[node]!;
    if (x >= cut.left && x <= cut.right && y >= cut.top && y <= cut.bottom) inside.push(node);
  }
  return inside;
}

/**
 * Numbers of the links that may be seen in a cut: those whose box, from source to target, touches it. A link of a
 * node without place is never seen.
 */
export function linksTouching(scene: Scene, cut: Cut): number[] {
  const { column, row, linkSource, linkTarget } = scene;
  const touching: number[] = [];
  for (let link = 0; link < linkSource.length; link++) {
    const a = linkSource[link]!;
    const b = linkTarget[link]!;
    if (overlaps(column[a]!, column[b]!, cut.left, cut.right) && overlaps(row[a]!, row[b]!, cut.top, cut.bottom)) touching.push(link);
  }
  return touching;
}

/** False for NaN on either side. */
function overlaps(a: number, b: number, low: number, high: number): boolean {
  return a <= b ? a <= high && b >= low : b <= high && a >= low;
}
