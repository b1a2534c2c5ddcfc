import { type Locale } from '@firebreak/contract';
import { colours } from './colour.ts';
import { drawLegend } from './draw-legend.ts';
import { drawPanel, leftMargin } from './draw-panel.ts';
import { type Drawing, type DrawnText, type Shape } from './drawing.ts';
import { type Figure } from './figure.ts';
import { wrapText } from './text-size.ts';

/**
 * Lays a figure out: title, period and denominator, legend, panels one below the other on a common left edge, notes.
 * The height follows from what there is to show; nothing is cut.
 */
export function drawFigure(figure: Figure, locale: Locale): Drawing {
  const shapes: Shape[] = [];
  let y = MARGIN;
  const write = (text: string, size: number, weight: DrawnText['weight'], fill: string): void => {
    for (const line of wrapText(text, size, WIDTH - 2 * MARGIN)) {
      y += Math.round(size * LEADING);
      shapes.push({ kind: 'text', at: [MARGIN, y - Math.round(size * 0.3)], text: line, size, weight: weight ?? 'normal', fill });
    }
  };
  write(figure.title, 20, 'bold', colours.ink);
  for (const line of figure.subtitle) write(line, 14, 'normal', colours.faint);
  const legend = drawLegend(figure, { x: MARGIN, y: y + 10, width: WIDTH - 2 * MARGIN });
  shapes.push(...legend.shapes);
  y += legend.height === 0 ? 12 : legend.height + 16;
  const left = MARGIN + Math.max(...figure.panels.map((panel) => leftMargin(panel, locale)));
  for (const panel of figure.panels) {
    const drawn = drawPanel(panel, { left, right: WIDTH - RIGHT, top: y, labelLeft: MARGIN }, locale);
    shapes.push(...drawn.shapes);
    y = drawn.bottom + PANEL_GAP;
  }
  y -= PANEL_GAP - 6;
  for (const note of figure.notes) write(note, 12, 'normal', colours.faint);
  const description = [...figure.subtitle, ...figure.notes].join(' ');
  return { width: WIDTH, height: Math.ceil(y + MARGIN), title: figure.title, description, shapes };
}

const WIDTH = 960;
const MARGIN = 24;
/** Half of the last label of an x axis stands to the right of the panel. */
const RIGHT = 44;
const PANEL_GAP = 22;
const LEADING = 1.45;
