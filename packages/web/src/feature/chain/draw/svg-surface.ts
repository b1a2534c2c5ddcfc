import { xmlText } from '@firebreak/engine';
import type { LineStyle, MarkForm, Surface, TextStyle } from './surface.ts';

/** Collects what is drawn as SVG elements. */
export interface SvgSurface extends Surface {
  /** The elements drawn so far, without the frame of the file. */
  elements(): string;
}

/** Draws into text, for a picture that is edited or printed later. */
export function svgSurface(font: string): SvgSurface {
  const parts: string[] = [];
  return {
    segments: (coordinates, style) =>
      parts.push(
        linePath(
          fours(coordinates).map(([x1, y1, x2, y2]) => `M${at(x1)} ${at(y1)}L${at(x2)} ${at(y2)}`),
          style,
        ),
      ),
    elbows: (coordinates, radius, style) =>
      parts.push(
        linePath(
          fours(coordinates).map((four) => elbow(four, radius)),
          style,
        ),
      ),
    boxes: (coordinates, color) =>
      parts.push(
        ...fours(coordinates).map(
          ([x, y, width, height]) =>
            `<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" fill="${xmlText(color)}"/>`,
        ),
      ),
    marks: (form, coordinates, size, color) => {
      for (let i = 0; i + 1 < coordinates.length; i += 2) parts.push(mark(form, coordinates[i]!, coordinates[i + 1]!, size, color));
    },
    texts: (texts, style) =>
      parts.push(...texts.map(({ x, y, text }) => `<text x="${at(x)}" y="${at(y)}" ${textPaint(style, font)}>${xmlText(text)}</text>`)),
    elements: () => parts.join('\n'),
  };
}

type Four = readonly [number, number, number, number];

function fours(coordinates: readonly number[]): Four[] {
  return Array.from({ length: Math.floor(coordinates.length / 4) }, (_, i): Four => [
    coordinates[4 * i]!,
    coordinates[4 * i + 1]!,
    coordinates[4 * i + 2]!,
    coordinates[4 * i + 3]!,
  ]);
}

function elbow([x1, y1, x2, y2]: Four, radius: number): string {
  const bend = Math.min(radius, Math.abs(x2 - x1), Math.abs(y2 - y1));
  const corner =
    bend < 1 ? `V${at(y2)}` : `V${at(y2 - Math.sign(y2 - y1) * bend)}Q${at(x1)} ${at(y2)} ${at(x1 + Math.sign(x2 - x1) * bend)} ${at(y2)}`;
  return `M${at(x1)} ${at(y1)}${corner}H${at(x2)}`;
}

/** A form around its centre; the line is as thick as in the marks of lists. */
function mark({ path, filled }: MarkForm, x: number, y: number, size: number, color: string): string {
  const paint = xmlText(color);
  return `<path transform="translate(${at(x)} ${at(y)}) scale(${at(size / 2)})" d="${path}" fill="${filled ? paint : 'none'}" stroke="${paint}" stroke-width="0.34"/>`;
}

function linePath(pieces: readonly string[], { color, width, dash }: LineStyle): string {
  if (pieces.length === 0) return '';
  const dashes = dash === undefined ? '' : ` stroke-dasharray="${dash.join(' ')}"`;
  return `<path d="${pieces.join('')}" fill="none" stroke="${xmlText(color)}" stroke-width="${width}"${dashes}/>`;
}

function textPaint({ color, size, weight, align, halo }: TextStyle, font: string): string {
  const rim = halo === undefined ? '' : ` stroke="${xmlText(halo)}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"`;
  return `font-family="${xmlText(font)}" font-size="${size}" font-weight="${weight ?? 400}" text-anchor="${align ?? 'start'}" dominant-baseline="central" fill="${xmlText(color)}"${rim}`;
}

const at = (value: number): string => value.toFixed(1);
