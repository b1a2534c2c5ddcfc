import { routes } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { codeText } from '../../text/field.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { SunsetCard } from '../expiry/index.ts';
import { SettingsForm } from './settings-form.tsx';
import { StatusCard } from './status-card.tsx';
import '../../ui/record/record.css';
import { areaNameText } from '../../text/area-name.ts';

/** How the outbreak is counted, and how far it is: open, contained, monitoring, closed. */
export function OutbreakSettingsPage() {
  const { t } = useTranslation('outbreak');
  const outbreak = useOutbreak();
  const may = useMay();
  const writable = may('outbreak.manage');
  const answer = [
    outbreak.name,
    codeText('outbreak', 'disease', outbreak.disease),
    areaNameText(outbreak.areaName),
    codeText('outbreak', 'status', outbreak.status),
  ].join(' · ');
  return (
    <>
      <PageTitle question={t('settings.question')} answer={answer} />
      <div className="page-body">
        {writable ? <StatusCard key={outbreak.version} outbreak={outbreak} /> : <p className="soft">{t('settings.readOnly')}</p>}
        {outbreak.status === 'closed' ? <SunsetOf outbreak={outbreak.id} /> : null}
        <SettingsForm key={`${outbreak.id}.${outbreak.version}`} outbreak={outbreak} writable={writable && outbreak.status !== 'closed'} />
      </div>
    </>
  );
}

/** What closing it has planned: shown where it was closed. */
function SunsetOf({ outbreak }: { readonly outbreak: string }) {
  const { data } = useQuery(outbreakQuery(routes.expiry.list, { params: { outbreak }, query: { counts: 'no' } }));
  return data?.sunset ? <SunsetCard sunset={data.sunset} /> : null;
}
