import { useMemo, type ReactNode } from 'react';
import { Chart } from '../../../chart/chart.tsx';
import { panelOption, type PanelChart } from '../../../chart/draw/panel-option.ts';
import type { FigureData } from '../../../chart/figure-data.ts';
import { Figure } from '../../../chart/figure.tsx';
import { chartPng, chartSvg } from '../../../chart/picture.ts';
import { useBasisLines } from './basis.tsx';
import { usePanelLook } from './use-panel-look.ts';

interface Props {
  readonly title: string;
  readonly where: string;
  readonly notes: readonly string[];
  readonly data: FigureData;
  /** The same object as long as nothing changed. */
  readonly chart: PanelChart;
  /** What the picture shows, in a sentence. */
  readonly label: string;
  readonly height: number;
  readonly tools?: ReactNode;
}

/** A figure of panels with its table and files. */
export function PanelFigure({ title, where, notes, data, chart, label, height, tools }: Props) {
  const look = usePanelLook();
  const option = useMemo(() => panelOption(chart, look), [chart, look]);
  return (
    <Figure
      title={title}
      where={where}
      notes={notes}
      fileNotes={useBasisLines()}
      data={data}
      tools={tools}
      pictures={{
        png: (caption) => chartPng(option, caption, look.font, look.palette.paper),
        svg: (caption) => chartSvg(option, caption, look.palette.paper),
      }}
    >
      <Chart option={option} label={label} height={height} />
    </Figure>
  );
}
