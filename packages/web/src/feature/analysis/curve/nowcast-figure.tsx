import { calendarDate } from '@firebreak/epi';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePhone } from '../../../app/phone.ts';
import { useAreaName } from '../../../app/use-area-name.ts';
import { useChartPalette } from '../../../chart/chart-palette.ts';
import { axisStep, axisTop } from '../../../chart/draw/curve-bars.ts';
import type { PanelChart } from '../../../chart/draw/panel-option.ts';
import { useDateWords } from '../../../chart/use-date-words.ts';
import { countText } from '../../../ui/format/date.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import type { NowcastAnalysis, NowcastDayShown } from '../compute/nowcast-analysis.ts';
import { percentText } from '../frame/number-text.ts';
import { PanelFigure } from '../frame/panel-figure.tsx';
import { useSeriesColors } from '../frame/series-color.ts';

interface Props {
  readonly result: NowcastAnalysis;
  readonly level: number;
  /** By which day cases are counted. */
  readonly by: string;
  readonly asOf: string;
  readonly notes: readonly string[];
}

/** Cases reported as bars, those still expected on top of them, and the interval of the whole. */
export function NowcastFigure({ result: { days, cases }, level, by, asOf, notes }: Props) {
  const { t } = useTranslation(['analysis', 'spread']);
  const palette = useChartPalette();
  const colors = useSeriesColors();
  const date = useDateWords();
  const { date: longDate } = useFormat();
  const phone = usePhone();
  const area = useAreaName();
  const names = {
    reported: t('spread:curve.reported'),
    expected: t('spread:curve.expected'),
    band: t('spread:curve.band', { level: level * 100 }),
  };
  const chart = useMemo((): PanelChart => {
    const open = (day: NowcastDayShown): boolean => day.reportedShare < 1;
    const top = axisTop(Math.max(...days.map((day) => (open(day) ? (day.upper ?? day.reported) : day.reported))));
    const dateOf = (at: number): string => date(calendarDate(days[at]?.day ?? 0));
    return {
      labels: days.map((_, at) => dateOf(at)),
      panels: [
        {
          share: 1,
          axisName: t('spread:rt.casesAxis'),
          top,
          step: axisStep(top),
          bars: [
            { name: names.reported, color: colors.first, values: days.map(({ reported }) => reported) },
            { name: names.expected, color: colors.second, decal: colors.decal, values: days.map(missingOf) },
          ],
          bands: [
            {
              name: names.band,
              color: palette.ink,
              lower: days.map((day) => (open(day) ? day.lower : null)),
              upper: days.map((day) => (open(day) ? day.upper : null)),
            },
          ],
        },
      ],
      tell: (at) => {
        const day = days[at];
        if (day === undefined) return [];
        return [
          dateOf(at),
          `${names.reported} ${countText(day.reported)}`,
          ...(open(day) && day.median !== null
            ? [
                t('spread:curve.tell', {
                  median: countText(day.median),
                  limits: t('limits', { lower: countText(day.lower ?? 0), upper: countText(day.upper ?? 0) }),
                  share: percentText(day.reportedShare),
                }),
              ]
            : []),
        ];
      },
    };
    // oxlint-disable-next-line react/exhaustive-deps -- the names follow `t` and the level
  }, [days, palette, colors, date, t, level]);
  const [first, last] = [days[0], days.at(-1)];
  const period =
    first === undefined || last === undefined
      ? ''
      : t('periodOf', { from: longDate(calendarDate(first.day)), to: longDate(calendarDate(last.day)) });
  return (
    <PanelFigure
      title={t('spread:curve.chart', { by })}
      where={t('spread:curve.where', { area, period, cases: countText(cases), count: cases })}
      notes={[t('figureAsOf', { asOf }), ...notes]}
      chart={chart}
      label={t('spread:curve.chartLabel', { cases: countText(cases), period })}
      height={phone ? 380 : 420}
      data={{
        columns: [
          { name: t('spread:curve.day'), numeric: false },
          { name: names.reported, numeric: true },
          { name: t('spread:curve.median'), numeric: true },
          { name: t('attackRates.lower'), numeric: true },
          { name: t('attackRates.upper'), numeric: true },
          { name: t('spread:curve.share'), numeric: true },
        ],
        rows: days.map((day) => [
          calendarDate(day.day),
          day.reported,
          day.median,
          day.lower,
          day.upper,
          Number(day.reportedShare.toFixed(3)),
        ]),
      }}
    />
  );
}

/** Cases of a day that are still to be reported, by the median. */
const missingOf = ({ median, reported }: NowcastDayShown): number => Math.max(0, (median ?? reported) - reported);
