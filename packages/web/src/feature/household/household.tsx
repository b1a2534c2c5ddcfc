import { useTranslation } from 'react-i18next';
import { RelatedList } from '../../ui/record/detail/related-list.tsx';
import { type AnyRecord } from '../../ui/record/any-record.ts';
import { type Noun } from '../../ui/record/noun.ts';

export const household: Noun = {
  kind: 'household',
  columns: ['code', 'address', 'areaName', 'size', 'members', 'updatedAt'],
  sort: 'code',
  groups: [
    { title: 'what', fields: ['code', 'size'] },
    { title: 'where', fields: ['address', 'areaCode'] },
  ],
  Related: Members,
};

/** Who lives in the household. */
function Members({ record }: { readonly record: AnyRecord }) {
  const { t } = useTranslation('record');
  return (
    <RelatedList
      kind="person"
      title={t('related.members')}
      filter={[{ field: 'household', operator: 'is', value: record.id }]}
      columns={['name', 'sex', 'ageYears', 'caseClass', 'contactStatus']}
      given={{ household: record.id, areaCode: record.area }}
    />
  );
}
