/**
 * Where a point may be drawn for a viewer who may know it only to a precision.
 *
 * The place is replaced by the cell of a grid it lies in, and the point scattered inside that cell by a hash of its id.
 * The drawn place depends on the cell and the id alone: looking often or averaging tells nothing more, and a point
 * never moves between visits.
 *
 * @param precisionMetres width of a cell in metres (>= 0; 0 shows the place as it is)
 * @returns degrees
 */
export function jittered(point: LatLon, id: string, precisionMetres: number): LatLon {
  if (precisionMetres <= 0) return { latitude: point.latitude, longitude: point.longitude };
  const height = precisionMetres / METRES_PER_DEGREE;
  const row = Math.floor(point.latitude / height);
  // The width of a cell depends on its row, not on the point, or the point could be read from it.
  const width = height / Math.max(Math.cos(((row + 0.5) * height * Math.PI) / 180), LEAST_COSINE);
  const column = Math.floor(point.longitude / width);
  return {
    latitude: clamp((row + fraction(`${id}/latitude`)) * height, 90),
    longitude: clamp((column + fraction(`${id}/longitude`)) * width, 180),
  };
}

export interface LatLon {
  readonly latitude: number;
  readonly longitude: number;
}

/** A fraction in [0, 1) that belongs to a text: 32-bit FNV-1a, its bits mixed as murmur3 ends. */
export function fraction(text: string): number {
  let hash = FNV_OFFSET;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

function clamp(value: number, limit: number): number {
  return Math.min(limit, Math.max(-limit, value));
}

const METRES_PER_DEGREE = 111_320;
const LEAST_COSINE = 0.01;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
