import { useTranslation } from 'react-i18next';
import { RelatedList } from '../../ui/record/detail/related-list.tsx';
import { type AnyRecord } from '../../ui/record/any-record.ts';
import { type Noun } from '../../ui/record/noun.ts';

export const event: Noun = {
  kind: 'event',
  columns: ['number', 'name', 'date', 'endDate', 'placeName', 'areaName'],
  sort: '-date',
  groups: [
    { title: 'what', fields: ['name', 'number', 'description'] },
    { title: 'when', fields: ['date', 'endDate', 'reportDate'] },
    { title: 'where', fields: ['place', 'areaCode', 'latitude', 'longitude'] },
  ],
  order: [['date', 'endDate']],
  past: ['date', 'reportDate'],
  Related: Exposed,
};

/** Who was exposed at the event. */
function Exposed({ record }: { readonly record: AnyRecord }) {
  const { t } = useTranslation('record');
  const self = { kind: 'event', id: record.id };
  return (
    <>
      <RelatedList
        kind="exposure"
        title={t('related.exposed')}
        filter={[{ field: 'source', operator: 'is', value: record.id }]}
        columns={['targetName', 'targetNumber', 'date', 'certainty', 'setting']}
        given={{ source: self }}
      />
      <RelatedList
        kind="exposure"
        title={t('related.sources')}
        filter={[{ field: 'target', operator: 'is', value: record.id }]}
        columns={['sourceName', 'sourceNumber', 'date', 'certainty', 'setting']}
        given={{ target: self }}
      />
    </>
  );
}
