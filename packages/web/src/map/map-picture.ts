import type { MapPalette } from './map-palette.ts';
import type { LegendItem } from './map-legend.tsx';

/** What stands around a map in a picture of it. */
export interface PictureCaption {
  readonly title: string;
  /** Period, denominator, date of the data, notes: a line each. */
  readonly lines: readonly string[];
  readonly legend: readonly LegendText[];
}

/** An entry of the legend: a plain colour, or undefined for hatching. */
export interface LegendText {
  readonly label: string;
  readonly color: string | undefined;
}

/** Entries of a legend for a picture: hatching has no single colour. */
export function legendTexts(items: readonly LegendItem[]): LegendText[] {
  return items.map(({ label, swatch }) => ({ label, color: swatch.includes('gradient') ? undefined : swatch }));
}

/** A PNG of a drawn map with its title above and legend and notes below. */
export async function mapPicture(
  map: CanvasImageSource,
  width: number,
  height: number,
  caption: PictureCaption,
  palette: MapPalette,
  font: string,
): Promise<Blob> {
  await document.fonts
    .load(`14px ${font}`, [caption.title, ...caption.lines, ...caption.legend.map(({ label }) => label)].join(''))
    .catch(() => undefined);
  const canvas = document.createElement('canvas');
  const below = LINE * (caption.legend.length + caption.lines.length) + EDGE;
  canvas.width = width * DENSITY;
  canvas.height = (HEAD + height + below) * DENSITY;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser cannot draw a picture.');
  context.scale(DENSITY, DENSITY);
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, width, HEAD + height + below);
  context.drawImage(map, 0, HEAD, width, height);
  writeCaption(context, caption, palette, font, HEAD + height);
  return blobOf(canvas);
}

function writeCaption(
  context: CanvasRenderingContext2D,
  { title, lines, legend }: PictureCaption,
  palette: MapPalette,
  font: string,
  top: number,
): void {
  const write = (text: string, x: number, y: number, size: number, color: string) => {
    context.font = `${size}px ${font}`;
    context.fillStyle = color;
    context.fillText(text, x, y);
  };
  write(title, EDGE, HEAD - EDGE, 18, palette.ink);
  let y = top + LINE;
  for (const { label, color } of legend) {
    context.strokeStyle = palette.line;
    context.fillStyle = color ?? palette.paper;
    context.fillRect(EDGE, y - 11, 18, 12);
    context.strokeRect(EDGE, y - 11, 18, 12);
    if (color === undefined) hatchBox(context, EDGE, y - 11);
    write(label, EDGE + 26, y, 13, palette.ink);
    y += LINE;
  }
  for (const line of lines) {
    write(line, EDGE, y, 13, palette.inkSoft);
    y += LINE;
  }
}

function hatchBox(context: CanvasRenderingContext2D, x: number, y: number): void {
  for (let step = 0; step < 18; step += 6) {
    context.beginPath();
    context.moveTo(x + step, y + 12);
    context.lineTo(x + Math.min(18, step + 12), y);
    context.stroke();
  }
}

/** A plain drawing as something a canvas can draw. */
export async function imageOfSvg(svg: SVGSVGElement, width: number, height: number): Promise<HTMLImageElement> {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(copy.outerHTML)}`;
  await image.decode();
  return image;
}

function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be made.'))), 'image/png');
  });
}

const DENSITY = 2;
const HEAD = 44;
const LINE = 22;
const EDGE = 16;
