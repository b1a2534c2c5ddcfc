import { canvasSurface } from '../canvas-surface.ts';
import { drawAxis, drawGrid, AXIS_HEIGHT, type AxisWords } from '../draw-axis.ts';
import { ringForm } from '../surface.ts';
import { drawHighlight, drawScene, drawStripes, markSize, type NodeLook } from '../draw-scene.ts';
import { LABEL_ROOM } from '../elbows.ts';
import type { Palette } from '../palette.ts';
import type { PlacedScene } from '../../scene/use-scene.ts';
import {
  canPan,
  columnToPixel,
  fitViewport,
  focusOn,
  pan,
  pixelToColumn,
  pixelToRow,
  resize,
  reveal,
  rowToPixel,
  zoom,
  type Viewport,
} from '../../scene/viewport.ts';
import { listenToGestures } from './gestures.ts';

/** What a plot shows. */
export interface PlotContent {
  readonly scene: PlacedScene;
  readonly look: NodeLook;
  readonly palette: Palette;
  readonly font: string;
  readonly axis: AxisWords;
}

export interface PlotEvents {
  /** Tapped: a node, or beside all of them. */
  readonly tapped: (node: number | undefined) => void;
  /** The pointer is over a node that stands at this pixel of the host, or over none. */
  readonly hovered: (node: number | undefined, x: number, y: number) => void;
}

/** A drawing of a scene on two canvases: one with everything, which dims, and one above with what is chosen. */
export interface ChainPlot {
  show(content: PlotContent): void;
  /** Chooses a node, or none; `follow` brings it into sight. */
  choose(node: number | undefined, follow: 'stay' | 'reveal' | 'focus'): void;
  resize(width: number, height: number): void;
  pan(dx: number, dy: number): void;
  zoom(factor: number): void;
  fit(): void;
  destroy(): void;
}

const REACH_MOUSE_PIXELS = 12;
const REACH_FINGER_PIXELS = 24;
const DIMMED = '0.22';
/** Room above the first row and below the last one, so that their marks are whole. */
const EDGE = 8;
const TOP = AXIS_HEIGHT + EDGE;

export function createChainPlot(host: HTMLElement, events: PlotEvents): ChainPlot {
  const [base, overlay] = [addCanvas(host), addCanvas(host)];
  let content: PlotContent | undefined;
  let view: Viewport = { left: 0, top: 0, pixelsPerColumn: 1, pixelsPerRow: 1, width: 0, height: 0 };
  let chosen: number | undefined;
  let hovered: number | undefined;
  let [moved, frame] = [true, 0];

  const draw = (): void => {
    frame = 0;
    if (content === undefined || view.width <= 0 || view.height <= 0) return;
    if (moved) paintBase(base, content, view);
    moved = false;
    base.style.opacity = chosen === undefined ? '1' : DIMMED;
    paintOverlay(overlay, content, view, hovered === undefined ? chosen : hovered, chosen);
  };
  const redraw = (everything: boolean): void => {
    moved ||= everything;
    frame ||= requestAnimationFrame(draw);
  };
  const look = (next: Viewport): void => {
    view = next;
    redraw(true);
  };
  const nodeAt = (x: number, y: number, reach: number): number | undefined => {
    if (content === undefined) return undefined;
    const { scene } = content;
    const found = scene.grid.nearest(pixelToColumn(view, x), pixelToRow(view, y - TOP) - 0.5, reach, {
      x: view.pixelsPerColumn,
      y: view.pixelsPerRow,
    });
    return found === -1 ? undefined : found;
  };
  const hover = (node: number | undefined): void => {
    if (node === hovered) return;
    hovered = node;
    host.style.cursor = node === undefined ? 'grab' : 'pointer';
    redraw(false);
    const [x, y] = node === undefined || content === undefined ? [0, 0] : placeOf(content.scene, view, node);
    events.hovered(node, x, y);
  };
  const stopListening = listenToGestures(host, {
    pan: (dx, dy) => content && (hover(undefined), look(pan(view, content.scene.extent, dx, dy))),
    zoom: (factor, x, y) => content && (hover(undefined), look(zoom(view, content.scene.extent, factor, x, y - TOP))),
    tap: (x, y, touch) => events.tapped(nodeAt(x, y, touch ? REACH_FINGER_PIXELS : REACH_MOUSE_PIXELS)),
    hover: (at) => hover(at && nodeAt(at.x, at.y, REACH_MOUSE_PIXELS)),
    canPan: (dx, dy) => content !== undefined && canPan(view, content.scene.extent, dx, dy),
  });
  const fontsCame = (): void => redraw(true);
  document.fonts.addEventListener('loadingdone', fontsCame);

  return {
    show: (next) => {
      // Other links over the same places (a threshold moved) leave the picture where it is.
      const anew = content?.scene.column !== next.scene.column;
      content = next;
      if (anew) {
        [chosen, hovered] = [undefined, undefined];
        view = fitViewport(next.scene.extent, view.width, view.height);
      }
      redraw(true);
    },
    choose: (node, follow) => {
      chosen = node;
      redraw(false);
      if (node === undefined || content === undefined || follow === 'stay' || Number.isNaN(content.scene.column[node]!)) return;
      const { extent, column, row } = content.scene;
      look((follow === 'focus' ? focusOn : reveal)(view, extent, column[node]!, row[node]!));
    },
    resize: (width, height) => {
      const [plotWidth, plotHeight] = [Math.max(1, width - LABEL_ROOM), Math.max(1, height - TOP - EDGE)];
      for (const canvas of [base, overlay]) sizeCanvas(canvas, width, height);
      const first = view.width === 0;
      if (content !== undefined && !first) view = resize(view, content.scene.extent, plotWidth, plotHeight);
      else
        view =
          content === undefined
            ? { ...view, width: plotWidth, height: plotHeight }
            : fitViewport(content.scene.extent, plotWidth, plotHeight);
      redraw(true);
    },
    pan: (dx, dy) => content && look(pan(view, content.scene.extent, dx, dy)),
    zoom: (factor) => content && look(zoom(view, content.scene.extent, factor, ...middleOf(content.scene, view, chosen))),
    fit: () => content && look(fitViewport(content.scene.extent, view.width, view.height)),
    destroy: () => {
      stopListening();
      document.fonts.removeEventListener('loadingdone', fontsCame);
      cancelAnimationFrame(frame);
      for (const canvas of [base, overlay]) canvas.remove();
    },
  };
}

/** What buttons and keys enlarge around: the chosen node where it is in sight, else the middle of the plot. */
function middleOf(scene: PlacedScene, view: Viewport, chosen: number | undefined): [x: number, y: number] {
  const [x, y] = chosen === undefined ? [-1, -1] : [columnToPixel(view, scene.column[chosen]!), rowToPixel(view, scene.row[chosen]!)];
  return x >= 0 && x <= view.width && y >= 0 && y <= view.height ? [x, y] : [view.width / 2, view.height / 2];
}

/** Pixel of the host at which a node stands. */
function placeOf(scene: PlacedScene, view: Viewport, node: number): [x: number, y: number] {
  return [columnToPixel(view, scene.column[node]!), rowToPixel(view, scene.row[node]!) + TOP];
}

function paintBase(canvas: HTMLCanvasElement, { scene, look, palette, font, axis }: PlotContent, view: Viewport): void {
  const context = clear(canvas);
  context.save();
  context.beginPath();
  context.rect(0, AXIS_HEIGHT, view.width + LABEL_ROOM, view.height + 2 * EDGE);
  context.clip();
  context.translate(0, TOP);
  const surface = canvasSurface(context, font);
  drawStripes(surface, view, palette);
  drawGrid(surface, scene, view, palette, axis);
  drawScene(surface, scene, look, view, palette);
  context.restore();
}

function paintOverlay(
  canvas: HTMLCanvasElement,
  content: PlotContent,
  view: Viewport,
  lit: number | undefined,
  chosen: number | undefined,
): void {
  const { scene, look, palette, font, axis } = content;
  const context = clear(canvas);
  const surface = canvasSurface(context, font);
  context.save();
  context.translate(0, TOP);
  if (lit !== undefined) drawHighlight(surface, scene, look, view, palette, lit);
  if (chosen !== undefined && chosen !== lit) {
    surface.marks(
      ringForm,
      [columnToPixel(view, scene.column[chosen]!), rowToPixel(view, scene.row[chosen]!)],
      markSize(view) + 12,
      palette.accent,
    );
  }
  context.restore();
  drawAxis(surface, scene, view, palette, axis);
}

function clear(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  // Thousands of short lines and boxes are drawn quickest by the processor; handed to a graphics card that a machine
  // without one imitates, the same frames queue up for many seconds.
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  const ratio = devicePixelRatio || 1;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  return context;
}

function addCanvas(host: HTMLElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  Object.assign(canvas.style, { position: 'absolute', inset: '0', pointerEvents: 'none' });
  host.append(canvas);
  return canvas;
}

function sizeCanvas(canvas: HTMLCanvasElement, width: number, height: number): void {
  const ratio = devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
}
