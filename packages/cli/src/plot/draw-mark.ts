import { type Box, hatching, type Shape, type Spot } from './drawing.ts';
import { type Band, type Bars, type Circles, type DotMark, type Line, type Mark, type Ranges } from './figure.ts';
import { type Scale } from './scale.ts';

interface Scales {
  readonly x: Scale;
  readonly y: Scale;
}

/** The shapes of a mark inside the box of its panel. */
export function drawMark(mark: Mark, scales: Scales, box: Box): Shape[] {
  switch (mark.kind) {
    case 'bars':
      return bars(mark, scales);
    case 'line':
      return line(mark, scales);
    case 'band':
      return band(mark, scales);
    case 'dots':
      return points(mark.at, mark.values, scales).flatMap((at) => dotShape(mark.mark, at, mark.fill, mark.size ?? 4.5));
    case 'ranges':
      return ranges(mark, scales, box);
    case 'rule':
      return [
        {
          kind: 'line',
          points: ruler(mark.across, mark.value, scales, box),
          stroke: mark.stroke,
          width: 1.2,
          ...(mark.dash ? { dash: mark.dash } : {}),
        },
      ];
    case 'region':
      return hatchedBox({ ...box, x: scales.x(mark.from), width: scales.x(mark.to) - scales.x(mark.from) }, mark.stroke, 9);
    case 'circles':
      return circles(mark, scales);
  }
}

/** One dot; a shape tells as much as its colour. */
export function dotShape(mark: DotMark, [x, y]: Spot, fill: string, size: number): Shape[] {
  if (mark === 'circle') return [{ kind: 'disc', at: [x, y], radius: size, fill }];
  if (mark === 'ring') return [{ kind: 'disc', at: [x, y], radius: size - 0.5, stroke: fill }];
  const up = size * 1.2;
  const corners: Spot[] =
    mark === 'triangle'
      ? [
          [x, y - up],
          [x + up, y + up * 0.75],
          [x - up, y + up * 0.75],
        ]
      : [
          [x, y - up],
          [x + up, y],
          [x, y + up],
          [x - up, y],
        ];
  return [{ kind: 'area', points: corners, fill }];
}

function bars({ at, low, high, width, fill, isHatched }: Bars, { x, y }: Scales): Shape[] {
  return Array.from({ length: at.length }).flatMap((_, index): Shape[] => {
    const [floor, top] = [low?.[index] ?? 0, high[index] ?? NaN];
    if (!(top > floor)) return [];
    const [left, right] = [x((at[index] ?? 0) - width / 2), x((at[index] ?? 0) + width / 2)];
    const gap = right - left > 4 ? 0.5 : 0; // a hair of paper between bars, where there is room
    const box = { x: left + gap, y: y(top), width: right - left - 2 * gap, height: y(floor) - y(top) };
    return isHatched === true ? hatchedBox(box, fill, 5) : [{ kind: 'rect', box, fill }];
  });
}

function line({ at, values, stroke, dash, stepWidth }: Line, { x, y }: Scales): Shape[] {
  const half = (stepWidth ?? 0) / 2;
  return runsOf(values).map(([from, to]) => ({
    kind: 'line',
    points: indices(from, to).flatMap((index): Spot[] => {
      const [place, level] = [at[index] ?? 0, y(values[index] ?? 0)];
      return half === 0
        ? [[x(place), level]]
        : [
            [x(place - half), level],
            [x(place + half), level],
          ];
    }),
    stroke,
    width: 2,
    ...(dash ? { dash } : {}),
  }));
}

function band({ at, low, high, fill }: Band, { x, y }: Scales): Shape[] {
  const known = Array.from({ length: at.length }, (_, index) => (low[index] ?? NaN) + (high[index] ?? NaN));
  return runsOf(known).map(([from, to]) => {
    const edge = (values: ArrayLike<number>): Spot[] => indices(from, to).map((index) => [x(at[index] ?? 0), y(values[index] ?? 0)]);
    return { kind: 'area', points: [...edge(high), ...edge(low).reverse()], fill, opacity: BAND_OPACITY };
  });
}

/** A limit outside of the panel ends in an arrow at its edge. */
function ranges({ at, low, high, middle, stroke }: Ranges, { x, y }: Scales, box: Box): Shape[] {
  const [left, right] = [box.x, box.x + box.width];
  return Array.from({ length: at.length }).flatMap((_, index): Shape[] => {
    const level = y(at[index] ?? 0);
    const [from, to] = [x(low[index] ?? NaN), x(high[index] ?? NaN)];
    if (Number.isNaN(from) || Number.isNaN(to)) return [];
    const arrow = (edge: number, inward: number): Shape => ({
      kind: 'area',
      points: [
        [edge, level],
        [edge + inward, level - 5],
        [edge + inward, level + 5],
      ],
      fill: stroke,
    });
    const centre = x(middle[index] ?? NaN);
    return [
      {
        kind: 'line',
        points: [
          [Math.max(left, from), level],
          [Math.min(right, to), level],
        ],
        stroke,
        width: 3,
      },
      ...(from < left ? [arrow(left, 9)] : []),
      ...(to > right ? [arrow(right, -9)] : []),
      ...(centre >= left && centre <= right ? [{ kind: 'disc' as const, at: [centre, level] as const, radius: 5.5, fill: stroke }] : []),
    ];
  });
}

function circles({ at, values, radius, stroke, labels }: Circles, { x, y }: Scales): Shape[] {
  return Array.from({ length: at.length }).flatMap((_, index): Shape[] => {
    const centre: Spot = [x(at[index] ?? 0), y(values[index] ?? 0)];
    const size = Math.max(7, Math.abs(x(radius[index] ?? 0) - x(0)));
    const label = labels?.[index];
    return [
      { kind: 'disc', at: centre, radius: size, fill: stroke, opacity: 0.08 },
      { kind: 'disc', at: centre, radius: size, stroke },
      ...(label === undefined
        ? []
        : [
            {
              kind: 'text' as const,
              at: [centre[0], centre[1] - size - 5] as const,
              text: label,
              size: 13,
              anchor: 'middle' as const,
              weight: 'bold' as const,
              fill: stroke,
              hasHalo: true as const,
            },
          ]),
    ];
  });
}

function hatchedBox(box: Box, stroke: string, gap: number): Shape[] {
  if (!(box.width > 0) || !(box.height > 0)) return [];
  return [
    { kind: 'rect', box, fill: stroke, opacity: 0.1 },
    ...hatching(box, gap).map((segment): Shape => ({ kind: 'line', points: segment, stroke, width: 1 })),
  ];
}

function ruler(across: 'x' | 'y', value: number, { x, y }: Scales, box: Box): Spot[] {
  return across === 'x'
    ? [
        [x(value), box.y],
        [x(value), box.y + box.height],
      ]
    : [
        [box.x, y(value)],
        [box.x + box.width, y(value)],
      ];
}

function points(at: ArrayLike<number>, values: ArrayLike<number>, { x, y }: Scales): Spot[] {
  return indices(0, at.length - 1).flatMap((index): Spot[] => {
    const value = values[index] ?? NaN;
    return Number.isNaN(value) ? [] : [[x(at[index] ?? 0), y(value)]];
  });
}

/** First and last position of every run of numbers without a NaN. */
function runsOf(values: ArrayLike<number>): [number, number][] {
  const runs: [number, number][] = [];
  let start = -1;
  for (let index = 0; index <= values.length; index++) {
    const isNumber = index < values.length && !Number.isNaN(values[index]);
    if (isNumber && start < 0) start = index;
    if (!isNumber && start >= 0) {
      runs.push([start, index - 1]);
      start = -1;
    }
  }
  return runs;
}

const indices = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at);

/** An interval is paler than its estimate. */
export const BAND_OPACITY = 0.25;
