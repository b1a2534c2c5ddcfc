import { routes } from '@firebreak/contract';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMay, useOutbreak } from '../../app/outbreak.ts';
import { outbreakQuery } from '../../app/query.ts';
import { RelatedList } from '../../ui/record/detail/related-list.tsx';
import { textOf, type AnyRecord } from '../../ui/record/any-record.ts';

/** All infections of the person of a case, in their order; nothing where this one is the only one. */
export function OtherInfections({ record }: { readonly record: AnyRecord }) {
  const { t } = useTranslation('record');
  const outbreak = useOutbreak().id;
  const may = useMay();
  const filter = [{ field: 'person', operator: 'is', value: textOf(record, 'person') }] as const;
  const { data } = useQuery({
    ...outbreakQuery(routes.case.list, { params: { outbreak }, query: { filter: JSON.stringify(filter), limit: 2 } }),
    enabled: may('case.read'),
  });
  if (data === undefined || data.rows.length < 2) return null;
  return (
    <RelatedList
      kind="case"
      title={t('related.infections')}
      filter={filter}
      columns={['episode', 'number', 'caseClass', 'onsetDate', 'reportDate', 'outcome']}
      sort="episode"
    />
  );
}
