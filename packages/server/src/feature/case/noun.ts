import { reactToPerson } from '../reaction/service.ts';
import { type Noun, type Standing } from '../registry/index.ts';
import { admitEpisode } from './episode.ts';
import { caseStore } from './store.ts';

/** Cases are found by number and by their person; an outcome never comes before the onset. */
export const caseNoun: Noun = {
  kind: 'case',
  ...caseStore,
  defaultSort: '-reportDate',
  searchKeys: ({ number }) => ({ names: [], words: [number] }),
  areaFrom: ['person'],
  dateOrder: [
    ['infectionDate', 'onsetDate'],
    ['onsetDate', 'outcomeDate'],
    ['isolationStart', 'isolationEnd'],
    ['hospitalStart', 'hospitalEnd'],
  ],
  admit: (at: Standing, after, before) => admitEpisode(at, caseNoun, after, before),
  react: (at: Standing, row) => reactToPerson(at, row['person']),
  isPersonal: true,
};
