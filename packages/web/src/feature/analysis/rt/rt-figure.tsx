import { calendarDate, type Day } from '@firebreak/epi';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePhone } from '../../../app/phone.ts';
import { useAreaName } from '../../../app/use-area-name.ts';
import { useChartPalette } from '../../../chart/chart-palette.ts';
import { axisStep, axisTop } from '../../../chart/draw/curve-bars.ts';
import type { PanelChart } from '../../../chart/draw/panel-option.ts';
import { useDateWords } from '../../../chart/use-date-words.ts';
import type { Output } from '../compute/computations.ts';
import { exactNumber, shortNumber } from '../frame/number-text.ts';
import { PanelFigure } from '../frame/panel-figure.tsx';
import { useSeriesColors } from '../frame/series-color.ts';

interface Props {
  readonly result: Output<'rtAnalysis'>;
  readonly series: { readonly first: Day; readonly local: readonly number[]; readonly imported: readonly number[] };
  /** Index of the last day whose reports are in. */
  readonly lastComplete: number;
  readonly level: number;
  readonly notes: readonly string[];
  readonly counted: string;
  readonly asOf: string;
}

/** Rt above, and the cases it rests on beneath, on the same days. */
export function RtFigure({ result, series, lastComplete, level, notes, counted, asOf }: Props) {
  const { t } = useTranslation(['analysis', 'spread']);
  const palette = useChartPalette();
  const colors = useSeriesColors();
  const date = useDateWords();
  const phone = usePhone();
  const area = useAreaName();
  const days = series.local.length;
  const byDay = useMemo(() => onDays(result, days), [result, days]);
  const names = {
    rt: t('spread:rt.name'),
    band: t('spread:rt.band', { level: level * 100 }),
    cohort: t('spread:rt.cohortName'),
    local: t('spread:rt.localCases'),
    imported: t('spread:rt.importedCases'),
  };
  const chart = useMemo((): PanelChart => {
    const dateOf = (at: number): string => date(calendarDate(series.first + at));
    const top = rtTop(byDay);
    const most = axisTop(Math.max(...series.local.map((count, at) => count + (series.imported[at] ?? 0))));
    const hasImported = series.imported.some((count) => count > 0);
    return {
      labels: series.local.map((_, at) => dateOf(at)),
      panels: [
        {
          share: 1.5,
          axisName: 'Rt',
          top,
          hatchFrom: lastComplete + 1,
          references: [{ value: 1, name: '' }],
          bands: [
            {
              name: names.band,
              color: palette.accent,
              lower: byDay.lower,
              upper: byDay.upper.map((upper) => (upper === null ? null : Math.min(upper, top))),
            },
            ...(result.cohort.length === 0
              ? []
              : [
                  {
                    name: '',
                    color: colors.second,
                    lower: byDay.cohortLower,
                    upper: byDay.cohortUpper.map((upper) => (upper === null ? null : Math.min(upper, top))),
                  },
                ]),
          ],
          lines: [
            { name: names.rt, color: palette.accent, values: byDay.median.map((value) => (value === null || value > top ? null : value)) },
            ...(result.cohort.length === 0
              ? []
              : [
                  {
                    name: names.cohort,
                    color: colors.second,
                    form: 'dashed' as const,
                    values: byDay.cohort.map((value) => (value === null || value > top ? null : value)),
                  },
                ]),
          ],
        },
        {
          share: 1,
          axisName: t('spread:rt.casesAxis'),
          top: most,
          step: axisStep(most),
          hatchFrom: lastComplete + 1,
          bars: [
            { name: names.local, color: colors.first, values: series.local },
            ...(hasImported ? [{ name: names.imported, color: colors.second, decal: colors.decal, values: series.imported }] : []),
          ],
        },
      ],
      tell: (at) => {
        const [low, high, median] = [byDay.lower[at], byDay.upper[at], byDay.median[at]];
        return [
          dateOf(at),
          ...(median === null || median === undefined
            ? []
            : [`Rt ${shortNumber(median)} (${t('limits', { lower: shortNumber(low ?? 0), upper: shortNumber(high ?? 0) })})`]),
          `${names.local} ${series.local[at] ?? 0}`,
          ...((series.imported[at] ?? 0) > 0 ? [`${names.imported} ${series.imported[at]}`] : []),
        ];
      },
    };
    // oxlint-disable-next-line react/exhaustive-deps -- the names follow `t` and the level
  }, [byDay, series, lastComplete, palette, colors, date, t, level]);
  const imprecise = result.cori.filter(({ status }) => status === 'imprecise').length;
  return (
    <PanelFigure
      title={t('spread:rt.chart')}
      where={t('whereCounted', { area, counted })}
      notes={[t('figureAsOf', { asOf }), ...notes, ...(imprecise === 0 ? [] : [t('spread:rt.imprecise', { count: imprecise })])]}
      chart={chart}
      label={t('spread:rt.chartLabel', { counted })}
      height={phone ? 460 : 520}
      data={{
        columns: [
          { name: t('spread:rt.windowFrom'), numeric: false },
          { name: t('spread:rt.windowTo'), numeric: false },
          { name: t('spread:rt.median'), numeric: true },
          { name: t('spread:rt.mean'), numeric: true },
          { name: t('attackRates.lower'), numeric: true },
          { name: t('attackRates.upper'), numeric: true },
          { name: names.local, numeric: true },
          { name: t('spread:rt.status'), numeric: false },
          ...(result.cohort.length === 0 ? [] : [{ name: names.cohort, numeric: true }]),
        ],
        rows: result.cori.map((row, at) => [
          calendarDate(series.first + row.from),
          calendarDate(series.first + row.to),
          ...[row.median, row.mean, row.lower, row.upper].map((value) => (value === null ? null : exactNumber(value))),
          row.localCases,
          row.to > lastComplete ? t('spread:rt.statuses.incomplete') : t(`spread:rt.statuses.${row.status}`),
          ...(result.cohort.length === 0 ? [] : [exactOrNull(result.cohort[at]?.mean)]),
        ]),
      }}
    />
  );
}

const exactOrNull = (value: number | null | undefined): number | null =>
  value === null || value === undefined ? null : exactNumber(value);

/** Values on the last day of their window. */
function onDays({ cori, cohort }: Output<'rtAnalysis'>, days: number) {
  const none = (): (number | null)[] => Array.from({ length: days }, () => null);
  const byDay = { median: none(), lower: none(), upper: none(), cohort: none(), cohortLower: none(), cohortUpper: none() };
  for (const { to, median, lower, upper } of cori) {
    byDay.median[to] = median;
    byDay.lower[to] = lower;
    byDay.upper[to] = upper;
  }
  for (const { to, mean, lower, upper } of cohort) {
    byDay.cohort[to] = mean;
    byDay.cohortLower[to] = lower;
    byDay.cohortUpper[to] = upper;
  }
  return byDay;
}

/** High enough for the lines; the first wide intervals may leave the picture, and the table has them. */
function rtTop({ median, cohort }: ReturnType<typeof onDays>): number {
  const highest = Math.max(2, ...[...median, ...cohort].flatMap((value) => (value === null ? [] : [value])));
  return Math.min(10, Math.ceil(highest * 1.15 * 2) / 2);
}
