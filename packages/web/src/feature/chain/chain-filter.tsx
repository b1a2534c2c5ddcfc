import { Checkbox, Segmented, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { chainViews, type ChainAddress } from './chain-address.ts';

interface Props {
  readonly address: ChainAddress;
  readonly change: (change: Partial<ChainAddress>) => void;
}

/** Timeline, tree or table. */
export function ViewChoice({ address, change }: Props) {
  const { t } = useTranslation('chain');
  return (
    <Segmented
      aria-label={t('view.name')}
      value={address.view}
      onChange={(view) => change({ view })}
      options={chainViews.map((view) => ({ value: view, label: t(`view.${view}`) }))}
    />
  );
}

interface Named {
  readonly id: string;
  readonly label: string;
}

/** Opens one of those drawn, found by what it is called. */
export function CaseSearch({ among, change }: Pick<Props, 'change'> & { readonly among: readonly Named[] }) {
  const { t } = useTranslation('chain');
  const options = useMemo(() => among.map(({ id, label }) => ({ value: id, label })), [among]);
  return (
    <Select
      aria-label={t('filter.search')}
      style={{ width: 200 }}
      value={null as string | null}
      placeholder={t('filter.searchHint')}
      showSearch={{ optionFilterProp: 'label' }}
      notFoundContent={t('filter.nobody')}
      onSelect={(node: string | null) => node !== null && change({ node })}
      options={options}
      suffixIcon={null}
    />
  );
}

/** What is drawn besides cases. */
export function BesidesCases({ address, change }: Props) {
  const { t } = useTranslation('chain');
  return (
    <>
      <Checkbox checked={address.contacts} onChange={({ target }) => change({ contacts: target.checked })}>
        {t('filter.contacts')}
      </Checkbox>
      <Checkbox checked={address.events} onChange={({ target }) => change({ events: target.checked })}>
        {t('filter.events')}
      </Checkbox>
    </>
  );
}
