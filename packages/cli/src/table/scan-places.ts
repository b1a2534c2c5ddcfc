import { type ScanPlaces } from '@firebreak/engine/scan/index';
import { type ScanOptions } from '../analysis/scan-option.ts';
import { UsageError } from '../usage/usage-error.ts';
import { numbersIn, problemAt, wordsIn } from './cell.ts';
import { type Column, columnFor, columnGuessed, columnNamed } from './column.ts';
import { type PlainTable } from './plain-table.ts';
import { TableError } from './table-problem.ts';
import { placeNames } from './usual-name.ts';

/** Places with their coordinates, in the order of the file. */
export interface ReadPlaces {
  readonly places: ScanPlaces;
  readonly isGlobe: boolean;
  /** For maps: east and north, on the globe in kilometres from the middle. */
  readonly east: Float64Array;
  readonly north: Float64Array;
}

/** The column of the ids of places. */
export const placeColumn = (table: PlainTable, { place }: ScanOptions): Column =>
  columnFor(table, place, { what: 'wantedLocation', option: '--place', names: placeNames });

/** @throws TableError KEY_REPEATED for a place given twice; UsageError when no coordinates were named or can be guessed */
export function placesOf(table: PlainTable, options: ScanOptions): ReadPlaces {
  const column = placeColumn(table, options);
  const ids = wordsIn(column);
  requireOnce(column, ids);
  const { isGlobe, across, up } = coordinatesOf(table, options);
  const [x, y] = [numbersIn(across), numbersIn(up)];
  if (isGlobe) {
    const middle = mean(y);
    const perDegree = KILOMETRES_PER_DEGREE;
    return {
      places: ids.map((id, at) => ({ id, latitude: y[at] ?? 0, longitude: x[at] ?? 0 })),
      isGlobe,
      east: Float64Array.from(x, (degrees) => (degrees - mean(x)) * perDegree * Math.cos((middle * Math.PI) / 180)),
      north: Float64Array.from(y, (degrees) => (degrees - middle) * perDegree),
    };
  }
  return {
    places: ids.map((id, at) => ({ id, x: x[at] ?? 0, y: y[at] ?? 0 })),
    isGlobe,
    east: Float64Array.from(x),
    north: Float64Array.from(y),
  };
}

function coordinatesOf(table: PlainTable, options: ScanOptions): { isGlobe: boolean; across: Column; up: Column } {
  const column = (name: string | undefined, option: string, names: readonly string[]): Column | undefined =>
    name === undefined ? columnGuessed(table, names) : columnNamed(table, name, option);
  const latitude = column(options.latitude, '--latitude', ['latitude', 'lat', '纬度', '緯度']);
  const longitude = column(options.longitude, '--longitude', ['longitude', 'long', 'lon', 'lng', '经度', '經度']);
  const isAskedFlat = options.x !== undefined || options.y !== undefined;
  if (latitude !== undefined && longitude !== undefined && !isAskedFlat) return { isGlobe: true, across: longitude, up: latitude };
  const x = column(options.x, '--x', ['x', 'x loc', 'east', 'easting']);
  const y = column(options.y, '--y', ['y', 'y loc', 'north', 'northing']);
  if (x === undefined || y === undefined)
    throw new UsageError('COORDINATES_MISSING', { at: '--x, --y' }, { columns: table.headers.join(', ') });
  return { isGlobe: false, across: x, up: y };
}

function requireOnce(column: Column, ids: readonly string[]): void {
  const first = new Map<string, number>();
  const repeated = ids.flatMap((id, at) => {
    const before = first.get(id);
    if (before === undefined) first.set(id, at);
    return before === undefined
      ? []
      : [problemAt(column, at, id, { code: 'KEY_REPEATED', detail: { otherRow: column.table.rows[before]?.row ?? 0 } })];
  });
  if (repeated.length > 0) throw new TableError(...repeated);
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const KILOMETRES_PER_DEGREE = (2 * Math.PI * 6367) / 360;
