import type { DaysAnswer, MethodName } from '@firebreak/contract';
import { calendarDate } from '@firebreak/epi';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutbreak } from '../../../app/outbreak.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import type { RtDay } from '../compute/rt-analysis.ts';
import { useComputed } from '../compute/use-computed.ts';
import { useSettings } from '../frame/analysis-address.ts';
import { AnalysisFrame } from '../frame/analysis-frame.tsx';
import { incompleteDaysOf } from '../frame/case-series.ts';
import { NoCases } from '../frame/no-cases.tsx';
import { shortNumber } from '../frame/number-text.ts';
import { useCaseSeries, useDays, useSeriesWords } from '../frame/use-days.ts';
import { useStampWords } from '../frame/use-stamp-words.ts';
import { Waiting } from '../frame/waiting.tsx';
import { RtSearch, type RtSettings } from './rt-address.ts';
import { RtFigure } from './rt-figure.tsx';
import { RtSettingsForm } from './rt-settings.tsx';
import { serialIntervalOf } from './serial-interval.ts';

/** Is it spreading faster or slower? Rt by windows, with the counts it rests on beneath. */
export function RtPage() {
  const query = useDays();
  const [settings, change] = useSettings(RtSearch);
  const form = <RtSettingsForm settings={settings} change={change} usual={serialIntervalOf(useOutbreak().disease)} />;
  if (query.data === undefined)
    return (
      <AnalysisFrame part="rt" methods={methodsOf(settings)} settings={form}>
        <Waiting query={query} />
      </AnalysisFrame>
    );
  return <Rt answer={query.data} settings={settings} form={form} />;
}

const methodsOf = ({ cohort }: RtSettings): readonly MethodName[] => (cohort === 'yes' ? ['cori', 'wallingaTeunis'] : ['cori']);

interface Props {
  readonly answer: DaysAnswer;
  readonly settings: RtSettings;
  readonly form: ReactNode;
}

function Rt({ answer, settings, form }: Props) {
  const { t } = useTranslation(['analysis', 'spread']);
  const { date } = useFormat();
  const usual = serialIntervalOf(useOutbreak().disease);
  const { basis, classes, window: windowDays, level, cohort } = settings;
  const [mean, sd] = [settings.siMean ?? usual.mean, settings.siSd ?? usual.sd];
  const recorded = useCaseSeries(answer, basis, classes);
  const allLocal = settings.imported === 'local';
  const series = useMemo(
    () =>
      allLocal
        ? {
            ...recorded,
            local: recorded.local.map((count, day) => count + (recorded.imported[day] ?? 0)),
            imported: recorded.local.map(() => 0),
          }
        : recorded,
    [recorded, allLocal],
  );
  const tooShort = series.first !== undefined && series.local.length <= windowDays;
  const question = useMemo(
    () =>
      series.first === undefined || tooShort
        ? undefined
        : {
            local: series.local,
            imported: series.imported,
            serialInterval: { mean, sd },
            windowDays,
            prior: PRIOR,
            level,
            withCohort: cohort === 'yes',
          },
    [series, tooShort, mean, sd, windowDays, level, cohort],
  );
  const { output, failure } = useComputed('rtAnalysis', question);
  const incompleteDays = incompleteDaysOf(answer, basis);
  const lastComplete = series.local.length - 1 - incompleteDays;
  const now = tooShort ? undefined : output?.cori.findLast(({ to, median }) => to <= lastComplete && median !== null);
  const stamp = useStampWords()(answer, incompleteDays);
  const words = useSeriesWords()(series, basis);
  const interval = t('intervalOf', { level: level * 100, kind: t('spread:rt.credible') });
  const { first } = series;
  return (
    <AnalysisFrame
      part="rt"
      failure={tooShort ? undefined : failure}
      methods={methodsOf(settings)}
      answer={
        first === undefined ? (
          t('noData')
        ) : output === undefined && !tooShort ? undefined : now === undefined ? (
          t('spread:rt.answerNone')
        ) : (
          <Answer now={now} level={level} last={date(calendarDate(first + now.to))} />
        )
      }
      settings={form}
      basis={{
        ...words,
        method: [
          t('spread:rt.method', { window: windowDays, mean: shortNumber(mean), sd: shortNumber(sd) }),
          t('spread:rt.prior', { ...PRIOR }),
        ],
        interval,
        ...stamp,
      }}
    >
      {first === undefined ? <NoCases part="rt" /> : null}
      {tooShort ? (
        <div className="state" role="status">
          <p>{t('spread:rt.short', { days: series.local.length, window: windowDays })}</p>
        </div>
      ) : null}
      {first === undefined || output === undefined || question === undefined ? null : (
        <RtFigure
          result={output}
          series={{ first, local: series.local, imported: series.imported }}
          lastComplete={lastComplete}
          level={level}
          notes={[t('spread:rt.siNote', { mean: shortNumber(mean), sd: shortNumber(sd), window: windowDays }), ...words.notCounted]}
          counted={words.denominator}
          asOf={stamp.asOf}
        />
      )}
    </AnalysisFrame>
  );
}

/** The prior of EpiEstim: wide, and above 1, so that control is only told by the data. */
const PRIOR = { mean: 5, sd: 5 };

function Answer({ now, level, last }: { readonly now: RtDay; readonly level: number; readonly last: string }) {
  const { t } = useTranslation(['analysis', 'spread']);
  // With few cases the prior, which says growth, weighs as much as the data.
  const trend = now.status === 'imprecise' ? 'few' : (now.lower ?? 0) > 1 ? 'grows' : (now.upper ?? Infinity) < 1 ? 'shrinks' : 'unclear';
  return t(`spread:rt.answer.${trend}`, {
    rt: shortNumber(now.median ?? 0),
    level: level * 100,
    limits: t('limits', { lower: shortNumber(now.lower ?? 0), upper: shortNumber(now.upper ?? 0) }),
    days: now.to - now.from + 1,
    last,
    cases: now.localCases,
  });
}
