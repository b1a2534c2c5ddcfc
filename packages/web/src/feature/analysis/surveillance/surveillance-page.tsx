import type { AreasAnswer, DaysAnswer, MethodName } from '@firebreak/contract';
import { calendarDate } from '@firebreak/epi';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutbreak } from '../../../app/outbreak.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import type { SurveillanceAnalysis } from '../compute/surveillance-analysis.ts';
import { useComputed } from '../compute/use-computed.ts';
import { useSettings } from '../frame/analysis-address.ts';
import { AnalysisFrame } from '../frame/analysis-frame.tsx';
import { areaSeries } from '../frame/area-series.ts';
import { binsOf } from '../frame/bins.ts';
import { incompleteDaysOf } from '../frame/case-series.ts';
import { classesCounted } from '../frame/choice.tsx';
import { NoCases } from '../frame/no-cases.tsx';
import { shortNumber } from '../frame/number-text.ts';
import { useAreas } from '../frame/use-areas.ts';
import { useCaseSeries, useDays, useSeriesWords } from '../frame/use-days.ts';
import { useStampWords } from '../frame/use-stamp-words.ts';
import { Waiting } from '../frame/waiting.tsx';
import { AlarmTable } from './alarm-table.tsx';
import { hasBaseline, SurveillanceSearch, usualBaseline, type SurveillanceSettings } from './surveillance-address.ts';
import { SurveillanceFigure } from './surveillance-figure.tsx';
import { SurveillanceSettingsForm } from './surveillance-settings.tsx';

/** Is it more than expected? A series with its threshold and alarms, and the areas that stand out now. */
export function SurveillancePage() {
  const [settings, change] = useSettings(SurveillanceSearch);
  const days = useDays();
  const areas = useAreas(settings.basis, settings.level);
  const form = <SurveillanceSettingsForm answer={areas.data} settings={settings} change={change} />;
  if (days.data === undefined || areas.data === undefined)
    return (
      <AnalysisFrame part="surveillance" methods={[noteOf[settings.method]]} settings={form}>
        <Waiting query={days.data === undefined ? days : areas} />
      </AnalysisFrame>
    );
  return <Surveillance answer={days.data} areas={areas.data} settings={settings} form={form} />;
}

/** Where a method's caveats stand in the catalogue. */
const noteOf: Readonly<Record<SurveillanceSettings['method'], MethodName>> = {
  C1: 'ears',
  C2: 'ears',
  C3: 'ears',
  cusum: 'cusum',
  glr: 'glr',
  outbreakP: 'outbreakP',
  farringtonFlexible: 'farringtonFlexible',
  farrington: 'farrington',
  rki: 'referenceValue',
  bayes: 'referenceValue',
};

interface Props {
  readonly answer: DaysAnswer;
  readonly areas: AreasAnswer;
  readonly settings: SurveillanceSettings;
  readonly form: ReactNode;
}

function Surveillance({ answer, areas, settings, form }: Props) {
  const { t } = useTranslation(['analysis', 'spread']);
  const { date } = useFormat();
  const { basis, unit, method } = settings;
  const baseline = settings.baseline ?? usualBaseline(unit);
  const chosen = settings.classes.join('.');
  const series = useCaseSeries(answer, basis, settings.classes);
  const incompleteDays = incompleteDaysOf(answer, basis);
  const system = useOutbreak().settings.epiWeek === 'iso' ? 'iso' : 'mmwr';
  const question = useMemo(() => {
    const { first } = series;
    if (first === undefined) return undefined;
    const whole = series.local.map((count, day) => count + (series.imported[day] ?? 0));
    const bins = [whole, ...areaSeries(areas, classesCounted(settings.classes), first)].map((counts) =>
      binsOf(first, counts, unit, incompleteDays, system),
    );
    const [shown] = bins;
    return (
      shown && { series: bins.map(({ counts }) => counts), starts: shown.starts, unit, method, baseline, incomplete: shown.incomplete }
    );
    // oxlint-disable-next-line react/exhaustive-deps -- the address makes a new array at every drawing: its text says whether it changed
  }, [series, areas, chosen, unit, method, baseline, incompleteDays, system]);
  const { output, failure } = useComputed('surveillanceAnalysis', question);
  const stamp = useStampWords()(answer, incompleteDays);
  const words = useSeriesWords()(series, basis);
  const shown = question === undefined ? undefined : output;
  const latest = question === undefined ? undefined : question.starts[question.starts.length - 1 - question.incomplete];
  const methodText = [
    t(`spread:surveillance.methods.${method}`),
    ...(hasBaseline(method)
      ? [t(unit === 'day' ? 'spread:surveillance.withDays' : 'spread:surveillance.withWeeks', { count: baseline })]
      : []),
  ];
  return (
    <AnalysisFrame
      part="surveillance"
      failure={failure}
      methods={[noteOf[method]]}
      answer={
        series.first === undefined ? (
          t('noData')
        ) : shown === undefined ? undefined : (
          <Answer result={shown} areas={areas} latest={latest === undefined ? '' : date(calendarDate(latest))} unit={unit} />
        )
      }
      settings={form}
      basis={{ ...words, method: methodText, interval: t(`spread:surveillance.limit.${method}`), ...stamp }}
    >
      {series.first === undefined ? <NoCases part="surveillance" /> : null}
      {shown === undefined || question === undefined ? null : (
        <>
          <SurveillanceFigure
            bins={shown.bins}
            starts={question.starts}
            unit={unit}
            method={methodText.join(', ')}
            incomplete={question.incomplete}
            counted={words.denominator}
            asOf={stamp.asOf}
            notes={words.notCounted}
          />
          <AlarmTable
            areas={areas}
            latest={shown.latest.slice(1)}
            when={latest === undefined ? '' : date(calendarDate(latest))}
            unit={unit}
          />
        </>
      )}
    </AnalysisFrame>
  );
}

interface AnswerProps {
  readonly result: SurveillanceAnalysis;
  readonly areas: AreasAnswer;
  readonly latest: string;
  readonly unit: 'day' | 'week';
}

function Answer({ result, areas, latest, unit }: AnswerProps) {
  const { t } = useTranslation(['analysis', 'spread']);
  const [now, ...ofAreas] = result.latest;
  const alarms = ofAreas.flatMap((bin, at) => (bin?.alarm === true ? [areas.areas[at]?.name ?? ''] : []));
  const where =
    alarms.length === 0
      ? t('spread:surveillance.noArea')
      : t('spread:surveillance.areas', { count: alarms.length, names: alarms.slice(0, 3).join(', ') });
  if (now === null || now === undefined || now.unjudged !== null) return t(`spread:surveillance.answerUnjudged.${unit}`, { latest, where });
  const said = { latest, observed: now.observed, upper: now.upper === null ? t('notEstimable') : shortNumber(now.upper), where };
  return t(now.alarm ? `spread:surveillance.answerAlarm.${unit}` : `spread:surveillance.answerQuiet.${unit}`, said);
}
