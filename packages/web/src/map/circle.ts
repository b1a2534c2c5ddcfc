import type { Position } from './geojson.ts';
import type { LatLon } from './jitter.ts';

/** A circle on the ground, such as a cluster. */
export interface MapCircle extends LatLon {
  readonly id: string;
  readonly radiusKm: number;
  /** Written in the middle: a number that the text beside the map explains. */
  readonly label: string;
  /** Drawn through, or dashed where chance alone may well give it. */
  readonly isStrong: boolean;
}

/**
 * The outline of a circle on the globe, closed: places at one distance from the middle.
 *
 * @returns positions as GeoJSON has them, longitude first
 */
export function circleRing({ latitude, longitude, radiusKm }: Pick<MapCircle, 'latitude' | 'longitude' | 'radiusKm'>): Position[] {
  const [phi, lambda, angle] = [radians(latitude), radians(longitude), radiusKm / EARTH_RADIUS_KM];
  return Array.from({ length: CORNERS + 1 }, (_, corner) => {
    const bearing = (2 * Math.PI * (corner % CORNERS)) / CORNERS;
    const north = Math.asin(Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(bearing));
    const east =
      lambda + Math.atan2(Math.sin(bearing) * Math.sin(angle) * Math.cos(phi), Math.cos(angle) - Math.sin(phi) * Math.sin(north));
    return [degrees(east), degrees(north)];
  });
}

const radians = (value: number): number => (value * Math.PI) / 180;
const degrees = (value: number): number => (value * 180) / Math.PI;

/** As the scan measures distances. */
const EARTH_RADIUS_KM = 6367;
const CORNERS = 72;
