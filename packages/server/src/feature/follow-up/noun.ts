import { reactToFollowUp } from '../reaction/service.ts';
import { type Noun } from '../registry/index.ts';
import { followUpStore, noteLastSeen } from './store.ts';

/** Follow-ups are found by the person who is followed up; they belong to the area of the contact. */
export const followUpNoun: Noun = {
  kind: 'followUp',
  ...followUpStore,
  defaultSort: '-date',
  searchKeys: () => ({ names: [], words: [] }),
  areaFrom: ['contact'],
  dateOrder: [],
  react: reactToFollowUp,
  isPersonal: true,
  afterWrite: (trx, home, { before, after }) =>
    noteLastSeen(trx, home, [...new Set([...before, ...after].map(({ contact }) => String(contact)))]),
};
