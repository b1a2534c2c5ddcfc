import { calendarDate } from '@firebreak/epi';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePhone } from '../../../app/phone.ts';
import { useAreaName } from '../../../app/use-area-name.ts';
import { useChartPalette } from '../../../chart/chart-palette.ts';
import type { PanelChart } from '../../../chart/draw/panel-option.ts';
import { useDateWords } from '../../../chart/use-date-words.ts';
import type { GrowthLine } from '../compute/growth-analysis.ts';
import type { Bins } from '../frame/bins.ts';
import { exactNumber, shortNumber } from '../frame/number-text.ts';
import { PanelFigure } from '../frame/panel-figure.tsx';
import { useSeriesColors } from '../frame/series-color.ts';

interface Props {
  readonly bins: Bins;
  /** Bins before the first that is fitted. */
  readonly shift: number;
  readonly lines: readonly GrowthLine[];
  readonly unit: 'day' | 'week';
  readonly level: number;
  readonly counted: string;
  readonly asOf: string;
  readonly notes: readonly string[];
}

/** Cases on a logarithmic axis, where steady growth is a straight line, and the lines fitted. */
export function GrowthFigure({ bins, shift, lines, unit, level, counted, asOf, notes }: Props) {
  const { t } = useTranslation(['analysis', 'spread']);
  const palette = useChartPalette();
  const colors = useSeriesColors();
  const date = useDateWords();
  const phone = usePhone();
  const area = useAreaName();
  const names = { cases: t('spread:rt.casesAxis'), line: t('spread:growth.line'), band: t('spread:growth.band', { level: level * 100 }) };
  const columns = useMemo(() => onBins(bins.counts.length, shift, lines), [bins, shift, lines]);
  const chart = useMemo((): PanelChart => {
    const dateOf = (at: number): string => date(calendarDate(bins.starts[at] ?? 0));
    return {
      labels: bins.starts.map((_, at) => dateOf(at)),
      panels: [
        {
          share: 1,
          axisName: t(unit === 'day' ? 'spread:growth.casesPerDay' : 'spread:growth.casesPerWeek'),
          isLogarithmic: true,
          bottom: 0.5,
          top: logTop(Math.max(...bins.counts)),
          hatchFrom: bins.counts.length - bins.incomplete,
          bands: lines.map((_, at) => ({
            name: at === 0 ? names.band : '',
            color: palette.accent,
            lower: columns[at]?.low.map((low) => (low === null ? null : Math.max(0.5, low))) ?? [],
            upper:
              columns[at]?.high.map((high) => (high === null ? null : Math.max(0.5, Math.min(high, logTop(Math.max(...bins.counts)))))) ??
              [],
          })),
          lines: [
            {
              name: names.cases,
              color: colors.first,
              form: 'dots',
              symbolSize: 7,
              values: bins.counts.map((count) => (count === 0 ? null : count)),
            },
            ...lines.map((_, at) => ({ name: names.line, color: palette.accent, values: columns[at]?.fitted ?? [] })),
          ],
        },
      ],
      tell: (at) => [
        dateOf(at),
        `${names.cases} ${bins.counts[at] ?? 0}`,
        ...columns.flatMap(({ fitted }) =>
          fitted[at] === null || fitted[at] === undefined ? [] : [`${names.line} ${shortNumber(fitted[at])}`],
        ),
      ],
    };
    // oxlint-disable-next-line react/exhaustive-deps -- the names follow `t` and the level
  }, [bins, columns, lines, unit, palette, colors, date, t, level]);
  const empty = lines.reduce((sum, { emptyBins }) => sum + emptyBins, 0);
  return (
    <PanelFigure
      title={t('spread:growth.chart')}
      where={t('whereCounted', { area, counted })}
      notes={[
        t('figureAsOf', { asOf }),
        ...notes,
        ...(empty === 0 ? [] : [t(unit === 'day' ? 'spread:growth.emptyDays' : 'spread:growth.emptyWeeks', { count: empty })]),
      ]}
      chart={chart}
      label={t('spread:growth.chartLabel', { counted })}
      height={phone ? 380 : 420}
      data={{
        columns: [
          { name: t('spread:growth.binFrom'), numeric: false },
          { name: names.cases, numeric: true },
          ...lines.flatMap((_, at) => [
            { name: lines.length === 1 ? names.line : `${names.line} ${at + 1}`, numeric: true },
            { name: `${t('attackRates.lower')}${lines.length === 1 ? '' : ` ${at + 1}`}`, numeric: true },
            { name: `${t('attackRates.upper')}${lines.length === 1 ? '' : ` ${at + 1}`}`, numeric: true },
          ]),
        ],
        rows: bins.starts.map((start, at) => [
          calendarDate(start),
          bins.counts[at] ?? 0,
          ...columns.flatMap(({ fitted, low, high }) =>
            [fitted[at], low[at], high[at]].map((value) => (value === null || value === undefined ? null : exactNumber(value))),
          ),
        ]),
      }}
    />
  );
}

/** The lines on the places of the axis, straight through bins without cases. */
function onBins(length: number, shift: number, lines: readonly GrowthLine[]) {
  return lines.map(({ bins, fitted, low, high }) => {
    const column = (values: readonly number[] | null): (number | null)[] => {
      const places: (number | null)[] = Array.from({ length }, () => null);
      if (values === null) return places;
      bins.forEach((bin, at) => {
        const [here, next] = [values[at] ?? 0, bins[at + 1]];
        places[shift + bin] = here;
        const end = next ?? bin;
        for (let between = bin + 1; between < end; between++) {
          const share = (between - bin) / (end - bin);
          places[shift + between] = Math.exp(Math.log(here) * (1 - share) + Math.log(values[at + 1] ?? here) * share);
        }
      });
      return places;
    };
    return { fitted: column(fitted), low: column(low), high: column(high) };
  });
}

/** The power of ten, or twice or five times it, above the highest count. */
function logTop(highest: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, highest)));
  return [2, 5, 10].map((factor) => factor * power).find((top) => top > highest) ?? 10 * power;
}
