import { routes } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAreaInForce, useOutbreak } from '../../app/outbreak.ts';
import { keepWithinArea, outbreakQuery } from '../../app/query.ts';
import { AgeSexPyramid } from '../../chart/age-sex-pyramid.tsx';
import { EpidemicCurve, type CurveUnit } from '../../chart/epidemic-curve.tsx';
import { useFormat } from '../../ui/format/use-format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { AreaFigure } from './area-figure.tsx';
import { figureByCode, periodDays, shownFigures } from './figure-facts.ts';
import { KeyFigures } from './key-figures.tsx';
import { NoCases } from './no-cases.tsx';
import type { Overview } from './overview.ts';
import { QualitySummary } from './quality-summary.tsx';
import { useAreaName } from '../../app/use-area-name.ts';
import './overview-page.css';

/** First page of an outbreak: how it stands, when it grew, where it is, who fell ill, what is missing in the data. */
export function OverviewPage() {
  const { t } = useTranslation('overview');
  const outbreak = useOutbreak();
  const area = useAreaInForce();
  const { data, error, refetch } = useQuery(outbreakQuery(routes.figure.overview, { params: { outbreak: outbreak.id }, query: { area } }));
  const empty = data !== undefined && figureByCode(data, 'cases')?.value === 0 && data.pyramid.denominator === 0;
  return (
    <>
      <PageTitle question={t('question')} {...(data === undefined ? {} : { answer: <OverviewAnswer overview={data} /> })} />
      <div className="page-body overview-body">
        {data === undefined ? (
          error === null ? (
            <Waiting />
          ) : (
            <Problem error={error} again={() => void refetch()} />
          )
        ) : empty ? (
          <NoCases overview={data} />
        ) : (
          <Figures overview={data} />
        )}
      </div>
    </>
  );
}

/** The answer in one line, with its date. */
function OverviewAnswer({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const areaName = useAreaName();
  const cases = figureByCode(overview, 'cases')?.value ?? overview.pyramid.denominator;
  const recent = figureByCode(overview, 'newCases') ?? { value: null, previous: null };
  const said = { cases, area: areaName, asOf: format.asOf(overview.asOf) };
  if (cases === 0 || recent.value === null) return t('answerNoRecent', said);
  const days = periodDays(overview);
  const difference = recent.value - (recent.previous ?? recent.value);
  const change =
    recent.previous === null
      ? t('change.none')
      : difference === 0
        ? t('change.sameShort', { days })
        : difference > 0
          ? t('change.moreShort', { by: difference, days })
          : t('change.lessShort', { by: -difference, days });
  return t('answer', { ...said, recent: recent.value, days, change });
}

function Figures({ overview }: { readonly overview: Overview }) {
  const areaName = useAreaName();
  return (
    <div className="overview">
      <KeyFigures overview={overview} />
      <div className="overview-curve">
        <CurveOfArea areaName={areaName} />
      </div>
      <QualitySummary overview={overview} areaName={areaName} />
      <div className="overview-map">
        <AreaFigure areas={overview.areas} cases={overview.pyramid.denominator} asOf={overview.asOf} areaName={areaName} />
      </div>
      <div className="overview-pyramid">
        <AgeSexPyramid pyramid={overview.pyramid} areaName={areaName} asOf={overview.asOf} />
      </div>
    </div>
  );
}

function CurveOfArea({ areaName }: { readonly areaName: string }) {
  const outbreak = useOutbreak();
  const area = useAreaInForce();
  const [unit, setUnit] = useState<CurveUnit>('day');
  const { data, error, refetch } = useQuery({
    ...outbreakQuery(routes.figure.curve, { params: { outbreak: outbreak.id }, query: { area, unit } }),
    placeholderData: keepWithinArea(area),
  });
  if (data !== undefined) return <EpidemicCurve curve={data} areaName={areaName} unit={unit} onUnit={setUnit} />;
  return error === null ? <Skeleton active className="overview-wait tall" /> : <Problem error={error} again={() => void refetch()} />;
}

/** Keeps the places of the figures while they come. */
function Waiting() {
  const { t } = useTranslation('overview');
  return (
    <div className="overview" role="status" aria-label={t('figure.loading')}>
      <div className="key-figures">
        {Array.from({ length: shownFigures.length }, (_, at) => (
          <Skeleton key={at} active title={false} paragraph={{ rows: 3 }} className="overview-wait" />
        ))}
      </div>
      <Skeleton active className="overview-wait tall overview-curve" />
      <Skeleton active className="overview-wait tall" />
      <Skeleton active className="overview-wait tall overview-map" />
      <Skeleton active className="overview-wait tall overview-pyramid" />
    </div>
  );
}
