import { calendarDate, type CaseClass, type Day } from '@firebreak/epi';
import { Segmented } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { usePhone } from '../app/phone.ts';
import { useShade } from '../app/theme.ts';
import { codeText } from '../text/field.ts';
import { sentences } from '../ui/format/sentences.ts';
import { classColor } from '../ui/case-class.tsx';
import { useFormat } from '../ui/format/use-format.ts';
import { Chart } from './chart.tsx';
import { useChartPalette, useFontFamily } from './chart-palette.ts';
import { curveBars, peakOf, type Curve, type CurveBars } from './draw/curve-bars.ts';
import { curveOption, type CurveLook } from './draw/curve-option.ts';
import { Figure } from './figure.tsx';
import type { FigureData } from './figure-data.ts';
import { chartPng, chartSvg } from './picture.ts';
import { useDateWords } from './use-date-words.ts';

export type CurveUnit = Curve['unit'];

interface Props {
  readonly curve: Curve;
  readonly areaName: string;
  readonly unit: CurveUnit;
  readonly onUnit: (unit: CurveUnit) => void;
}

/** Epidemic curve (流行曲线): cases by day or week of onset and class; a box per case while there are few. */
export function EpidemicCurve({ curve, areaName, unit, onUnit }: Props) {
  const { t } = useTranslation('overview');
  const bars = useMemo(() => curveBars(curve), [curve]);
  const look = useCurveLook(curve);
  const phone = usePhone();
  const option = useMemo(() => curveOption(bars, look), [bars, look]);
  const words = useCurveWords(curve, bars, areaName);
  return (
    <Figure
      title={words.title}
      where={words.where}
      notes={words.notes}
      data={curveData(bars, look, words.columns)}
      pictures={{
        png: (caption) => chartPng(option, caption, look.font, look.palette.paper),
        svg: (caption) => chartSvg(option, caption, look.palette.paper),
      }}
      tools={
        <Segmented
          aria-label={t('curve.unit')}
          size={phone ? 'middle' : 'small'}
          value={unit}
          onChange={onUnit}
          options={[
            { value: 'day', label: t('curve.byDay') },
            { value: 'week', label: t('curve.byWeek') },
          ]}
        />
      }
    >
      <Chart option={option} label={words.label} height={300} />
    </Figure>
  );
}

function useCurveLook({ unit }: Curve): CurveLook {
  const { t } = useTranslation('overview');
  const date = useDateWords();
  const [palette, font, shade, phone] = [useChartPalette(), useFontFamily(), useShade(), usePhone()];
  return useMemo(() => {
    const named = (day: Day): string => date(calendarDate(day));
    return {
      palette,
      font,
      fontSize: phone ? 13 : 12,
      headPixels: phone ? 84 : 62,
      classColor: (caseClass: CaseClass) => classColor(caseClass, shade),
      className: (caseClass: CaseClass) => codeText('case', 'caseClass', caseClass),
      barName: ({ first }) => named(first),
      barTitle: ({ first, last }) => (unit === 'day' ? named(first) : t('curve.weekOf', { from: named(first), to: named(last) })),
      totalName: t('figure.total'),
      incompleteName: t('curve.incomplete'),
      axisName: t('curve.axis'),
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    };
  }, [palette, font, shade, phone, date, unit, t]);
}

/** Title, period, denominator, notes and the sentence for those who do not see the picture. */
function useCurveWords(curve: Curve, bars: CurveBars, area: string) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const unit = curve.unit === 'day' ? t('curve.byDay') : t('curve.byWeek');
  const [from, to] = [bars.days[0], bars.days.at(-1)];
  const where =
    from === undefined || to === undefined
      ? t('curve.titleEmpty', { area })
      : t('curve.titleWhere', { area, ...format.period(calendarDate(from.first), calendarDate(to.last)), count: bars.total });
  const peak = peakOf(bars);
  const outside = curve.denominator - bars.total - curve.withoutDate;
  const incomplete = bars.days.length - bars.firstIncomplete;
  return {
    title: t('curve.title', { unit }),
    where,
    label:
      peak === undefined
        ? t('curve.labelEmpty')
        : t('curve.label', { where, peak: format.dated(calendarDate(peak.first)), count: peak.count }),
    notes: [
      sentences(t('figure.asOf', { asOf: format.asOf(curve.asOf) }), bars.unitBoxes && bars.total > 0 ? t('curve.unitBoxes') : null),
      ...(incomplete === 0 ? [] : [t('curve.incompleteNote', { count: incomplete, unit })]),
      ...(curve.onReportDate === 0 ? [] : [t('curve.onReport', { count: curve.onReportDate, denominator: curve.denominator })]),
      ...(outside <= 0 ? [] : [t('curve.outside', { count: outside, denominator: curve.denominator })]),
      ...(curve.withoutDate === 0 ? [] : [t('curve.withoutDate', { count: curve.withoutDate })]),
    ],
    columns: {
      start: curve.unit === 'day' ? t('curve.dayColumn') : t('curve.start'),
      end: curve.unit === 'day' ? undefined : t('curve.end'),
      total: t('figure.total'),
      status: t('curve.status'),
      yes: t('curve.complete'),
      no: t('curve.notComplete'),
    },
  };
}

/** The bars in numbers; dates as computers sort them. */
function curveData(bars: CurveBars, look: CurveLook, words: ReturnType<typeof useCurveWords>['columns']): FigureData {
  return {
    columns: [
      { name: words.start, numeric: false },
      ...(words.end === undefined ? [] : [{ name: words.end, numeric: false }]),
      ...bars.series.map(({ caseClass }) => ({ name: look.className(caseClass), numeric: true })),
      { name: words.total, numeric: true },
      { name: words.status, numeric: false },
    ],
    rows: bars.days.map(({ first, last }, bar) => [
      calendarDate(first),
      ...(words.end === undefined ? [] : [calendarDate(last)]),
      ...bars.series.map(({ counts }) => counts[bar] ?? 0),
      bars.totals[bar] ?? 0,
      bar < bars.firstIncomplete ? words.yes : words.no,
    ]),
  };
}
