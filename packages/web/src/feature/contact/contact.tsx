import { useTranslation } from 'react-i18next';
import { RelatedList } from '../../ui/record/detail/related-list.tsx';
import { type AnyRecord } from '../../ui/record/any-record.ts';
import { type NewFormProps, type Noun } from '../../ui/record/noun.ts';
import { ContactDays } from '../likely/index.ts';
import { AboutPerson } from '../person/about-person.tsx';
import { NewWithPerson } from '../person/new-with-person.tsx';
import { ContactToCase } from './contact-to-case.tsx';

export const contact: Noun = {
  kind: 'contact',
  columns: ['number', 'personName', 'contactClass', 'status', 'lastExposureDate', 'lastSeen', 'areaName'],
  sort: '-lastExposureDate',
  groups: [
    { title: 'what', fields: ['person', 'contactClass', 'status', 'number', 'areaCode'] },
    { title: 'when', fields: ['lastExposureDate', 'reportDate', 'followUpStart', 'followUpEnd', 'team'] },
    { title: 'risk', fields: ['riskLevel', 'riskReason', 'wasCase'] },
  ],
  order: [['followUpStart', 'followUpEnd']],
  past: ['lastExposureDate', 'reportDate'],
  beside: { lastExposureDate: ContactDays },
  begin: (today) => ({ reportDate: today, status: 'active' }),
  Acts: ContactToCase,
  Related: ({ record }: { readonly record: AnyRecord }) => (
    <>
      <FollowUps record={record} />
      <AboutPerson record={record} as="contact" />
    </>
  ),
  NewForm: (props: NewFormProps) => <NewWithPerson noun={contact} {...props} />,
};

/** Whether the contact was seen, day by day. */
function FollowUps({ record }: { readonly record: AnyRecord }) {
  const { t } = useTranslation('record');
  return (
    <RelatedList
      kind="followUp"
      title={t('related.followUps')}
      filter={[{ field: 'contact', operator: 'is', value: record.id }]}
      columns={['date', 'dayNumber', 'status', 'temperature', 'symptoms', 'note']}
      sort="-date"
      given={{ contact: record.id }}
    />
  );
}
