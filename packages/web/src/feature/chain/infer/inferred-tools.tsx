import type { ChainAnswer, InferenceAnswer } from '@firebreak/contract';
import { Checkbox, Segmented, Select, Slider } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format/use-format.ts';
import { chainViews, chosenCount, type ChainAddress } from '../chain-address.ts';
import { ChainFold } from '../chain-fold.tsx';
import type { InferredModel } from './inferred-model.ts';
import { meanOf } from './outbreak-numbers.ts';

interface Props {
  readonly answer: ChainAnswer;
  readonly model: InferredModel;
  readonly runs: InferenceAnswer['runs'];
  readonly shown: string | undefined;
  readonly address: ChainAddress;
  readonly change: (change: Partial<ChainAddress>) => void;
  readonly children: ReactNode;
}

/** View, threshold, alternatives, source, search, what stands beside cases, and the run to compare with. */
export function InferredTools(props: Props) {
  const { t } = useTranslation('chain');
  const { address, change, children } = props;
  return (
    <div className="chain-tools">
      <Segmented
        aria-label={t('view.name')}
        value={address.view}
        onChange={(view) => change({ view })}
        options={chainViews.map((view) => ({ value: view, label: t(`view.${view}`) }))}
      />
      <ChainFold chosen={chosenCount(address)}>
        <Threshold address={address} change={change} />
        <SourceChoice {...props} />
        <CaseSearch {...props} />
        <Checkbox checked={address.contacts} onChange={({ target }) => change({ contacts: target.checked })}>
          {t('filter.contacts')}
        </Checkbox>
        <Checkbox checked={address.events} onChange={({ target }) => change({ events: target.checked })}>
          {t('filter.events')}
        </Checkbox>
        <RunChoice {...props} />
        <span className="grow" />
        {children}
      </ChainFold>
    </div>
  );
}

function Threshold({ address, change }: Pick<Props, 'address' | 'change'>) {
  const { t } = useTranslation('inferred');
  return (
    <div className="infer-threshold">
      <span id="infer-threshold">{t('filter.threshold')}</span>
      <Slider
        ariaLabelledByForHandle="infer-threshold"
        min={0}
        max={100}
        step={5}
        value={address.least}
        onChange={(least: number) => change({ least })}
        tooltip={{ formatter: (percent) => `${percent ?? 0} %` }}
      />
      <span>{address.least} %</span>
      <Checkbox checked={address.others} onChange={({ target }) => change({ others: target.checked })}>
        {t('filter.alternatives')}
      </Checkbox>
    </div>
  );
}

/** Those who infected most come first: they are who one looks for. */
function SourceChoice({ model, address, change }: Props) {
  const { t } = useTranslation('inferred');
  const options = useMemo(
    () =>
      model.result.cases
        .map((one) => ({ value: one.id, label: model.nodes.get(one.id)?.label ?? one.id, mean: meanOf(one.offspring) }))
        .filter(({ mean }) => mean >= 0.5)
        .toSorted((a, b) => b.mean - a.mean),
    [model],
  );
  return (
    <Select
      aria-label={t('filter.source')}
      style={{ width: 200 }}
      value={address.source ?? ''}
      onChange={(source: string) => change({ source: source === '' ? undefined : source, node: undefined })}
      options={[{ value: '', label: t('filter.allSources') }, ...options]}
      showSearch={{ optionFilterProp: 'label' }}
    />
  );
}

function CaseSearch({ model, change }: Props) {
  const { t } = useTranslation('chain');
  const options = useMemo(() => [...model.cases.keys()].map((id) => ({ value: id, label: model.nodes.get(id)?.label ?? id })), [model]);
  return (
    <Select
      aria-label={t('filter.search')}
      style={{ width: 180 }}
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

function RunChoice({ runs, shown, address, change }: Props) {
  const { t } = useTranslation('inferred');
  const { instant } = useFormat();
  const others = runs.filter(({ id }) => id !== shown);
  if (others.length === 0) return null;
  return (
    <Select
      aria-label={t('filter.compare')}
      style={{ width: 190 }}
      value={address.run ?? ''}
      onChange={(run: string) => change({ run: run === '' ? undefined : run })}
      options={[
        { value: '', label: t('filter.compareNone') },
        ...others.map(({ id, createdAt }) => ({ value: id, label: instant(createdAt) })),
      ]}
    />
  );
}
