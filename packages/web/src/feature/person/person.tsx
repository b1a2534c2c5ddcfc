import { type AnyRecord } from '../../ui/record/any-record.ts';
import { type Noun } from '../../ui/record/noun.ts';
import { PersonStory } from './person-story.tsx';
import { RecordAs } from './record-as.tsx';

export const person: Noun = {
  kind: 'person',
  columns: ['name', 'sex', 'ageYears', 'caseClass', 'contactStatus', 'areaName', 'updatedAt'],
  sort: '-updatedAt',
  groups: [
    { title: 'who', fields: ['name', 'otherName', 'sex', 'ageYears', 'ageMonths', 'birthDate', 'occupation', 'pregnant'] },
    { title: 'reach', fields: ['phone', 'areaCode', 'address', 'household', 'email', 'guardian', 'language'] },
    { title: 'more', fields: ['documentType', 'documentNumber', 'nationality', 'latitude', 'longitude'] },
  ],
  past: ['birthDate'],
  Acts: RecordAs,
  Related: ({ record }: { readonly record: AnyRecord }) => (
    <PersonStory person={record.id} name={typeof record['name'] === 'string' ? record['name'] : ''} />
  ),
};
