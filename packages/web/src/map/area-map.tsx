import { DownloadOutlined } from '@ant-design/icons';
import type { Locale } from '@firebreak/contract';
import { Button, Segmented } from 'antd';
import { lazy, type ReactElement, Suspense, useMemo, useRef, useState } from 'react';
import { download, fileNameOf } from '../chart/download.ts';
import { AreaBars } from './area-bars.tsx';
import type { AreaValue, MapPoint, PointStyles } from './area-value.ts';
import type { MapCircle } from './circle.ts';
import type { AreaCollection } from './geometry.ts';
import { MapDrawing } from './map-drawing.tsx';
import { legendItems, MapLegend } from './map-legend.tsx';
import { type MapPalette, mapPalettes } from './map-palette.ts';
import { imageOfSvg, legendTexts, mapPicture } from './map-picture.ts';
import { type MapScene, mapScene } from './map-scene.ts';
import { MapTable, rateText } from './map-table.tsx';
import { mapTexts, type MapText } from './map-text.ts';
import type { MapHandle, MapHit } from './map-view.tsx';
import { useBoundary } from './use-boundary.ts';

const MapView = lazy(() => import('./map-view.tsx'));

export interface AreaMapProps {
  /** What, where, period, denominator. */
  readonly title: string;
  /** Lines under a downloaded picture: period, denominator, date of the data, source. */
  readonly caption: readonly string[];
  /** The area whose parts are shown: `CN`, `440000`, `440100`, `world`. */
  readonly areaCode: string;
  readonly areas: readonly AreaValue[];
  /** Supplied boundaries instead of the packaged ones; give the same object as long as they are the same. */
  readonly boundary?: AreaCollection;
  /** Give the same array as long as the points are the same. */
  readonly points?: readonly MapPoint[];
  /** Circles laid over everything; give the same array as long as they are the same. */
  readonly circles?: readonly MapCircle[];
  /** What the circles are, for the legend. */
  readonly circleName?: string;
  /** The fixed look of each class of case, by key. */
  readonly pointStyles?: PointStyles;
  /** How precisely this viewer may know places, metres; 0 is the place itself. */
  readonly precisionMetres: number;
  readonly locale: Locale;
  readonly shade: 'light' | 'dark';
  /** Pixels. Default 420. */
  readonly height?: number;
  readonly onArea?: (code: string) => void;
  readonly onPoint?: (id: string) => void;
}

/** A map of rates by area, of counts as circles and of points, with its legend, its table and its picture. */
export function AreaMap(props: AreaMapProps): ReactElement {
  const {
    title,
    areaCode,
    areas,
    points = NO_POINTS,
    pointStyles = NO_STYLES,
    circles = NO_CIRCLES,
    precisionMetres,
    shade,
    height = 420,
  } = props;
  const text = mapTexts[props.locale];
  const palette = mapPalettes[shade];
  const boundary = useBoundary(areaCode, props.boundary);
  const known = boundary.state === 'ready' ? boundary.boundary : undefined;
  const scene = useMemo(() => mapScene(areas, known, points, precisionMetres, circles), [areas, known, points, precisionMetres, circles]);
  const isBlank = boundary.state !== 'loading' && hasNoPlaces(scene);
  const [shown, setShown] = useState<'map' | 'table'>('map');
  const [hasWebGl, setHasWebGl] = useState(true);
  const [said, setSaid] = useState<string>();
  const map = useRef<MapHandle>(null);
  const drawing = useRef<SVGSVGElement>(null);

  const meet = (hit: MapHit | undefined, chosen: boolean) => {
    setSaid(hit && sayHit(hit, props, text));
    if (chosen && hit?.kind === 'area') props.onArea?.(hit.code);
    if (chosen && hit?.kind === 'point') props.onPoint?.(hit.id);
  };
  const keepPicture = async () => {
    const size = { width: drawing.current?.clientWidth ?? map.current?.picture()?.clientWidth ?? PICTURE_WIDTH, height };
    const source = map.current?.picture() ?? (drawing.current && (await imageOfSvg(drawing.current, size.width, size.height)));
    if (!source) return;
    const legend = legendOf(scene, props, palette, text);
    const lines = [...props.caption, ...notes(scene, text, precisionMetres)];
    const picture = await mapPicture(
      source,
      size.width,
      size.height,
      { title, lines, legend },
      palette,
      getComputedStyle(document.body).fontFamily,
    );
    download(fileNameOf([title], 'png'), picture, 'image/png');
  };

  return (
    <div role="group" aria-label={title}>
      <div style={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: 8, marginBottom: 8 }}>
        <Segmented
          aria-label={text.view}
          value={shown}
          onChange={setShown}
          options={[
            { value: 'map', label: text.map },
            { value: 'table', label: text.table },
          ]}
        />
        {shown === 'map' && !isBlank && (
          <Button icon={<DownloadOutlined />} onClick={() => void keepPicture()}>
            {text.download}
          </Button>
        )}
      </div>
      <div
        style={{
          position: 'relative',
          ...(shown === 'map' && !isBlank ? { height } : {}),
          border: `1px solid ${palette.line}`,
          overflow: 'hidden',
        }}
      >
        {shown === 'table' ? (
          <MapTable areas={areas} title={title} text={text} onArea={props.onArea} />
        ) : boundary.state === 'loading' ? (
          <Waiting text={text} />
        ) : isBlank ? (
          <AreaBars {...{ areas, title, palette, text }} hasFailed={boundary.state === 'failed'} onArea={props.onArea} />
        ) : hasWebGl ? (
          <Suspense fallback={<Waiting text={text} />}>
            <MapView
              scene={scene}
              pointStyles={pointStyles}
              palette={palette}
              label={title}
              onHit={meet}
              onFailed={() => setHasWebGl(false)}
              handle={map}
            />
          </Suspense>
        ) : (
          <MapDrawing
            scene={scene}
            pointStyles={pointStyles}
            palette={palette}
            label={title}
            width={PICTURE_WIDTH}
            height={height}
            picture={drawing}
          />
        )}
      </div>
      {shown === 'map' && !isBlank && (
        <>
          <p aria-live="polite" style={{ minHeight: '1.6em', margin: '4px 0 0' }}>
            {said}
          </p>
          <MapLegend scene={scene} pointStyles={pointStyles} palette={palette} text={text} circleName={props.circleName} />
          {[...stateNotes(boundary.state, known, hasWebGl, text), ...notes(scene, text, precisionMetres)].map((note) => (
            <p key={note} style={{ margin: '4px 0 0', color: palette.inkSoft }}>
              {note}
            </p>
          ))}
        </>
      )}
    </div>
  );
}

function Waiting({ text }: { readonly text: MapText }): ReactElement {
  return <output style={{ display: 'block', padding: 16 }}>{text.loading}</output>;
}

const NO_POINTS: readonly MapPoint[] = [];
const NO_STYLES: PointStyles = {};
const NO_CIRCLES: readonly MapCircle[] = [];
const PICTURE_WIDTH = 900;

/** What is under the pointer, in words. */
function sayHit(hit: MapHit, { areas, points }: AreaMapProps, text: MapText): string | undefined {
  if (hit.kind === 'point') return points?.find((point) => point.id === hit.id)?.label;
  const area = areas.find((each) => each.code === hit.code);
  return area && text.said(area.name, area.count.toLocaleString('en'), rateText(area));
}

/** What the reader must know of the drawing itself. */
function notes(scene: MapScene, text: MapText, precisionMetres: number): string[] {
  return [
    ...(scene.notDrawn.length > 0 ? [text.notDrawn(scene.notDrawn.length)] : []),
    ...(scene.points.length > 0 && precisionMetres > 0 ? [text.precision(precisionMetres)] : []),
  ];
}

/** What stands beside a downloaded picture. */
function legendOf(
  scene: MapScene,
  { pointStyles = NO_STYLES, circles = NO_CIRCLES, circleName }: AreaMapProps,
  palette: MapPalette,
  text: MapText,
) {
  return [
    ...legendTexts(legendItems(scene, palette, text)),
    ...(scene.symbols.length > 0 ? [{ label: text.symbols, color: palette.symbol }] : []),
    ...usedStyles(scene, pointStyles),
    ...(circleName !== undefined && circles.length > 0 ? [{ label: circleName, color: palette.circle }] : []),
  ];
}

/** Neither a boundary of one of the areas, nor the place of any, nor a point: a map would be an empty frame. */
const hasNoPlaces = ({ shapes, symbols, points, circles }: MapScene): boolean =>
  symbols.length === 0 && points.length === 0 && circles.length === 0 && !shapes.some(({ value }) => value !== undefined);

function stateNotes(
  state: 'loading' | 'failed' | 'ready',
  boundary: AreaCollection | undefined,
  hasWebGl: boolean,
  text: MapText,
): string[] {
  return [
    ...(state === 'failed' ? [text.boundaryFailed] : []),
    ...(state === 'ready' && boundary === undefined ? [text.noBoundary] : []),
    ...(hasWebGl ? [] : [text.noWebGl]),
  ];
}

function usedStyles(scene: MapScene, styles: PointStyles): { label: string; color: string }[] {
  const used = new Set(scene.points.map((point) => point.style));
  return Object.entries(styles).flatMap(([key, { label, color }]) => (used.has(key) ? [{ label, color }] : []));
}
