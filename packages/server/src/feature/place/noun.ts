import { type Noun } from '../registry/index.ts';
import { placeStore } from './store.ts';

/** Places are found by name, its pinyin, and address. */
export const placeNoun: Noun = {
  kind: 'place',
  ...placeStore,
  defaultSort: 'name',
  searchKeys: ({ name, address }) => ({ names: [name], words: [address] }),
  areaFrom: [],
  dateOrder: [],
  isPersonal: false,
};
