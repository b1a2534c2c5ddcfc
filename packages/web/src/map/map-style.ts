import type { FilterSpecification, StyleSpecification } from 'maplibre-gl';
import type { PointStyles } from './area-value.ts';
import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon } from './geojson.ts';
import { markImageId } from './map-image.ts';
import { classFill, type MapPalette } from './map-palette.ts';
import { type MapScene, symbolRadius } from './map-scene.ts';

/** Layers a click or a pointer may hit, the uppermost first. */
export const hitLayers = { points: 'points', symbols: 'symbols', areas: 'areas' } as const;

/**
 * A scene as a MapLibre style: a plain background, areas, circles, points, names. No tile, no glyph and no sprite is
 * fetched: names are drawn from the fonts of the page, pictures are made when they are asked for (`map-image.ts`).
 */
export function mapStyle(scene: MapScene, pointStyles: PointStyles, palette: MapPalette, fonts: readonly string[]): StyleSpecification {
  return {
    version: 8,
    sources: {
      areas: { type: 'geojson', data: areaData(scene, palette) },
      symbols: { type: 'geojson', data: symbolData(scene) },
      points: { type: 'geojson', data: pointData(scene, pointStyles) },
      circles: { type: 'geojson', data: circleData(scene) },
      circleNames: { type: 'geojson', data: circleNameData(scene) },
      names: { type: 'geojson', data: nameData(scene) },
    },
    layers: [
      { id: 'paper', type: 'background', paint: { 'background-color': palette.paper } },
      { id: hitLayers.areas, type: 'fill', source: 'areas', filter: HAS_FILL, paint: { 'fill-color': ['get', 'fill'] } },
      { id: 'areas-hatched', type: 'fill', source: 'areas', filter: HAS_HATCH, paint: { 'fill-pattern': ['get', 'hatch'] } },
      { id: 'borders', type: 'line', source: 'areas', paint: { 'line-color': palette.line, 'line-width': 1 } },
      {
        id: hitLayers.symbols,
        type: 'circle',
        source: 'symbols',
        paint: {
          'circle-radius': ['get', 'radius'],
          'circle-color': palette.symbol,
          'circle-opacity': 0.55,
          'circle-stroke-color': palette.ink,
          'circle-stroke-width': 1,
        },
      },
      {
        id: hitLayers.points,
        type: 'symbol',
        source: 'points',
        layout: { 'icon-image': ['get', 'mark'], 'icon-allow-overlap': true, 'icon-ignore-placement': true },
      },
      {
        id: 'circles',
        type: 'line',
        source: 'circles',
        filter: ['get', 'strong'],
        paint: { 'line-color': palette.circle, 'line-width': 2.5 },
      },
      {
        id: 'circles-weak',
        type: 'line',
        source: 'circles',
        filter: ['!', ['get', 'strong']],
        paint: { 'line-color': palette.circle, 'line-width': 2, 'line-dasharray': [3, 2] },
      },
      {
        id: 'names',
        type: 'symbol',
        source: 'names',
        layout: { 'text-field': ['get', 'name'], 'text-font': [...fonts], 'text-size': 12, 'text-padding': 2, 'text-optional': true },
        paint: { 'text-color': palette.ink, 'text-halo-color': palette.paper, 'text-halo-width': 1.5 },
      },
      {
        id: 'circle-names',
        type: 'symbol',
        source: 'circleNames',
        layout: {
          'text-field': ['get', 'name'],
          'text-font': [...fonts],
          'text-size': 16,
          'text-allow-overlap': true,
          'text-anchor': 'bottom',
        },
        paint: { 'text-color': palette.circle, 'text-halo-color': palette.paper, 'text-halo-width': 2 },
      },
    ],
  };
}

const HAS_FILL: FilterSpecification = ['has', 'fill'];
const HAS_HATCH: FilterSpecification = ['has', 'hatch'];

type Properties = Record<string, string | number | boolean>;
type Datum = Feature<Point | Polygon | MultiPolygon, Properties>;
type Data = FeatureCollection<Point | Polygon | MultiPolygon, Properties>;

function areaData({ shapes, breaks }: MapScene, palette: MapPalette): Data {
  return collection(
    shapes.map(({ feature, value, rateClass }) => {
      const fill =
        value && rateClass !== undefined ? (rateClass < 0 ? palette.empty : classFill(palette, rateClass, breaks.length - 1)) : undefined;
      const look: Properties = fill ? { fill } : value ? { hatch: `hatch|${palette.line}` } : {};
      return { type: 'Feature', geometry: feature.geometry, properties: { code: feature.properties.code, ...look } };
    }),
  );
}

function symbolData({ symbols, largestCount }: MapScene): Data {
  return collection(
    symbols.map(({ value, place }) => pointFeature(place, { code: value.code, radius: symbolRadius(value.count, largestCount) })),
  );
}

function pointData({ points }: MapScene, styles: PointStyles): Data {
  return collection(
    points.flatMap((point) => {
      const style = styles[point.style];
      return style ? [pointFeature(point, { id: point.id, mark: markImageId(style) })] : [];
    }),
  );
}

function circleData({ circles }: MapScene): Data {
  return collection(
    circles.map(({ circle, ring }) => ({
      type: 'Feature',
      geometry: { type: 'Polygon', coordinates: [[...ring]] },
      properties: { id: circle.id, strong: circle.isStrong },
    })),
  );
}

/** The number of a circle stands on its northern edge, where it hides no area. */
function circleNameData({ circles }: MapScene): Data {
  return collection(
    circles.flatMap(({ circle, ring }) => {
      const [longitude, latitude] = ring[0] ?? [];
      return longitude === undefined || latitude === undefined ? [] : [pointFeature({ latitude, longitude }, { name: circle.label })];
    }),
  );
}

function nameData({ shapes, symbols }: MapScene): Data {
  const named = shapes.flatMap(({ feature, value, middle }) =>
    middle ? [pointFeature(middle, { name: value?.name ?? feature.properties.name })] : [],
  );
  const known = new Set(shapes.map(({ value }) => value?.code));
  const others = symbols.filter(({ value }) => !known.has(value.code)).map(({ value, place }) => pointFeature(place, { name: value.name }));
  return collection([...named, ...others]);
}

function pointFeature({ latitude, longitude }: { latitude: number; longitude: number }, properties: Properties): Datum {
  return { type: 'Feature', geometry: { type: 'Point', coordinates: [longitude, latitude] }, properties };
}

function collection(features: Datum[]): Data {
  return { type: 'FeatureCollection', features };
}
