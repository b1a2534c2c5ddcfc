import { exposuresCsv, graphmlOf, nodesCsv, xmlText } from '@firebreak/engine';
import { BYTE_ORDER_MARK } from '../../../chart/figure-data.ts';
import { canvasSurface } from './canvas-surface.ts';
import { AXIS_HEIGHT, drawAxis, drawGrid } from './draw-axis.ts';
import { drawScene, drawStripes } from './draw-scene.ts';
import { LABEL_ROOM } from './elbows.ts';
import type { Palette } from './palette.ts';
import { svgSurface } from './svg-surface.ts';
import type { Surface } from './surface.ts';
import type { PlotContent } from './plot/chain-plot.ts';
import { graphOf } from '../scene/place-nodes.ts';
import type { Selection } from '../scene/scene.ts';
import { fitViewport, type Viewport } from '../scene/viewport.ts';

/** Words that go with a picture wherever it goes. */
export interface PictureCaption {
  readonly title: string;
  readonly note: string;
}

const MARGIN = 16;
const HEAD = 56;
const PLOT_WIDTH = 1240;
/** Rows of a whole picture: as high as text where there are few, never higher than a poster. */
const ROW_PIXELS = 18;
const HIGHEST_PLOT = 12_000;
const LOWEST_PLOT = 160;
/** A browser cannot make a canvas of any size. */
const HIGHEST_PNG_PLOT = 3600;

/** The whole scene as an SVG file with its caption. */
export function sceneSvg(content: PlotContent, caption: PictureCaption): string {
  const surface = svgSurface(content.font);
  const { view, width, height } = frameOf(content, HIGHEST_PLOT);
  paint(surface, content, view);
  const { palette } = content;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${xmlText(caption.title)}</title>`,
    `<rect width="100%" height="100%" fill="${palette.background}"/>`,
    `<g transform="translate(${MARGIN} ${HEAD})">`,
    surface.elements(),
    '</g>',
    `<g transform="translate(${MARGIN} 0)">`,
    captionSvg(content, caption),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

/** The whole scene as a PNG file with its caption, at twice the density of a screen where that is possible. */
export async function scenePng(content: PlotContent, caption: PictureCaption): Promise<Blob> {
  await document.fonts.load(`14px ${content.font}`, caption.title + caption.note).catch(() => undefined);
  const { view, width, height } = frameOf(content, HIGHEST_PNG_PLOT);
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: width * 2, height: height * 2 });
  const context = canvas.getContext('2d')!;
  context.scale(2, 2);
  context.fillStyle = content.palette.background;
  context.fillRect(0, 0, width, height);
  context.translate(MARGIN, HEAD);
  const surface = canvasSurface(context, content.font);
  paint(surface, content, view);
  context.translate(0, -HEAD);
  drawCaption(surface, content.palette, caption);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob === null ? reject(new Error('The picture could not be made')) : resolve(blob)), 'image/png'),
  );
}

/** The graph of a selection for other programs. Names are those the person may see. */
export function sceneGraphml(selection: Selection): string {
  return graphmlOf(graphOf(selection.nodes, selection.links), labelsOf(selection));
}

export function sceneNodesCsv(selection: Selection): string {
  return BYTE_ORDER_MARK + nodesCsv(graphOf(selection.nodes, selection.links), labelsOf(selection));
}

export function sceneLinksCsv(selection: Selection): string {
  return BYTE_ORDER_MARK + exposuresCsv(graphOf(selection.nodes, selection.links));
}

function labelsOf({ nodes }: Selection): (id: string) => string {
  const labels = new Map(nodes.map((node) => [node.id, node.label]));
  return (id) => labels.get(id) ?? id;
}

function frameOf({ scene }: PlotContent, highest: number): { view: Viewport; width: number; height: number } {
  const plotHeight = Math.min(highest, Math.max(LOWEST_PLOT, scene.extent.rows * ROW_PIXELS));
  const view = fitViewport(scene.extent, PLOT_WIDTH, plotHeight);
  return { view, width: PLOT_WIDTH + LABEL_ROOM + 2 * MARGIN, height: HEAD + AXIS_HEIGHT + plotHeight + MARGIN };
}

/** The scene, moved down by the height of the axis, then the axis above it. */
function paint(surface: Surface, { scene, look, palette, axis }: PlotContent, view: Viewport): void {
  const below = movedDown(surface, AXIS_HEIGHT);
  drawStripes(below, view, palette);
  drawGrid(below, scene, view, palette, axis);
  drawScene(below, scene, look, view, palette);
  drawAxis(surface, scene, view, palette, axis);
}

function movedDown(surface: Surface, by: number): Surface {
  const fours = (coordinates: readonly number[]): number[] => coordinates.map((value, at) => (at % 2 === 1 ? value + by : value));
  return {
    segments: (coordinates, style) => surface.segments(fours(coordinates), style),
    elbows: (coordinates, radius, style) => surface.elbows(fours(coordinates), radius, style),
    boxes: (coordinates, color) =>
      surface.boxes(
        coordinates.map((value, at) => (at % 4 === 1 ? value + by : value)),
        color,
      ),
    marks: (form, coordinates, size, color) => surface.marks(form, fours(coordinates), size, color),
    texts: (texts, style) =>
      surface.texts(
        texts.map((text) => ({ ...text, y: text.y + by })),
        style,
      ),
  };
}

function drawCaption(surface: Surface, palette: Palette, { title, note }: PictureCaption): void {
  surface.texts([{ x: 0, y: 20, text: title }], { color: palette.text, size: 16, weight: 600 });
  surface.texts([{ x: 0, y: 42, text: note }], { color: palette.muted, size: 12 });
}

function captionSvg({ palette, font }: PlotContent, caption: PictureCaption): string {
  const surface = svgSurface(font);
  drawCaption(surface, palette, caption);
  return surface.elements();
}
