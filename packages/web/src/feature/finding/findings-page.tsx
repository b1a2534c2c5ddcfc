import { routes, type Finding } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAreaInForce, useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Empty } from '../../ui/state/empty.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { FileFinding } from './file-finding.tsx';
import { FindingCard } from './finding-card.tsx';
import './finding.css';

/** What did supervision find, and is it put right? */
export function FindingsPage() {
  const { t } = useTranslation('finding');
  const outbreak = useOutbreak();
  const area = useAreaInForce();
  const may = useMay();
  const [filing, setFiling] = useState(false);
  const query = useQuery(outbreakQuery(routes.finding.list, { params: { outbreak: outbreak.id }, query: { area } }));
  const findings = query.data?.findings ?? [];
  const act =
    may('finding.write') && !filing ? (
      <Button type="primary" onClick={() => setFiling(true)}>
        {t('file')}
      </Button>
    ) : undefined;
  const isEmpty = query.data !== undefined && findings.length === 0;
  return (
    <>
      <PageTitle
        question={t('question')}
        answer={<Answer findings={findings} asOf={query.data?.asOf} />}
        acts={isEmpty ? undefined : act}
      />
      <div className="page-body">
        {filing ? <FileFinding close={() => setFiling(false)} /> : null}
        {query.isError ? (
          <Problem error={query.error} again={() => void query.refetch()} />
        ) : query.data === undefined ? (
          <Loading />
        ) : isEmpty ? (
          filing ? null : (
            <Empty text={t('none')} act={act} />
          )
        ) : (
          findings.map((finding) => <FindingCard key={finding.id} finding={finding} />)
        )}
      </div>
    </>
  );
}

function Answer({ findings, asOf }: { readonly findings: readonly Finding[]; readonly asOf: string | undefined }) {
  const { t } = useTranslation('finding');
  const { readAt } = useFormat();
  if (asOf === undefined) return <>…</>;
  const open = findings.filter(({ status }) => status !== 'confirmed');
  const late = open.filter(({ rectifyBy, status }) => status !== 'rectified' && rectifyBy <= asOf).length;
  return <>{t('answer', { open: open.length, all: findings.length, late, time: readAt(asOf) })}</>;
}
