import { type Device, routes } from '@firebreak/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { call } from '../../app/client.ts';
import { inTouch } from '../../offline/contact.ts';
import { useErrorText } from '../../ui/state/error-text.ts';
import { refreshDevices } from './devices.ts';
import { isReason, ReasonField } from '../../ui/reason-field.tsx';

/** What a wipe does, its reason, and the act; it cannot be taken back. */
export function WipeForm({ device, close }: { readonly device: Device; readonly close: () => void }) {
  const { t } = useTranslation('device');
  const app = useTranslation('app');
  const say = useErrorText();
  const [reason, setReason] = useState('');
  const wipe = useMutation({
    mutationFn: () => call(routes.device.wipe, { params: { id: device.id }, body: { reason: reason.trim() } }),
    // When it is this device it hears of it at once, before the page asks for anything without the session that ended.
    onSuccess: async () => {
      await inTouch().catch(() => undefined);
      await refreshDevices();
    },
  });
  return (
    <div className="stack">
      <p>{t('wipeWhat')}</p>
      <ReasonField value={reason} onChange={setReason} label={t('wipeReason')} />
      <div className="acts">
        <Button danger type="primary" disabled={!isReason(reason)} loading={wipe.isPending} onClick={() => wipe.mutate()}>
          {t('wipeNow', { label: device.label })}
        </Button>
        <Button onClick={close}>{app.t('act.cancel')}</Button>
      </div>
      {wipe.isError ? (
        <p role="alert" className="wrong">
          {say(wipe.error)}
        </p>
      ) : null}
    </div>
  );
}
