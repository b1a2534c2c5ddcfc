import { textOf, type AnyRecord } from '../../ui/record/any-record.ts';
import { type NewFormProps, type Noun } from '../../ui/record/noun.ts';
import { AboutPerson } from '../person/about-person.tsx';
import { type Answering, NewWithPerson } from '../person/new-with-person.tsx';
import { ClassHistory } from './class-history.tsx';
import { CaseToContact } from './case-to-contact.tsx';
import { OtherInfections } from './other-infections.tsx';
import { TogetherWithCase } from './together-with-case.tsx';
import { standingCase, WhichInfection } from './which-infection.tsx';

/** A person who is a case already: which infection is meant. */
function questionOf(refusal: unknown) {
  const standing = standingCase(refusal);
  return standing === undefined ? undefined : (form: Answering) => <WhichInfection standing={standing} {...form} />;
}

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
    { title: 'more', fields: ['wasContact', 'becameCaseOn', 'safeBurial', 'transferRefused', 'episode', 'episodeReason'] },
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
      <OtherInfections record={record} />
      <AboutPerson record={record} as="case" />
      <TogetherWithCase record={record} />
    </>
  ),
  NewForm: (props: NewFormProps) => (
    <NewWithPerson noun={caseNoun} without={['episode', 'episodeReason']} questionOf={questionOf} {...props} />
  ),
};
