import { routes, type Answer as AnswerOf } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { countText } from '../../ui/format/date.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { Batches } from './batches.tsx';
import { RackList } from './rack-list.tsx';
import { ReportOne } from './report-one.tsx';
import { ResultFile } from './result-file.tsx';
import { Workload } from './workload.tsx';
import './lab-batch.css';

type Workloads = AnswerOf<typeof routes.labBatch.workload>;

/** What waits at the laboratory, most urgent first? Tubes and how many people are in them; never who (P7). */
export function LaboratoryPage() {
  const { t } = useTranslation('laboratory');
  const outbreak = useOutbreak();
  const may = useMay();
  const query = useQuery(outbreakQuery(routes.labBatch.workload, { params: { outbreak: outbreak.id } }));
  const [laboratory, setLaboratory] = useLaboratory(query.data);
  const works = may('tube.result');
  return (
    <>
      <PageTitle question={t('question')} answer={<Answer answered={query.data} />} />
      <div className="page-body">
        {query.isError ? (
          <Problem error={query.error} again={() => void query.refetch()} />
        ) : query.data === undefined ? (
          <Loading />
        ) : (
          <>
            {works ? (
              <>
                <label className="laboratory-name">
                  {t('laboratory')}
                  <Input
                    value={laboratory}
                    maxLength={200}
                    list="laboratories"
                    onChange={({ target }) => setLaboratory(target.value)}
                    placeholder={t('laboratoryHint')}
                  />
                  <datalist id="laboratories">
                    {query.data.laboratories.map((one) => (
                      <option key={one.laboratory} value={one.laboratory}>
                        {one.laboratory}
                      </option>
                    ))}
                  </datalist>
                </label>
                <ReportOne laboratory={laboratory.trim()} />
                <ResultFile laboratory={laboratory.trim()} />
              </>
            ) : null}
            <RackList />
            <Batches />
            <Workload workload={query.data} />
          </>
        )}
      </div>
    </>
  );
}

function Answer({ answered }: { readonly answered: Workloads | undefined }) {
  const { t } = useTranslation('laboratory');
  const { readAt } = useFormat();
  if (answered === undefined) return <>…</>;
  const sum = (key: 'waiting' | 'underway' | 'overdue' | 'testedToday') =>
    countText(answered.laboratories.reduce((total, one) => total + one[key], 0));
  return (
    <>
      {t('answer', {
        waiting: sum('waiting'),
        underway: sum('underway'),
        overdue: sum('overdue'),
        tested: sum('testedToday'),
        time: readAt(answered.asOf),
      })}
    </>
  );
}

const REMEMBERED = 'firebreak.laboratory';

/** The laboratory somebody works at stays the same from day to day; the only one there is is taken for it. */
function useLaboratory(workloads: Workloads | undefined) {
  const [named, setNamed] = useState<string | undefined>(() => localStorage.getItem(REMEMBERED) ?? undefined);
  const only = workloads?.laboratories.length === 1 ? workloads.laboratories[0]?.laboratory : undefined;
  const choose = (name: string): void => {
    localStorage.setItem(REMEMBERED, name);
    setNamed(name);
  };
  return [named ?? only ?? '', choose] as const;
}
