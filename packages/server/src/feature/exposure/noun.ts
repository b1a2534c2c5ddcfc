import { reactToPerson } from '../reaction/service.ts';
import { type Noun, type Standing } from '../registry/index.ts';
import { exposureStore } from './store.ts';

/** Exposures are found by cluster and by either end; they belong to the area of the one who was exposed. */
export const exposureNoun: Noun = {
  kind: 'exposure',
  ...exposureStore,
  defaultSort: '-date',
  searchKeys: ({ cluster }) => ({ names: [], words: [cluster] }),
  areaFrom: ['target', 'source'],
  dateOrder: [],
  react: (at: Standing, row, before) => {
    // who was exposed first: whoever has an event of their own is then left out of the source's
    for (const end of ['target_person', 'source_person']) {
      reactToPerson(at, row[end]);
      if (before !== undefined && before[end] !== row[end]) reactToPerson(at, before[end]);
    }
  },
  isPersonal: true,
};
