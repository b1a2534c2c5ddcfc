import { reactToPerson } from '../reaction/service.ts';
import { type Noun, type Standing } from '../registry/index.ts';
import { personStore } from './store.ts';

/** Persons are found by name, other name, pinyin, phone (whole or last four digits) and document number (whole). */
export const personNoun: Noun = {
  kind: 'person',
  ...personStore,
  defaultSort: '-createdAt',
  searchKeys: ({ name, otherName, phone, documentNumber }) => ({
    names: [name, otherName],
    words: [],
    phones: [phone],
    codes: [documentNumber],
  }),
  areaFrom: ['household'],
  dateOrder: [],
  react: (at: Standing, row, before) => (before === undefined ? undefined : reactToPerson(at, row.id)),
  isPersonal: true,
};
