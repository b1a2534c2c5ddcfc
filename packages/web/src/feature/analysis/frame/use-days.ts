import { routes, type DayBasis, type DaysAnswer } from '@firebreak/contract';
import { calendarDate, type CaseClass } from '@firebreak/epi';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAreaInForce, useOutbreak } from '../../../app/outbreak.ts';
import { outbreakQuery } from '../../../app/query.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { countText } from '../../../ui/format/date.ts';
import { caseSeries, type CaseSeriesOfDays } from './case-series.ts';
import { classesCounted } from './choice.tsx';

/** Cases by day of the outbreak and area in force; fetched anew when the outbreak changes. */
export function useDays() {
  const outbreak = useOutbreak();
  const area = useAreaInForce();
  return useQuery(outbreakQuery(routes.analysis.days, { params: { outbreak: outbreak.id }, query: { area } }));
}

/** The series of a basis and some classes, the same object as long as nothing changed. */
export function useCaseSeries(answer: DaysAnswer, basis: DayBasis, classes: readonly CaseClass[]): CaseSeriesOfDays {
  const chosen = classes.join('.');
  return useMemo(
    () => caseSeries(answer, basis, classesCounted(classes)),
    // oxlint-disable-next-line react/exhaustive-deps -- the address makes a new array at every drawing: its text says whether it changed
    [answer, basis, chosen],
  );
}

interface SeriesWords {
  /** Empty without a case. */
  readonly period: string | readonly string[];
  readonly denominator: string;
  readonly notCounted: readonly string[];
}

/** Period, denominator and who is left out of a series. */
export function useSeriesWords(): (series: CaseSeriesOfDays, basis: DayBasis) => SeriesWords {
  const { t } = useTranslation('analysis');
  const { period } = useFormat();
  return (series, basis) => {
    const imported = series.imported.reduce((sum, count) => sum + count, 0);
    const by = t(`dayBasis.${basis}`);
    return {
      period:
        series.first === undefined
          ? []
          : t('periodOf', period(calendarDate(series.first), calendarDate(series.first + series.local.length - 1))),
      denominator: t('seriesCounted', { count: series.counted, cases: countText(series.counted), imported: countText(imported), by }),
      notCounted: [
        ...(series.withoutDay === 0 ? [] : [t('withoutDay', { count: series.withoutDay })]),
        ...(series.outside === 0 ? [] : [t('outside', { count: series.outside })]),
      ],
    };
  };
}
