import { type Rack } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/format/use-format.ts';

/** Who gave it to whom, and when: the chain of custody, oldest first. */
export function CustodyChain({ custody }: { readonly custody: Rack['custody'] }) {
  const { t } = useTranslation('tube');
  const { instant } = useFormat();
  if (custody.length === 0) return <p className="soft">{t('custody.none')}</p>;
  const steps = custody.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  return (
    <ol className="custody" aria-label={t('custody.title')}>
      {steps.map((step) => (
        <li key={step.id}>
          <span className="soft">{instant(step.at)}</span>
          <strong>{t(`custody.step.${step.step}`)}</strong>
          <span>
            {step.taker === null ? step.by : t('custody.handed', { by: step.by, taker: step.taker })}
            {step.tubes === null ? '' : ` · ${t('custody.tubes', { count: step.tubes })}`}
            {step.note === null ? '' : ` · ${step.note}`}
          </span>
        </li>
      ))}
    </ol>
  );
}
