/**
 * Leaves out what would be drawn onto the same pixels: when a scene is small, thousands of links and dots fall
 * together, and drawing them costs time but shows nothing.
 */
export interface Thinner {
  /** True the first time something is asked for at these whole pixels. */
  isNew(a: number, b: number, c: number): boolean;
}

const SIZE = 16_384; // pixels of a side; far above any screen

export function thinner(): Thinner {
  const seen = new Set<number>();
  return {
    isNew: (a, b, c) => {
      const key = (wrap(a) * SIZE + wrap(b)) * SIZE + wrap(c);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    },
  };
}

/** Whole and within the range of the key; what is off screen by thousands of pixels may fall together. */
const wrap = (pixel: number): number => Math.min(SIZE - 1, Math.max(0, Math.round(pixel) + SIZE / 4));

/**
 * Elbows (x1, y1, x2, y2 …) as straight lines with every pixel drawn about once: legs that lie on the same row
 * of pixels and stems in the same column are drawn once, to a resolution of `grain` pixels.
 */
export function thinElbows(elbows: readonly number[], grain: number): number[] {
  const legs = thinner();
  const stems = thinner();
  const lines: number[] = [];
  for (let at = 0; at + 3 < elbows.length; at += 4) {
    const [x1, y1, x2, y2] = [elbows[at]!, elbows[at + 1]!, elbows[at + 2]!, elbows[at + 3]!];
    if (legs.isNew(y2, x1 / grain, x2 / grain)) lines.push(x1, y2, x2, y2);
    if (Math.abs(y2 - y1) >= 1 && stems.isNew(x1, y1 / grain, y2 / grain)) lines.push(x1, y1, x1, y2);
  }
  return lines;
}

/** Points (x, y …) with one of each pixel kept. */
export function thinPoints(points: readonly number[]): number[] {
  const pixels = thinner();
  const kept: number[] = [];
  for (let at = 0; at + 1 < points.length; at += 2) {
    if (pixels.isNew(points[at]!, points[at + 1]!, 0)) kept.push(points[at]!, points[at + 1]!);
  }
  return kept;
}

/** The legs of elbows (x1, y1, x2, y2 …) cut into strokes: many long dashed lines cost a browser more than their strokes. */
export function dashedLegs(elbows: readonly number[], [stroke, gap]: readonly [number, number]): number[] {
  const lines: number[] = [];
  for (let at = 0; at + 3 < elbows.length; at += 4) {
    const left = Math.min(elbows[at]!, elbows[at + 2]!);
    const right = Math.max(elbows[at]!, elbows[at + 2]!);
    const y = elbows[at + 3]!;
    for (let x = left; x < right; x += stroke + gap) lines.push(x, y, Math.min(right, x + stroke), y);
  }
  return lines;
}

/**
 * Lines that run straight across or down (x1, y1, x2, y2 …) as boxes (x, y, width, height …). A browser fills ten
 * thousand boxes in a few milliseconds, while one path of ten thousand lines can hold it up for a third of a second.
 */
export function linesAsBoxes(lines: readonly number[], thickness: number): number[] {
  const boxes: number[] = [];
  for (let at = 0; at + 3 < lines.length; at += 4) {
    const [x1, y1, x2, y2] = [lines[at]!, lines[at + 1]!, lines[at + 2]!, lines[at + 3]!];
    const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
    if (height === 0) boxes.push(Math.min(x1, x2), y1 - thickness / 2, width, thickness);
    else boxes.push(x1 - thickness / 2, Math.min(y1, y2), thickness, height);
  }
  return boxes;
}
