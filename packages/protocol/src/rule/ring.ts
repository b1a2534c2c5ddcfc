import type { Ring } from '../pack/index.ts';

/** Whom a case met, where places are, and who belongs to an institution. */
export interface RingFacts {
  /** Persons each person met. */
  readonly links?: ReadonlyMap<string, readonly string[]>;
  /** Points in metres on a plane, or in degrees where `degrees` is set. */
  readonly points?: ReadonlyMap<string, readonly [x: number, y: number]>;
  readonly degrees?: boolean;
  /** Institutions of each person: the kind (`school`, `careHome`) and the id. */
  readonly institutions?: ReadonlyMap<string, readonly { readonly kind: string; readonly id: string }[]>;
}

/**
 * Everybody in the ring around a case, the case left out, in order of their names.
 *
 * - `graph`: everybody within so many steps along the links (2: contacts and contacts of contacts, as for Ebola);
 * - `distance`: every point within the radius (cholera, dengue); great-circle distance where points are degrees;
 * - `institution`: everybody of an institution of a named kind that the case belongs to (influenza, norovirus).
 */
export function ringAround(ring: Ring, center: string, facts: RingFacts): string[] {
  switch (ring.kind) {
    case 'graph':
      return withinSteps(facts.links ?? new Map(), center, ring.steps.value);
    case 'distance':
      return withinRadius(facts, center, ring.radius.value * (ring.radius.unit === 'kilometres' ? 1000 : 1));
    case 'institution':
      return sameInstitution(facts, center, ring.institutions);
  }
}

function withinSteps(links: ReadonlyMap<string, readonly string[]>, center: string, steps: number): string[] {
  const reached = new Set([center]);
  let edge = [center];
  for (let step = 0; step < steps; step++)
    edge = edge.flatMap((one) => links.get(one) ?? []).filter((one) => !reached.has(one) && reached.add(one));
  reached.delete(center);
  return [...reached].sort();
}

function withinRadius({ points = new Map(), degrees = false }: RingFacts, center: string, metres: number): string[] {
  const middle = points.get(center);
  if (middle === undefined) return [];
  const distance = degrees ? greatCircle : plane;
  return [...points]
    .filter(([name, point]) => name !== center && distance(middle, point) <= metres)
    .map(([name]) => name)
    .sort();
}

type Point = readonly [x: number, y: number];
const plane = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** Haversine on a sphere of 6,371,008.8 m, the mean radius of the Earth (IUGG); points are longitude, latitude in degrees. */
function greatCircle([longitude, latitude]: Point, [otherLongitude, otherLatitude]: Point): number {
  const radians = Math.PI / 180;
  const [half, across] = [((otherLatitude - latitude) * radians) / 2, ((otherLongitude - longitude) * radians) / 2];
  const chord = Math.sin(half) ** 2 + Math.cos(latitude * radians) * Math.cos(otherLatitude * radians) * Math.sin(across) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.min(1, Math.sqrt(chord)));
}

function sameInstitution({ institutions = new Map() }: RingFacts, center: string, kinds: readonly string[]): string[] {
  const own = new Set((institutions.get(center) ?? []).filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id));
  return [...institutions]
    .filter(([name, places]) => name !== center && places.some(({ id }) => own.has(id)))
    .map(([name]) => name)
    .sort();
}
