import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import { outbreakPath, useAddress } from '../../app/address.ts';
import { NotFound } from '../../app/layout/not-found.tsx';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { NotAllowed } from '../../ui/state/not-allowed.tsx';
import { analysisParts } from './analysis-part.ts';
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
  return (
    <Suspense fallback={<Loading />}>
      <part.Page />
    </Suspense>
  );
}

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
