import type { LineStyle, MarkForm, Surface, TextStyle } from './surface.ts';

/** Below this size a mark is a dot: its form cannot be seen, and a box is the quickest thing to fill. */
const SMALLEST_FORM = 4;
/** Width of the line round a form, in halves of its size: as in the marks of lists. */
const LINE_OF_FORM = 0.34;

/** Draws on a canvas whose context is already scaled to CSS pixels. `font`: CSS list of families. */
export function canvasSurface(context: CanvasRenderingContext2D, font: string): Surface {
  return {
    segments: (coordinates, style) => {
      begin(context, style);
      for (let at = 0; at + 3 < coordinates.length; at += 4) {
        context.moveTo(coordinates[at]!, coordinates[at + 1]!);
        context.lineTo(coordinates[at + 2]!, coordinates[at + 3]!);
      }
      context.stroke();
    },
    elbows: (coordinates, radius, style) => {
      begin(context, style);
      for (let at = 0; at + 3 < coordinates.length; at += 4) {
        elbow(context, coordinates[at]!, coordinates[at + 1]!, coordinates[at + 2]!, coordinates[at + 3]!, radius);
      }
      context.stroke();
    },
    boxes: (coordinates, color) => {
      context.fillStyle = color;
      for (let at = 0; at + 3 < coordinates.length; at += 4) {
        context.fillRect(coordinates[at]!, coordinates[at + 1]!, coordinates[at + 2]!, coordinates[at + 3]!);
      }
    },
    marks: (form, coordinates, size, color) =>
      size < SMALLEST_FORM ? dots(context, coordinates, size, color) : forms(context, form, coordinates, size, color),
    texts: (texts, style) => {
      prepareText(context, style, font);
      for (const { x, y, text } of texts) {
        if (style.halo !== undefined) context.strokeText(text, x, y);
        context.fillText(text, x, y);
      }
    },
  };
}

function begin(context: CanvasRenderingContext2D, { color, width, dash }: LineStyle): void {
  context.beginPath();
  context.strokeStyle = color;
  context.lineWidth = width;
  context.setLineDash([...(dash ?? [])]);
}

function elbow(context: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number, radius: number): void {
  const bend = Math.min(radius, Math.abs(x2 - x1), Math.abs(y2 - y1));
  context.moveTo(x1, y1);
  if (bend < 1) context.lineTo(x1, y2);
  else {
    context.lineTo(x1, y2 - Math.sign(y2 - y1) * bend);
    context.quadraticCurveTo(x1, y2, x1 + Math.sign(x2 - x1) * bend, y2);
  }
  context.lineTo(x2, y2);
}

function dots(context: CanvasRenderingContext2D, coordinates: readonly number[], size: number, color: string): void {
  context.fillStyle = color;
  for (let at = 0; at + 1 < coordinates.length; at += 2)
    context.fillRect(coordinates[at]! - size / 2, coordinates[at + 1]! - size / 2, size, size);
}

function forms(
  context: CanvasRenderingContext2D,
  { path, filled }: MarkForm,
  coordinates: readonly number[],
  size: number,
  color: string,
): void {
  const outline = new Path2D(path);
  const half = size / 2;
  Object.assign(context, { fillStyle: color, strokeStyle: color, lineWidth: LINE_OF_FORM });
  context.setLineDash([]);
  for (let at = 0; at + 1 < coordinates.length; at += 2) {
    context.save();
    context.translate(coordinates[at]!, coordinates[at + 1]!);
    context.scale(half, half);
    // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- fills a path on a canvas, not an array
    if (filled) context.fill(outline);
    context.stroke(outline);
    context.restore();
  }
}

function prepareText(context: CanvasRenderingContext2D, style: TextStyle, font: string): void {
  context.font = `${style.weight ?? 400} ${style.size}px ${font}`;
  context.fillStyle = style.color;
  context.textAlign = style.align === 'middle' ? 'center' : (style.align ?? 'start');
  context.textBaseline = 'middle';
  context.strokeStyle = style.halo ?? style.color;
  context.lineWidth = 3;
  context.lineJoin = 'round';
  context.setLineDash([]);
}
