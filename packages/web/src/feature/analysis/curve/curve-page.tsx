import { routes, type DelaysAnswer, type MethodName } from '@firebreak/contract';
import { calendarDate } from '@firebreak/epi';
import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAreaInForce, useOutbreak } from '../../../app/outbreak.ts';
import { outbreakQuery } from '../../../app/query.ts';
import { countText } from '../../../ui/format/date.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import type { NowcastAnalysis } from '../compute/nowcast-analysis.ts';
import { useComputed } from '../compute/use-computed.ts';
import { useSettings } from '../frame/analysis-address.ts';
import { AnalysisFrame } from '../frame/analysis-frame.tsx';
import { classesCounted } from '../frame/choice.tsx';
import { dayNumber } from '../frame/day.ts';
import { NoCases } from '../frame/no-cases.tsx';
import { useStampWords } from '../frame/use-stamp-words.ts';
import { Waiting } from '../frame/waiting.tsx';
import { CurveSearch, type CurveSettings } from './curve-address.ts';
import { CurveSettingsForm } from './curve-settings.tsx';
import { NowcastFigure } from './nowcast-figure.tsx';
import { usualDelay } from './usual-delay.ts';

type Pair = DelaysAnswer['pairs'][number];

/** How many have fallen ill up to today, those not reported yet included. */
export function CurvePage() {
  const outbreak = useOutbreak();
  const area = useAreaInForce();
  const query = useQuery(outbreakQuery(routes.analysis.delays, { params: { outbreak: outbreak.id }, query: { area } }));
  const [settings, change] = useSettings(CurveSearch);
  const pair = query.data?.pairs.find(({ from, to }) => from === settings.event && to === 'report');
  const form = <CurveSettingsForm settings={settings} change={change} usualDelay={pair === undefined ? 7 : usualDelay(pair.cells)} />;
  if (query.data === undefined || pair === undefined)
    return (
      <AnalysisFrame part="curve" methods={METHODS} settings={form}>
        <Waiting query={query} />
      </AnalysisFrame>
    );
  return <Curve answer={query.data} pair={pair} settings={settings} form={form} />;
}

const METHODS: readonly MethodName[] = ['nowcast'];

interface Props {
  readonly answer: DelaysAnswer;
  readonly pair: Pair;
  readonly settings: CurveSettings;
  readonly form: ReactNode;
}

function Curve({ answer, pair, settings, form }: Props) {
  const { t } = useTranslation(['analysis', 'spread']);
  const { date, period } = useFormat();
  const { event, level, method } = settings;
  const chosen = settings.classes.join('.');
  const maxDelay = settings.delay ?? usualDelay(pair.cells);
  const question = useMemo(() => {
    const classes = classesCounted(settings.classes).flatMap((one) =>
      answer.caseClasses.includes(one) ? [answer.caseClasses.indexOf(one)] : [],
    );
    return { cells: pair.cells, classes, today: dayNumber(answer.day), maxDelay, method, level };
    // oxlint-disable-next-line react/exhaustive-deps -- the address makes a new array at every drawing: its text says whether it changed
  }, [answer, pair, chosen, maxDelay, method, level]);
  const { output, failure } = useComputed('nowcastAnalysis', question);
  const stamp = useStampWords()(answer);
  const missing = question.classes.reduce((sum, at) => sum + (pair.missing[at] ?? 0), 0);
  const complete = output?.days.findLast(({ reportedShare }) => reportedShare >= COMPLETE);
  const by = t(`dayBasis.${event}`);
  const [first, last] = [output?.days[0], output?.days.at(-1)];
  return (
    <AnalysisFrame
      part="curve"
      failure={failure}
      methods={METHODS}
      answer={output === undefined ? undefined : output === null ? t('noData') : <Answer result={output} level={level} />}
      settings={form}
      basis={{
        period: first === undefined || last === undefined ? [] : t('periodOf', period(calendarDate(first.day), calendarDate(last.day))),
        denominator: t('spread:curve.counted', { count: output?.cases ?? 0, cases: countText(output?.cases ?? 0), by }),
        notCounted: missing === 0 ? [] : t('spread:curve.missing', { count: missing, by }),
        method: [t(`spread:curve.methods.${method}`), t('spread:curve.delayMethod', { days: maxDelay })],
        interval: t('intervalOf', { level: level * 100, kind: t('spread:curve.predictive') }),
        ...stamp,
        ...(complete === undefined
          ? {}
          : { lastComplete: t('spread:curve.complete', { day: date(calendarDate(complete.day)), share: COMPLETE * 100 }) }),
      }}
    >
      {output === null ? <NoCases part="curve" /> : null}
      {output === undefined || output === null ? null : (
        <NowcastFigure
          result={output}
          level={level}
          by={by}
          asOf={stamp.asOf}
          notes={[
            ...(missing === 0 ? [] : [t('spread:curve.missing', { count: missing, by })]),
            ...(output.longer === 0 ? [] : [t('spread:curve.longer', { count: output.longer, days: maxDelay })]),
          ]}
        />
      )}
    </AnalysisFrame>
  );
}

/** A day counts as complete when so large a share of its cases is expected to be reported. */
const COMPLETE = 0.95;

function Answer({ result: { week }, level }: { readonly result: NowcastAnalysis; readonly level: number }) {
  const { t } = useTranslation(['analysis', 'spread']);
  if (week === null) return t('spread:curve.answerNone');
  return t('spread:curve.answer', {
    reported: countText(week.reported),
    median: countText(week.median),
    level: level * 100,
    limits: t('limits', { lower: countText(week.lower), upper: countText(week.upper) }),
  });
}
