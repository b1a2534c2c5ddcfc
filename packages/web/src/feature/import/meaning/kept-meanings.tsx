import { routes } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../app/client.ts';
import { withSaved, type DateOrder, type Mapping, type Preview } from '../mapping.ts';

interface Props {
  readonly preview: Preview;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

const orders = ['auto', 'ymd', 'dmy', 'mdy', 'roc'] as const;

/** Order of dates, meanings kept earlier, and a name to keep these under. */
export function KeptMeanings({ preview, mapping, onChange }: Props) {
  const { t } = useTranslation('importing');
  const [said, setSaid] = useState('');
  const { data } = useQuery({ queryKey: ['import-mappings'], queryFn: ({ signal }) => call(routes.import.listMappings, {}, signal) });
  const kept = data?.mappings ?? [];
  const load = (name: string): void => {
    const saved = kept.find((one) => one.name === name);
    if (saved === undefined) return;
    const { mapping: next, taken } = withSaved(preview, mapping, saved);
    onChange(next);
    setSaid(t('mapping.loaded', { count: taken, name }));
  };
  return (
    <section className="card kept-meanings">
      <label>
        {t('mapping.dateOrder')}
        <Select
          aria-label={t('mapping.dateOrder')}
          value={mapping.dateOrder}
          onChange={(dateOrder: DateOrder) => onChange({ ...mapping, dateOrder })}
          options={orders.map((order) => ({ value: order, label: t(`mapping.order.${order}`) }))}
        />
      </label>
      <label>
        {t('mapping.load')}
        <Select
          aria-label={t('mapping.load')}
          value={null as string | null}
          placeholder={kept.length === 0 ? t('mapping.loadNone') : t('mapping.loadChoose')}
          disabled={kept.length === 0}
          onSelect={(name: string | null) => name !== null && load(name)}
          options={kept.map(({ name }) => ({ value: name, label: name }))}
        />
      </label>
      <label>
        {t('mapping.save')}
        <Input
          value={mapping.name}
          maxLength={60}
          placeholder={t('mapping.saveHint')}
          onChange={({ target }) => onChange({ ...mapping, name: target.value })}
        />
      </label>
      <p role="status">{said}</p>
    </section>
  );
}
