export type Ring = number[][];
/** A geometry of GeoJSON, as far as areas need it. */
export type PlainGeometry = { type: 'Polygon'; coordinates: Ring[] } | { type: 'MultiPolygon'; coordinates: Ring[][] };

/** A map file of ECharts 4: rings as text of zigzag differences at 1/1024 of a degree, or plain GeoJSON. */
export interface EncodedMap {
  readonly UTF8Encoding?: boolean;
  readonly features: readonly EncodedFeature[];
}

interface EncodedFeature {
  readonly id?: string;
  readonly properties: { readonly id?: string; readonly name: string };
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: readonly (string | Ring)[]; readonly encodeOffsets?: readonly Offset[] }
    | {
        readonly type: 'MultiPolygon';
        readonly coordinates: readonly (readonly (string | Ring)[])[];
        readonly encodeOffsets?: readonly (readonly Offset[])[];
      }
    | null;
}

type Offset = readonly [number, number];

export interface DecodedFeature {
  readonly code: string | undefined;
  readonly name: string;
  readonly geometry: PlainGeometry;
}

/** Features with plain rings, rounded; features without any ring are left out. */
export function decodeFeatures(map: EncodedMap, step: number): DecodedFeature[] {
  return map.features.flatMap(({ id, properties, geometry }) => {
    if (!geometry) return [];
    const plain: PlainGeometry =
      geometry.type === 'Polygon'
        ? { type: 'Polygon', coordinates: geometry.coordinates.map((ring, index) => decodeRing(ring, geometry.encodeOffsets?.[index])) }
        : {
            type: 'MultiPolygon',
            coordinates: geometry.coordinates.map((rings, part) =>
              rings.map((ring, index) => decodeRing(ring, geometry.encodeOffsets?.[part]?.[index])),
            ),
          };
    return [{ code: id ?? properties.id, name: properties.name, geometry: roundedGeometry(plain, step) }];
  });
}

function decodeRing(ring: string | Ring, offset: Offset = [0, 0]): Ring {
  if (typeof ring !== 'string') return ring;
  let [x, y] = offset;
  const points: Ring = [];
  for (let index = 0; index + 1 < ring.length; index += 2) {
    x += zigzag(ring.charCodeAt(index) - TEXT_BASE);
    y += zigzag(ring.charCodeAt(index + 1) - TEXT_BASE);
    points.push([x / STEPS_PER_DEGREE, y / STEPS_PER_DEGREE]);
  }
  return points;
}

function zigzag(value: number): number {
  return (value >> 1) ^ -(value & 1);
}

const TEXT_BASE = 64;
const STEPS_PER_DEGREE = 1024;

/**
 * Coordinates snapped to a grid of `step` degrees: points that fall together or lie on a straight line are dropped,
 * rings closed, parts too small to be a ring left out. Neighbours share their border before and after.
 */
export function roundedGeometry(geometry: PlainGeometry, step: number): PlainGeometry {
  if (geometry.type === 'Polygon') return { type: 'Polygon', coordinates: roundRings(geometry.coordinates, step, 1) };
  const parts = geometry.coordinates.map((rings) => roundRings(rings, step, 0)).filter((rings) => rings.length > 0);
  return { type: 'MultiPolygon', coordinates: parts };
}

function roundRings(rings: readonly Ring[], step: number, keep: number): Ring[] {
  const rounded = rings.map((ring) => roundRing(ring, step));
  return rounded.filter((ring, index) => ring.length >= SMALLEST_RING || index < keep);
}

const SMALLEST_RING = 4;

function roundRing(ring: Ring, step: number): Ring {
  const points: Ring = [];
  for (const [x = 0, y = 0] of ring) {
    const next: [number, number] = [snap(x, step), snap(y, step)];
    if (same(points.at(-1), next)) continue;
    if (points.length > 1 && straight(points.at(-2), points.at(-1), next)) points.pop();
    points.push(next);
  }
  const [first] = points;
  if (first && !same(first, points.at(-1))) points.push([...first]);
  return points;
}

function snap(degrees: number, step: number): number {
  return Number((Math.round(degrees / step) * step).toFixed(3));
}

function same(a: readonly number[] | undefined, b: readonly number[] | undefined): boolean {
  return a?.[0] === b?.[0] && a?.[1] === b?.[1];
}

/** Whether b lies on the level or upright line from a to c. */
function straight(a: readonly number[] | undefined, b: readonly number[] | undefined, c: readonly number[]): boolean {
  return (a?.[0] === b?.[0] && b?.[0] === c[0]) || (a?.[1] === b?.[1] && b?.[1] === c[1]);
}
