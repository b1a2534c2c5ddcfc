import { routes } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { call } from '../../app/client.ts';
import { useErrorText } from '../../ui/state/error-text.ts';
import { refreshDevices } from './devices.ts';
import { isReason, ReasonField } from '../../ui/reason-field.tsx';

interface Props {
  readonly device: string;
  /** Who registered it and does not come back. */
  readonly from: string;
  readonly close: () => void;
}

/** Gives registrations that were handed in to another person, who looks at them and sends them. */
export function AssignForm({ device, from, close }: Props) {
  const { t } = useTranslation('device');
  const app = useTranslation('app');
  const say = useErrorText();
  const { data } = useQuery({ queryKey: ['users'], queryFn: () => call(routes.account.listUsers, {}) });
  const [to, setTo] = useState<string>();
  const [reason, setReason] = useState('');
  const assign = useMutation({
    mutationFn: (holder: string) =>
      call(routes.device.assign, { params: { id: device }, body: { from, to: holder, reason: reason.trim() } }),
    onSuccess: close,
    onSettled: refreshDevices,
  });
  const users = (data?.users ?? []).filter((user) => user.id !== from && !user.disabled);
  const ready = to !== undefined && isReason(reason);
  return (
    <div className="stack">
      <Select
        className="wide"
        showSearch
        optionFilterProp="label"
        aria-label={t('assignTo')}
        placeholder={t('assignTo')}
        value={to}
        onChange={setTo}
        options={users.map(({ id, displayName, name }) => ({ value: id, label: `${displayName} · ${name}` }))}
      />
      <ReasonField value={reason} onChange={setReason} label={t('assignReason')} />
      <div className="acts">
        <Button
          type="primary"
          disabled={!ready}
          loading={assign.isPending}
          onClick={() => (to === undefined ? undefined : assign.mutate(to))}
        >
          {t('assignNow')}
        </Button>
        <Button onClick={close}>{app.t('act.cancel')}</Button>
      </div>
      {assign.isError ? (
        <p role="alert" className="wrong">
          {say(assign.error)}
        </p>
      ) : null}
    </div>
  );
}
