import { useTranslation } from 'react-i18next';
import { RelatedList } from '../../ui/record/detail/related-list.tsx';
import { type AnyRecord } from '../../ui/record/any-record.ts';
import { type Noun } from '../../ui/record/noun.ts';

export const place: Noun = {
  kind: 'place',
  columns: ['name', 'kind', 'address', 'areaName', 'visits', 'updatedAt'],
  sort: 'name',
  groups: [
    { title: 'what', fields: ['name', 'kind'] },
    { title: 'where', fields: ['areaCode', 'address', 'latitude', 'longitude'] },
  ],
  Related: AtThePlace,
};

/** Who was there, what happened there, what was sampled there. */
function AtThePlace({ record }: { readonly record: AnyRecord }) {
  const { t } = useTranslation('record');
  const here = [{ field: 'place', operator: 'is' as const, value: record.id }];
  return (
    <>
      <RelatedList
        kind="visit"
        title={t('related.visits')}
        filter={here}
        columns={['personName', 'start', 'end', 'note']}
        sort="-start"
        given={{ place: record.id }}
      />
      <RelatedList
        kind="event"
        title={t('related.events')}
        filter={here}
        columns={['name', 'date', 'number']}
        sort="-date"
        given={{ place: record.id }}
      />
      <RelatedList
        kind="specimen"
        title={t('related.specimens')}
        filter={here}
        columns={['number', 'subject', 'kind', 'takenAt']}
        given={{ place: record.id, subject: 'environment' }}
      />
    </>
  );
}
