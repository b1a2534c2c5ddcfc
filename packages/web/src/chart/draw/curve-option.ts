import type { EChartsCoreOption } from 'echarts/core';
import type { CaseClass, Day } from '@firebreak/epi';
import { axisStep, axisTop, type CurveBars } from './curve-bars.ts';
import type { ChartPalette } from '../chart-palette.ts';
import { classDecal } from './class-decal.ts';

/** Words and colours of a curve, in the reader's language and light. */
export interface CurveLook {
  readonly palette: ChartPalette;
  readonly font: string;
  readonly fontSize: number;
  /** Height kept for the legend, which takes two lines where there is little width. */
  readonly headPixels: number;
  readonly classColor: (caseClass: CaseClass) => string;
  readonly className: (caseClass: CaseClass) => string;
  /** A bar on the axis, short, and in the tooltip, whole. */
  readonly barName: (bar: { readonly first: Day; readonly last: Day }) => string;
  readonly barTitle: (bar: { readonly first: Day; readonly last: Day }) => string;
  readonly totalName: string;
  readonly incompleteName: string;
  readonly axisName: string;
  /** False for those who asked for less motion. */
  readonly motion: boolean;
}

/** Share of the width of a bar's place that is left free beside it. */
const GAP = 0.1;

/** The option with which ECharts draws an epidemic curve. */
export function curveOption(bars: CurveBars, look: CurveLook): EChartsCoreOption {
  const { palette, font, fontSize } = look;
  const top = axisTop(Math.max(0, ...bars.totals));
  const text = { color: palette.inkSoft, fontFamily: font, fontSize };
  return {
    animation: look.motion,
    animationDuration: 200,
    textStyle: { color: palette.ink, fontFamily: font, fontSize },
    aria: { enabled: false },
    grid: { left: 44, right: 12, top: look.headPixels, bottom: 30 },
    legend: {
      left: 0,
      top: 0,
      itemWidth: 16,
      itemHeight: 12,
      selectedMode: false,
      textStyle: { ...text, color: palette.ink },
      data: legendOf(bars, look),
    },
    tooltip: tooltipOf(bars, look),
    xAxis: {
      type: 'category',
      data: bars.days.map(look.barName),
      axisLine: { lineStyle: { color: palette.inkSoft } },
      axisTick: { alignWithLabel: true, lineStyle: { color: palette.inkSoft } },
      axisLabel: { ...text, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: top,
      interval: axisStep(top),
      name: look.axisName,
      nameTextStyle: { ...text, align: 'left', padding: [0, 0, 0, -36] },
      axisLabel: text,
      splitLine: { lineStyle: { color: palette.line } },
    },
    series: [...classBars(bars, look), ...(bars.unitBoxes ? [unitLines(bars, look)] : []), ...incompleteHatch(bars, look, top)],
  };
}

function legendOf({ series }: CurveBars, look: CurveLook): object[] {
  return series.map(({ caseClass }) => ({ name: look.className(caseClass), icon: 'rect', itemStyle: paintOf(caseClass, look) }));
}

function classBars({ series }: CurveBars, look: CurveLook): object[] {
  return series.map(({ caseClass, counts }) => ({
    type: 'bar',
    stack: 'cases',
    name: look.className(caseClass),
    data: counts,
    barCategoryGap: `${GAP * 100}%`,
    itemStyle: paintOf(caseClass, look),
    emphasis: { disabled: true },
  }));
}

function paintOf(caseClass: CaseClass, { classColor, palette }: CurveLook): object {
  return { color: classColor(caseClass), decal: classDecal(caseClass, palette.paper) };
}

/** Lines in the colour of the paper between the cases of a bar: every case is a box that can be counted. */
function unitLines({ totals }: CurveBars, { palette }: CurveLook): object {
  return {
    type: 'custom',
    silent: true,
    tooltip: { show: false },
    data: totals.flatMap((total, bar) => Array.from({ length: Math.max(0, total - 1) }, (_, at) => [bar, at + 1])),
    z: 3,
    renderItem: (_: unknown, api: ItemApi) => {
      const [x, y] = api.coord([api.value(0), api.value(1)]);
      const width = api.size([1, 0])[0]! * (1 - GAP);
      return { type: 'rect', shape: { x: x! - width / 2, y: y! - 0.5, width, height: 1 }, style: { fill: palette.paper } };
    },
  };
}

/** Hatches the bars that are still growing and says so above them. */
function incompleteHatch(bars: CurveBars, look: CurveLook, top: number): object[] {
  if (bars.firstIncomplete >= bars.days.length) return [];
  const last = bars.days.length - 1;
  return [
    {
      type: 'custom',
      silent: true,
      tooltip: { show: false },
      data: [[bars.firstIncomplete, top]],
      z: 4,
      renderItem: (_: unknown, api: ItemApi) => {
        const half = api.size([1, 0])[0]! / 2;
        const [left, upper] = api.coord([bars.firstIncomplete, top]);
        const [right, lower] = api.coord([last, 0]);
        const box = { x: left! - half, y: upper!, width: right! - left! + 2 * half, height: lower! - upper! };
        return { type: 'group', children: [hatchedBox(box, look), hatchName(box, look)] };
      },
    },
  ];
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function hatchedBox(box: Box, { palette }: CurveLook): object {
  const decal = { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1.5, 6], rotation: Math.PI / 4, color: palette.hatch };
  return { type: 'rect', shape: box, style: { fill: palette.paper, opacity: 0.55, decal } };
}

/** The name ends at the right edge: the last days stand there, and the name may be wider than they are. */
function hatchName(box: Box, { incompleteName, palette, font, fontSize }: CurveLook): object {
  return {
    type: 'text',
    x: box.x + box.width,
    y: box.y - 6,
    style: { text: incompleteName, fill: palette.inkSoft, font: `${fontSize}px ${font}`, textAlign: 'right', textVerticalAlign: 'bottom' },
  };
}

function tooltipOf(bars: CurveBars, look: CurveLook): object {
  const { palette, font, fontSize } = look;
  return {
    trigger: 'axis',
    axisPointer: { type: 'shadow' },
    confine: true,
    backgroundColor: palette.paper,
    borderColor: palette.line,
    textStyle: { color: palette.ink, fontFamily: font, fontSize },
    formatter: (items: readonly { readonly dataIndex: number }[]) => tooltipText(bars, look, items[0]?.dataIndex ?? 0),
  };
}

/** Plain words, a class per line; the names come from our catalogue, so there is no markup to escape. */
function tooltipText(bars: CurveBars, look: CurveLook, bar: number): string {
  const day = bars.days[bar];
  if (day === undefined) return '';
  const lines = bars.series.map(({ caseClass, counts }) => `${look.className(caseClass)} ${counts[bar] ?? 0}`);
  const note = bar >= bars.firstIncomplete ? [look.incompleteName] : [];
  return [look.barTitle(day), `${look.totalName} ${bars.totals[bar]}`, ...lines, ...note].join('<br/>');
}

/** The part of ECharts' API for custom drawing that is used here. */
interface ItemApi {
  value(dimension: number): number;
  coord(point: readonly number[]): number[];
  size(extent: readonly number[]): number[];
}
