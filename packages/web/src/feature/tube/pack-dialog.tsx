import { routes } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { AutoComplete } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../app/client.ts';
import { useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { useErrorText } from '../../ui/state/error-text.ts';
import { useTubeAct } from './tube-acts.ts';
import { Dialog } from '../../ui/dialog.tsx';

/** Puts sealed tubes into a rack for a laboratory: racks under way and laboratories in use are offered. */
export function PackDialog({
  tubes,
  close,
  done,
}: {
  readonly tubes: readonly string[];
  readonly close: () => void;
  readonly done: () => void;
}) {
  const { t } = useTranslation(['tube', 'app']);
  const outbreak = useOutbreak().id;
  const say = useErrorText();
  const [rack, setRack] = useState('');
  const [laboratory, setLaboratory] = useState('');
  const racks = useQuery(outbreakQuery(routes.rack.list, { params: { outbreak }, query: {} })).data?.racks ?? [];
  const laboratories = [...new Set(racks.flatMap((one) => (one.laboratory === null ? [] : [one.laboratory])))];
  const pack = useTubeAct(
    () => call(routes.rack.pack, { params: { outbreak, rack: rack.trim() }, body: { tubes: [...tubes], laboratory: laboratory.trim() } }),
    t('packed', { count: tubes.length, rack: rack.trim() }),
    () => {
      done();
      close();
    },
  );
  const ready = /^[A-Za-z0-9._-]{4,40}$/.test(rack.trim()) && laboratory.trim() !== '';
  return (
    <Dialog
      title={t('pack.title', { count: tubes.length })}
      okText={t('pack.act')}
      cancelText={t('app:act.cancel')}
      okButtonProps={{ disabled: !ready, loading: pack.isPending }}
      onCancel={close}
      onOk={() => pack.mutate(undefined)}
    >
      <div className="ask">
        <label htmlFor="pack-rack">{t('pack.rack')}</label>
        <AutoComplete
          id="pack-rack"
          value={rack}
          onChange={setRack}
          filterOption={fits}
          options={racks.filter(({ sentAt }) => sentAt === null).map((one) => ({ value: one.rack }))}
        />
        <p className="soft">{t('pack.rackHint')}</p>
        <label htmlFor="pack-lab">{t('pack.laboratory')}</label>
        <AutoComplete
          id="pack-lab"
          filterOption={fits}
          value={laboratory}
          onChange={setLaboratory}
          options={laboratories.map((value) => ({ value }))}
        />
        {pack.isError ? (
          <p role="alert" className="wrong">
            {say(pack.error)}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}

/** What does not begin like what was typed is not offered, so that the list does not stand over the act. */
const fits = (typed: string, option: { readonly value: string } | undefined): boolean => option?.value.startsWith(typed) ?? false;
