import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { thisDevice } from '../../offline/vault/vault.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Empty } from '../../ui/state/empty.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { DeviceCard } from './device-card.tsx';
import { devicesQuery } from './devices.ts';
import { RuleForm } from './rule-form.tsx';
import '../../ui/record/record.css';

/** On which devices do I work? Each with its end: a lost one is wiped from here. */
export function OwnDevicesPage() {
  const { t } = useTranslation('device');
  const { instant } = useFormat();
  const { data } = useQuery(devicesQuery('own'));
  const answer =
    data === undefined ? '…' : t('own.answer', { count: data.devices.length, time: instant(data.asOf), hours: data.rule.leaseHours });
  return (
    <>
      <PageTitle question={t('own.question')} answer={answer} />
      <div className="page-body">
        <DeviceCards whose="own" />
      </div>
    </>
  );
}

/** Which devices hold lists of people? For who keeps the accounts: states, wiping, the rule, and what was handed in. */
export function KeptDevicesPage() {
  const { t } = useTranslation('device');
  const { instant } = useFormat();
  const { data } = useQuery(devicesQuery('kept'));
  const count = (state: string): number => data?.devices.filter((device) => device.state === state).length ?? 0;
  const counts = { active: count('active'), wiping: count('wiping'), wiped: count('wiped') };
  return (
    <>
      <PageTitle
        question={t('kept.question')}
        answer={data === undefined ? '…' : t('kept.answer', { ...counts, time: instant(data.asOf) })}
      />
      <div className="page-body">
        <DeviceCards whose="kept" />
        {data === undefined ? null : <RuleForm key={JSON.stringify(data.rule)} rule={data.rule} />}
      </div>
    </>
  );
}

function DeviceCards({ whose }: { readonly whose: 'own' | 'kept' }) {
  const { t } = useTranslation('device');
  const { data, error, refetch } = useQuery(devicesQuery(whose));
  const { data: here } = useQuery({ queryKey: ['thisDevice'], queryFn: thisDevice });
  if (error !== null) return <Problem error={error} again={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  if (data.devices.length === 0) return <Empty text={t(`${whose}.none`)} />;
  return data.devices.map((device) => (
    <DeviceCard key={device.id} device={device} now={data.asOf} isThis={device.id === here} mayAssign={whose === 'kept'} />
  ));
}
