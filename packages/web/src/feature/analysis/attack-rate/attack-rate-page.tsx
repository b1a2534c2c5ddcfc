import { routes, type QuestionnaireAnswer, type MethodName } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { outbreakPath, useGo } from '../../../app/address.ts';
import { useAreaInForce, useMay, useOutbreak } from '../../../app/outbreak.ts';
import { outbreakQuery } from '../../../app/query.ts';
import { useAreaName } from '../../../app/use-area-name.ts';
import { countText } from '../../../ui/format/date.ts';
import { Empty } from '../../../ui/state/empty.tsx';
import type { AttackRateLine } from '../compute/attack-rate-analysis.ts';
import { useComputed } from '../compute/use-computed.ts';
import { useSettings } from '../frame/analysis-address.ts';
import { AnalysisFrame } from '../frame/analysis-frame.tsx';
import { percentText, shortNumber } from '../frame/number-text.ts';
import { useStampWords } from '../frame/use-stamp-words.ts';
import { Waiting } from '../frame/waiting.tsx';
import { AttackRateSearch, defaultIll, defaultWell, type AttackRateSettings } from './attack-rate-address.ts';
import { AttackRateFigure } from './attack-rate-figure.tsx';
import { AttackRateSettingsForm } from './attack-rate-settings.tsx';
import { AttackRateTable } from './attack-rate-table.tsx';
import { countGroups, sortLines, tellsSomething } from './sort-lines.ts';
import { useExposureName } from './use-exposure-name.ts';

/** Which exposure made people ill: the table of a questionnaire, for every answer that was given. */
export function AttackRatePage() {
  const outbreak = useOutbreak();
  const area = useAreaInForce();
  const query = useQuery(outbreakQuery(routes.analysis.questionnaire, { params: { outbreak: outbreak.id }, query: { area } }));
  const [settings, change] = useSettings(AttackRateSearch);
  const form = <AttackRateSettingsForm answer={query.data} settings={settings} change={change} />;
  if (query.data === undefined)
    return (
      <AnalysisFrame part="attackRates" methods={METHODS} settings={form}>
        <Waiting query={query} />
      </AnalysisFrame>
    );
  return <AttackRates answer={query.data} settings={settings} form={form} />;
}

const METHODS: readonly MethodName[] = ['attackRate'];

interface Props {
  readonly answer: QuestionnaireAnswer;
  readonly settings: AttackRateSettings;
  readonly form: ReactNode;
}

function AttackRates({ answer, settings, form }: Props) {
  const { t } = useTranslation('analysis');
  const { level, sort, from } = settings;
  const nameOf = useExposureName();
  const areaName = useAreaName();
  const stamp = useStampWords()(answer);
  const [illKey, wellKey] = [settings.ill?.join('.'), settings.well?.join('.')];
  const question = useMemo(() => {
    const ill = settings.ill ?? defaultIll;
    const well = (settings.well ?? defaultWell).filter((group) => !ill.includes(group));
    const questions = answer.questions.filter(({ source }) => from === undefined || source === from);
    return { groups: answer.groups, persons: answer.persons, questions, ill, well, level };
    // oxlint-disable-next-line react/exhaustive-deps -- the address makes new arrays at every drawing: their texts say whether they changed
  }, [answer, illKey, wellKey, from, level]);
  const { output, failure } = useComputed('attackRateTable', question);
  const lines = useMemo(
    () => (output === undefined ? undefined : sortLines(output.filter(tellsSomething), sort, nameOf)),
    [output, sort, nameOf],
  );
  const [ill, well] = [countGroups(answer, question.ill), countGroups(answer, question.well)].map(countText) as [string, string];
  const where = t('attackRates.where', { area: areaName, asOf: stamp.asOf, ill, well, level: level * 100 });
  return (
    <AnalysisFrame
      part="attackRates"
      failure={failure}
      methods={METHODS}
      caveats={Object.values(t('caveat.attackRates', { returnObjects: true }))}
      answer={lines === undefined ? undefined : <Answer lines={lines} level={level} />}
      settings={form}
      basis={{
        denominator: t('attackRates.counted', { ill, well }),
        method: t('attackRates.method'),
        interval: t('intervalOf', { level: level * 100, kind: t('attackRates.intervalKind') }),
        ...stamp,
      }}
    >
      {lines === undefined ? null : lines.length === 0 ? (
        <NoQuestions />
      ) : (
        <>
          <AttackRateFigure lines={lines} where={where} level={level} />
          <AttackRateTable lines={lines} where={where} level={level} />
        </>
      )}
    </AnalysisFrame>
  );
}

/** The exposure whose lower limit is the highest: strong and not by few persons. */
function Answer({ lines, level }: { readonly lines: readonly AttackRateLine[]; readonly level: number }) {
  const { t } = useTranslation('analysis');
  const nameOf = useExposureName();
  const [strongest] = lines
    .filter(({ riskRatio }) => riskRatio !== null && riskRatio.lower > 1)
    .toSorted((a, b) => (b.riskRatio?.lower ?? 0) - (a.riskRatio?.lower ?? 0));
  if (strongest?.riskRatio === undefined || strongest.riskRatio === null) return t('attackRates.answerNone');
  const { estimate, lower, upper } = strongest.riskRatio;
  return t('attackRates.answer', {
    name: nameOf(strongest),
    ratio: shortNumber(estimate),
    level: level * 100,
    limits: t('limits', { lower: shortNumber(lower), upper: shortNumber(upper) }),
    share: percentText(strongest.casesExposed?.estimate ?? 0),
  });
}

function NoQuestions() {
  const { t } = useTranslation('analysis');
  const outbreak = useOutbreak();
  const may = useMay();
  const go = useGo();
  return (
    <Empty
      text={t('attackRates.empty')}
      act={
        may('import.run') ? (
          <Button type="primary" onClick={() => go(outbreakPath(outbreak.id, 'imports'))}>
            {t('attackRates.toImport')}
          </Button>
        ) : null
      }
    />
  );
}
