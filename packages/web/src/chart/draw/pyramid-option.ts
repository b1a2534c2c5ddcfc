import type { EChartsCoreOption } from 'echarts/core';
import type { ChartPalette } from '../chart-palette.ts';
import { axisStep, axisTop } from './curve-bars.ts';

interface PyramidLook {
  readonly bands: readonly { readonly name: string; readonly male: number; readonly female: number }[];
  readonly palette: ChartPalette;
  readonly font: string;
  readonly male: string;
  readonly female: string;
  readonly age: string;
}

/** Two colours that differ in lightness as well; the pattern says the same. */
const MALE = '#3d7ea6';
const FEMALE = '#b8772a';

/** The option with which ECharts draws a pyramid: both sides on one scale from the middle. */
export function pyramidOption({ bands, palette, font, male, female, age }: PyramidLook): EChartsCoreOption {
  const top = axisTop(Math.max(0, ...bands.flatMap((band) => [band.male, band.female])));
  const text = { color: palette.inkSoft, fontFamily: font, fontSize: 12 };
  const side = (name: string, color: string, counts: readonly number[], decal: object): object => ({
    type: 'bar',
    stack: 'sides',
    name,
    data: counts,
    barCategoryGap: '12%',
    itemStyle: { color, decal },
    emphasis: { disabled: true },
    label: {
      show: true,
      position: counts.some((count) => count < 0) ? 'left' : 'right',
      formatter: ({ value }: { value: number }) => (value === 0 ? '' : String(Math.abs(value))),
      color: palette.ink,
      fontFamily: font,
      fontSize: 11,
    },
  });
  return {
    animation: false,
    textStyle: { color: palette.ink, fontFamily: font },
    grid: { left: 56, right: 16, top: 36, bottom: 24 },
    legend: { left: 0, top: 0, selectedMode: false, itemWidth: 16, itemHeight: 12, textStyle: { ...text, color: palette.ink } },
    tooltip: { show: false },
    xAxis: {
      type: 'value',
      min: -top,
      max: top,
      interval: axisStep(top),
      axisLabel: { ...text, formatter: (value: number) => String(Math.abs(value)) },
      splitLine: { lineStyle: { color: palette.line } },
    },
    yAxis: {
      type: 'category',
      name: age,
      nameTextStyle: { ...text, align: 'left', padding: [0, 0, 0, -40] },
      data: bands.map(({ name }) => name),
      axisTick: { show: false },
      axisLabel: text,
      axisLine: { lineStyle: { color: palette.inkSoft } },
    },
    series: [
      side(
        male,
        MALE,
        bands.map((band) => -band.male),
        { symbol: 'none' },
      ),
      side(
        female,
        FEMALE,
        bands.map((band) => band.female),
        { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1.4, 4.6], rotation: Math.PI / 4, color: palette.paper },
      ),
    ],
  };
}
