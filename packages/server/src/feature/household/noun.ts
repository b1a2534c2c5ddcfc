import { type Noun } from '../registry/index.ts';
import { householdStore } from './store.ts';

/** Households are found by code. */
export const householdNoun: Noun = {
  kind: 'household',
  ...householdStore,
  defaultSort: 'code',
  searchKeys: ({ code }) => ({ names: [code], words: [] }),
  areaFrom: [],
  dateOrder: [],
  isPersonal: true,
};
