import type { ChainAnswer } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/format/use-format.ts';

type Chain = ChainAnswer['chains'][number];

/** A chain is called after who fell ill first; how many more there are tells chains apart. */
export function useChainName(): (chain: Chain, labels: ReadonlyMap<string, string>) => string {
  const { t } = useTranslation('chain');
  return ({ id, primary, size }, labels) => {
    const label = labels.get(primary ?? id) ?? id;
    return size > 1 ? t('list.primaryOf', { label, count: size - 1 }) : label;
  };
}

/** The date of the data: a day where the chains are those of a day, else an instant. */
export function useAsOfText(): (asOf: string) => string {
  const { dated, readAt } = useFormat();
  return (asOf) => (asOf.includes('T') ? readAt(asOf) : dated(asOf));
}
