import { type Noun } from '../registry/index.ts';
import { eventStore } from './store.ts';

/** Events are found by name and number; one without an area of its own lies where its place lies. */
export const eventNoun: Noun = {
  kind: 'event',
  ...eventStore,
  defaultSort: '-date',
  searchKeys: ({ name, number }) => ({ names: [name], words: [number] }),
  areaFrom: ['place'],
  dateOrder: [['date', 'endDate']],
  isPersonal: false,
};
