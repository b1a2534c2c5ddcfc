/** Plain shapes on a canvas, in pixels from the top left: what both the SVG and the PNG are made from. */
export type Shape =
  | { readonly kind: 'rect'; readonly box: Box; readonly fill: string; readonly opacity?: number }
  | {
      readonly kind: 'line';
      readonly points: readonly Spot[];
      readonly stroke: string;
      readonly width: number;
      readonly dash?: readonly number[];
    }
  | { readonly kind: 'area'; readonly points: readonly Spot[]; readonly fill: string; readonly opacity?: number; readonly stroke?: string }
  | {
      readonly kind: 'disc';
      readonly at: Spot;
      readonly radius: number;
      readonly fill?: string;
      readonly stroke?: string;
      readonly opacity?: number;
    }
  | DrawnText
  | { readonly kind: 'clip'; readonly box: Box; readonly shapes: readonly Shape[] };

export interface DrawnText {
  readonly kind: 'text';
  /** Where the baseline begins, has its middle, or ends. */
  readonly at: Spot;
  readonly text: string;
  readonly size: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly weight?: 'normal' | 'bold';
  readonly fill: string;
  /** A rim of paper around the letters, so that they can be read over dots. */
  readonly hasHalo?: true;
}

export type Spot = readonly [x: number, y: number];

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** What a screen reader says. */
  readonly title: string;
  readonly description: string;
  readonly shapes: readonly Shape[];
}

/** Diagonal lines inside a box, as segments: hatching that every renderer can draw. */
export function hatching({ x, y, width, height }: Box, gap: number): [Spot, Spot][] {
  const segments: [Spot, Spot][] = [];
  for (let offset = gap / 2; offset < width + height; offset += gap) {
    // The line of all points with (px - x) + (py - y) = offset, from the left or bottom edge to the top or right one.
    const [fromX, toX] = [Math.max(0, offset - height), Math.min(width, offset)];
    if (toX > fromX)
      segments.push([
        [x + fromX, y + offset - fromX],
        [x + toX, y + offset - toX],
      ]);
  }
  return segments;
}
