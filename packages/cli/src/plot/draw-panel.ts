import { type Locale } from '@firebreak/contract';
import { type Axis } from './axis.ts';
import { colours } from './colour.ts';
import { drawMark } from './draw-mark.ts';
import { type Box, type Shape } from './drawing.ts';
import { type Panel } from './figure.ts';
import { type Scale, scaleOf } from './scale.ts';
import { fitText, textWidth } from './text-size.ts';
import { type Tick, ticksOf } from './tick.ts';

export interface PanelPlace {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** Where the title of the y axis begins. */
  readonly labelLeft: number;
}

/** Room the labels of the y axis need. */
export function leftMargin({ y, height }: Panel, locale: Locale): number {
  const widest = Math.max(0, ...yTicks(y, height, locale).map(({ label }) => textWidth(label, SIZE)));
  return Math.min(widest, WIDEST_LABEL) + 12;
}

/** Draws one panel from `top` on; `bottom` is under the title of its x axis. */
export function drawPanel(panel: Panel, { left, right, top, labelLeft }: PanelPlace, locale: Locale): { shapes: Shape[]; bottom: number } {
  const shapes: Shape[] = [];
  const titled = panel.y.title !== '';
  if (titled) shapes.push({ kind: 'text', at: [labelLeft, top + 13], text: panel.y.title, size: SIZE, fill: colours.ink });
  const box: Box = { x: left, y: top + (titled ? 30 : 8), width: right - left, height: panel.height };
  const floor = box.y + box.height;
  const isDown = panel.y.kind === 'category';
  const scales = { x: scaleOf(panel.x, left, right), y: isDown ? scaleOf(panel.y, box.y, floor) : scaleOf(panel.y, floor, box.y) };
  const across = fittingTicks(panel.x, box.width, locale);
  shapes.push(...grid(yTicks(panel.y, panel.height, locale), scales.y, box, isDown));
  if (panel.y.kind === 'category') shapes.push(...uprights(across, scales.x, box));
  shapes.push({
    kind: 'clip',
    box: { x: box.x - BLEED, y: box.y - BLEED, width: box.width + 2 * BLEED, height: box.height + BLEED },
    shapes: panel.marks.flatMap((mark) => drawMark(mark, scales, box)),
  });
  shapes.push({
    kind: 'line',
    points: [
      [left, floor],
      [right, floor],
    ],
    stroke: colours.faint,
    width: 1,
  });
  shapes.push(...underline(across, scales.x, floor));
  const labelled = floor + (across.some(({ below }) => below !== undefined) ? 38 : 22);
  if (panel.x.title === '') return { shapes, bottom: labelled };
  shapes.push({
    kind: 'text',
    at: [(left + right) / 2, labelled + 14],
    text: panel.x.title,
    size: SIZE,
    anchor: 'middle',
    fill: colours.ink,
  });
  return { shapes, bottom: labelled + 20 };
}

const yTicks = (axis: Axis, height: number, locale: Locale): Tick[] => ticksOf(axis, Math.max(2, Math.floor(height / 36)), locale);

/** As many ticks as fit without touching each other. */
function fittingTicks(axis: Axis, width: number, locale: Locale): Tick[] {
  const scale = scaleOf(axis, 0, width);
  for (let most = Math.floor(width / 36); most > 2; most--) {
    const ticks = ticksOf(axis, most, locale);
    const fits = ticks.every((tick, at) => {
      const before = ticks[at - 1];
      const room = (textWidth(tick.label, SIZE) + textWidth(before?.label ?? '', SIZE)) / 2 + 14;
      return before === undefined || scale(tick.value) - scale(before.value) >= room;
    });
    if (fits) return ticks;
  }
  return ticksOf(axis, 2, locale);
}

function grid(ticks: readonly Tick[], scale: Scale, box: Box, isDown: boolean): Shape[] {
  return ticks.flatMap(({ value, label }): Shape[] => {
    const y = scale(value);
    const text: Shape = {
      kind: 'text',
      at: [box.x - 8, y + 4],
      text: fitText(label, SIZE, WIDEST_LABEL),
      size: SIZE,
      anchor: 'end',
      fill: colours.ink,
    };
    return isDown
      ? [text]
      : [
          {
            kind: 'line',
            points: [
              [box.x, y],
              [box.x + box.width, y],
            ],
            stroke: colours.grid,
            width: 1,
          },
          text,
        ];
  });
}

const uprights = (ticks: readonly Tick[], scale: Scale, box: Box): Shape[] =>
  ticks.map(({ value }) => ({
    kind: 'line',
    points: [
      [scale(value), box.y],
      [scale(value), box.y + box.height],
    ],
    stroke: colours.grid,
    width: 1,
  }));

function underline(ticks: readonly Tick[], scale: Scale, floor: number): Shape[] {
  return ticks.flatMap(({ value, label, below }): Shape[] => {
    const x = scale(value);
    const text = (words: string, y: number): Shape => ({
      kind: 'text',
      at: [x, y],
      text: words,
      size: SIZE,
      anchor: 'middle',
      fill: colours.ink,
    });
    return [
      {
        kind: 'line',
        points: [
          [x, floor],
          [x, floor + 5],
        ],
        stroke: colours.faint,
        width: 1,
      },
      text(label, floor + 19),
      ...(below === undefined ? [] : [text(below, floor + 35)]),
    ];
  });
}

const SIZE = 13;
/** A dot at the edge of a panel is whole. */
const BLEED = 6;
/** Names of categories longer than this are cut. */
const WIDEST_LABEL = 260;
