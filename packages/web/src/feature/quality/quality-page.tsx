import { routes } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddressSearch, useChangeSearch } from '../../app/address.ts';
import { useAreaInForce, useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { countText } from '../../ui/format/date.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Empty } from '../../ui/state/empty.tsx';
import { FillingAct } from '../../ui/state/filling-act.tsx';
import { Loading } from '../../ui/state/loading.tsx';
import { Problem } from '../../ui/state/problem.tsx';
import { useAreaName } from '../../app/use-area-name.ts';
import { FindingGroup } from './finding-group.tsx';
import { filterFindings, groupByRule, type FindingFilter } from './finding-filter.ts';
import { useExportFindings } from './finding-export.ts';
import type { Quality } from './quality.ts';
import { QualityTools } from './quality-tools.tsx';
import './quality-page.css';

const QualitySearch = z.object({
  rule: z.string().max(60).optional().catch(undefined),
  weight: z.enum(['error', 'warning']).optional().catch(undefined),
  kind: z.string().max(30).optional().catch(undefined),
  text: z.string().max(60).optional().catch(undefined),
});

/** Everything that is missing or wrong in the data, by rule, each finding one click from its record. */
export function QualityPage() {
  const { t } = useTranslation('quality');
  const outbreak = useOutbreak();
  const area = useAreaInForce();
  const { data, error, refetch } = useQuery(outbreakQuery(routes.figure.quality, { params: { outbreak: outbreak.id }, query: { area } }));
  return (
    <>
      <PageTitle question={t('question')} {...(data === undefined ? {} : { answer: <QualityAnswer quality={data} /> })} />
      <div className="page-body quality-body">
        {data !== undefined ? (
          <Findings quality={data} />
        ) : error !== null ? (
          <Problem error={error} again={() => void refetch()} />
        ) : (
          <Loading />
        )}
      </div>
    </>
  );
}

function QualityAnswer({ quality: { issues, checked, asOf } }: { readonly quality: Quality }) {
  const { t } = useTranslation('quality');
  const format = useFormat();
  const said = { area: useAreaName(), asOf: format.asOf(asOf), checked: countText(checked) };
  if (checked === 0) return t('answerEmpty', said);
  if (issues.length === 0) return t('answerNone', said);
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  const records = new Set(issues.map(({ id }) => id)).size;
  const [shown, errorsShown, warnings] = [issues.length, errors, issues.length - errors].map(countText);
  return t('answer', { ...said, count: issues.length, shown, records: countText(records), errors: errorsShown, warnings });
}

function Findings({ quality }: { readonly quality: Quality }) {
  const { t } = useTranslation('quality');
  const may = useMay();
  const search = useAddressSearch(QualitySearch);
  const change = useChangeSearch();
  const filter: FindingFilter = { rule: search?.rule, severity: search?.weight, kind: search?.kind, text: search?.text };
  const { rule, severity, kind, text } = filter;
  const groups = useMemo(
    () => groupByRule(filterFindings(quality.issues, { rule, severity, kind, text })),
    [quality, rule, severity, kind, text],
  );
  const exportFindings = useExportFindings();
  if (quality.checked === 0) return <Empty text={t('empty')} act={<FillingAct />} />;
  if (quality.issues.length === 0) return <Empty text={t('none')} />;
  return (
    <>
      <QualityTools issues={quality.issues} filter={filter} change={change}>
        {may('export.run') ? (
          <Button
            onClick={() =>
              exportFindings(
                groups.flatMap(({ findings }) => findings),
                quality.asOf,
              )
            }
          >
            {t('export')}
          </Button>
        ) : null}
      </QualityTools>
      {groups.length === 0 ? (
        <Empty
          text={t('noneOfFilter')}
          act={
            <Button onClick={() => change({ rule: undefined, weight: undefined, kind: undefined, text: undefined })}>{t('showAll')}</Button>
          }
        />
      ) : (
        groups.map((group) => <FindingGroup key={group.code} group={group} alone={groups.length === 1} />)
      )}
    </>
  );
}
