import { useTranslation } from 'react-i18next';
import type { FigureData } from '../../../chart/figure-data.ts';
import type { AttackRateLine } from '../compute/attack-rate-analysis.ts';
import { exactNumber } from '../frame/number-text.ts';
import { useExposureName } from './use-exposure-name.ts';

/** The numbers of the answers, for the files of the figure and of the table. */
export function useAttackRateData(lines: readonly AttackRateLine[]): FigureData {
  const { t } = useTranslation('analysis');
  const nameOf = useExposureName();
  const numeric = ['exposedIll', 'exposedAll', 'unexposedIll', 'unexposedAll', 'missing'] as const;
  return {
    columns: [
      { name: t('attackRates.exposure'), numeric: false },
      ...numeric.map((name) => ({ name: t(`attackRates.${name}`), numeric: true })),
      { name: t('twoByTwo.riskRatio'), numeric: true },
      { name: t('attackRates.lower'), numeric: true },
      { name: t('attackRates.upper'), numeric: true },
      { name: t('attackRates.p'), numeric: true },
      { name: t('attackRates.casesExposed'), numeric: true },
    ],
    rows: lines.map((line) => {
      const { exposedCases: a, exposedNonCases: b, unexposedCases: c, unexposedNonCases: d } = line.table;
      const ratio = line.riskRatio;
      return [
        nameOf(line),
        a,
        a + b,
        c,
        c + d,
        line.missing,
        ...(ratio === null ? [null, null, null] : [exactNumber(ratio.estimate), exactNumber(ratio.lower), exactNumber(ratio.upper)]),
        exactNumber(line.pValue),
        line.casesExposed === null ? null : exactNumber(line.casesExposed.estimate),
      ];
    }),
  };
}
