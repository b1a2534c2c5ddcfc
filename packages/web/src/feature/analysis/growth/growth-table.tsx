import { calendarDate } from '@firebreak/epi';
import { useTranslation } from 'react-i18next';
import type { FigureData } from '../../../chart/figure-data.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import type { GrowthLine } from '../compute/growth-analysis.ts';
import type { Bins } from '../frame/bins.ts';
import { exactNumber, percentText, shortNumber } from '../frame/number-text.ts';
import { ResultTable } from '../frame/result-table.tsx';
import { numberHead, TableHead } from '../../../ui/table-head.tsx';

interface Props {
  readonly lines: readonly GrowthLine[];
  readonly bins: Bins;
  readonly shift: number;
  readonly unit: 'day' | 'week';
  readonly level: number;
}

/** Rate and doubling or halving time of each line, with limits. */
export function GrowthTable({ lines, bins, shift, unit, level }: Props) {
  const { t } = useTranslation(['analysis', 'spread']);
  const { date } = useFormat();
  const limits = (lower: number | null, upper: number | null, text: (value: number) => string) =>
    lower === null || upper === null ? t('notEstimable') : t('limitsTo', { lower: text(lower), upper: text(upper) });
  const perDay = (rate: number): string => percentText(Math.expm1(rate), 1).replace('-', '−');
  const days = lines.map((line) => ({
    line,
    from: calendarDate(bins.starts[shift + line.from] ?? 0),
    to: calendarDate((bins.starts[shift + line.to] ?? 0) + (unit === 'week' ? 6 : 0)),
  }));
  const orNull = (value: number | null | undefined): number | null => (value === null || value === undefined ? null : exactNumber(value));
  const named = (name: string): string[] => [name, t('attackRates.lower'), t('attackRates.upper')];
  const data: FigureData = {
    columns: [
      { name: t('spread:growth.from'), numeric: false },
      { name: t('spread:growth.to'), numeric: false },
      ...named(t('spread:growth.rate')).map((name) => ({ name, numeric: true })),
      { name: t('spread:growth.time'), numeric: false },
      ...named(t('delays.inDays')).map((name) => ({ name, numeric: true })),
      { name: 'R²', numeric: true },
    ],
    rows: days.map(({ line, from, to }) => {
      const time = line.doublingTime ?? line.halvingTime;
      return [
        from,
        to,
        ...[line.rate, line.lower, line.upper].map((rate) => (rate === null ? null : exactNumber(Math.expm1(rate)))),
        line.doublingTime === null ? t('spread:growth.halving') : t('spread:growth.doubling'),
        ...[time?.days, time?.lower, time?.upper].map(orNull),
        orNull(line.rSquared),
      ];
    }),
  };
  return (
    <ResultTable title={t('spread:growth.table')} where={t('spread:growth.tableWhere', { level: level * 100 })} data={data}>
      <TableHead
        columns={[
          t('basis.period'),
          numberHead(t('spread:growth.rate')),
          numberHead(t('twoByTwo.interval')),
          t('spread:growth.time'),
          numberHead(t('delays.inDays')),
          numberHead(t('twoByTwo.interval')),
          numberHead('R²'),
        ]}
      />
      <tbody>
        {days.map(({ line, from, to }) => {
          const time = line.doublingTime ?? line.halvingTime;
          return (
            <tr key={line.from}>
              <th scope="row">{t('periodOf', { from: date(from), to: date(to) })}</th>
              <td className="number">{perDay(line.rate)}</td>
              <td className="number">{limits(line.lower, line.upper, perDay)}</td>
              <td>{line.doublingTime === null ? t('spread:growth.halving') : t('spread:growth.doubling')}</td>
              <td className="number">{time === null ? t('notEstimable') : shortNumber(time.days)}</td>
              <td className="number">{time === null ? '' : limits(time.lower, time.upper, shortNumber)}</td>
              <td className="number">{line.rSquared === null ? '–' : line.rSquared.toFixed(2)}</td>
            </tr>
          );
        })}
      </tbody>
    </ResultTable>
  );
}
