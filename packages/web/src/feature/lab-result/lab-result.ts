import { type Noun } from '../../ui/record/noun.ts';

export const labResult: Noun = {
  kind: 'labResult',
  columns: ['specimenNumber', 'personName', 'test', 'outcome', 'ct', 'resultDate', 'lab'],
  sort: '-resultDate',
  groups: [
    { title: 'who', fields: ['specimen', 'person'] },
    { title: 'what', fields: ['test', 'outcome', 'ct', 'lab'] },
    { title: 'when', fields: ['testedDate', 'resultDate'] },
    { title: 'more', fields: ['sequence', 'note'] },
  ],
  order: [['testedDate', 'resultDate']],
  past: ['testedDate', 'resultDate'],
  begin: () => ({ outcome: 'pending' }),
};
