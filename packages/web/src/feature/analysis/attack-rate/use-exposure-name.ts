import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttackRateLine } from '../compute/attack-rate-analysis.ts';
import { codeText } from '../../../text/field.ts';

type Named = Pick<AttackRateLine, 'source' | 'name' | 'value' | 'kind'>;

/** An exposure as a person says it: the question of the questionnaire, with the answer where it is one of several. */
export function useExposureName(): (line: Named) => string {
  const { t } = useTranslation('analysis');
  return useCallback(
    ({ source, name, value, kind }) => {
      if (source === 'event') return t('attackRates.eventIs', { value });
      if (source === 'setting') return t('attackRates.settingIs', { value: codeText('exposure', 'setting', value) });
      if (source === 'kept') return kind === 'yesNo' ? name : t('attackRates.answerIs', { name, value });
      if (name === 'age') return t('attackRates.answerIs', { name: t('attackRates.age'), value: t(`attackRates.ages.${value as '0-4'}`) });
      if (name === 'sex') return codeText('person', 'sex', value);
      return t(`attackRates.fields.${name as 'pregnant'}`);
    },
    [t],
  );
}
