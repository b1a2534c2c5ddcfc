import type { EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef } from 'react';
import { beginChart } from './echarts.ts';

interface Props {
  readonly option: EChartsCoreOption;
  /** What the picture shows, in a sentence, for those who do not see it. */
  readonly label: string;
  readonly height: number;
}

/** Draws a chart and keeps it as wide as its place. */
export default function ChartView({ option, label, height }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof beginChart>>(undefined);
  useEffect(() => {
    const element = host.current;
    if (element === null) return undefined;
    const drawn = beginChart(element, null, { renderer: 'svg' });
    chart.current = drawn;
    const watch = new ResizeObserver(() => drawn.resize());
    watch.observe(element);
    return () => {
      watch.disconnect();
      drawn.dispose();
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption(option, { notMerge: true });
  }, [option]);
  return <div ref={host} role="img" aria-label={label} style={{ height, width: '100%' }} />;
}
