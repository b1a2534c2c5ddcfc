import type { MethodName, DaysAnswer } from '@firebreak/contract';
import { calendarDate } from '@firebreak/epi';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutbreak } from '../../../app/outbreak.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import type { GrowthLine } from '../compute/growth-analysis.ts';
import { useComputed } from '../compute/use-computed.ts';
import { useSettings } from '../frame/analysis-address.ts';
import { AnalysisFrame } from '../frame/analysis-frame.tsx';
import { binsOf } from '../frame/bins.ts';
import { incompleteDaysOf } from '../frame/case-series.ts';
import { dayNumber } from '../frame/day.ts';
import { NoCases } from '../frame/no-cases.tsx';
import { shortNumber } from '../frame/number-text.ts';
import { useCaseSeries, useDays, useSeriesWords } from '../frame/use-days.ts';
import { useStampWords } from '../frame/use-stamp-words.ts';
import { Waiting } from '../frame/waiting.tsx';
import { GrowthSearch, type GrowthSettings } from './growth-address.ts';
import { GrowthFigure } from './growth-figure.tsx';
import { GrowthSettingsForm } from './growth-settings.tsx';
import { GrowthTable } from './growth-table.tsx';

/** How fast does it grow or shrink, and in how many days does it double? */
export function GrowthPage() {
  const query = useDays();
  const [settings, change] = useSettings(GrowthSearch);
  const form = <GrowthSettingsForm settings={settings} change={change} />;
  if (query.data === undefined)
    return (
      <AnalysisFrame part="growth" methods={METHODS} settings={form}>
        <Waiting query={query} />
      </AnalysisFrame>
    );
  return <Growth answer={query.data} settings={settings} form={form} />;
}

const METHODS: readonly MethodName[] = ['growth'];

interface Props {
  readonly answer: DaysAnswer;
  readonly settings: GrowthSettings;
  readonly form: ReactNode;
}

function Growth({ answer, settings, form }: Props) {
  const { t } = useTranslation(['analysis', 'spread']);
  const { date } = useFormat();
  const { basis, unit, level, split } = settings;
  const series = useCaseSeries(answer, basis, settings.classes);
  const incompleteDays = incompleteDaysOf(answer, basis);
  const system = useOutbreak().settings.epiWeek === 'iso' ? 'iso' : 'mmwr';
  const bins = useMemo(
    () =>
      series.first === undefined
        ? undefined
        : binsOf(
            series.first,
            series.local.map((count, day) => count + (series.imported[day] ?? 0)),
            unit,
            incompleteDays,
            system,
          ),
    [series, unit, incompleteDays, system],
  );
  const stretch = useMemo(
    () => (bins === undefined ? undefined : stretchOf(bins, settings.from, settings.to)),
    [bins, settings.from, settings.to],
  );
  const question = useMemo(
    () =>
      bins === undefined || stretch === undefined || stretch.until <= stretch.since
        ? undefined
        : {
            counts: bins.counts.slice(stretch.since, stretch.until),
            intervalDays: unit === 'week' ? 7 : 1,
            level,
            split,
          },
    [bins, stretch, unit, level, split],
  );
  const { output, failure } = useComputed('growthAnalysis', question);
  const stamp = useStampWords()(answer, incompleteDays);
  const words = useSeriesWords()(series, basis);
  const fitted =
    bins === undefined || stretch === undefined || question === undefined
      ? []
      : [
          t('spread:growth.fittedTo', {
            from: date(calendarDate(bins.starts[stretch.since] ?? 0)),
            to: date(calendarDate((bins.starts[stretch.until - 1] ?? 0) + (unit === 'week' ? 6 : 0))),
          }),
        ];
  const shown = question === undefined ? undefined : output;
  // Without a line the counts are still worth a look.
  const lines = shown?.lines ?? (failure === undefined ? undefined : []);
  return (
    <AnalysisFrame
      part="growth"
      failure={failure}
      methods={METHODS}
      answer={
        series.first === undefined ? t('noData') : shown === undefined ? undefined : <Answer line={shown.lines.at(-1)} level={level} />
      }
      settings={form}
      basis={{
        ...words,
        period: [...(typeof words.period === 'string' ? [words.period] : words.period), ...fitted],
        method: t('spread:growth.method'),
        interval: t('intervalOf', { level: level * 100, kind: t('spread:growth.student') }),
        ...stamp,
      }}
    >
      {series.first === undefined ? <NoCases part="growth" /> : null}
      {bins === undefined || stretch === undefined || lines === undefined ? null : (
        <>
          <GrowthFigure
            bins={bins}
            shift={stretch.since}
            lines={lines}
            unit={unit}
            level={level}
            counted={words.denominator}
            asOf={stamp.asOf}
            notes={[...fitted, ...words.notCounted]}
          />
          {lines.length === 0 ? null : <GrowthTable lines={lines} bins={bins} shift={stretch.since} unit={unit} level={level} />}
        </>
      )}
    </AnalysisFrame>
  );
}

/** Complete bins between two dates: the incomplete ones would bend every line down. */
function stretchOf(
  { starts, incomplete }: { readonly starts: readonly number[]; readonly incomplete: number },
  from: string | undefined,
  to: string | undefined,
) {
  const complete = starts.length - incomplete;
  const since = from === undefined ? 0 : starts.findIndex((start) => start >= dayNumber(from));
  const until = to === undefined ? complete : starts.filter((start) => start <= dayNumber(to)).length;
  return { since: since === -1 ? starts.length : since, until: Math.min(complete, until) };
}

function Answer({ line, level }: { readonly line: GrowthLine | undefined; readonly level: number }) {
  const { t } = useTranslation(['analysis', 'spread']);
  if (line === undefined) return t('spread:growth.answer.none');
  const time = line.doublingTime ?? line.halvingTime;
  if (time === null) return t('spread:growth.answer.none');
  const said = {
    days: shortNumber(time.days),
    level: level * 100,
    limits:
      time.lower === null || time.upper === null
        ? t('notEstimable')
        : t('limits', { lower: shortNumber(time.lower), upper: shortNumber(time.upper) }),
  };
  if (line.trend === 'unclear')
    return t('spread:growth.answer.unclear', {
      ...said,
      direction: line.rate > 0 ? t('spread:growth.doubling') : t('spread:growth.halving'),
    });
  return t(`spread:growth.answer.${line.trend}`, said);
}
