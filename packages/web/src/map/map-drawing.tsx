import { type ReactElement, type Ref, useId } from 'react';
import type { PointStyles } from './area-value.ts';
import { type AreaGeometry, type Bounds, polygonsOf } from './geometry.ts';
import type { LatLon } from './jitter.ts';
import { classFill, type MapPalette } from './map-palette.ts';
import { type MapScene, type MapShape, symbolRadius } from './map-scene.ts';

interface Props {
  readonly scene: MapScene;
  readonly pointStyles: PointStyles;
  readonly palette: MapPalette;
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly picture?: Ref<SVGSVGElement>;
}

/** The same scene as a plain drawing (Mercator), where the browser has no WebGL. */
export function MapDrawing({ scene, pointStyles, palette, label, width, height, picture }: Props): ReactElement {
  const hatch = useId();
  const project = projection(scene.bounds ?? [-180, -60, 180, 80], width, height);
  return (
    <svg
      ref={picture}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      width="100%"
      height={height}
      style={{ background: palette.paper, display: 'block' }}
    >
      <defs>
        <pattern id={hatch} width="8" height="8" patternUnits="userSpaceOnUse">
          <path d="M0,8L8,0" stroke={palette.line} fill="none" />
        </pattern>
      </defs>
      {scene.shapes.map((shape, index) => (
        <path
          key={index}
          d={outline(shape.feature.geometry, project)}
          fill={fillOf(shape, scene.breaks, palette) ?? `url(#${hatch})`}
          fillOpacity={shape.value ? 1 : 0}
          fillRule="evenodd"
          stroke={palette.line}
        />
      ))}
      {scene.symbols.map(({ value, place }) => (
        <circle
          key={value.code}
          {...centre(project(place))}
          r={symbolRadius(value.count, scene.largestCount)}
          fill={palette.symbol}
          fillOpacity="0.55"
          stroke={palette.ink}
        />
      ))}
      {scene.points.map((point) => {
        const style = pointStyles[point.style];
        const { cx, cy } = centre(project(point));
        return (
          style && (
            <path
              key={point.id}
              d={style.path}
              transform={`translate(${cx} ${cy}) scale(4.5)`}
              fill={style.filled ? style.color : palette.paper}
              stroke={style.color}
              strokeWidth="0.36"
            />
          )
        );
      })}
      {scene.circles.map(({ circle, ring }) => {
        const corners = ring.map(([longitude = 0, latitude = 0]) => project({ latitude, longitude }));
        const [x, y] = corners[0] ?? [0, 0];
        return (
          <g key={circle.id}>
            <path
              d={`M${corners.map((corner) => corner.join()).join('L')}Z`}
              fill="none"
              stroke={palette.circle}
              strokeWidth="2.5"
              {...(circle.isStrong ? {} : { strokeDasharray: '6 4' })}
            />
            <text
              x={x}
              y={y - 4}
              fontSize="16"
              textAnchor="middle"
              fill={palette.circle}
              stroke={palette.paper}
              strokeWidth="4"
              paintOrder="stroke"
            >
              {circle.label}
            </text>
          </g>
        );
      })}
      {names(scene).map(({ name, place }) => {
        const { cx, cy } = centre(project(place));
        return (
          <text
            key={`${name} ${cx} ${cy}`}
            x={cx}
            y={cy}
            fontSize="12"
            textAnchor="middle"
            fill={palette.ink}
            stroke={palette.paper}
            strokeWidth="3"
            paintOrder="stroke"
          >
            {name}
          </text>
        );
      })}
    </svg>
  );
}

type Project = (place: LatLon) => readonly [x: number, y: number];

/** Fits a box of degrees into a box of pixels, in Mercator's projection. */
export function projection([west, south, east, north]: Bounds, width: number, height: number): Project {
  const [left, right, top, bottom] = [radians(west), radians(east), mercator(north), mercator(south)];
  const scale = Math.min(width / (right - left), height / (top - bottom));
  const [x, y] = [(width - (right - left) * scale) / 2, (height - (top - bottom) * scale) / 2];
  return ({ latitude, longitude }) => [round(x + (radians(longitude) - left) * scale), round(y + (top - mercator(latitude)) * scale)];
}

function mercator(latitude: number): number {
  return Math.log(Math.tan(Math.PI / 4 + radians(Math.max(-85, Math.min(85, latitude))) / 2));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}

function outline(geometry: AreaGeometry, project: Project): string {
  return polygonsOf(geometry)
    .flat()
    .map((ring) => `M${ring.map(([longitude = 0, latitude = 0]) => project({ latitude, longitude }).join()).join('L')}Z`)
    .join('');
}

function fillOf({ rateClass }: MapShape, breaks: readonly number[], palette: MapPalette): string | undefined {
  if (rateClass === undefined) return undefined;
  return rateClass < 0 ? palette.empty : classFill(palette, rateClass, breaks.length - 1);
}

function centre([cx, cy]: readonly [number, number]): { cx: number; cy: number } {
  return { cx, cy };
}

function names({ shapes, symbols }: MapScene): { name: string; place: LatLon }[] {
  const valued = shapes.flatMap(({ value, middle }) => (value && middle ? [{ name: value.name, place: middle, code: value.code }] : []));
  const known = new Set(valued.map(({ code }) => code));
  return [...valued, ...symbols.filter(({ value }) => !known.has(value.code)).map(({ value, place }) => ({ name: value.name, place }))];
}
