import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { locale } from '../language.ts';
import { drawFigure } from './draw-figure.ts';
import { type Figure } from './figure.ts';
import { svgOf } from './svg.ts';

export const figureFormats = ['svg', 'png'] as const;

/** Draws a figure into a file, by the ending of its name. */
export async function writeFigure(figure: Figure, file: string): Promise<void> {
  const drawing = drawFigure(figure, locale);
  const isPng = extname(file).toLowerCase() === '.png';
  const bytes = isPng ? (await import('./png.ts')).pngOf(drawing) : svgOf(drawing);
  mkdirSync(dirname(resolve(file)), { recursive: true });
  writeFileSync(file, bytes);
}
