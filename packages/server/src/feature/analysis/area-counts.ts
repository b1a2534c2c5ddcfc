import { type AreasAnswer, type DayBasis } from '@firebreak/contract';
import { type CalendarDate, dayOf } from '@firebreak/epi';
import { isWithin } from '../../platform/access/index.ts';
import { type CaseDays, countedClasses, dayBy } from './case-day.ts';
import { MOST_DAYS } from './day-counts.ts';
import { LEAST_PERSONS } from './least-persons.ts';
import { type AreaAtLevel, type ContactCount, type LocationSum } from './store.ts';
import { addAt, RowTally, zeros } from './tally.ts';

interface AreaFacts {
  readonly cases: readonly CaseDays[];
  readonly contacts: readonly ContactCount[];
  readonly locations: readonly LocationSum[];
}

/** Cases by area and day; areas without a place of their own stand in the middle of the persons recorded there. */
export function areaCounts(
  { cases, contacts, locations }: AreaFacts,
  everyArea: readonly AreaAtLevel[],
  basis: DayBasis,
  day: CalendarDate,
): Pick<AreasAnswer, 'areas' | 'caseClasses' | 'cells' | 'notPlaced' | 'withoutDay'> {
  const areas = areasWithFacts(everyArea, [...cases, ...contacts]);
  const indexOf = areaIndex(areas);
  const tally = new RowTally();
  const notPlaced = zeros(countedClasses.length);
  const withoutDay = [...notPlaced];
  const last = dayOf(day);
  for (const row of cases) {
    const [area, at, caseClass] = [indexOf(row.area), dayBy(basis, row), countedClasses.indexOf(row.case_class)];
    if (area === undefined) addAt(notPlaced, caseClass);
    else if (at === null || at > last || at <= last - MOST_DAYS) addAt(withoutDay, caseClass);
    else tally.add(area, last - at, caseClass);
  }
  const [area, elapsed, caseClass, count] = tally.columns();
  return {
    areas: placedAreas(areas, contacts, locations, indexOf),
    caseClasses: [...countedClasses],
    cells: { area, elapsed, caseClass, count },
    notPlaced,
    withoutDay,
  };
}

/** A province has thousands of streets: those without residents, cases and contacts say nothing. */
function areasWithFacts(areas: readonly AreaAtLevel[], rows: readonly { readonly area: string }[]): AreaAtLevel[] {
  const touched = new Set<string>();
  for (const { area } of rows) for (let at = area; at !== '' && !touched.has(at); at = above(at)) touched.add(at);
  return areas.filter(({ path, population }) => population !== null || touched.has(path));
}

/** The path one level up; empty above the root. */
const above = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('.')));

/** Finds the area a path lies in: its own or one above it. */
function areaIndex(areas: readonly AreaAtLevel[]): (path: string) => number | undefined {
  const byPath = new Map(areas.map(({ path }, index) => [path, index]));
  const known = new Map<string, number | undefined>();
  return (path) => {
    if (known.has(path)) return known.get(path);
    let at = path;
    while (at !== '' && !byPath.has(at)) at = above(at);
    const found = byPath.get(at);
    known.set(path, found);
    return found;
  };
}

function placedAreas(
  areas: readonly AreaAtLevel[],
  contacts: readonly ContactCount[],
  locations: readonly LocationSum[],
  indexOf: (path: string) => number | undefined,
): AreasAnswer['areas'] {
  const contactsIn = zeros(areas.length);
  for (const row of contacts) addAt(contactsIn, indexOf(row.area), row.contacts);
  return areas.map((area, index) => {
    const own = area.latitude !== null && area.longitude !== null;
    const middle = own ? null : middleOf(locations.filter(({ area: path }) => isWithin(path, area.path)));
    return {
      code: area.code,
      name: area.name,
      population: area.population,
      latitude: own ? area.latitude : (middle?.latitude ?? null),
      longitude: own ? area.longitude : (middle?.longitude ?? null),
      placedBy: own ? 'area' : middle === null ? null : 'persons',
      contacts: contactsIn[index] ?? 0,
    };
  });
}

/** To a hundredth of a degree, about a kilometre: enough for a circle on a map, too coarse for a door. */
function middleOf(sums: readonly LocationSum[]): { latitude: number; longitude: number } | null {
  const total = (of: (sum: LocationSum) => number) => sums.reduce((sum, row) => sum + of(row), 0);
  const persons = total((row) => row.persons);
  if (persons < LEAST_PERSONS) return null;
  const round = (degrees: number) => Math.round(degrees * 100) / 100;
  return { latitude: round(total((row) => row.latitude_sum) / persons), longitude: round(total((row) => row.longitude_sum) / persons) };
}
