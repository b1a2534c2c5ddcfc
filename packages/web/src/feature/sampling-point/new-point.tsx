import { routes } from '@firebreak/contract';
import { samplingPointKinds, type SamplingPointKind } from '@firebreak/epi';
import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from '../../app/mutation.ts';
import { call } from '../../app/client.ts';
import { refreshOutbreak } from '../../app/live.ts';
import { useAreaInForce, useOutbreak } from '../../app/outbreak.ts';
import { uuidv7 } from '../../app/uuid.ts';
import { AreaPicker } from '../../ui/area-picker.tsx';
import { Wrong } from '../../ui/state/wrong.tsx';

const everyDay = [1, 2, 3, 4, 5, 6, 7];

/** Sets a point up: where, how many stations, from when to when. It opens with a second act. */
export function NewPoint({ close }: { readonly close: () => void }) {
  const { t } = useTranslation(['samplingPoint', 'app']);
  const outbreak = useOutbreak();
  const [id] = useState(() => uuidv7());
  const inForce = useAreaInForce() ?? outbreak.area;
  const [draft, setDraft] = useState({
    name: '',
    kind: 'fixed' as SamplingPointKind,
    areaCode: inForce,
    address: '',
    stations: 2,
    perStationHour: 60,
    from: '08:00',
    to: '20:00',
  });
  const change = (part: Partial<typeof draft>): void => setDraft((before) => ({ ...before, ...part }));
  const send = useMutation({
    mutationFn: () => {
      const { from, to, address, ...rest } = draft;
      return call(routes.samplingPoint.create, {
        params: { outbreak: outbreak.id },
        body: { id, ...rest, address: address.trim() === '' ? null : address.trim(), hours: [{ days: everyDay, from, to }] },
      });
    },
    onSuccess: async () => {
      close();
      await refreshOutbreak(outbreak.id);
    },
  });
  const ready = draft.name.trim() !== '' && clock.test(draft.from) && clock.test(draft.to) && draft.from < draft.to;
  return (
    <form
      className="card new-point"
      aria-label={t('new')}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) send.mutate();
      }}
    >
      <h2>{t('new')}</h2>
      <label>
        {t('field.name')}
        <Input value={draft.name} maxLength={200} onChange={({ target }) => change({ name: target.value })} />
      </label>
      <label>
        {t('field.kind')}
        <Select
          value={draft.kind}
          aria-label={t('field.kind')}
          onChange={(kind) => change({ kind })}
          options={samplingPointKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
      </label>
      <label>
        {t('field.area')}
        <AreaPicker value={draft.areaCode} label={t('field.area')} onChange={(code) => change({ areaCode: code ?? inForce })} />
      </label>
      <label>
        {t('field.address')}
        <Input value={draft.address} maxLength={400} onChange={({ target }) => change({ address: target.value })} />
      </label>
      <div className="point-numbers">
        <Count name={t('field.stations')} value={draft.stations} most={500} onChange={(stations) => change({ stations })} />
        <Count
          name={t('field.perStationHour')}
          value={draft.perStationHour}
          most={600}
          onChange={(perStationHour) => change({ perStationHour })}
        />
        {(['from', 'to'] as const).map((end) => (
          <label key={end}>
            {t(`field.${end}`)}
            <Input type="time" value={draft[end]} onChange={({ target }) => change({ [end]: target.value })} />
          </label>
        ))}
      </div>
      <Wrong error={send.error} />
      <div className="acts">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={send.isPending}>
          {t('app:act.save')}
        </Button>
        <Button onClick={close}>{t('app:act.cancel')}</Button>
      </div>
    </form>
  );
}

const clock = /^\d\d:\d\d$/;

interface CountGiven {
  readonly name: string;
  readonly value: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}

function Count({ name, value, most, onChange }: CountGiven) {
  return (
    <label>
      {name}
      <InputNumber min={1} max={most} value={value} onChange={(next) => onChange(next ?? 1)} />
    </label>
  );
}
