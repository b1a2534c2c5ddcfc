import { qualityCodes, type QualityCode } from '@firebreak/engine';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/format/use-format.ts';
import type { QualityFinding } from './quality.ts';

/** Name of a rule; a rule nobody knows here is shown by its code. */
export function useRuleTitle(): (code: string) => string {
  const { t } = useTranslation('quality');
  return (code) => (isKnown(code) ? t(`title.${code}`) : code);
}

/** What was found in a record, with its dates. */
export function useFindingWords(): (finding: QualityFinding) => string {
  const { t } = useTranslation('quality');
  const { date } = useFormat();
  return ({ code, detail }) => {
    const values = Object.fromEntries(
      Object.entries(detail).map(([name, value]) => [name, typeof value === 'string' && A_DATE.test(value) ? date(value) : value]),
    );
    // Each sentence takes the values of its own rule, which the engine gives.
    return isKnown(code)
      ? (t as (key: string, values: Record<string, string | number>) => string)(`says.${code}`, values)
      : Object.values(values).join(' · ');
  };
}

const isKnown = (code: string): code is QualityCode => qualityCodes.some((known) => known === code);
const A_DATE = /^\d{4}-\d{2}-\d{2}$/;
