import type { EChartsCoreOption } from 'echarts/core';

/** What a picture of a chart says besides the chart. */
export interface Caption {
  readonly title: string;
  /** Period, denominator, date of the data, notes: a line each. */
  readonly lines: readonly string[];
}

const WIDTH = 1200;
const PLOT_HEIGHT = 560;
const LINE_HEIGHT = 22;
const HEAD_HEIGHT = 48;

/** The chart with its caption as a PNG of twice the density of a screen. */
export async function chartPng(option: EChartsCoreOption, caption: Caption, font: string, paper: string): Promise<Blob> {
  await document.fonts.load(`16px ${font}`, caption.title + caption.lines.join('')).catch(() => undefined);
  const { beginChart } = await import('./echarts.ts');
  const host = document.createElement('div');
  const chart = beginChart(host, null, { renderer: 'canvas', width: WIDTH, height: heightOf(caption), devicePixelRatio: 2 });
  try {
    chart.setOption(withCaption(option, caption));
    const url = chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: paper });
    return blobOfDataUrl(url);
  } finally {
    chart.dispose();
  }
}

/** The chart with its caption as an SVG file. */
export async function chartSvg(option: EChartsCoreOption, caption: Caption, paper: string): Promise<string> {
  const { beginChart } = await import('./echarts.ts');
  const chart = beginChart(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: heightOf(caption) });
  try {
    chart.setOption({ ...withCaption(option, caption), backgroundColor: paper });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

const heightOf = ({ lines }: Caption): number => PLOT_HEIGHT + HEAD_HEIGHT + lines.length * LINE_HEIGHT;

/** Title above, notes below; nothing moves in a picture. */
function withCaption(option: EChartsCoreOption, { title, lines }: Caption): EChartsCoreOption {
  const { textStyle, grid, legend } = option as unknown as DrawnParts;
  const ink = textStyle.color;
  return {
    ...option,
    animation: false,
    tooltip: { show: false },
    title: {
      text: title,
      left: 16,
      top: 12,
      textStyle: { fontSize: 18, fontWeight: 600, color: ink, width: WIDTH - 32, overflow: 'break' },
    },
    grid: shifted(grid, lines.length),
    legend: { ...legend, top: 44 },
    graphic: lines.map((text, at) => ({
      type: 'text',
      left: 16,
      bottom: 10 + (lines.length - 1 - at) * LINE_HEIGHT,
      style: { text, font: `13px ${textStyle.fontFamily}`, fill: ink },
    })),
  };
}

/** Parts that every option of ours has. */
interface DrawnParts {
  readonly textStyle: { readonly color: string; readonly fontFamily: string };
  /** One chart, or several over one another with their places as shares of the picture. */
  readonly grid: object | readonly SharedPlace[];
  readonly legend: object;
}

interface SharedPlace {
  readonly top: string;
  readonly height: string;
}

function shifted(grid: DrawnParts['grid'], notes: number): object {
  if (!isShared(grid)) return { ...grid, top: 104, bottom: 56 + notes * LINE_HEIGHT };
  const pixels = (share: string): number => (Number.parseFloat(share) / 100) * PLOT_HEIGHT;
  return grid.map((place) => ({ ...place, top: HEAD_HEIGHT + pixels(place.top), height: pixels(place.height) }));
}

const isShared = (grid: DrawnParts['grid']): grid is readonly SharedPlace[] => Array.isArray(grid);

async function blobOfDataUrl(url: string): Promise<Blob> {
  const bytes = Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), (sign) => sign.charCodeAt(0));
  return new Blob([bytes], { type: 'image/png' });
}
