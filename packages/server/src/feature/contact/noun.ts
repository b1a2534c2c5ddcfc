import { reactToPerson } from '../reaction/service.ts';
import { type Noun, type Standing } from '../registry/index.ts';
import { contactStore } from './store.ts';

/** Contacts are found by number and by their person. */
export const contactNoun: Noun = {
  kind: 'contact',
  ...contactStore,
  defaultSort: '-reportDate',
  searchKeys: ({ number }) => ({ names: [], words: [number] }),
  areaFrom: ['person'],
  dateOrder: [['followUpStart', 'followUpEnd']],
  react: (at: Standing, row) => reactToPerson(at, row['person']),
  isPersonal: true,
};
