import { createRng, type Rng } from '@firebreak/epi/random/index';

/** A synthetic person of the county; nobody of them exists. */
export interface Resident {
  /** Position among all residents, from 0. */
  readonly index: number;
  readonly household: number;
  readonly name: string;
  readonly document: string;
  readonly phone: string;
  readonly birthYear: number;
  readonly homeBound: boolean;
}

export interface Dwelling {
  readonly index: number;
  readonly code: string;
  readonly community: string;
  readonly building: string;
  readonly unit: string;
  readonly floor: number;
  readonly room: string;
  readonly residents: readonly Resident[];
}

export interface County {
  readonly streets: readonly string[];
  readonly communities: readonly { readonly code: string; readonly street: string }[];
  readonly dwellings: readonly Dwelling[];
  readonly residents: readonly Resident[];
}

/** Parent of everything: 海珠区 of the test house. */
export const countyCode = '440105';

/**
 * A county of communities of equal size, in buildings of two units and ten floors with two doors a landing; households of one to
 * five people. The same seed gives the same county.
 */
export function makeCounty(people: number, seed: string, streetCount = 5, perStreet = 2): County {
  const rng = createRng(seed);
  const streets = Array.from({ length: streetCount }, (_, index) => `${countyCode}${String(index + 1).padStart(3, '0')}`);
  const communities = streets.flatMap((street) =>
    Array.from({ length: perStreet }, (_, index) => ({ street, code: `${street}${String(index + 1).padStart(3, '0')}` })),
  );
  const dwellings: Dwelling[] = [];
  const residents: Resident[] = [];
  for (const [at, { code }] of communities.entries()) {
    const until = Math.round((people * (at + 1)) / communities.length);
    for (let door = 0; residents.length < until; door++) {
      const size = Math.min(rng.integer(1, 5), until - residents.length);
      const dwelling = dwellingOf(code, door, dwellings.length);
      const members = Array.from({ length: size }, (_, index) => residentOf(residents.length + index, dwellings.length, rng));
      residents.push(...members);
      dwellings.push({ ...dwelling, residents: members });
    }
  }
  return { streets, communities, dwellings, residents };
}

const [DOORS, FLOORS, UNITS] = [2, 10, 2];

function dwellingOf(community: string, door: number, index: number): Omit<Dwelling, 'residents'> {
  const perUnit = DOORS * FLOORS;
  const building = Math.floor(door / (perUnit * UNITS)) + 1;
  const unit = Math.floor((door % (perUnit * UNITS)) / perUnit) + 1;
  const floor = Math.floor((door % perUnit) / DOORS) + 1;
  return {
    index,
    community,
    code: `${community}-${door + 1}`,
    building: `${building}栋`,
    unit: `${unit}单元`,
    floor,
    room: `${floor}0${(door % DOORS) + 1}`,
  };
}

function residentOf(index: number, household: number, rng: Rng): Resident {
  const birthYear = rng.integer(1932, 2021);
  return {
    index,
    household,
    name: `测${familyNames[index % familyNames.length]}${index}`,
    // 00 is no province, so no document of a real person looks like this.
    document: `00${String(index).padStart(16, '0')}`,
    phone: `100${String(index).padStart(8, '0')}`,
    birthYear,
    homeBound: birthYear < 1938,
  };
}

const familyNames = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛'];

/** Lines of the register of some dwellings, as `roster.put` takes them. */
export const registerOf = (dwellings: readonly Dwelling[]) =>
  dwellings.flatMap(({ code, community, building, unit, floor, room, residents }) =>
    residents.map((resident) => ({
      household: code,
      areaCode: community,
      building,
      unit,
      floor,
      room,
      name: resident.name,
      birthYear: resident.birthYear,
      phone: resident.phone,
      documentNumber: resident.document,
      ...(resident.homeBound ? { needs: ['homeBound'] } : {}),
    })),
  );
