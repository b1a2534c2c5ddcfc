import { xmlText } from '@firebreak/engine/chains/xml-text';
import { type Drawing, type Shape, type Spot } from './drawing.ts';

/** A drawing as an SVG document that needs nothing beside itself; the reader's own fonts show its text. */
export function svgOf({ width, height, title, description, shapes }: Drawing): string {
  const clips: string[] = [];
  const body = shapes.map((shape) => element(shape, clips)).join('\n');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${xmlText(FONTS)}">`,
    `<title>${xmlText(title)}</title>`,
    `<desc>${xmlText(description)}</desc>`,
    `<defs>${clips.join('')}</defs>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    body,
    '</svg>\n',
  ].join('\n');
}

function element(shape: Shape, clips: string[]): string {
  switch (shape.kind) {
    case 'rect':
      return `<rect x="${n(shape.box.x)}" y="${n(shape.box.y)}" width="${n(shape.box.width)}" height="${n(shape.box.height)}" fill="${shape.fill}"${opacity(shape.opacity)}/>`;
    case 'line':
      return `<path d="${path(shape.points)}" fill="none" stroke="${shape.stroke}" stroke-width="${shape.width}" stroke-linejoin="round"${dashes(shape.dash)}/>`;
    case 'area':
      return `<path d="${path(shape.points)}Z" fill="${shape.fill}"${opacity(shape.opacity)}${shape.stroke === undefined ? '' : ` stroke="${shape.stroke}"`}/>`;
    case 'disc': {
      const paint = shape.stroke === undefined ? `fill="${shape.fill ?? 'none'}"` : `fill="none" stroke="${shape.stroke}" stroke-width="2"`;
      return `<circle cx="${n(shape.at[0])}" cy="${n(shape.at[1])}" r="${n(shape.radius)}" ${paint}${opacity(shape.opacity)}/>`;
    }
    case 'text': {
      const anchor = shape.anchor === undefined || shape.anchor === 'start' ? '' : ` text-anchor="${shape.anchor}"`;
      const weight = shape.weight === 'bold' ? ' font-weight="bold"' : '';
      const halo = shape.hasHalo === true ? ' stroke="#ffffff" stroke-width="4" stroke-linejoin="round" paint-order="stroke"' : '';
      return `<text x="${n(shape.at[0])}" y="${n(shape.at[1])}" font-size="${shape.size}" fill="${shape.fill}"${anchor}${weight}${halo}>${xmlText(shape.text)}</text>`;
    }
    case 'clip': {
      const { x, y, width, height } = shape.box;
      clips.push(
        `<clipPath id="clip-${clips.length}"><rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"/></clipPath>`,
      );
      return `<g clip-path="url(#clip-${clips.length - 1})">\n${shape.shapes.map((inner) => element(inner, clips)).join('\n')}\n</g>`;
    }
  }
}

const path = (points: readonly Spot[]): string => points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`).join('');
const opacity = (value: number | undefined): string => (value === undefined ? '' : ` opacity="${value}"`);
const dashes = (dash: readonly number[] | undefined): string => (dash === undefined ? '' : ` stroke-dasharray="${dash.join(' ')}"`);

/** Hundredths of a pixel are enough, and keep files small. */
const n = (value: number): string => String(Math.round(value * 100) / 100);

const FONTS = 'system-ui, "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", sans-serif';
