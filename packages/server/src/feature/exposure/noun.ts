import { type Noun } from '../registry/index.ts';
import { exposureStore } from './store.ts';

/** Exposures are found by cluster and by either end; they belong to the area of the one who was exposed. */
export const exposureNoun: Noun = {
  kind: 'exposure',
  ...exposureStore,
  defaultSort: '-date',
  searchKeys: ({ cluster }) => ({ names: [], words: [cluster] }),
  areaFrom: ['target', 'source'],
  dateOrder: [],
  isPersonal: true,
};
