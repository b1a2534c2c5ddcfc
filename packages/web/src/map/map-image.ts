import type { PointStyle } from './area-value.ts';

/** Name of the picture of a mark; it says how to draw it, so that a picture can be made when the map asks for it. */
export function markImageId({ color, path, filled }: Pick<PointStyle, 'color' | 'path' | 'filled'>): string {
  return ['mark', color, filled ? 'filled' : 'drawn', path].join('|');
}

/** Draws a picture a style names: `mark|colour|filled or drawn|path` or `hatch|colour`; undefined for any other name. */
export function drawImage(id: string): ImageData | undefined {
  const [kind, color = '', how, path = ''] = id.split('|');
  if (kind === 'hatch') return paint(HATCH_PIXELS, (context) => drawHatch(context, color));
  if (kind === 'mark') return paint(MARK_PIXELS, (context) => drawMark(context, color, how === 'filled', path));
  return undefined;
}

/** Pixels of a picture on a screen of density 2. */
export const IMAGE_DENSITY = 2;
const MARK_PIXELS = 12 * IMAGE_DENSITY;
const HATCH_PIXELS = 8 * IMAGE_DENSITY;

function paint(size: number, draw: (context: CanvasRenderingContext2D) => void): ImageData | undefined {
  const canvas = document.createElement('canvas');
  canvas.width = size;
  canvas.height = size;
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  draw(context);
  return context.getImageData(0, 0, size, size);
}

/** Lines from corner to corner that go on in the neighbouring tile. */
function drawHatch(context: CanvasRenderingContext2D, color: string): void {
  context.strokeStyle = color;
  context.lineWidth = 1.5;
  for (const shift of [-HATCH_PIXELS, 0, HATCH_PIXELS]) {
    context.beginPath();
    context.moveTo(shift, HATCH_PIXELS);
    context.lineTo(shift + HATCH_PIXELS, 0);
    context.stroke();
  }
}

function drawMark(context: CanvasRenderingContext2D, color: string, filled: boolean, path: string): void {
  const shape = new Path2D(path);
  context.translate(MARK_PIXELS / 2, MARK_PIXELS / 2);
  context.scale(MARK_PIXELS / 2.8, MARK_PIXELS / 2.8);
  context.lineWidth = 0.36;
  context.fillStyle = filled ? color : '#ffffff';
  context.strokeStyle = color;
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- fills a path on a canvas, not an array
  context.fill(shape);
  context.stroke(shape);
}
