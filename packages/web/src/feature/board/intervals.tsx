import { type Board, type IntervalMetric } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';
import { CountTable } from '../../ui/count-table.tsx';

/** How long steps took over the last fourteen days, each with n, median, 90th percentile and the share within its limit. */
export function Intervals({ board: { intervals } }: { readonly board: Board }) {
  const { t } = useTranslation('board');
  const length = ({ unit }: IntervalMetric, value: number | null): string =>
    value === null ? '—' : t(`interval.${unit}`, { value: oneDecimal.format(value) });
  return (
    <CountTable
      title={t('interval.title')}
      rows={intervals}
      keyOf={({ code }) => code}
      toneOf={({ n }) => (n === 0 ? 'none' : undefined)}
      columns={[
        { head: t('interval.step'), of: ({ code }) => t(`interval.${code}`) },
        { head: t('interval.count'), of: ({ n }) => n },
        { head: t('interval.median'), of: (one) => length(one, one.median) },
        { head: t('interval.p90'), of: (one) => length(one, one.p90) },
        { head: t('interval.within'), of: ({ withinLimit }) => shareText(withinLimit?.share ?? null) },
      ]}
    >
      <p className="soft">{t('interval.basis')}</p>
    </CountTable>
  );
}

const shareText = (share: number | null): string => (share === null ? '—' : `${Math.round(share * 100)}%`);

const oneDecimal = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
