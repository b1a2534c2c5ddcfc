import type { EChartsCoreOption } from 'echarts/core';
import type { ChartPalette } from '../chart-palette.ts';
import { bandRuns, type BandSeries, type BarSeries, type LineSeries, type Panel, type Reference } from './panel.ts';

/** Words and colours, in the reader's language and light. */
export interface PanelLook {
  readonly palette: ChartPalette;
  readonly font: string;
  readonly fontSize: number;
  /** Height kept for the legend, as a share of the picture. */
  readonly head: number;
  readonly incompleteName: string;
  /** False for those who asked for less motion. */
  readonly motion: boolean;
}

export interface PanelChart {
  /** Places on the axis, short. */
  readonly labels: readonly string[];
  readonly axisTitle?: string;
  readonly panels: readonly Panel[];
  /** What is told of a place: a line each. */
  readonly tell: (place: number) => readonly string[];
}

/** The option with which ECharts draws panels over one another: bars, lines and bands by day. */
export function panelOption({ labels, axisTitle, panels, tell }: PanelChart, look: PanelLook): EChartsCoreOption {
  const { palette, font, fontSize, motion } = look;
  const text = { color: palette.inkSoft, fontFamily: font, fontSize };
  const places = placesOf(panels, look, axisTitle !== undefined);
  return {
    animation: motion,
    animationDuration: 200,
    textStyle: { color: palette.ink, fontFamily: font, fontSize },
    aria: { enabled: false },
    grid: places.map(({ top, height }) => ({ left: 52, right: 28, top: percent(top), height: percent(height) })),
    legend: {
      left: 0,
      top: 0,
      itemWidth: 16,
      itemHeight: 10,
      selectedMode: false,
      textStyle: { ...text, color: palette.ink },
      data: legendOf(panels, look),
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: palette.paper,
      borderColor: palette.line,
      textStyle: { color: palette.ink, fontFamily: font, fontSize },
      formatter: (items: readonly { readonly dataIndex: number }[]) => tell(items[0]?.dataIndex ?? 0).join('<br/>'),
    },
    axisPointer: { link: [{ xAxisIndex: 'all' }], type: 'line', lineStyle: { color: palette.inkSoft } },
    xAxis: panels.map((_, index) => ({
      type: 'category',
      gridIndex: index,
      data: labels,
      axisLine: { lineStyle: { color: palette.inkSoft } },
      axisTick: { alignWithLabel: true, lineStyle: { color: palette.inkSoft } },
      axisLabel: { ...text, hideOverlap: true, show: index === panels.length - 1 },
      ...(index === panels.length - 1 && axisTitle !== undefined
        ? { name: axisTitle, nameLocation: 'middle', nameGap: fontSize * 2.3, nameTextStyle: text }
        : {}),
    })),
    yAxis: panels.map((panel, index) => ({
      type: panel.isLogarithmic === true ? 'log' : 'value',
      gridIndex: index,
      min: panel.bottom ?? 0,
      max: panel.top,
      ...(panel.step === undefined ? {} : { interval: panel.step }),
      name: panel.axisName,
      nameTextStyle: { ...text, align: 'left', padding: [0, 0, 0, -44] },
      axisLabel: text,
      splitNumber: 4,
      splitLine: { lineStyle: { color: palette.line } },
    })),
    series: panels.flatMap((panel, index) => panelSeries(panel, index, labels.length, look)),
  };
}

/** Tops and heights of the panels, as shares of the picture. */
function placesOf(panels: readonly Panel[], { head }: PanelLook, hasTitle: boolean): { top: number; height: number }[] {
  const foot = hasTitle ? 0.15 : 0.09;
  const gap = 0.09;
  const free = 1 - head - foot - gap * (panels.length - 1);
  const whole = panels.reduce((sum, { share }) => sum + share, 0);
  let top = head;
  return panels.map(({ share }) => {
    const height = (free * share) / whole;
    const place = { top, height };
    top += height + gap;
    return place;
  });
}

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;

function legendOf(panels: readonly Panel[], look: PanelLook): object[] {
  const items = panels.flatMap(({ bars = [], bands = [], lines = [] }) => [
    ...bars.map((bar) => ({ name: bar.name, icon: 'rect', itemStyle: paintOf(bar) })),
    ...bands.map((band) => ({ name: band.name, icon: 'rect', itemStyle: { color: band.color, opacity: BAND_OPACITY } })),
    ...lines.map(({ name, form, symbol }) => ({
      name,
      icon: form === 'dots' ? (symbol ?? 'circle') : form === 'dashed' ? DASHED_ICON : LINE_ICON,
    })),
  ]);
  const seen = new Set<string>();
  return items.filter(({ name }) => name !== '' && name !== look.incompleteName && !seen.has(name) && seen.add(name) !== undefined);
}

/** A stroke as wide as the other marks of the legend. */
const LINE_ICON = 'path://M0,4 L16,4 L16,6 L0,6 Z';
const DASHED_ICON = 'path://M0,4 L6,4 L6,6 L0,6 Z M10,4 L16,4 L16,6 L10,6 Z';

function panelSeries(panel: Panel, index: number, places: number, look: PanelLook): object[] {
  const at = { xAxisIndex: index, yAxisIndex: index };
  return [
    ...(panel.bands ?? []).map((band) => ({ ...at, ...bandOf(band) })),
    ...(panel.bars ?? []).map((bar) => ({ ...at, ...barOf(bar, index) })),
    ...(panel.references ?? []).map((reference) => ({ ...at, ...referenceOf(reference, places, look) })),
    ...(panel.lines ?? []).map((line) => ({ ...at, ...lineOf(line) })),
    ...(panel.hatchFrom === undefined || panel.hatchFrom >= places
      ? []
      : [{ ...at, ...hatchOf(panel, panel.hatchFrom, places, index === 0, look) }]),
  ];
}

function paintOf({ color, decal, opacity }: BarSeries): object {
  return { color, ...(decal === undefined ? {} : { decal }), ...(opacity === undefined ? {} : { opacity }) };
}

function barOf(bar: BarSeries, index: number): object {
  return {
    type: 'bar',
    stack: `panel ${index}`,
    name: bar.name,
    data: bar.values,
    barCategoryGap: '10%',
    itemStyle: paintOf(bar),
    emphasis: { disabled: true },
    z: 2,
  };
}

function lineOf({ name, color, values, form = 'line', symbol = 'circle', symbolSize = 6 }: LineSeries): object {
  const isAlone = (at: number): boolean => (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null;
  return {
    type: 'line',
    name,
    data: values.map((value, at) =>
      value === null || !Number.isFinite(value) ? null : { value, symbolSize: form === 'dots' || isAlone(at) ? symbolSize : 0 },
    ),
    symbol,
    showSymbol: true,
    showAllSymbol: true, // by itself ECharts leaves marks out where they are near each other: an alarm must not go
    connectNulls: false,
    ...(form === 'step' ? { step: 'middle' } : {}),
    lineStyle: { color, width: form === 'dots' ? 0 : 2, type: form === 'dashed' ? 'dashed' : 'solid' },
    itemStyle: { color },
    emphasis: { disabled: true },
    z: 5,
  };
}

const BAND_OPACITY = 0.25;

/** A band as a surface; a single day as a stroke, which would have no width otherwise. */
function bandOf(band: BandSeries): object {
  return {
    type: 'custom',
    name: band.name,
    silent: true,
    itemStyle: { color: band.color, opacity: BAND_OPACITY },
    data: bandRuns(band).map(({ from, to }) => [from, band.lower[from], to]),
    z: 3, // over the bars, under the lines
    renderItem: (_: unknown, api: ItemApi) => {
      const [from, to] = [api.value(0), api.value(2)];
      const places = Array.from({ length: to - from + 1 }, (__, step) => from + step);
      const half = api.size([1, 0])[0]! * 0.3;
      const edge = (ends: readonly (number | null)[], at: number): number[] => api.coord([at, ends[at] ?? 0]);
      const points =
        from === to
          ? [-half, half].flatMap((shift) =>
              [
                shift < 0 ? edge(band.lower, from) : edge(band.upper, from),
                shift < 0 ? edge(band.upper, from) : edge(band.lower, from),
              ].map(([x, y]) => [x! + shift, y!]),
            )
          : [...places.map((at) => edge(band.upper, at)), ...places.toReversed().map((at) => edge(band.lower, at))];
      return { type: 'polygon', shape: { points }, style: { fill: band.color, opacity: BAND_OPACITY } };
    },
  };
}

function referenceOf({ value, name }: Reference, places: number, { palette, font, fontSize }: PanelLook): object {
  return {
    type: 'custom',
    silent: true,
    tooltip: { show: false },
    data: [[0, value]],
    z: 3,
    renderItem: (_: unknown, api: ItemApi) => {
      const half = api.size([1, 0])[0]! / 2;
      const [left, y] = api.coord([0, value]);
      const [right] = api.coord([places - 1, value]);
      return {
        type: 'group',
        children: [
          {
            type: 'line',
            shape: { x1: left! - half, x2: right! + half, y1: y, y2: y },
            style: { stroke: palette.ink, lineWidth: 1, lineDash: [4, 3] },
          },
          {
            type: 'text',
            x: left! - half + 4,
            y: y! - 3,
            style: { text: name, fill: palette.inkSoft, font: `${fontSize}px ${font}`, textVerticalAlign: 'bottom' },
          },
        ],
      };
    },
  };
}

/** Hatches the places that are still growing and says so above them, once. */
function hatchOf(panel: Panel, from: number, places: number, isNamed: boolean, look: PanelLook): object {
  const { palette, font, fontSize, incompleteName } = look;
  return {
    type: 'custom',
    silent: true,
    tooltip: { show: false },
    data: [[from, panel.top]],
    z: 4,
    renderItem: (_: unknown, api: ItemApi) => {
      const half = api.size([1, 0])[0]! / 2;
      const [left, upper] = api.coord([from, panel.top]);
      const [right, lower] = api.coord([places - 1, panel.bottom ?? 0]);
      const box = { x: left! - half, y: upper!, width: right! - left! + 2 * half, height: lower! - upper! };
      const decal = { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1.5, 6], rotation: Math.PI / 4, color: palette.hatch };
      const hatched = { type: 'rect', shape: box, style: { fill: palette.paper, opacity: 0.4, decal } };
      const style = {
        text: incompleteName,
        fill: palette.inkSoft,
        font: `${fontSize}px ${font}`,
        textAlign: 'right',
        textVerticalAlign: 'bottom',
      };
      return { type: 'group', children: isNamed ? [hatched, { type: 'text', x: box.x + box.width, y: box.y - 6, style }] : [hatched] };
    },
  };
}

/** The part of ECharts' API for custom drawing that is used here. */
interface ItemApi {
  value(dimension: number): number;
  coord(point: readonly number[]): number[];
  size(extent: readonly number[]): number[];
}
