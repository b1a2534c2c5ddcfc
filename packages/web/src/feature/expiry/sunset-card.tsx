import { type Sunset } from '@firebreak/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOutbreak } from '../../app/outbreak.ts';
import { currentLocale } from '../../text/i18n.ts';
import { instantText } from '../../ui/format/date.ts';
import { WideCard } from '../../ui/wide-card.tsx';
import './expiry.css';
import { TableHead } from '../../ui/table-head.tsx';

/** The plan a closed outbreak carries: what is forgotten from which day on, and how far that is. It can be printed by itself. */
export function SunsetCard({ sunset }: { readonly sunset: Sunset }) {
  const { t } = useTranslation('expiry');
  const { name, settings } = useOutbreak();
  // Always with the year: the plan is kept on paper.
  const instant = (value: string): string => instantText(value, currentLocale(), '', settings.timeZone);
  return (
    <div className="sunset">
      <WideCard title={t('sunset.title')}>
        <p>{t('sunset.what', { name, time: instant(sunset.closedAt) })}</p>
        <table className="plain-table">
          <TableHead columns={[t('clocks.kind'), t('sunset.date'), t('clocks.afterwards'), t('sunset.state')]} />
          <tbody>
            {sunset.steps.map(({ kind, text, dueAt, afterwards, state }) => (
              <tr key={kind}>
                <td>{text[currentLocale()]}</td>
                <td>{dueAt === null ? '—' : instant(dueAt)}</td>
                <td>{t(`clocks.${afterwards}`)}</td>
                <td>
                  <span aria-hidden="true">{t(`sunset.sign.${state}`)} </span>
                  {t(`sunset.states.${state}`)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className="acts on-screen">
          <Button onClick={() => window.print()}>{t('sunset.print')}</Button>
        </div>
      </WideCard>
    </div>
  );
}
