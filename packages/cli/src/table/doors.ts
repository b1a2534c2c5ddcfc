import { type Door, type Spot } from '@firebreak/engine/testing/index';
import { cellsOf, type Column, columnFor, columnGuessed } from './column.ts';
import { type PlainTable } from './plain-table.ts';
import { TableError, type TableProblem } from './table-problem.ts';

export interface DoorColumns {
  readonly id?: string;
  readonly address?: string;
}

/**
 * Doors of a table: an id, an address, and where they stand if a pair of columns says so.
 *
 * @throws TableError for columns that are not there and coordinates that are none
 */
export function doorsIn(table: PlainTable, named: DoorColumns): Door[] {
  const ids = cellsOf(columnFor(table, named.id, { what: 'wantedId', option: '--id', names: idNames }));
  const addresses = cellsOf(columnFor(table, named.address, { what: 'wantedAddress', option: '--address', names: addressNames }));
  const spots = spotsIn(table);
  return ids.map((id, at) => {
    const spot = spots?.[at];
    return { id, address: addresses[at] ?? '', ...(spot === undefined ? {} : { spot }) };
  });
}

/** Degrees or metres; a row without both has no place. */
function spotsIn(table: PlainTable): (Spot | undefined)[] | undefined {
  const latitude = columnGuessed(table, ['latitude', 'lat', '纬度', '緯度']);
  const longitude = columnGuessed(table, ['longitude', 'lon', 'lng', 'long', '经度', '經度']);
  if (latitude !== undefined && longitude !== undefined) {
    const [north, east] = [numbersIn(latitude, 90), numbersIn(longitude, 180)];
    return north.map((value, at) => {
      const other = east[at];
      return value === undefined || other === undefined ? undefined : { latitude: value, longitude: other };
    });
  }
  const [x, y] = [columnGuessed(table, ['x']), columnGuessed(table, ['y'])];
  if (x === undefined || y === undefined) return undefined;
  const others = numbersIn(y, Number.MAX_VALUE);
  return numbersIn(x, Number.MAX_VALUE).map((value, at) => {
    const other = others[at];
    return value === undefined || other === undefined ? undefined : { x: value, y: other };
  });
}

/** Numbers of a column, undefined where a cell is blank. */
function numbersIn(column: Column, most: number): (number | undefined)[] {
  const problems: TableProblem[] = [];
  const { table, name } = column;
  const values = cellsOf(column).map((value, at) => {
    const number = Number(value);
    if (value === '' || Math.abs(number) <= most) return value === '' ? undefined : number;
    const row = table.rows[at]?.row;
    problems.push({ code: 'NUMBER_NOT_A_NUMBER', file: table.file, column: name, value, ...(row === undefined ? {} : { row }) });
    return undefined;
  });
  if (problems.length > 0) throw new TableError(...problems);
  return values;
}

const idNames = ['id', 'no', 'number', '编号', '編號', '序号', '序號', '户号', '戶號'] as const;
const addressNames = ['address', 'house number', '地址', '住址', '门牌', '門牌', '门牌号', '門牌號', '详细地址', '居住地址'] as const;
