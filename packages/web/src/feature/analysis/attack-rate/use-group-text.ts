import type { Proportion } from '@firebreak/engine/measure/index';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { percentText } from '../frame/number-text.ts';

/** Ill of all in a group: 12 of 40 (30%). */
export function useGroupText(): (rate: Proportion | null) => string {
  const { t } = useTranslation('analysis');
  return useCallback(
    (rate) =>
      rate === null ? '–' : t('attackRates.of', { ill: rate.numerator, all: rate.denominator, share: percentText(rate.estimate) }),
    [t],
  );
}
