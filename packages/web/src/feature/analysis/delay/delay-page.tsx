import { routes, type DelaysAnswer, type MethodName } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAreaInForce, useOutbreak } from '../../../app/outbreak.ts';
import { outbreakQuery } from '../../../app/query.ts';
import { useAreaName } from '../../../app/use-area-name.ts';
import { LEAST_RECORDS, type DelayAnalysis } from '../compute/delay-analysis.ts';
import { useComputed } from '../compute/use-computed.ts';
import { useSettings } from '../frame/analysis-address.ts';
import { AnalysisFrame } from '../frame/analysis-frame.tsx';
import { classesCounted } from '../frame/choice.tsx';
import { NoCases } from '../frame/no-cases.tsx';
import { shortNumber } from '../frame/number-text.ts';
import { useStampWords } from '../frame/use-stamp-words.ts';
import { Waiting } from '../frame/waiting.tsx';
import { DelaySearch, pairName, type DelaySettings } from './delay-address.ts';
import { DelayFigure } from './delay-figure.tsx';
import { DelaySettingsForm } from './delay-settings.tsx';
import { FitTable } from './fit-table.tsx';

type Pair = DelaysAnswer['pairs'][number];

/** How long each step takes: as counted, and as distributions fitted to it. */
export function DelayPage() {
  const outbreak = useOutbreak();
  const area = useAreaInForce();
  const query = useQuery(outbreakQuery(routes.analysis.delays, { params: { outbreak: outbreak.id }, query: { area } }));
  const [settings, change] = useSettings(DelaySearch);
  const form = <DelaySettingsForm settings={settings} change={change} />;
  const pair = query.data?.pairs.find(({ from, to }) => pairName(from, to) === settings.pair);
  if (query.data === undefined || pair === undefined)
    return (
      <AnalysisFrame part="delays" methods={METHODS} settings={form}>
        <Waiting query={query} />
      </AnalysisFrame>
    );
  return <Delays answer={query.data} pair={pair} settings={settings} form={form} />;
}

const METHODS: readonly MethodName[] = ['delayFit'];

interface Props {
  readonly answer: DelaysAnswer;
  readonly pair: Pair;
  readonly settings: DelaySettings;
  readonly form: React.ReactNode;
}

function Delays({ answer, pair, settings, form }: Props) {
  const { t } = useTranslation('analysis');
  const { level, raw, family } = settings;
  const chosen = settings.classes.join('.');
  const classes = useMemo(
    () => classesCounted(settings.classes).flatMap((one) => (answer.caseClasses.includes(one) ? [answer.caseClasses.indexOf(one)] : [])),
    // oxlint-disable-next-line react/exhaustive-deps -- the address makes a new array at every drawing: its text says whether it changed
    [answer, chosen],
  );
  const question = useMemo(() => ({ cells: pair.cells, classes, truncated: raw === undefined, level }), [pair, classes, raw, level]);
  const { output, failure } = useComputed('delayAnalysis', question);
  const areaName = useAreaName();
  const stampWords = useStampWords();
  const all = allCases(pair, classes);
  const steps = { from: t(`delays.step.${pair.from}`), to: t(`delays.step.${pair.to}`) };
  const fit = output?.fits.find(({ distribution }) => family === 'best' || distribution.family === family);
  const stamp = stampWords(answer);
  return (
    <AnalysisFrame
      part="delays"
      failure={failure}
      methods={METHODS}
      caveats={Object.values(t('caveat.delays', { returnObjects: true }))}
      answer={
        output === undefined ? undefined : output === null ? t('delays.answerNone') : <Answer result={output} level={level} fit={fit} />
      }
      settings={form}
      basis={{
        denominator: t('delays.both', { count: output?.cases ?? 0, all }),
        notCounted: notCounted(pair, classes).map(([name, count]) => t(`delays.${name}`, { count })),
        method: raw === undefined ? t('delays.likelihoodTruncated') : t('delays.likelihood'),
        interval: t('intervalOf', { level: level * 100, kind: t('delays.intervalKind') }),
        ...stamp,
      }}
    >
      {output === null ? <NoCases part="delays" /> : null}
      {output === undefined || output === null ? null : (
        <>
          <DelayFigure
            result={output}
            fit={fit}
            steps={steps}
            where={t('delays.where', { area: areaName, asOf: stamp.asOf, count: output.cases, all })}
            truncated={raw === undefined}
          />
          {output.fits.length === 0 ? (
            <p className="soft">{t('delays.tooFew', { least: LEAST_RECORDS })}</p>
          ) : (
            <FitTable result={output} chosen={fit} level={level} />
          )}
        </>
      )}
    </AnalysisFrame>
  );
}

function Answer({
  result,
  level,
  fit,
}: {
  readonly result: DelayAnalysis;
  readonly level: number;
  readonly fit: DelayAnalysis['fits'][number] | undefined;
}) {
  const { t } = useTranslation('analysis');
  const at = (share: number) => fit?.quantiles.find((quantile) => quantile.share === share);
  const [median, ninety] = [at(0.5), at(0.9)];
  if (median === undefined || ninety === undefined)
    return t('delays.answerCounted', { median: result.observedMedian, ninety: result.observedNinety, count: result.cases });
  const limits = ({ lower, upper }: { lower: number; upper: number }) =>
    t('limits', { lower: shortNumber(lower), upper: shortNumber(upper) });
  return t('delays.answer', {
    median: shortNumber(median.estimate),
    medianLimits: limits(median),
    ninety: shortNumber(ninety.estimate),
    ninetyLimits: limits(ninety),
    level: level * 100,
    count: result.cases,
  });
}

const sumOver = (counts: readonly number[], classes: readonly number[]): number => classes.reduce((sum, at) => sum + (counts[at] ?? 0), 0);

/** Cases of the classes, whatever is known of them. */
const allCases = (pair: Pair, classes: readonly number[]): number =>
  cellsOf(pair, classes, () => true) + sumOver(pair.missing, classes) + sumOver(pair.later, classes);

function notCounted(pair: Pair, classes: readonly number[]) {
  const counts = {
    missing: sumOver(pair.missing, classes),
    negative: cellsOf(pair, classes, (delay) => delay < 0),
    later: sumOver(pair.later, classes),
  };
  return (['missing', 'negative', 'later'] as const).map((name) => [name, counts[name]] as const).filter(([, count]) => count > 0);
}

function cellsOf({ cells }: Pair, classes: readonly number[], holds: (delay: number) => boolean): number {
  return cells.count.reduce(
    (sum, count, row) => sum + (classes.includes(cells.caseClass[row] ?? -1) && holds(cells.delay[row] ?? 0) ? count : 0),
    0,
  );
}
