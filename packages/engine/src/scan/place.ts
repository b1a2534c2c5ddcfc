import { ArgumentError, requireFinite } from '@firebreak/epi/distribution/index';

/** A place on a flat map, in any unit of length. */
export interface FlatPlace {
  id: string;
  x: number;
  y: number;
}

/** A place on the globe, in degrees. */
export interface GlobePlace {
  id: string;
  latitude: number;
  longitude: number;
}

/** Places of one analysis: all on a flat map or all on the globe. */
export type ScanPlaces = readonly FlatPlace[] | readonly GlobePlace[];

/** Kilometres; the radius SaTScan measures great circles with. */
export const EARTH_RADIUS_KM = 6367;

/** Distance of two places: the map's unit, or kilometres along the great circle. */
export type Distance = (from: number, to: number) => number;

/**
 * Checks places and gives their distances. On the globe by the haversine formula, exact for near places too.
 *
 * @throws ArgumentError for coordinates that are no numbers or not on the globe, and for an id given twice
 */
export function distancesOf(places: ScanPlaces): Distance {
  requireSize(places.length);
  requireDistinct(places);
  return isFlat(places) ? flatDistance(places) : globeDistance(places);
}

function isFlat(places: ScanPlaces): places is readonly FlatPlace[] {
  return 'x' in places[0]!;
}

function flatDistance(places: readonly FlatPlace[]): Distance {
  const x = columnOf(places, 'x', ({ x }) => x);
  const y = columnOf(places, 'y', ({ y }) => y);
  return (from, to) => {
    const [east, north] = [x[from]! - x[to]!, y[from]! - y[to]!];
    return Math.sqrt(east * east + north * north);
  };
}

function globeDistance(places: readonly GlobePlace[]): Distance {
  const latitude = columnOf(places, 'latitude', ({ latitude }) => latitude, 90).map(radians);
  const longitude = columnOf(places, 'longitude', ({ longitude }) => longitude, 360).map(radians);
  return (from, to) => {
    const north = Math.sin((latitude[from]! - latitude[to]!) / 2);
    const east = Math.sin((longitude[from]! - longitude[to]!) / 2);
    const half = north * north + Math.cos(latitude[from]!) * Math.cos(latitude[to]!) * east * east;
    return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(half)));
  };
}

function columnOf<Place>(places: readonly Place[], name: string, value: (place: Place) => number, limit = 1e150): Float64Array {
  return Float64Array.from(places, (place, index) => {
    const number = value(place);
    requireFinite(`places[${index}].${name}`, number);
    if (Math.abs(number) <= limit) return number;
    throw new ArgumentError('OUT_OF_RANGE', `places[${index}].${name}`, `Give a number from -${limit} to ${limit}.`, number);
  });
}

function requireSize(places: number): void {
  if (places === 0) throw new ArgumentError('EMPTY', 'places', 'Give at least one place.');
  if (places <= MOST_PLACES) return;
  throw new ArgumentError(
    'OUT_OF_RANGE',
    'places',
    `Every pair of places is looked at, so give at most ${MOST_PLACES}: put cases together by street, village or grid cell.`,
    places,
  );
}

function requireDistinct(places: ScanPlaces): void {
  const seen = new Set<string>();
  places.forEach(({ id }, index) => {
    if (seen.has(id)) {
      throw new ArgumentError('INCONSISTENT', `places[${index}].id`, 'It stands for an earlier place too; give each place once.', id);
    }
    seen.add(id);
  });
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/** Half of the pairs are kept, with their expected cases: some hundred megabytes. */
const MOST_PLACES = 5000;
