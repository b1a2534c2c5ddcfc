import { calendarDate } from '@firebreak/epi';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format/use-format.ts';
import type { GrowthLine } from '../compute/growth-analysis.ts';
import type { Bins } from '../frame/bins.ts';
import { percentText, shortNumber } from '../frame/number-text.ts';

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
  return (
    <section className="figure">
      <div className="figure-head">
        <div>
          <h2>{t('spread:growth.table')}</h2>
          <p>{t('spread:growth.tableWhere', { level: level * 100 })}</p>
        </div>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div className="analysis-table" role="region" aria-label={t('spread:growth.table')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('basis.period')}</th>
              <th scope="col" className="number">
                {t('spread:growth.rate')}
              </th>
              <th scope="col" className="number">
                {t('twoByTwo.interval')}
              </th>
              <th scope="col">{t('spread:growth.time')}</th>
              <th scope="col" className="number">
                {t('delays.inDays')}
              </th>
              <th scope="col" className="number">
                {t('twoByTwo.interval')}
              </th>
              <th scope="col" className="number">
                R²
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => {
              const time = line.doublingTime ?? line.halvingTime;
              return (
                <tr key={line.from}>
                  <th scope="row">
                    {t('periodOf', {
                      from: date(calendarDate(bins.starts[shift + line.from] ?? 0)),
                      to: date(calendarDate((bins.starts[shift + line.to] ?? 0) + (unit === 'week' ? 6 : 0))),
                    })}
                  </th>
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
        </table>
      </div>
    </section>
  );
}
