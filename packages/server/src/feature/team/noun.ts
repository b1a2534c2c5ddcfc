import { type Noun } from '../registry/index.ts';
import { teamStore } from './store.ts';

/** Teams are found by name. */
export const teamNoun: Noun = {
  kind: 'team',
  ...teamStore,
  defaultSort: 'name',
  searchKeys: ({ name }) => ({ names: [name], words: [] }),
  areaFrom: [],
  dateOrder: [],
  isPersonal: false,
};
