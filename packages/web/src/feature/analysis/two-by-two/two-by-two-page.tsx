import type { MethodName } from '@firebreak/contract';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice, LevelChoice } from '../frame/choice.tsx';
import { AnalysisFrame } from '../frame/analysis-frame.tsx';
import { useSettings } from '../frame/analysis-address.ts';
import { pText, shortNumber } from '../frame/number-text.ts';
import { designs } from '../compute/two-by-two-analysis.ts';
import type { Output } from '../compute/computations.ts';
import { useComputed } from '../compute/use-computed.ts';
import { CountTable } from './count-table.tsx';
import { MeasureTable } from './measure-table.tsx';
import { RiskFigure } from './risk-figure.tsx';
import { oddsLimits, riskLimits, tableOf, TwoByTwoSearch, type TwoByTwoSettings } from './two-by-two-address.ts';

/** A calculator for four counts: is an exposure associated with illness? */
export function TwoByTwoPage() {
  const { t } = useTranslation('analysis');
  const [settings, change] = useSettings(TwoByTwoSearch);
  const { ei, ew, ui, uw, design, level, risk, odds } = settings;
  const table = useMemo(() => tableOf({ ei, ew, ui, uw } as TwoByTwoSettings), [ei, ew, ui, uw]);
  const question = useMemo(
    () => (table === undefined ? undefined : { table, design, level, riskLimits: risk, oddsLimits: odds }),
    [table, design, level, risk, odds],
  );
  const { output, failure } = useComputed('twoByTwoAnalysis', question);
  const shown = question === undefined ? undefined : output;
  return (
    <AnalysisFrame
      part="twoByTwo"
      failure={failure}
      methods={METHODS}
      answer={shown === undefined ? t('twoByTwo.answerNone') : <Answer result={shown} level={level} />}
      settings={
        <>
          <Choice
            name={t('twoByTwo.design')}
            value={design}
            onChange={(to) => change({ design: to })}
            options={designs.map((value) => ({ value, label: t(`twoByTwo.designs.${value}`) }))}
          />
          <LevelChoice value={level} onChange={(to) => change({ level: to })} />
          <Choice
            name={t('twoByTwo.riskLimits')}
            value={risk}
            onChange={(to) => change({ risk: to })}
            options={riskLimits.map((value) => ({ value, label: t(`twoByTwo.limit.${value}`) }))}
          />
          <Choice
            name={t('twoByTwo.oddsLimits')}
            value={odds}
            onChange={(to) => change({ odds: to })}
            options={oddsLimits.map((value) => ({ value, label: t(`twoByTwo.limit.${value}`) }))}
          />
        </>
      }
      basis={
        shown && {
          denominator: t('twoByTwo.basisCounts', { ...shown.totals }),
          interval: t('intervalOf', { level: level * 100, kind: t(`twoByTwo.limit.${risk}`) }),
        }
      }
    >
      <CountTable settings={settings} change={change} />
      {shown === undefined ? null : (
        <>
          <MeasureTable result={shown} level={level} exposure={settings.exposure} />
          <RiskFigure result={shown} level={level} design={design} exposure={settings.exposure} />
        </>
      )}
    </AnalysisFrame>
  );
}

const METHODS: readonly MethodName[] = ['twoByTwo'];

function Answer({ result, level }: { readonly result: Output<'twoByTwoAnalysis'>; readonly level: number }) {
  const { t } = useTranslation('analysis');
  const ratio = result.riskRatio ?? result.oddsRatio;
  if (ratio === null) return t('failure.tooLittle');
  return t(result.riskRatio === null ? 'twoByTwo.answerOdds' : 'twoByTwo.answer', {
    ratio: shortNumber(ratio.estimate),
    level: level * 100,
    limits: t('limits', { lower: shortNumber(ratio.lower), upper: shortNumber(ratio.upper) }),
    p: pText(result.fisher.twoSided),
  });
}
