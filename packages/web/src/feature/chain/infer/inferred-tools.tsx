import type { ChainAnswer, InferenceAnswer } from '@firebreak/contract';
import { Checkbox, Select, Slider } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format/use-format.ts';
import { chosenCount, type ChainAddress } from '../chain-address.ts';
import { BesidesCases, CaseSearch, ViewChoice } from '../chain-filter.tsx';
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
  const { model, address, change, children } = props;
  const drawn = useMemo(() => [...model.cases.keys()].map((id) => ({ id, label: model.nodes.get(id)?.label ?? id })), [model]);
  return (
    <div className="chain-tools">
      <ViewChoice address={address} change={change} />
      <ChainFold chosen={chosenCount(address)}>
        <Threshold address={address} change={change} />
        <SourceChoice {...props} />
        <CaseSearch among={drawn} change={change} />
        <BesidesCases address={address} change={change} />
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
