import type { EChartsCoreOption } from 'echarts/core';
import type { ChartPalette } from '../chart-palette.ts';

/** A ratio with its limits; the ends may lie outside of the axis. */
export interface ForestRow {
  readonly name: string;
  readonly estimate: number;
  readonly lower: number;
  readonly upper: number;
}

interface ForestLook {
  readonly palette: ChartPalette;
  readonly font: string;
  readonly fontSize: number;
  readonly axisName: string;
  /** Width kept for the names, in pixels. */
  readonly nameWidth: number;
  readonly tell: (row: number) => readonly string[];
}

/** Ends of a logarithmic axis of ratios that holds the estimates, and the limits as far as they are within a hundredfold. */
export function ratioAxis(rows: readonly ForestRow[]): { readonly min: number; readonly max: number } {
  const ends = rows.flatMap(({ estimate, lower, upper }) => [estimate, lower, upper]).filter((end) => end > 0 && Number.isFinite(end));
  const within = (end: number): number => Math.min(100, Math.max(0.01, end));
  const low = Math.min(0.5, ...ends.map(within));
  const high = Math.max(2, ...ends.map(within));
  const floor = STEPS.findLast((step) => step <= low) ?? 0.01;
  const ceiling = STEPS.find((step) => step >= high) ?? 100;
  return { min: floor, max: ceiling };
}

const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];

/** The option with which ECharts draws ratios with their limits under one another, on a logarithmic axis through 1. */
export function forestOption(rows: readonly ForestRow[], look: ForestLook): EChartsCoreOption {
  const { palette, font, fontSize, axisName, nameWidth } = look;
  const text = { color: palette.inkSoft, fontFamily: font, fontSize };
  const { min, max } = ratioAxis(rows);
  const ticks = STEPS.filter((step) => step >= min && step <= max);
  return {
    animation: false,
    textStyle: { color: palette.ink, fontFamily: font, fontSize },
    grid: { left: nameWidth + 12, right: 24, top: 12, bottom: 44 },
    legend: { show: false },
    tooltip: {
      trigger: 'item',
      confine: true,
      backgroundColor: palette.paper,
      borderColor: palette.line,
      textStyle: { color: palette.ink, fontFamily: font, fontSize },
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => look.tell(dataIndex).join('<br/>'),
    },
    // ECharts spaces a logarithmic axis by whole powers; ours has ticks at 0.5, 1, 2 and so is drawn on the logarithm.
    xAxis: {
      type: 'value',
      min: Math.log(min),
      max: Math.log(max),
      name: axisName,
      nameLocation: 'middle',
      nameGap: fontSize * 2.1,
      nameTextStyle: text,
      axisLabel: { show: false },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLine: { lineStyle: { color: palette.inkSoft } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(({ name }) => name),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { ...text, color: palette.ink, width: nameWidth, overflow: 'truncate' },
    },
    series: [axisLines(ticks, rows.length, look), intervals(rows, { min, max }, look)],
  };
}

/** Lines and numbers of the axis; the line of no association is the heavy one. */
function axisLines(ticks: readonly number[], rows: number, { palette, font, fontSize }: ForestLook): object {
  return {
    type: 'custom',
    silent: true,
    tooltip: { show: false },
    data: ticks.map((tick) => [Math.log(tick), 0, tick]),
    renderItem: (_: unknown, api: ItemApi) => {
      const tick = api.value(2);
      const half = api.size([0, 1])[1]! / 2;
      const [x, upper] = api.coord([api.value(0), 0]);
      const [, lower] = api.coord([api.value(0), rows - 1]);
      const [y1, y2] = [upper! - half, lower! + half];
      return {
        type: 'group',
        children: [
          {
            type: 'line',
            shape: { x1: x, x2: x, y1, y2 },
            style: { stroke: tick === 1 ? palette.ink : palette.line, lineWidth: tick === 1 ? 1.5 : 1 },
          },
          {
            type: 'text',
            x,
            y: y2 + 4,
            style: {
              text: String(tick),
              fill: palette.inkSoft,
              font: `${fontSize}px ${font}`,
              textAlign: 'center',
              textVerticalAlign: 'top',
            },
          },
        ],
      };
    },
  };
}

/** A box for the estimate and a line for the limits; an arrow where they leave the axis. */
function intervals(rows: readonly ForestRow[], { min, max }: { min: number; max: number }, { palette }: ForestLook): object {
  return {
    type: 'custom',
    data: rows.map(({ estimate }, at) => [Math.log(Math.min(max, Math.max(min, estimate))), at]),
    z: 3,
    renderItem: (_: unknown, api: ItemApi) => {
      const at = api.value(1);
      const { estimate, lower, upper } = rows[at]!;
      const x = (value: number): number => api.coord([Math.log(Math.min(max, Math.max(min, value))), at])[0]!;
      const y = api.coord([0, at])[1]!;
      const side = Math.min(5, Math.max(3, api.size([0, 1])[1]! / 5));
      const stroke = { stroke: palette.accent, fill: palette.accent, lineWidth: 2 };
      const arrow = (end: number, sign: 1 | -1): object => ({
        type: 'polygon',
        shape: {
          points: [
            [end + sign * 6, y],
            [end - sign, y - 4],
            [end - sign, y + 4],
          ],
        },
        style: stroke,
      });
      return {
        type: 'group',
        children: [
          { type: 'line', shape: { x1: x(lower), x2: x(upper), y1: y, y2: y }, style: stroke },
          ...(lower < min ? [arrow(x(min), -1)] : []),
          ...(upper > max ? [arrow(x(max), 1)] : []),
          ...(estimate >= min && estimate <= max
            ? [{ type: 'rect', shape: { x: x(estimate) - side, y: y - side, width: 2 * side, height: 2 * side }, style: stroke }]
            : []),
        ],
      };
    },
  };
}

interface ItemApi {
  value(dimension: number): number;
  coord(point: readonly number[]): number[];
  size(extent: readonly number[]): number[];
}
