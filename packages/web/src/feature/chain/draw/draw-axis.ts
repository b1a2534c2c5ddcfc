import { calendarTicks } from '../scene/calendar-tick.ts';
import type { PlacedScene } from '../scene/use-scene.ts';
import { columnToPixel, pixelToColumn, type Viewport } from '../scene/viewport.ts';
import { LABEL_ROOM } from './elbows.ts';
import type { Palette } from './palette.ts';
import type { PlacedText, Surface } from './surface.ts';

/** Height kept above the plot for the names of days or generations. */
export const AXIS_HEIGHT = 28;
const NAME_WIDTH = 96;

/** The words of an axis, in the reader's language. */
export interface AxisWords {
  readonly day: (day: number) => string;
  readonly generation: (generation: number) => string;
  readonly undated: string;
  /** Day that stands for today, and its name; a line is drawn there. */
  readonly asOf: { readonly day: number; readonly name: string } | undefined;
}

interface Tick {
  readonly x: number;
  readonly name: string;
  readonly major: boolean;
}

/** Fine lines down the plot at the named days or generations, to be drawn under the scene. */
export function drawGrid(surface: Surface, scene: PlacedScene, view: Viewport, palette: Palette, words: AxisWords): void {
  const lines = ticksInSight(scene, view, words).flatMap(({ x }) => [x, 0, x, view.height]);
  surface.segments(lines, { color: palette.grid, width: 1 });
}

/** Draws the names of days or generations above the plot. */
export function drawAxis(surface: Surface, scene: PlacedScene, view: Viewport, palette: Palette, words: AxisWords): void {
  const y = AXIS_HEIGHT / 2;
  const seen = ticksInSight(scene, view, words);
  surface.segments(
    seen.flatMap(({ x }) => [x, AXIS_HEIGHT - 5, x, AXIS_HEIGHT]),
    { color: palette.grid, width: 1 },
  );
  surface.segments([0, AXIS_HEIGHT - 0.5, view.width + LABEL_ROOM + 40, AXIS_HEIGHT - 0.5], { color: palette.grid, width: 1 });
  const named = (major: boolean): PlacedText[] =>
    seen.filter((tick) => tick.major === major).map(({ x, name }) => ({ x: Math.max(x, NAME_WIDTH / 2), y, text: name }));
  surface.texts(named(false), { color: palette.muted, size: 12, align: 'middle' });
  surface.texts(named(true), { color: palette.text, size: 12, weight: 600, align: 'middle' });
  drawToday(surface, scene, view, palette, words);
}

function ticksInSight(scene: PlacedScene, view: Viewport, words: AxisWords): Tick[] {
  const ticks = scene.picture === 'timeline' ? dayTicks(scene, view, words) : generationTicks(scene, view, words);
  return ticks.filter(({ x }) => x >= -4 && x <= view.width + LABEL_ROOM);
}

function dayTicks(scene: PlacedScene, view: Viewport, words: AxisWords): Tick[] {
  const from = Math.max(scene.undatedColumn + 1 || -Infinity, pixelToColumn(view, 0));
  const days = calendarTicks(from, pixelToColumn(view, view.width + LABEL_ROOM), view.pixelsPerColumn, NAME_WIDTH);
  const ticks = days.map(({ day, major }) => ({ x: columnToPixel(view, day), name: words.day(day), major }));
  if (Number.isNaN(scene.undatedColumn)) return ticks;
  const undated = { x: columnToPixel(view, scene.undatedColumn), name: words.undated, major: false };
  return [undated, ...ticks.filter(({ x }) => x - undated.x >= NAME_WIDTH)];
}

function generationTicks(scene: PlacedScene, view: Viewport, words: AxisWords): Tick[] {
  const { firstColumn, lastColumn } = scene.extent;
  const step = Math.max(1, Math.ceil(NAME_WIDTH / view.pixelsPerColumn));
  const ticks: Tick[] = [];
  for (let generation = Math.ceil(firstColumn); generation <= lastColumn; generation += step) {
    ticks.push({ x: columnToPixel(view, generation), name: words.generation(generation), major: false });
  }
  return ticks;
}

/** Height of the buttons at the foot of the picture with their margins, on a phone as on a desk. */
const ABOVE_BUTTONS = 70;

/** A stronger line at the day the data end, with its name above what the buttons at the foot cover. */
function drawToday(surface: Surface, scene: PlacedScene, view: Viewport, palette: Palette, { asOf }: AxisWords): void {
  if (asOf === undefined || scene.picture !== 'timeline') return;
  const x = columnToPixel(view, asOf.day);
  if (x < 0 || x > view.width + LABEL_ROOM) return;
  surface.segments([x, AXIS_HEIGHT, x, AXIS_HEIGHT + view.height], { color: palette.muted, width: 1, dash: [2, 3] });
  surface.texts([{ x: x - 4, y: AXIS_HEIGHT + view.height - ABOVE_BUTTONS, text: asOf.name }], {
    color: palette.muted,
    size: 11,
    align: 'end',
    halo: palette.background,
  });
}
