import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePhone } from '../../app/phone.ts';

interface Props {
  /** How many of the tools are not as they stand at first; the fold says so. */
  readonly chosen: number;
  readonly children: ReactNode;
}

/** Tools of a picture of chains: at a desk beside each other, on a phone folded, because the picture is what one came for. */
export function ChainFold({ chosen, children }: Props) {
  const { t } = useTranslation('chain');
  if (!usePhone()) return <>{children}</>;
  return (
    <details className="chain-fold">
      <summary>{chosen === 0 ? t('filter.fold') : t('filter.foldChosen', { count: chosen })}</summary>
      <div className="chain-folded">{children}</div>
    </details>
  );
}
