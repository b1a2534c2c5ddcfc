import { routes, type Area } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../app/client.ts';
import { useMayAnywhere } from '../../app/session.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Empty } from '../../ui/state/empty.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { AreaImport } from './area-import.tsx';
import { AreaRows } from './area-rows.tsx';
import '../../ui/record/record.css';
import { numberHead, TableHead } from '../../ui/table-head.tsx';

/** The tree of areas, opened level by level; more come from a CSV file. */
export function AreasPage() {
  const { t } = useTranslation(['area', 'app']);
  const may = useMayAnywhere();
  const [importing, setImporting] = useState(false);
  const [search, setSearch] = useState('');
  const text = useDeferredValue(search.trim());
  const acts = may('area.manage') ? <Button onClick={() => setImporting(!importing)}>{t('import')}</Button> : undefined;
  return (
    <>
      <PageTitle question={t('question')} answer={t('answer')} acts={acts} />
      <div className="page-body">
        {importing ? <AreaImport /> : null}
        <span data-list-search className="area-search">
          <Input
            type="search"
            allowClear
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            placeholder={t('search')}
            aria-label={t('search')}
            style={{ maxWidth: 320, marginBottom: 12 }}
          />
        </span>
        <section className="card related-table">
          <AreaTable text={text} />
        </section>
      </div>
    </>
  );
}

function AreaTable({ text }: { readonly text: string }) {
  const { t } = useTranslation(['area', 'app']);
  const { data, error } = useQuery({
    queryKey: ['area', 'page', text],
    queryFn: async (): Promise<readonly Area[]> =>
      (await call(routes.area.children, { query: text === '' ? { limit: 500 } : { search: text, limit: 100 } })).areas,
  });
  if (error !== null) return <Problem error={error} />;
  if (data === undefined) return <Loading />;
  if (data.length === 0) return <Empty text={t('app:state.nothingFound')} />;
  return (
    <table className="plain-table row-cards" aria-label={t('tree')}>
      <TableHead columns={[t('name'), t('code'), t('level'), numberHead(t('population')), numberHead(t('children'))]} />
      <tbody>
        <AreaRows key={text} areas={data} depth={1} withPath={text !== ''} />
      </tbody>
    </table>
  );
}
