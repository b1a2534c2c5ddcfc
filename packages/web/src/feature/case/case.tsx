import { textOf, type AnyRecord } from '../../ui/record/any-record.ts';
import { type NewFormProps, type Noun } from '../../ui/record/noun.ts';
import { AboutPerson } from '../person/about-person.tsx';
import { NewWithPerson } from '../person/new-with-person.tsx';
import { ClassHistory } from './class-history.tsx';
import { CaseToContact } from './case-to-contact.tsx';
import { TogetherWithCase } from './together-with-case.tsx';

export const caseNoun: Noun = {
  kind: 'case',
  columns: ['number', 'personName', 'caseClass', 'onsetDate', 'reportDate', 'ageYears', 'areaName'],
  sort: '-reportDate',
  groups: [
    { title: 'what', fields: ['person', 'caseClass', 'number', 'areaCode'] },
    { title: 'when', fields: ['onsetDate', 'onsetApproximate', 'reportDate', 'infectionDate', 'origin', 'detectedBy'] },
    {
      title: 'care',
      fields: [
        'severity',
        'symptoms',
        'isolationStart',
        'isolationEnd',
        'hospitalStart',
        'hospitalEnd',
        'facility',
        'outcome',
        'outcomeDate',
      ],
    },
    { title: 'risk', fields: ['riskLevel', 'riskReason'] },
    { title: 'more', fields: ['wasContact', 'becameCaseOn', 'safeBurial', 'transferRefused'] },
  ],
  order: [
    ['infectionDate', 'onsetDate'],
    ['isolationStart', 'isolationEnd'],
    ['hospitalStart', 'hospitalEnd'],
    ['onsetDate', 'outcomeDate'],
  ],
  past: ['onsetDate', 'reportDate', 'infectionDate', 'isolationStart', 'hospitalStart', 'hospitalEnd', 'outcomeDate', 'becameCaseOn'],
  begin: (today) => ({ reportDate: today }),
  Acts: CaseToContact,
  Related: ({ record }: { readonly record: AnyRecord }) => (
    <>
      <ClassHistory person={textOf(record, 'person')} record={record.id} />
      <AboutPerson record={record} as="case" />
      <TogetherWithCase record={record} />
    </>
  ),
  NewForm: (props: NewFormProps) => <NewWithPerson noun={caseNoun} {...props} />,
};
