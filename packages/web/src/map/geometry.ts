import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from './geojson.ts';
import type { LatLon } from './jitter.ts';

export type AreaGeometry = Polygon | MultiPolygon;
export interface AreaProperties {
  /** Code of the area; empty for lines that only help to read the map. */
  readonly code: string;
  readonly name: string;
}
export type AreaFeature = Feature<AreaGeometry, AreaProperties>;
export type AreaCollection = FeatureCollection<AreaGeometry, AreaProperties>;

/** West, south, east, north in degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

/**
 * The smallest box that holds all places; undefined when there is none.
 * A box never runs over the date line: what lies on both sides of it makes a box round the world.
 */
export function boundsOf(places: Iterable<Position>): Bounds | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [longitude = Number.NaN, latitude = Number.NaN] of places) {
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  return west <= east && south <= north ? [west, south, east, north] : undefined;
}

/** A box made wider on every side by a share of its size, and never narrower than `least` degrees. */
export function widened([west, south, east, north]: Bounds, share: number, least: number): Bounds {
  const across = Math.max((east - west) * share, (least - (east - west)) / 2, 0);
  const along = Math.max((north - south) * share, (least - (north - south)) / 2, 0);
  return [Math.max(-180, west - across), Math.max(-85, south - along), Math.min(180, east + across), Math.min(85, north + along)];
}

/** All corners of a geometry. */
export function* cornersOf(geometry: AreaGeometry): Generator<Position> {
  for (const polygon of polygonsOf(geometry)) for (const ring of polygon) yield* ring;
}

/** The middle (centre of mass) of the largest part: an archipelago is named on its main island. */
export function middleOf(geometry: AreaGeometry): LatLon | undefined {
  const rings = polygonsOf(geometry).flatMap((polygon) => polygon.slice(0, 1));
  const measured = rings.map((ring) => ({ ring, area: Math.abs(twiceArea(ring)) }));
  const largest = measured.toSorted((a, b) => b.area - a.area)[0];
  return largest && largest.ring.length > 0 ? centre(largest.ring) : undefined;
}

export function polygonsOf(geometry: AreaGeometry): Position[][][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

/** Twice the area of a ring in square degrees, positive when it runs against the clock. */
function twiceArea(ring: readonly Position[]): number {
  return sides(ring).reduce((sum, [x1, y1, x2, y2]) => sum + x1 * y2 - x2 * y1, 0);
}

function centre(ring: readonly Position[]): LatLon {
  const area = twiceArea(ring);
  if (area === 0) return { longitude: ring[0]?.[0] ?? 0, latitude: ring[0]?.[1] ?? 0 };
  let [longitude, latitude] = [0, 0];
  for (const [x1, y1, x2, y2] of sides(ring)) {
    const part = x1 * y2 - x2 * y1;
    longitude += (x1 + x2) * part;
    latitude += (y1 + y2) * part;
  }
  return { longitude: longitude / (3 * area), latitude: latitude / (3 * area) };
}

function sides(ring: readonly Position[]): [number, number, number, number][] {
  return ring.map((corner, index) => {
    const next = ring[(index + 1) % ring.length] ?? corner;
    return [corner[0] ?? 0, corner[1] ?? 0, next[0] ?? 0, next[1] ?? 0];
  });
}
