import { useTranslation } from 'react-i18next';
import { RelatedList } from '../../ui/record/detail/related-list.tsx';
import { textOf, type AnyRecord } from '../../ui/record/any-record.ts';
import { type Noun } from '../../ui/record/noun.ts';

export const specimen: Noun = {
  kind: 'specimen',
  columns: ['number', 'subject', 'personName', 'kind', 'takenAt', 'receivedAt', 'lab'],
  sort: '-takenAt',
  groups: [
    { title: 'what', fields: ['number', 'subject', 'person', 'place', 'kind'] },
    { title: 'when', fields: ['takenAt', 'sentAt', 'receivedAt', 'lab'] },
  ],
  begin: () => ({ subject: 'person' }),
  Related: Results,
};

/** What the laboratory found in it. */
function Results({ record }: { readonly record: AnyRecord }) {
  const { t } = useTranslation('record');
  const person = textOf(record, 'person');
  return (
    <RelatedList
      kind="labResult"
      title={t('related.results')}
      filter={[{ field: 'specimen', operator: 'is', value: record.id }]}
      columns={['resultDate', 'test', 'outcome', 'ct', 'lab']}
      sort="-resultDate"
      given={{ specimen: record.id, ...(person === '' ? {} : { person }) }}
    />
  );
}
