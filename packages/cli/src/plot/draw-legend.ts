import { colours } from './colour.ts';
import { hatching, type Shape, type Spot } from './drawing.ts';
import { type Figure, type Mark } from './figure.ts';
import { BAND_OPACITY, dotShape } from './draw-mark.ts';
import { textWidth } from './text-size.ts';

/** One entry for each name a mark has, in rows as wide as the figure. Without a name there is no legend. */
export function drawLegend(figure: Figure, place: { x: number; y: number; width: number }): { shapes: Shape[]; height: number } {
  const named = new Map<string, Mark>();
  for (const { marks } of figure.panels)
    for (const mark of marks) if (mark.name !== undefined && !named.has(mark.name)) named.set(mark.name, mark);
  const shapes: Shape[] = [];
  let [x, row] = [place.x, 0];
  for (const [name, mark] of named) {
    const width = SWATCH + 8 + textWidth(name, SIZE);
    if (x > place.x && x + width > place.x + place.width) [x, row] = [place.x, row + 1];
    const baseline = place.y + row * ROW + 15;
    shapes.push(...swatch(mark, x, baseline - 12));
    shapes.push({ kind: 'text', at: [x + SWATCH + 8, baseline], text: name, size: SIZE, fill: colours.ink });
    x += width + 22;
  }
  return { shapes, height: named.size === 0 ? 0 : (row + 1) * ROW };
}

/** A small picture of a mark, 24 by 14 pixels. */
function swatch(mark: Mark, x: number, y: number): Shape[] {
  const box = { x, y, width: SWATCH, height: 14 };
  const middle = y + 7;
  const across: Spot[] = [
    [x, middle],
    [x + SWATCH, middle],
  ];
  switch (mark.kind) {
    case 'bars':
      return mark.isHatched === true ? hatched(box, mark.fill) : [{ kind: 'rect', box, fill: mark.fill }];
    case 'band':
      return [{ kind: 'rect', box, fill: mark.fill, opacity: BAND_OPACITY }];
    case 'region':
      return hatched(box, mark.stroke);
    case 'dots':
      return dotShape(mark.mark, [x + SWATCH / 2, middle], mark.fill, 5);
    case 'circles':
      return [{ kind: 'disc', at: [x + SWATCH / 2, middle], radius: 6, stroke: mark.stroke }];
    case 'ranges':
      return [
        { kind: 'line', points: across, stroke: mark.stroke, width: 2 },
        { kind: 'disc', at: [x + SWATCH / 2, middle], radius: 4, fill: mark.stroke },
      ];
    case 'line':
    case 'rule':
      return [{ kind: 'line', points: across, stroke: mark.stroke, width: 2, ...(mark.dash ? { dash: mark.dash } : {}) }];
  }
}

function hatched(box: { x: number; y: number; width: number; height: number }, stroke: string): Shape[] {
  return [
    { kind: 'rect', box, fill: stroke, opacity: 0.12 },
    ...hatching(box, 6).map((points): Shape => ({ kind: 'line', points, stroke, width: 1.2 })),
  ];
}

const SWATCH = 24;
const ROW = 22;
const SIZE = 13;
