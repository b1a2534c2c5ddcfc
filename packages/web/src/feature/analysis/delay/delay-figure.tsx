import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useChartPalette } from '../../../chart/chart-palette.ts';
import { axisStep, axisTop } from '../../../chart/draw/curve-bars.ts';
import type { PanelChart } from '../../../chart/draw/panel-option.ts';
import type { DelayAnalysis } from '../compute/delay-analysis.ts';
import { PanelFigure } from '../frame/panel-figure.tsx';

interface Props {
  readonly result: DelayAnalysis;
  readonly fit: DelayAnalysis['fits'][number] | undefined;
  readonly steps: { readonly from: string; readonly to: string };
  readonly where: string;
  readonly truncated: boolean;
}

/** Cases by days of delay as bars, and what the distribution expects as a line. */
export function DelayFigure({ result, fit, steps, where, truncated }: Props) {
  const { t } = useTranslation('analysis');
  const palette = useChartPalette();
  const fitName = fit === undefined ? '' : t('delays.fitted', { family: t(`delays.families.${fit.distribution.family}`) });
  const chart = useMemo((): PanelChart => {
    const top = axisTop(Math.max(...result.observed, ...(fit?.expected ?? [])));
    return {
      labels: result.observed.map((_, days) => String(days)),
      axisTitle: t('delays.days'),
      panels: [
        {
          share: 1,
          axisName: t('delays.cases'),
          top,
          step: axisStep(top),
          bars: [{ name: t('delays.counted'), color: palette.accent, opacity: 0.6, values: result.observed }],
          lines: fit === undefined ? [] : [{ name: fitName, color: palette.ink, values: fit.expected, form: 'line' }],
        },
      ],
      tell: (days) => [
        t('delays.tell.day', { count: days }),
        t('delays.tell.counted', { count: result.observed[days] ?? 0 }),
        ...(fit === undefined ? [] : [t('delays.tell.fitted', { family: fitName, expected: (fit.expected[days] ?? 0).toFixed(1) })]),
      ],
    };
  }, [result, fit, fitName, palette, t]);
  return (
    <PanelFigure
      title={t('delays.chart', steps)}
      where={where}
      notes={truncated && fit !== undefined ? [t('delays.correctedNote')] : []}
      chart={chart}
      label={t('delays.chartLabel', { ...steps, count: result.cases, median: result.observedMedian, ninety: result.observedNinety })}
      height={340}
      data={{
        columns: [
          { name: t('delays.days'), numeric: true },
          { name: t('delays.counted'), numeric: true },
          ...(fit === undefined ? [] : [{ name: fitName, numeric: true }]),
        ],
        rows: result.observed.map((count, days) => [
          days,
          count,
          ...(fit === undefined ? [] : [Number((fit.expected[days] ?? 0).toFixed(2))]),
        ]),
      }}
    />
  );
}
