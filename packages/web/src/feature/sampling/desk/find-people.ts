import { type FieldHousehold, type FieldList, type FieldPerson } from '../../../offline/field-list.ts';
import { type Scan } from './read-scan.ts';

/** A person of the list with the household they stand in. */
export interface Found {
  readonly person: FieldPerson;
  readonly household: FieldHousehold;
}

/** Most that are shown to choose from: more is no choice at a door. */
const MOST = 12;

/** People of the lists whom a scan may mean, those it fits best first. */
export function findPeople(lists: readonly FieldList[], scan: Scan): readonly Found[] {
  const found = everybody(lists).filter(({ person }) => isMeant(person, scan));
  return found.slice(0, MOST);
}

/** Households whose house number the text names. */
export function findHouseholds(lists: readonly FieldList[], text: string): readonly FieldHousehold[] {
  const wanted = plain(text);
  if (wanted === '') return [];
  const households = lists.flatMap((list) => list.households);
  const exact = households.filter((household) => plain(household.code) === wanted);
  if (exact.length > 0) return exact;
  return households.filter((household) => doorText(household).includes(wanted)).slice(0, MOST);
}

export function findHousehold(lists: readonly FieldList[], id: string): FieldHousehold | undefined {
  for (const list of lists) {
    const household = list.households.find((one) => one.id === id);
    if (household !== undefined) return household;
  }
  return undefined;
}

export const everybody = (lists: readonly FieldList[]): readonly Found[] =>
  lists.flatMap((list) => list.households.flatMap((household) => household.members.map((person) => ({ person, household }))));

function isMeant(person: FieldPerson, scan: Scan): boolean {
  switch (scan.kind) {
    case 'document':
      return person.documentTail?.toUpperCase() === scan.tail && agrees(person.birthYear, scan.birthYear) && agrees(person.sex, scan.sex);
    case 'phone':
      return person.phoneTail === scan.tail;
    case 'tail':
      return person.phoneTail === scan.tail || person.documentTail?.toUpperCase() === scan.tail;
    case 'code':
      return false; // the code of a household opens the household
    case 'words':
      return plain(person.name ?? '').includes(plain(scan.text));
  }
}

/** What one side does not know contradicts nothing. */
const agrees = <T>(one: T | null, other: T | null): boolean => one === null || other === null || one === other || one === ('unknown' as T);

const doorText = ({ building, unit, room, code }: FieldHousehold): string =>
  [plain(`${building ?? ''}${unit ?? ''}${room ?? ''}`), plain(`${building ?? ''}${room ?? ''}`), plain(code)].join('\n');

/** Without spaces, hyphens and the words for building, unit and room, in small letters. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-_/.,，、·#号栋棟幢座楼樓单單元室房门門户戶]/g, '');
