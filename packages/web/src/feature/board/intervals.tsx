import { type Board, type IntervalMetric } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';
import { WideCard } from '../../ui/wide-card.tsx';

/** How long steps took over the last fourteen days, each with n, median, 90th percentile and the share within its limit. */
export function Intervals({ board: { intervals } }: { readonly board: Board }) {
  const { t } = useTranslation('board');
  return (
    <WideCard title={t('interval.title')} label={t('interval.title')}>
      <table className="owed">
        <thead>
          <tr>
            <th scope="col">{t('interval.step')}</th>
            <th scope="col">n</th>
            <th scope="col">{t('interval.median')}</th>
            <th scope="col">{t('interval.p90')}</th>
            <th scope="col">{t('interval.within')}</th>
          </tr>
        </thead>
        <tbody>
          {intervals.map((one) => (
            <tr key={one.code} className={one.n === 0 ? 'none' : undefined}>
              <td>{t(`interval.${one.code}`)}</td>
              <td>{one.n}</td>
              <td>
                <Length of={one} value={one.median} />
              </td>
              <td>
                <Length of={one} value={one.p90} />
              </td>
              <td>{one.withinLimit?.share === null || one.withinLimit === null ? '—' : `${Math.round(one.withinLimit.share * 100)}%`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="soft">{t('interval.basis')}</p>
    </WideCard>
  );
}

function Length({ of, value }: { readonly of: IntervalMetric; readonly value: number | null }) {
  const { t } = useTranslation('board');
  return <>{value === null ? '—' : t(`interval.${of.unit}`, { value: oneDecimal.format(value) })}</>;
}

const oneDecimal = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
