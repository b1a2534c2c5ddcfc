import 'maplibre-gl/dist/maplibre-gl.css';
import { type MapLayerMouseEvent, Map as MapLibreMap, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from 'react';
import type { PointStyles } from './area-value.ts';
import { drawImage, IMAGE_DENSITY } from './map-image.ts';
import type { MapPalette } from './map-palette.ts';
import type { MapScene } from './map-scene.ts';
import { hitLayers, mapStyle } from './map-style.ts';
import './map-view.css';

setWorkerUrl(workerUrl); // our own file: no worker from a blob, which a strict content policy refuses

/** What the outside may ask of a drawn map. */
export interface MapHandle {
  readonly picture: () => HTMLCanvasElement | undefined;
}

interface Props {
  readonly scene: MapScene;
  readonly pointStyles: PointStyles;
  readonly palette: MapPalette;
  readonly label: string;
  readonly onHit: (hit: MapHit | undefined, chosen: boolean) => void;
  readonly onFailed: () => void;
  readonly handle: Ref<MapHandle>;
}

/** What lies under the pointer. */
export type MapHit = { readonly kind: 'area'; readonly code: string } | { readonly kind: 'point'; readonly id: string };

/** The map by WebGL: no tiles, no glyph server; fonts are those of the page. */
export default function MapView({ scene, pointStyles, palette, label, onHit, onFailed, handle }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibreMap>();
  const meet = useEffectEvent(onHit);
  const fail = useEffectEvent(onFailed);
  useImperativeHandle(handle, () => ({ picture: () => map?.getCanvas() }), [map]);

  useEffect(() => {
    const made = openMap(host.current, (hit, chosen) => meet(hit, chosen));
    if (!made) {
      fail();
      return undefined;
    }
    setMap(made);
    return () => {
      setMap(undefined);
      made.remove();
    };
  }, []);

  useEffect(() => map?.getCanvas().setAttribute('aria-label', label), [map, label]);

  useEffect(() => {
    let current = true;
    const style = mapStyle(scene, pointStyles, palette, pageFonts());
    void namesReady(scene).then(() => {
      if (current) map?.setStyle(style);
    });
    return () => {
      current = false;
    };
  }, [map, scene, pointStyles, palette]);

  // The scene changes with every count; the view moves only when the place does.
  const box = scene.bounds?.join();
  useEffect(() => {
    if (map && box) map.fitBounds(box.split(',').map(Number) as [number, number, number, number], { animate: false, padding: 12 });
  }, [map, box]);

  return <div ref={host} style={{ position: 'absolute', inset: 0 }} />;
}

/** A map in its element; undefined where the browser has no WebGL. */
function openMap(host: HTMLDivElement | null, onHit: Props['onHit']): MapLibreMap | undefined {
  if (!host) return undefined;
  try {
    const made = new MapLibreMap({
      container: host,
      style: { version: 8, sources: {}, layers: [] },
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      maxZoom: 16,
      fadeDuration: 0,
      localIdeographFontFamily: pageFonts().join(','),
      cooperativeGestures: false,
      canvasContextAttributes: { preserveDrawingBuffer: true }, // or a picture taken later would be empty
    });
    made.touchZoomRotate.disableRotation();
    made.addControl(new NavigationControl({ showCompass: false }), 'top-right');
    made.setMissingStyleImageResolver((id) => {
      const image = drawImage(id);
      if (image) made.addImage(id, image, { pixelRatio: IMAGE_DENSITY });
    });
    listen(made, onHit);
    return made;
  } catch {
    return undefined;
  }
}

function listen(made: MapLibreMap, onHit: Props['onHit']): void {
  const hitAt = ({ point }: Pick<MapLayerMouseEvent, 'point'>): MapHit | undefined => {
    const layers = Object.values(hitLayers).filter((layer) => made.getLayer(layer) !== undefined);
    const [found] = made.queryRenderedFeatures(point, { layers });
    const code: unknown = found?.properties['code'];
    const id: unknown = found?.properties['id'];
    if (typeof id === 'string') return { kind: 'point', id };
    return typeof code === 'string' && code !== '' ? { kind: 'area', code } : undefined;
  };
  made.on('mousemove', (event) => onHit(hitAt(event), false));
  made.on('mouseout', () => onHit(undefined, false));
  made.on('click', (event) => onHit(hitAt(event), true));
}

/** Font families of the page, which end in the packaged Chinese ones. */
function pageFonts(): string[] {
  return getComputedStyle(document.body)
    .fontFamily.split(',')
    .map((family) => family.trim().replace(/^["']|["']$/g, ''));
}

/** Waits for the slices of packaged fonts that the names need: a canvas does not fetch them by itself. */
async function namesReady({ shapes, symbols }: MapScene): Promise<void> {
  const names = [
    ...shapes.map(({ feature, value }) => value?.name ?? feature.properties.name),
    ...symbols.map(({ value }) => value.name),
  ].join('');
  const family = getComputedStyle(document.body).fontFamily;
  await document.fonts.load(`12px ${family}`, names).catch(() => undefined); // then the fonts of the machine draw them
}
