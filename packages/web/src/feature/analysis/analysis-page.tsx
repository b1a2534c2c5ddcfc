import { type ComponentType, lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import { outbreakPath, useAddress } from '../../app/address.ts';
import { NotFound } from '../../app/layout/not-found.tsx';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { NotAllowed } from '../../ui/state/not-allowed.tsx';
import { type AnalysisName, analysisParts } from './analysis-part.ts';
import { keepArea } from './keep-area.ts';
import './analysis-page.css';

/** The analyses of an outbreak: one of them, or the list of their questions. */
export function AnalysisPage() {
  const { part: path } = useAddress();
  const may = useMay();
  if (path === undefined) return <AnalysisList />;
  const part = analysisParts.find((one) => one.path === path);
  if (part === undefined) return <NotFound />;
  if (!may(part.permission)) return <NotAllowed permission={part.permission} />;
  const Page = pages[part.name];
  return (
    <Suspense fallback={<Loading />}>
      <Page />
    </Suspense>
  );
}

const page = (load: () => Promise<ComponentType>) => lazy(async () => ({ default: await load() }));

const pages: Readonly<Record<AnalysisName, ComponentType>> = {
  curve: page(async () => (await import('./curve/curve-page.tsx')).CurvePage),
  rt: page(async () => (await import('./rt/rt-page.tsx')).RtPage),
  growth: page(async () => (await import('./growth/growth-page.tsx')).GrowthPage),
  surveillance: page(async () => (await import('./surveillance/surveillance-page.tsx')).SurveillancePage),
  clusters: page(async () => (await import('./cluster/cluster-page.tsx')).ClusterPage),
  delays: page(async () => (await import('./delay/delay-page.tsx')).DelayPage),
  attackRates: page(async () => (await import('./attack-rate/attack-rate-page.tsx')).AttackRatePage),
  twoByTwo: page(async () => (await import('./two-by-two/two-by-two-page.tsx')).TwoByTwoPage),
};

function AnalysisList() {
  const { t } = useTranslation('analysis');
  const outbreak = useOutbreak();
  const may = useMay();
  return (
    <>
      <PageTitle question={t('question')} answer={t('answer')} />
      <div className="page-body analysis-body">
        <ul className="analysis-list">
          {analysisParts
            .filter(({ permission }) => may(permission))
            .map(({ path, name }) => (
              <li key={path}>
                <Link to={outbreakPath(outbreak.id, 'analysis', path)} search={keepArea}>
                  <strong>{t(`ask.${name}`)}</strong>
                  <span>{t(`what.${name}`)}</span>
                </Link>
              </li>
            ))}
        </ul>
      </div>
    </>
  );
}
