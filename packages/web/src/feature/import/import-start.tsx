import { routes } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { outbreakPath, useGo } from '../../app/address.ts';
import { useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { EarlierImports } from './earlier-imports.tsx';
import { FileDrop } from './file-drop.tsx';

/** Where an import begins: choose files, or open an earlier import. */
export function ImportStart() {
  const { t } = useTranslation('importing');
  const outbreak = useOutbreak();
  const go = useGo();
  const { data, error, refetch } = useQuery(outbreakQuery(routes.import.list, { params: { outbreak: outbreak.id } }));
  const count = data?.imports.length;
  return (
    <>
      <PageTitle
        question={t('question')}
        {...(count === undefined ? {} : { answer: count === 0 ? t('answerNone') : t('answer', { count }) })}
      />
      <div className="page-body import-body">
        <FileDrop onUploaded={({ id }) => go(outbreakPath(outbreak.id, 'imports', id))} />
        {data !== undefined ? (
          <EarlierImports imports={data.imports} />
        ) : error !== null ? (
          <Problem error={error} again={() => void refetch()} />
        ) : (
          <Loading />
        )}
      </div>
    </>
  );
}
