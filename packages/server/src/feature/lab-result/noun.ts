import { reactToResult } from '../reaction/service.ts';
import { type Noun } from '../registry/index.ts';
import { labResultStore } from './store.ts';

/** Results are found by specimen and, for who may see persons, by person. */
export const labResultNoun: Noun = {
  kind: 'labResult',
  ...labResultStore,
  defaultSort: '-resultDate',
  searchKeys: () => ({ names: [], words: [] }),
  areaFrom: ['specimen', 'person'],
  dateOrder: [['testedDate', 'resultDate']],
  react: reactToResult,
  isPersonal: true,
};
