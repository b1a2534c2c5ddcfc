import type { AreasAnswer, MethodName } from '@firebreak/contract';
import { calendarDate } from '@firebreak/epi';
import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countText } from '../../../ui/format/date.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useComputed } from '../compute/use-computed.ts';
import type { ClusterAnalysis, ClusterModel } from '../compute/cluster-analysis.ts';
import { useSettings } from '../frame/analysis-address.ts';
import { AnalysisFrame } from '../frame/analysis-frame.tsx';
import { classesCounted } from '../frame/choice.tsx';
import { NoCases } from '../frame/no-cases.tsx';
import { pText } from '../frame/number-text.ts';
import { useAreas } from '../frame/use-areas.ts';
import { useStampWords } from '../frame/use-stamp-words.ts';
import { Waiting } from '../frame/waiting.tsx';
import { ClusterSearch, type ClusterSettings } from './cluster-address.ts';
import { ClusterMap } from './cluster-map.tsx';
import { ClusterSettingsForm } from './cluster-settings.tsx';
import { ClusterTable } from './cluster-table.tsx';
import { locatedCases, usualModel } from './located.ts';

/** Where are there more cases than chance would bring? */
export function ClusterPage() {
  const [settings, change] = useSettings(ClusterSearch);
  const query = useAreas(settings.basis, settings.level);
  const model = settings.model ?? (query.data === undefined ? 'poisson' : usualModel(query.data));
  const form = <ClusterSettingsForm answer={query.data} settings={settings} model={model} change={change} />;
  if (query.data === undefined)
    return (
      <AnalysisFrame part="clusters" methods={[noteOf[model]]} settings={form}>
        <Waiting query={query} />
      </AnalysisFrame>
    );
  return <Clusters answer={query.data} settings={settings} model={model} form={form} />;
}

/** Where a model's caveats stand in the catalogue. */
const noteOf: Readonly<Record<ClusterModel, MethodName>> = {
  poisson: 'spatialScan',
  bernoulli: 'spatialScan',
  spaceTimePoisson: 'spaceTimeScan',
  permutation: 'spaceTimePermutation',
};

interface Props {
  readonly answer: AreasAnswer;
  readonly settings: ClusterSettings;
  readonly model: ClusterModel;
  readonly form: ReactNode;
}

function Clusters({ answer, settings, model, form }: Props) {
  const { t } = useTranslation(['analysis', 'spread']);
  const { period: said } = useFormat();
  const chosen = settings.classes.join('.');
  const located = useMemo(
    () => locatedCases(answer, classesCounted(settings.classes), model),
    // oxlint-disable-next-line react/exhaustive-deps -- the address makes a new array at every drawing: its text says whether it changed
    [answer, chosen, model],
  );
  const { share, replications, prospective } = settings;
  const question = useMemo(
    () =>
      located === undefined || located.places.length < 2
        ? undefined
        : {
            model,
            places: located.places,
            cases: located.cases,
            first: located.first,
            largestShare: share / 100,
            replications,
            prospective: prospective === 'yes',
          },
    [located, model, share, replications, prospective],
  );
  const { output, failure } = useComputed('clusterAnalysis', question);
  const stamp = useStampWords()(answer, answer.incompleteDays);
  const by = t(`dayBasis.${settings.basis}`);
  const shown = question === undefined ? undefined : output;
  const denominator = t('spread:clusters.counted', {
    count: located?.counted ?? 0,
    cases: countText(located?.counted ?? 0),
    areas: located?.places.length ?? 0,
    by,
  });
  const period =
    located === undefined
      ? []
      : t('periodOf', said(calendarDate(located.first), calendarDate(located.first + (located.cases[0]?.length ?? 1) - 1)));
  const notLocated =
    located === undefined || located.notLocated === 0 ? [] : [t('spread:clusters.notLocated', { count: located.notLocated })];
  const byPersons =
    located === undefined || located.placedByPersons === 0 ? [] : [t('spread:clusters.byPersons', { count: located.placedByPersons })];
  return (
    <AnalysisFrame
      part="clusters"
      failure={failure}
      methods={[noteOf[model]]}
      answer={
        located === undefined ? (
          t('noData')
        ) : question === undefined ? (
          t('spread:clusters.noPlaces')
        ) : shown === undefined ? undefined : (
          <Answer result={shown} names={namesOf(answer)} />
        )
      }
      settings={form}
      basis={{
        period,
        denominator: [denominator, ...byPersons],
        notCounted: notLocated,
        method: [t(`spread:clusters.models.${model}`), t('spread:clusters.circles', { share })],
        interval: t('spread:clusters.pMethod', { count: replications }),
        ...stamp,
      }}
    >
      {located === undefined ? (
        <NoCases part="clusters" />
      ) : question === undefined ? (
        <p className="state">{t('spread:clusters.noPlaces')}</p>
      ) : null}
      {shown === undefined || located === undefined ? null : (
        <>
          <ClusterMap
            answer={answer}
            located={located}
            result={shown}
            counted={denominator}
            notes={[t('figureAsOf', { asOf: stamp.asOf }), ...notLocated, ...byPersons]}
          />
          <ClusterTable result={shown} places={located.places} model={model} />
        </>
      )}
    </AnalysisFrame>
  );
}

const namesOf = (answer: AreasAnswer): ReadonlyMap<string, string> => new Map(answer.areas.map(({ code, name }) => [code, name]));

function Answer({ result, names }: { readonly result: ClusterAnalysis; readonly names: ReadonlyMap<string, string> }) {
  const { t } = useTranslation(['analysis', 'spread']);
  const { date } = useFormat();
  const [first] = result.clusters;
  if (first === undefined) return t('spread:clusters.answerNone');
  const said = {
    place: names.get(first.centre) ?? first.centre,
    observed: first.observed,
    expected: first.expected.toFixed(1),
    p: first.p === null ? t('notEstimable') : pText(first.p),
    when: first.from === null || first.to === null ? '' : t('spread:clusters.when', { from: date(first.from), to: date(first.to) }),
  };
  return first.p !== null && first.p <= UNLIKELY ? t('spread:clusters.answer', said) : t('spread:clusters.answerChance', said);
}

/** A cluster is told as one when chance gives a stronger one in at most one of twenty. */
const UNLIKELY = 0.05;
