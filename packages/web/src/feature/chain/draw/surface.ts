/** Form of a mark: a path in the square from -1 to 1, filled or only drawn. */
export interface MarkForm {
  readonly path: string;
  readonly filled: boolean;
}

/** Ring around the chosen node. */
export const ringForm: MarkForm = { path: 'M1,0A1,1 0 1 1 -1,0A1,1 0 1 1 1,0Z', filled: false };
/** Triangle on a link whose dates contradict each other. */
export const conflictForm: MarkForm = { path: 'M0,-1L1,0.8L-1,0.8ZM0,-0.4V0.2M0,0.45V0.6', filled: false };
/** An event: a square with a point in it. */
export const eventForm: MarkForm = { path: 'M-0.9,-0.9H0.9V0.9H-0.9ZM-0.1,0H0.1', filled: false };
/** A contact who is no case: a short upright line. */
export const contactForm: MarkForm = { path: 'M0,-0.8V0.8', filled: false };

export interface LineStyle {
  readonly color: string;
  readonly width: number;
  /** Lengths of strokes and gaps; absent: a whole line. */
  readonly dash?: readonly number[];
}

export interface TextStyle {
  readonly color: string;
  readonly size: number;
  readonly weight?: 400 | 600;
  readonly align?: 'start' | 'middle' | 'end';
  /** Colour of a rim that keeps the text readable over lines. */
  readonly halo?: string;
}

/** A text with its place: the middle of its height stands at y. */
export interface PlacedText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/**
 * What a scene is drawn on: the canvas of the page, or an SVG file. Everything comes in batches of one style,
 * as flat lists of coordinates in pixels, because a batch costs a canvas hardly more than one line.
 */
export interface Surface {
  /** Straight lines: x1, y1, x2, y2 and so on. */
  segments(coordinates: readonly number[], style: LineStyle): void;
  /** Elbows from (x1, y1) down or up to the height of y2, then across to (x2, y2), with a rounded corner. */
  elbows(coordinates: readonly number[], radius: number, style: LineStyle): void;
  /** Filled boxes: x, y, width, height and so on. */
  boxes(coordinates: readonly number[], color: string): void;
  /** Marks of one form around x, y and so on; `size` from edge to edge. */
  marks(form: MarkForm, coordinates: readonly number[], size: number, color: string): void;
  texts(texts: readonly PlacedText[], style: TextStyle): void;
}
