import { locales } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { chooseLocale } from '../../app/layout/user-menu.tsx';
import { outbreaksQuery } from '../../app/outbreak.ts';
import { personName } from '../../app/person-name.ts';
import { useMayAnywhere, useSession } from '../../app/session.tsx';
import { currentLocale } from '../../text/i18n.ts';
import { areaNameText } from '../../text/area-name.ts';
import { localeNames } from '../../text/locale.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Empty } from '../../ui/state/empty.tsx';
import '../../ui/record/record.css';
import { TableHead } from '../../ui/table-head.tsx';

/** The own account: name, language, and what may be done where. */
export function AccountPage() {
  const { t } = useTranslation('account');
  const format = useFormat();
  const session = useSession();
  const { user, grants } = session;
  const may = useMayAnywhere();
  const { data: outbreaks = [] } = useQuery({ ...outbreaksQuery, enabled: may('outbreak.read') });
  return (
    <>
      <PageTitle question={t('account.question')} answer={`${personName(session)} · ${user.name}`} />
      <div className="page-body">
        {may('outbreak.read') || grants.length === 0 ? null : (
          <p className="card" role="status">
            {t('account.noOutbreak')}
          </p>
        )}
        <section className="card" aria-label={t('account.language')}>
          <h2>{t('account.language')}</h2>
          <Radio.Group
            value={currentLocale()}
            aria-label={t('account.language')}
            options={locales.map((locale) => ({ value: locale, label: localeNames[locale] }))}
            onChange={(event) => void chooseLocale(event.target.value as (typeof locales)[number])}
          />
        </section>
        <section className="card" aria-label={t('account.grants')}>
          <h2>{t('account.grants')}</h2>
          {grants.length === 0 ? (
            <Empty text={t('account.noGrants')} />
          ) : (
            <table className="plain-table">
              <TableHead columns={[t('account.role'), t('account.area'), t('account.outbreak'), t('account.until')]} />
              <tbody>
                {grants.map((grant) => (
                  <tr key={grant.id}>
                    <td>{t(`role.${grant.role}`)}</td>
                    <td>{areaNameText(grant.areaName)}</td>
                    <td>
                      {grant.outbreak === null
                        ? t('account.every')
                        : (outbreaks.find((one) => one.id === grant.outbreak)?.name ?? grant.outbreak)}
                    </td>
                    <td>{grant.expiresAt === null ? t('account.noEnd') : format.instant(grant.expiresAt)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      </div>
    </>
  );
}
