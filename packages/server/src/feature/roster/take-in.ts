import { isWithin } from '../../platform/access/index.ts';
import { uuidv7 } from 'uuidv7';
import { type Standing } from '../registry/index.ts';
import {
  areasOf,
  codeHolders,
  holdRoster,
  type PlacedDwelling,
  placesInSight,
  putDwellings,
  putPersons,
  type TakenCounts,
} from './line-store.ts';
import { type Dwelling, type PreparedLine } from './prepare.ts';
import { type LineProblem } from './problem.ts';

/** Where a batch comes from. */
export interface Origin {
  readonly source: 'register' | 'import';
  /** Written by somebody rather than read from a file: brings back who was taken off the roster. */
  readonly byHand: boolean;
}

export interface Taken {
  readonly households: TakenCounts;
  readonly members: TakenCounts;
  readonly problems: readonly LineProblem[];
}

/** Brings a batch of lines into the roster with a handful of statements, however many lines there are. */
export async function takeIn(at: Standing, lines: readonly PreparedLine[], origin: Origin): Promise<Taken> {
  await holdRoster(at.trx, at.outbreak.id);
  const { placed, dwellings, problems } = await place(at, lines);
  const where = { home: at.outbreak.home, outbreak: at.outbreak.id, now: at.now, source: origin.source };
  const households = await putDwellings(at.trx, where, [...dwellings.values()]);
  const persons = placed.flatMap(({ person, dwelling }) => {
    const home = dwellings.get(dwelling.code);
    return person === undefined || home === undefined ? [] : [{ ...person, household: home.id, path: home.path }];
  });
  const members = await putPersons(at.trx, where, persons, origin.byHand);
  return { households, members, problems };
}

/** Finds areas and households of lines; lines that have none are problems, the others go on. */
async function place(at: Standing, lines: readonly PreparedLine[]) {
  const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
  const areas = await areasOf(at.trx, unique(lines.map(({ dwelling }) => dwelling.areaCode)));
  const holders = await codeHolders(at.trx, at.outbreak.home, unique(lines.map(({ dwelling }) => dwelling.code)));
  const places = await placesInSight(at.trx, at.outbreak.home, unique(lines.flatMap(({ person }) => person?.place ?? [])));
  const dwellings = new Map<string, PlacedDwelling>();
  const problems: LineProblem[] = [];
  const placed = lines.filter(({ line, dwelling, person }) => {
    const area = areas.get(dwelling.areaCode);
    const holder = holders.get(dwelling.code);
    const refuse = (code: LineProblem['code'], column: string, value: string): boolean => {
      problems.push({ line, code, column, value });
      return false;
    };
    if (area === undefined) return refuse('LINE_AREA_UNKNOWN', 'areaCode', dwelling.areaCode);
    if (!area.mine || !isWithin(area.path, at.outbreak.area)) return refuse('LINE_AREA_NOT_YOURS', 'areaCode', dwelling.areaCode);
    if (holder?.mine === false) return refuse('LINE_HOUSEHOLD_ELSEWHERE', 'household', dwelling.code);
    const { place: workplace = null } = person ?? {};
    if (workplace !== null && !places.has(workplace)) return refuse('LINE_PLACE_UNKNOWN', 'place', workplace);
    const before = dwellings.get(dwelling.code);
    const id = before?.id ?? holder?.id ?? uuidv7();
    dwellings.set(dwelling.code, before === undefined ? { ...dwelling, id, path: area.path } : filledUp(before, dwelling));
    return true;
  });
  return { placed, dwellings, problems };
}

/** What an earlier line of the household left out. */
function filledUp(before: PlacedDwelling, { building, unit, floor, room, door, address, occupancy }: Dwelling): PlacedDwelling {
  const says = [before.building, before.unit, before.floor, before.room].some((value) => value !== null);
  return {
    ...before,
    ...(says ? {} : { building, unit, floor, room, door }),
    address: before.address ?? address,
    occupancy: before.occupancy ?? occupancy,
  };
}
