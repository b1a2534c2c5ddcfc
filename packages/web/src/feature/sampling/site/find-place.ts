import { type SwabPlace } from '@firebreak/contract';
import { type FieldList } from '../../../offline/field-list.ts';

/** Most that are shown to choose from. */
const MOST = 12;

/** What places need of a list. */
type PlaceList = Pick<FieldList, 'places' | 'swabsPerTube'>;

/** Places of all lists on the device, each once. */
export const placesOf = (lists: readonly PlaceList[]): readonly SwabPlace[] => [
  ...new Map(lists.flatMap(({ places = [] }) => places.map((place) => [place.id, place] as const))).values(),
];

/** Swabs of one place that one tube takes: of several lists the strictest says it. */
export const swabsPerTubeOf = (lists: readonly PlaceList[]): number =>
  lists.length === 0 ? 1 : Math.min(...lists.map(({ swabsPerTube = 1 }) => swabsPerTube));

/** Places whose name or address holds a text; a name that is the text itself is the only one. */
export function findPlaces(places: readonly SwabPlace[], text: string): readonly SwabPlace[] {
  const wanted = plain(text);
  const exact = places.filter(({ name }) => plain(name) === wanted);
  if (exact.length === 1) return exact;
  return places.filter(({ name, address }) => plain(name).includes(wanted) || plain(address ?? '').includes(wanted)).slice(0, MOST);
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s/g, '');
