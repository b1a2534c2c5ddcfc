import { foundSourceKinds, routes, type FoundSource, type SourcesAnswer } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutbreak } from '../../../app/outbreak.ts';
import { outbreakQuery } from '../../../app/query.ts';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Empty } from '../../../ui/state/empty.tsx';
import { Loading } from '../../../ui/state/loading.tsx';
import { Problem } from '../../../ui/state/problem.tsx';
import { useAsOfText } from '../chain-name.ts';
import { share } from '../infer/use-words.ts';
import { RuledOutList } from './ruled-out-list.tsx';
import { SourceTable } from './source-table.tsx';
import { useSourceWords } from './use-source-words.ts';
import './sources.css';

type Kind = FoundSource['kind'];

/** Where the cases come from: places, events and cases, ranked as their common source, and what is ruled out. */
export function SourcesPage({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('source');
  const outbreak = useOutbreak();
  const { data, error, refetch } = useQuery(outbreakQuery(routes.source.rank, { params: { outbreak: outbreak.id } }));
  return (
    <>
      <PageTitle question={t('question')} {...(data === undefined ? {} : { answer: <Answer sources={data} /> })} />
      <div className="page-body chain-body">
        {children}
        {data !== undefined ? (
          <Sources sources={data} />
        ) : error !== null ? (
          <Problem error={error} again={() => void refetch()} />
        ) : (
          <Loading />
        )}
      </div>
    </>
  );
}

/** The likeliest in one line, with what it rests on and its date. */
function Answer({ sources }: { readonly sources: SourcesAnswer }) {
  const { t } = useTranslation('source');
  const words = useSourceWords();
  const asOfText = useAsOfText();
  const [first] = sources.ranked;
  const asOf = asOfText(sources.asOf);
  if (first === undefined || sources.unlisted === null) return t('answerNone', { count: sources.cases, asOf });
  return t('answer', {
    count: sources.cases,
    name: words.name(first),
    p: share(first.probability),
    unlisted: share(sources.unlisted),
    asOf,
  });
}

function Sources({ sources }: { readonly sources: SourcesAnswer }) {
  const { t } = useTranslation('source');
  const [kind, setKind] = useState<Kind | 'all'>('all');
  if (sources.cases === 0) return <Empty text={t(sources.undated === 0 ? 'empty.cases' : 'empty.dates', { count: sources.undated })} />;
  if (sources.exposures === 0) return <Empty text={t('empty.exposures')} />;
  const isShown = (one: { readonly kind: Kind }): boolean => kind === 'all' || one.kind === kind;
  const ranked = sources.ranked.filter(isShown);
  return (
    <div className="sources">
      <Basis sources={sources} />
      <Segmented
        className="source-kinds"
        aria-label={t('kinds')}
        value={kind}
        onChange={setKind}
        options={(['all', ...foundSourceKinds] as const).map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      {ranked.length === 0 ? <p className="hint">{t('empty.kind')}</p> : <SourceTable ranked={ranked} />}
      <RuledOutList
        ruledOut={sources.ruledOut.filter(isShown)}
        hidden={kind === 'all' ? sources.ruledOutCount - sources.ruledOut.length : 0}
      />
    </div>
  );
}

/** What the ranking rests on, and what it is not. */
function Basis({ sources: { exposures, untimed, undated, population, incubation } }: { readonly sources: SourcesAnswer }) {
  const { t } = useTranslation('source');
  const sourceName = incubation.source === 'default' ? t('basis.noPack') : incubation.source;
  return (
    <div className="source-basis">
      <p className="not-proof">{t('notProof')}</p>
      <p>
        {t('basis.rests', { exposures, population })} {untimed === 0 ? null : `${t('basis.untimed', { count: untimed })} `}
        {undated === 0 ? null : t('basis.undated', { count: undated })}
      </p>
      <p>
        {t('basis.incubation', { mean: incubation.mean.toFixed(1), sd: incubation.sd.toFixed(1), source: sourceName })}
        {incubation.assumed && incubation.source !== 'default' ? t('basis.assumed') : null}
      </p>
    </div>
  );
}
