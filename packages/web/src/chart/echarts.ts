import { BarChart, CustomChart, LineChart } from 'echarts/charts';
import { GraphicComponent, GridComponent, LegendComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import { init, use as usingParts } from 'echarts/core';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';

const parts = [
  BarChart,
  CustomChart,
  GraphicComponent,
  GridComponent,
  LegendComponent,
  LineChart,
  TitleComponent,
  TooltipComponent,
  CanvasRenderer,
  SVGRenderer,
];

/**
 * Begins a chart with the parts of ECharts that our charts use. The parts are made known here and not when the module
 * is loaded, because a bundler leaves out what a module does beside its exports.
 */
export function beginChart(...place: Parameters<typeof init>): ReturnType<typeof init> {
  usingParts(parts);
  return init(...place);
}
