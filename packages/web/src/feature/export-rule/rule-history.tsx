import { type ExportRuleVersion } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';
import { countText } from '../../ui/format/date.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { numberHead, TableHead } from '../../ui/table-head.tsx';

/** Every version of the rule that is kept, the one in force first. */
export function RuleHistory({ versions }: { readonly versions: readonly ExportRuleVersion[] }) {
  const { t } = useTranslation('exporting');
  const { instant } = useFormat();
  return (
    <div className="card">
      <h2 id="rule-history">{t('rule.history')}</h2>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached with the keyboard (WCAG 2.1.1) */}
      <div className="related-table" role="region" aria-labelledby="rule-history" tabIndex={0}>
        <table className="plain-table">
          <TableHead
            columns={[
              t('rule.since'),
              t('rule.by'),
              numberHead(t('rule.mostRows')),
              numberHead(t('rule.mostPersons')),
              numberHead(t('rule.mostResidents')),
              numberHead(t('rule.hours')),
              numberHead(t('rule.keepDays')),
              t('rule.reason'),
            ]}
          />
          <tbody>
            {versions.map((one) => (
              <tr key={one.version}>
                <th scope="row">{one.setAt === null ? t('rule.delivered') : <time dateTime={one.setAt}>{instant(one.setAt)}</time>}</th>
                <td>{one.setBy ?? '—'}</td>
                <td className="number">{countText(one.mostRows)}</td>
                <td className="number">{countText(one.mostPersons)}</td>
                <td className="number">{countText(one.mostResidents)}</td>
                <td className="number">{one.hours}</td>
                <td className="number">{one.keepDays}</td>
                <td>{one.reason ?? '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
