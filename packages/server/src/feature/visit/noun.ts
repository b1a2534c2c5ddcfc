import { reactToPerson } from '../reaction/service.ts';
import { type Noun, type Standing } from '../registry/index.ts';
import { visitStore } from './store.ts';

/** Visits are found by person and place; they belong to the area of the person. */
export const visitNoun: Noun = {
  kind: 'visit',
  ...visitStore,
  defaultSort: '-start',
  searchKeys: () => ({ names: [], words: [] }),
  areaFrom: ['person', 'place'],
  dateOrder: [['start', 'end']],
  react: (at: Standing, row) => reactToPerson(at, row['person']),
  isPersonal: true,
};
