import { ArgumentError, requireFinite, requireNonNegative, requirePositive } from '@firebreak/epi/distribution/index';
import { parseAddress } from './address.ts';
import { floorHop, floorOrder, type StairSpeed } from './floor-order.ts';
import { shortestTour } from './tour.ts';

/** A place in metres on a plane, or in degrees with `latitude` and `longitude` (WGS 84). */
export type Spot = { readonly x: number; readonly y: number } | { readonly latitude: number; readonly longitude: number };

/** A door to knock at. What the address does not tell may be given beside it and goes before it. */
export interface Door {
  readonly id: string;
  readonly address: string;
  readonly building?: string;
  readonly unit?: string;
  readonly floor?: number;
  readonly room?: string;
  /** Where its building stands. */
  readonly spot?: Spot;
}

/** Speeds of a walk; the defaults are assumptions, to be measured where it matters. */
export interface WalkSettings {
  /** Metres a second on the level, 1.2 by default. */
  readonly metresPerSecond?: number;
  /** Metres from one entrance of a building to the next, 20 by default. */
  readonly entranceMetres?: number;
  /** Seconds a floor by the stairs, up 15 and down 12 by default. */
  readonly upSeconds?: number;
  readonly downSeconds?: number;
  /** Buildings with a lift, as their addresses call them; `true` for all, none by default. */
  readonly lifts?: boolean | readonly string[];
  /** Seconds of waiting for each ride, 40 by default, and for each floor of it, 3 by default. */
  readonly liftWaitSeconds?: number;
  readonly liftSeconds?: number;
  /** Where the team sets out, and whether it comes back there. */
  readonly from?: Spot;
  readonly returns?: boolean;
}

export interface WalkStop {
  readonly id: string;
  /** Position from 1. */
  readonly order: number;
  readonly locality: string;
  readonly building: string | null;
  readonly unit: string | null;
  readonly floor: number | null;
  readonly room: string | null;
  /** How the team gets there from the stop before; `walk` from another entrance or building. */
  readonly by: 'walk' | 'stairs' | 'lift' | 'level';
}

export interface WalkPlan {
  readonly stops: readonly WalkStop[];
  /** Seconds on the way, without those at the doors; of the same doors in the order in which they were given. Ways to buildings without a spot count as nothing. */
  readonly seconds: number;
  readonly secondsAsGiven: number;
  /** Metres between buildings. */
  readonly metres: number;
  /** False where the order of the buildings is good and not proven the shortest. */
  readonly exact: boolean;
  /** Doors whose floor nobody knows: last in their entrance. */
  readonly withoutFloor: readonly string[];
  /** Doors whose building has no spot: behind the others, by their numbers. */
  readonly withoutSpot: readonly string[];
  /** Doors whose address was told by its numbers alone. */
  readonly guessed: readonly string[];
}

/**
 * The shortest walking order for sampling from door to door.
 *
 * Entrances (单元) meet on the ground floor only, and buildings in the open, so the way is shortest when each building and each
 * entrance is done at once: buildings in the order of `shortestTour`, entrances in the order of their numbers, floors by `floorOrder`,
 * rooms by their numbers.
 *
 * @throws ArgumentError when an id comes twice, spots are of both kinds, or a number is out of range
 */
export function walkingOrder(doors: readonly Door[], settings: WalkSettings = {}): WalkPlan {
  requireSettings(settings);
  const places = doors.map(placeOf);
  requireIds(places);
  const buildings = groupBy(places, (place) => place.key);
  const { order, metres, exact } = orderBuildings([...buildings.values()], settings);
  const visit = order.flatMap((building) => orderBuilding(building, settings));
  return {
    stops: visit.map((place, at) => stopOf(place, visit[at - 1], at + 1, settings)),
    seconds: routeSeconds(visit, settings),
    secondsAsGiven: routeSeconds(places, settings),
    metres,
    exact,
    withoutFloor: visit.filter(({ floor }) => floor === null).map(({ id }) => id),
    withoutSpot: visit.filter(({ spot }) => spot === undefined).map(({ id }) => id),
    guessed: visit.filter(({ guessed }) => guessed).map(({ id }) => id),
  };
}

interface Place extends Omit<WalkStop, 'order' | 'by'> {
  readonly key: string;
  readonly spot: Spot | undefined;
  readonly guessed: boolean;
}

function placeOf(door: Door): Place {
  const read = parseAddress(door.address);
  const building = door.building ?? read.building;
  if (door.floor !== undefined) requireFinite(`floor of ${door.id}`, door.floor);
  return {
    id: door.id,
    locality: read.locality,
    building,
    unit: door.unit ?? read.unit,
    floor: door.floor ?? read.floor,
    room: door.room ?? read.room,
    key: `${read.locality}\n${building ?? ''}`,
    spot: door.spot,
    guessed: read.guessed,
  };
}

function requireIds(places: readonly Place[]): void {
  const seen = new Set<string>();
  for (const { id } of places) {
    if (seen.has(id)) throw new ArgumentError('INCONSISTENT', 'id', 'Give each door an id of its own.', id);
    seen.add(id);
  }
}

/** Seconds a floor takes in a building. */
function speedIn(building: string | null, settings: WalkSettings): StairSpeed {
  const { upSeconds = 15, downSeconds = 12, lifts = false, liftWaitSeconds = 40, liftSeconds = 3 } = settings;
  const hasLift = typeof lifts === 'boolean' ? lifts : lifts.includes(building ?? '');
  return hasLift ? { upSeconds, downSeconds, liftWaitSeconds, liftSeconds } : { upSeconds, downSeconds };
}

function orderBuildings(buildings: readonly Place[][], settings: WalkSettings): { order: Place[][]; metres: number; exact: boolean } {
  const known = buildings.filter((building) => spotOf(building) !== undefined);
  const others = buildings.filter((building) => spotOf(building) === undefined).toSorted((a, b) => byNumber(nameOf(a), nameOf(b)));
  const { from, returns = false } = settings;
  const spots = [...(from === undefined ? [] : [from]), ...known.flatMap((building) => spotOf(building) ?? [])];
  const lengths = Float64Array.from(spots.flatMap((one) => spots.map((other) => metresBetween(one, other))));
  const tour = shortestTour({ places: spots.length, lengths, returns, ...(from === undefined ? {} : { from: 0 }) });
  const offset = from === undefined ? 0 : 1;
  const order = tour.order.flatMap((place) => (place < offset ? [] : [known[place - offset] ?? []]));
  return { order: [...order, ...others], metres: tour.length, exact: tour.exact };
}

const spotOf = (building: readonly Place[]): Spot | undefined => building.find(({ spot }) => spot !== undefined)?.spot;
const nameOf = (building: readonly Place[]): string => building[0]?.key ?? '';

function orderBuilding(building: readonly Place[], settings: WalkSettings): Place[] {
  const speed = speedIn(building[0]?.building ?? null, settings);
  const spot = spotOf(building);
  const entrances = [...groupBy(building, ({ unit }) => unit ?? '').entries()].toSorted(([a], [b]) => byNumber(a, b));
  return entrances.flatMap(([, doors]) => {
    const floors = floorOrder(
      doors.flatMap(({ floor }) => floor ?? []),
      speed,
    );
    const rank = (floor: number | null): number => (floor === null ? floors.length : floors.indexOf(floor));
    const sorted = doors.toSorted((a, b) => rank(a.floor) - rank(b.floor) || byNumber(a.room ?? '', b.room ?? ''));
    return sorted.map((door) => ({ ...door, spot: door.spot ?? spot }));
  });
}

/** From one door to the next: down to the ground floor and up again where they do not share a staircase. */
function hop(from: Place | undefined, to: Place, settings: WalkSettings): { seconds: number; by: WalkStop['by'] } {
  const ground = 1;
  const speed = speedIn(to.building, settings);
  if (from !== undefined && from.key === to.key && from.unit === to.unit) return floorHop(from.floor ?? ground, to.floor ?? ground, speed);
  const { metresPerSecond = 1.2, entranceMetres = 20 } = settings;
  const start = from === undefined ? settings.from : from.spot;
  const metres = from?.key === to.key ? entranceMetres * entrancesBetween(from.unit, to.unit) : wayMetres(start, to.spot);
  const down = from === undefined ? 0 : floorHop(from.floor ?? ground, ground, speedIn(from.building, settings)).seconds;
  return { seconds: down + metres / metresPerSecond + floorHop(ground, to.floor ?? ground, speed).seconds, by: 'walk' };
}

function entrancesBetween(one: string | null, other: string | null): number {
  const between = Math.abs(Number(one ?? Number.NaN) - Number(other ?? Number.NaN));
  return Number.isNaN(between) ? 1 : between;
}

const wayMetres = (from: Spot | undefined, to: Spot | undefined): number =>
  from === undefined || to === undefined ? 0 : metresBetween(from, to);

function routeSeconds(visit: readonly Place[], settings: WalkSettings): number {
  const last = visit.at(-1);
  if (last === undefined) return 0;
  const { metresPerSecond = 1.2, returns = false } = settings;
  const home = returns ? wayMetres(last.spot, settings.from ?? visit[0]?.spot) : 0;
  const down = floorHop(last.floor ?? 1, 1, speedIn(last.building, settings)).seconds;
  return visit.reduce((sum, place, at) => sum + hop(visit[at - 1], place, settings).seconds, down + home / metresPerSecond);
}

function stopOf(place: Place, before: Place | undefined, order: number, settings: WalkSettings): WalkStop {
  const { id, locality, building, unit, floor, room } = place;
  return { id, order, locality, building, unit, floor, room, by: hop(before, place, settings).by };
}

/** Straight metres; on the globe by the haversine formula with a radius of 6,371,008.8 m (mean radius of IUGG). */
export function metresBetween(one: Spot, other: Spot): number {
  if ('x' in one && 'x' in other) return Math.hypot(one.x - other.x, one.y - other.y);
  if ('x' in one || 'x' in other)
    throw new ArgumentError('INCONSISTENT', 'spot', 'Give all spots in metres or all of them in degrees, not some of each.');
  const radians = Math.PI / 180;
  const [north, east] = [(other.latitude - one.latitude) * radians, (other.longitude - one.longitude) * radians];
  const across = Math.cos(one.latitude * radians) * Math.cos(other.latitude * radians);
  const chord = Math.sin(north / 2) ** 2 + across * Math.sin(east / 2) ** 2;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** Numbers in names count as numbers: 2 before 10. */
function byNumber(one: string, other: string): number {
  const [a, b] = [one.match(/\d+|\D+/gu) ?? [], other.match(/\d+|\D+/gu) ?? []];
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const [left, right] = [a[at] ?? '', b[at] ?? ''];
    const numbers = Number(left) - Number(right);
    if (left !== right) return numbers || (left < right ? -1 : 1);
  }
  return a.length - b.length;
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

function requireSettings(settings: WalkSettings): void {
  if (settings.metresPerSecond !== undefined) requirePositive('metresPerSecond', settings.metresPerSecond);
  for (const name of ['entranceMetres', 'upSeconds', 'downSeconds', 'liftWaitSeconds', 'liftSeconds'] as const)
    if (settings[name] !== undefined) requireNonNegative(name, settings[name]);
}

const EARTH_RADIUS = 6_371_008.8;
