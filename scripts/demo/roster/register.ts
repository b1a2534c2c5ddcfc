import { addDays, type CalendarDate, createRng, type Rng } from '@firebreak/epi';
import { drawName, drawSurname, impossibleDocumentNumber, type DemoSex } from '../city/person.ts';
import { type Cell, csvText } from '../csv.ts';

const columns = [
  '户号',
  '社区代码',
  '楼栋',
  '单元',
  '楼层',
  '房号',
  '姓名',
  '性别',
  '出生年',
  '手机号',
  '证件号码',
  '岗位',
  '居住情况',
  '特殊情况',
] as const;
type Row = Readonly<Record<(typeof columns)[number], Cell>>;

/** 穗花南、穗花北 of 昌岗街道: where the grid worker of the demo works. */
const communities = ['440105003101', '440105003102'];
const district = '440105';
/** 2022, the year of the demo. */
const thisYear = 2022;

const [BUILDINGS, UNITS, FLOORS, DOORS] = [4, 2, 9, 3];
/** Shares of dwellings: nobody known to live there, and known to be empty. */
const [UNKNOWN, VACANT] = [0.02, 0.04];

/** The register as CSV with Chinese headings. The same seed gives the same text; nobody in it exists. */
export function rosterText(seed: string): string {
  const rng = createRng(seed).stream('roster');
  const rows: Row[] = [];
  for (const community of communities) {
    for (let building = 1; building <= BUILDINGS; building++) {
      for (let unit = 1; unit <= UNITS; unit++) {
        for (let floor = 1; floor <= FLOORS; floor++) {
          for (let door = 1; door <= DOORS; door++) rows.push(...household(rng, { community, building, unit, floor, door }, rows.length));
        }
      }
    }
  }
  return csvText(columns, rows);
}

interface Door {
  readonly community: string;
  readonly building: number;
  readonly unit: number;
  readonly floor: number;
  readonly door: number;
}

function household(rng: Rng, at: Door, serial: number): Row[] {
  const room = `${at.floor}0${at.door}`;
  const place = {
    户号: `${at.community.slice(-3)}-${at.building}-${at.unit}-${room}`,
    社区代码: at.community,
    楼栋: `${at.building}栋`,
    单元: `${at.unit}单元`,
    楼层: at.floor,
    房号: room,
  };
  const nobody = { 姓名: null, 性别: null, 出生年: null, 手机号: null, 证件号码: null, 岗位: null, 特殊情况: null };
  const drawn = rng.uniform();
  if (drawn < UNKNOWN) return [{ ...place, ...nobody, 居住情况: 'unknown' }];
  if (drawn < UNKNOWN + VACANT) return [{ ...place, ...nobody, 居住情况: 'vacant' }];
  const surname = drawSurname(rng);
  return Array.from({ length: rng.integer(1, 5) }, (_, index) => ({
    ...place,
    居住情况: 'occupied',
    ...member(rng, surname, { index, serial: serial + index }),
  }));
}

function member(rng: Rng, surname: string, { index, serial }: { readonly index: number; readonly serial: number }) {
  const sex: DemoSex = rng.uniform() < 0.5 ? 'male' : 'female';
  const birthYear = index < 2 ? rng.integer(thisYear - 75, thisYear - 22) : rng.integer(thisYear - 90, thisYear);
  const age = thisYear - birthYear;
  const birthDate = addDays(`${birthYear}-01-01` as CalendarDate, rng.integer(0, 364));
  return {
    姓名: drawName(rng, sex, surname),
    性别: sex,
    出生年: birthYear,
    手机号: age < 12 || age > 80 ? null : `102${String(serial).padStart(8, '0')}`,
    证件号码: impossibleDocumentNumber(district, birthDate, serial),
    岗位: age > 22 && age < 60 && rng.uniform() < 0.08 ? 'delivery' : age > 22 && age < 60 && rng.uniform() < 0.03 ? 'sampler' : null,
    特殊情况: age > 85 ? 'homeBound' : age < 2 ? 'infant' : age > 80 ? 'noPhone' : null,
  };
}
