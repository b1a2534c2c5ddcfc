import type { Scene } from '../scene/scene.ts';
import { columnToPixel, rowToPixel, type Viewport } from '../scene/viewport.ts';

/** Pixels around the plot that are drawn too, so that what is at its edge is whole. */
export const MARGIN = 24;

/** Width kept free right of the plot for the labels of the last cases. */
export const LABEL_ROOM = 132;

/**
 * Elbows of links in pixels. They run straight across and down, so an end outside of the plot can be drawn to just
 * outside of it and nothing seen changes: a dashed stem over ten thousand rows would stop the browser for seconds.
 */
export function elbowsOf(scene: Scene, view: Viewport, links: readonly number[]): number[] {
  const coordinates: number[] = [];
  const x = (pixel: number): number => Math.min(view.width + LABEL_ROOM + MARGIN, Math.max(-MARGIN, pixel));
  const y = (pixel: number): number => Math.min(view.height + MARGIN, Math.max(-MARGIN, pixel));
  for (const link of links) {
    const a = scene.linkSource[link]!;
    const b = scene.linkTarget[link]!;
    if (Number.isNaN(scene.column[a]!) || Number.isNaN(scene.column[b]!)) continue;
    coordinates.push(
      x(columnToPixel(view, scene.column[a]!)),
      y(rowToPixel(view, scene.row[a]!)),
      x(columnToPixel(view, scene.column[b]!)),
      y(rowToPixel(view, scene.row[b]!)),
    );
  }
  return coordinates;
}

/** Where the mark of a link stands: on the leg, beside the stem of the source, where no label covers it. */
export function cornersOf(scene: Scene, view: Viewport, links: readonly number[]): number[] {
  const elbows = elbowsOf(scene, view, links);
  const points: number[] = [];
  for (let at = 0; at + 3 < elbows.length; at += 4) {
    const across = elbows[at + 2]! - elbows[at]!;
    points.push(elbows[at]! + Math.sign(across) * Math.min(BESIDE_STEM, Math.abs(across) / 2), elbows[at + 3]!);
  }
  return points;
}

const BESIDE_STEM = 14;
