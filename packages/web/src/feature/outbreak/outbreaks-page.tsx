import { type Outbreak } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { outbreakPath } from '../../app/address.ts';
import { outbreaksQuery } from '../../app/outbreak.ts';
import { useMayAnywhere } from '../../app/session.tsx';
import { codeText } from '../../text/field.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Empty } from '../../ui/state/empty.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { NewOutbreak } from './new-outbreak.tsx';
import '../../ui/record/record.css';
import { areaNameText } from '../../text/area-name.ts';
import { TableHead } from '../../ui/table-head.tsx';

/** The outbreaks open to the person; a new one is opened here. */
export function OutbreaksPage() {
  const { t } = useTranslation('outbreak');
  const may = useMayAnywhere();
  const { data, error, refetch } = useQuery(outbreaksQuery);
  const [adding, setAdding] = useState(false);
  if (error !== null) return <Problem error={error} again={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const add = may('outbreak.manage') ? (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('new')}
    </Button>
  ) : undefined;
  return (
    <>
      <PageTitle
        question={t('question')}
        answer={t('answer', { open: data.filter((one) => one.status !== 'closed').length, all: data.length })}
        acts={adding || data.length === 0 ? undefined : add}
      />
      <div className="page-body">
        {adding ? <NewOutbreak close={() => setAdding(false)} /> : null}
        {data.length === 0 && !adding ? (
          <Empty text={t(add === undefined ? 'empty' : 'emptyYours')} act={add} />
        ) : (
          <Table outbreaks={data} />
        )}
      </div>
    </>
  );
}

function Table({ outbreaks }: { readonly outbreaks: readonly Outbreak[] }) {
  const { t } = useTranslation('outbreak');
  const format = useFormat();
  if (outbreaks.length === 0) return null;
  return (
    <section className="card related-table" aria-label={t('question')}>
      <table className="plain-table row-cards">
        <TableHead columns={(['name', 'disease', 'area', 'status', 'start'] as const).map((name) => t(name))} />
        <tbody>
          {outbreaks.map((one) => (
            <tr key={one.id}>
              <td>
                <Link to={outbreakPath(one.id, 'today')}>{one.name}</Link>
              </td>
              <td data-label={t('disease')}>{codeText('outbreak', 'disease', one.disease)}</td>
              <td data-label={t('area')}>{areaNameText(one.areaName)}</td>
              <td data-label={t('status')}>{codeText('outbreak', 'status', one.status)}</td>
              <td data-label={t('start')}>{one.startDate === null ? '—' : format.date(one.startDate)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
