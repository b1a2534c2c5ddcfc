import { type Noun } from '../registry/index.ts';
import { specimenStore } from './store.ts';

/** Specimens are found by number and, for who may see persons, by person. */
export const specimenNoun: Noun = {
  kind: 'specimen',
  ...specimenStore,
  defaultSort: '-takenAt',
  searchKeys: ({ number }) => ({ names: [], words: [number] }),
  areaFrom: ['person', 'place'],
  dateOrder: [
    ['takenAt', 'sentAt'],
    ['takenAt', 'receivedAt'],
    ['sentAt', 'receivedAt'],
  ],
  isPersonal: true,
};
