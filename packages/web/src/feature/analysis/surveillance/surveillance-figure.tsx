import { calendarDate, type Day } from '@firebreak/epi';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePhone } from '../../../app/phone.ts';
import { useAreaName } from '../../../app/use-area-name.ts';
import { useChartPalette } from '../../../chart/chart-palette.ts';
import { axisStep, axisTop } from '../../../chart/draw/curve-bars.ts';
import type { PanelChart } from '../../../chart/draw/panel-option.ts';
import { useDateWords } from '../../../chart/use-date-words.ts';
import type { SurveillanceBin } from '../compute/surveillance-analysis.ts';
import { exactNumber, shortNumber } from '../frame/number-text.ts';
import { PanelFigure } from '../frame/panel-figure.tsx';
import { useSeriesColors } from '../frame/series-color.ts';

interface Props {
  readonly bins: readonly SurveillanceBin[];
  readonly starts: readonly Day[];
  readonly unit: 'day' | 'week';
  readonly method: string;
  readonly incomplete: number;
  readonly counted: string;
  readonly asOf: string;
  readonly notes: readonly string[];
}

/** Counts as bars, the threshold as steps, alarms as marks above the bars. */
export function SurveillanceFigure({ bins, starts, unit, method, incomplete, counted, asOf, notes }: Props) {
  const { t } = useTranslation(['analysis', 'spread']);
  const palette = useChartPalette();
  const colors = useSeriesColors();
  const date = useDateWords();
  const phone = usePhone();
  const area = useAreaName();
  const names = {
    cases: t('spread:rt.casesAxis'),
    upper: t('spread:surveillance.threshold'),
    expected: t('spread:surveillance.expected'),
    alarm: t('spread:surveillance.alarm'),
  };
  const chart = useMemo((): PanelChart => {
    const dateOf = (at: number): string => date(calendarDate(starts[at] ?? 0));
    const observed = Math.max(...bins.map((bin) => bin.observed));
    const highest = Math.max(observed, ...bins.map(({ upper }) => Math.min(upper ?? 0, 3 * observed)));
    const top = axisTop(Math.ceil(highest * 1.08));
    return {
      labels: starts.map((_, at) => dateOf(at)),
      panels: [
        {
          share: 1,
          axisName: t(unit === 'day' ? 'spread:growth.casesPerDay' : 'spread:growth.casesPerWeek'),
          top,
          step: axisStep(top),
          hatchFrom: bins.length - incomplete,
          bars: [{ name: names.cases, color: colors.first, values: bins.map((bin) => bin.observed) }],
          lines: [
            {
              name: names.upper,
              color: palette.ink,
              form: 'step',
              values: bins.map(({ upper }) => (upper === null || upper > top ? null : upper)),
            },
            { name: names.expected, color: palette.inkSoft, form: 'dashed', values: bins.map(({ expected }) => expected) },
            {
              name: names.alarm,
              color: colors.alarm,
              form: 'dots',
              symbol: 'triangle',
              symbolSize: 12,
              values: bins.map((bin) => (bin.alarm ? Math.min(top, bin.observed + top * 0.04) : null)),
            },
          ],
        },
      ],
      tell: (at) => {
        const bin = bins[at];
        if (bin === undefined) return [];
        return [
          dateOf(at),
          `${names.cases} ${bin.observed}`,
          ...(bin.upper === null ? [] : [`${names.upper} ${shortNumber(bin.upper)}`]),
          ...(bin.expected === null ? [] : [`${names.expected} ${shortNumber(bin.expected)}`]),
          ...(bin.alarm ? [`▲ ${names.alarm}`] : []),
          ...(bin.unjudged === null ? [] : [t(`spread:surveillance.unjudged.${bin.unjudged}`)]),
        ];
      },
    };
    // oxlint-disable-next-line react/exhaustive-deps -- the names follow `t`
  }, [bins, starts, unit, incomplete, palette, colors, date, t]);
  const alarms = bins.filter(({ alarm }) => alarm).length;
  const short = bins.filter(({ unjudged }) => unjudged !== null && unjudged !== 'incomplete').length;
  return (
    <PanelFigure
      title={t('spread:surveillance.chart')}
      where={t('whereCounted', { area, counted })}
      notes={[
        `${method}. ${t('figureAsOf', { asOf })}`,
        ...(alarms === 0 ? [t('spread:surveillance.noAlarms')] : [t('spread:surveillance.alarms', { count: alarms })]),
        ...(short === 0
          ? []
          : [t(unit === 'day' ? 'spread:surveillance.notJudgedDays' : 'spread:surveillance.notJudgedWeeks', { count: short })]),
        ...notes,
      ]}
      chart={chart}
      label={t('spread:surveillance.chartLabel', { counted, alarms })}
      height={phone ? 380 : 420}
      data={{
        columns: [
          { name: t('spread:growth.binFrom'), numeric: false },
          { name: names.cases, numeric: true },
          { name: names.expected, numeric: true },
          { name: names.upper, numeric: true },
          { name: names.alarm, numeric: false },
          { name: t('spread:rt.status'), numeric: false },
        ],
        rows: bins.map((bin, at) => [
          calendarDate(starts[at] ?? 0),
          bin.observed,
          bin.expected === null ? null : exactNumber(bin.expected),
          bin.upper === null ? null : exactNumber(bin.upper),
          bin.alarm ? '▲' : '',
          bin.unjudged === null ? t('spread:surveillance.judged') : t(`spread:surveillance.unjudged.${bin.unjudged}`),
        ]),
      }}
    />
  );
}
