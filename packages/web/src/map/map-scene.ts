import { type AreaValue, type MapPoint, rateOf } from './area-value.ts';
import { circleRing, type MapCircle } from './circle.ts';
import { classBreaks, classOf } from './class-break.ts';
import type { Position } from './geojson.ts';
import { type AreaCollection, type AreaFeature, type Bounds, boundsOf, cornersOf, middleOf, widened } from './geometry.ts';
import { jittered, type LatLon } from './jitter.ts';

/** Everything a map draws, computed once: the same for WebGL, for the plain drawing and for the legend. */
export interface MapScene {
  readonly shapes: readonly MapShape[];
  readonly symbols: readonly MapSymbol[];
  readonly points: readonly MapPoint[];
  readonly circles: readonly { readonly circle: MapCircle; readonly ring: readonly Position[] }[];
  readonly breaks: readonly number[];
  /** The count that the largest circle stands for. */
  readonly largestCount: number;
  readonly bounds: Bounds | undefined;
  /** Areas with cases that have neither a boundary nor a place. */
  readonly notDrawn: readonly AreaValue[];
}

export interface MapShape {
  readonly feature: AreaFeature;
  /** undefined for a line or an outline that no value belongs to. */
  readonly value: AreaValue | undefined;
  /** Class of the rate; -1 without cases; undefined without a rate. */
  readonly rateClass: number | undefined;
  readonly middle: LatLon | undefined;
}

export interface MapSymbol {
  readonly value: AreaValue;
  readonly place: LatLon;
}

export const MOST_CLASSES = 5;

/**
 * What a map shows of areas, boundaries and points.
 *
 * An area with a boundary is filled by the class of its rate. An area without residents, or without a boundary, gets a
 * circle whose area is its count: counts are never a fill.
 */
export function mapScene(
  areas: readonly AreaValue[],
  boundary: AreaCollection | undefined,
  points: readonly MapPoint[],
  precisionMetres: number,
  circles: readonly MapCircle[] = [],
): MapScene {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const shapes = (boundary?.features ?? []).map((feature) => shapeOf(feature, byCode.get(feature.properties.code)));
  const rates = shapes.flatMap(({ value }) => (value ? (rateOf(value) ?? []) : []));
  const breaks = classBreaks(rates, MOST_CLASSES);
  const drawn = shapes.map((shape): MapShape => ({ ...shape, rateClass: shape.value && classOf(rateOf(shape.value), breaks) }));
  const filled = new Set(drawn.filter((shape) => shape.rateClass !== undefined).map((shape) => shape.value?.code));
  const counted = areas.filter((area) => area.count > 0 && !filled.has(area.code));
  const symbols = counted.flatMap((value) => symbolOf(value, drawn));
  const scattered = points.map((point) => ({ ...point, ...jittered(point, point.id, precisionMetres) }));
  const rings = circles.map((circle) => ({ circle, ring: circleRing(circle) }));
  const placed = new Set(symbols.map(({ value }) => value.code));
  return {
    shapes: drawn,
    symbols: symbols.toSorted((a, b) => b.value.count - a.value.count), // small circles lie on large ones
    points: scattered,
    circles: rings,
    breaks,
    largestCount: Math.max(0, ...symbols.map(({ value }) => value.count)),
    bounds: boundsOfScene(
      drawn,
      symbols,
      scattered,
      rings.flatMap(({ ring }) => ring),
    ),
    notDrawn: counted.filter((area) => !placed.has(area.code)),
  };
}

function shapeOf(feature: AreaFeature, value: AreaValue | undefined): MapShape {
  return { feature, value, rateClass: undefined, middle: feature.properties.code === '' ? undefined : middleOf(feature.geometry) };
}

function symbolOf(value: AreaValue, shapes: readonly MapShape[]): MapSymbol[] {
  const { latitude, longitude } = value;
  if (latitude !== undefined && longitude !== undefined) return [{ value, place: { latitude, longitude } }];
  const middle = shapes.find((shape) => shape.value?.code === value.code)?.middle;
  return middle ? [{ value, place: middle }] : [];
}

/** The view: what has a value or is a point; the whole boundary only when nothing else is there. */
function boundsOfScene(
  shapes: readonly MapShape[],
  symbols: readonly MapSymbol[],
  points: readonly LatLon[],
  corners: readonly Position[],
): Bounds | undefined {
  const places = [...symbols.map(({ place }) => place), ...points].map(({ latitude, longitude }) => [longitude, latitude]);
  const valued = shapes.filter((shape) => shape.value !== undefined);
  const outline = valued.length > 0 || places.length === 0 ? (valued.length > 0 ? valued : shapes) : [];
  const box = boundsOf([...places, ...corners, ...outline.flatMap(({ feature }) => [...cornersOf(feature.geometry)])]);
  return box && widened(box, MARGIN, LEAST_DEGREES);
}

const MARGIN = 0.06;
const LEAST_DEGREES = 0.02;

/** Radius in pixels of a circle whose area is a count. */
export function symbolRadius(count: number, largest: number): number {
  return count <= 0 || largest <= 0 ? 0 : Math.max(LEAST_RADIUS, MOST_RADIUS * Math.sqrt(count / largest));
}

const LEAST_RADIUS = 4;
const MOST_RADIUS = 26;
