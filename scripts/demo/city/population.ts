import { pickOne, pickWeighted, type CalendarDate, type Rng, shuffled } from '@firebreak/epi';
import { drawBirthDate, drawName, drawSurname, type DemoSex, impossibleDocumentNumber, type Person, undialablePhone } from './person.ts';
import { places } from './place.ts';
import { type Street, streets } from './street.ts';

export interface Household {
  readonly id: string;
  readonly street: string;
  readonly address: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly members: readonly string[];
}

export interface Population {
  readonly persons: ReadonlyMap<string, Person>;
  readonly households: ReadonlyMap<string, Household>;
  /** Who is there every day, by place id or by the id of an unnamed team or class. */
  readonly dayGroups: ReadonlyMap<string, readonly string[]>;
}

/** Households with their people; day groups are filled from the people whose age fits. */
export function drawPopulation(rng: Rng, today: CalendarDate): Population {
  const drafts = Array.from({ length: HOUSEHOLDS }, (_, index) => draftHousehold(rng.stream(`household ${index}`), index));
  const members = drafts.flatMap((draft) => draft.people);
  const dayOfMember = dealDayGroups(rng.stream('day'), members);
  const persons = new Map<string, Person>();
  for (const [index, member] of members.entries()) {
    const street = drafts[member.household]?.street ?? streets[0];
    if (street) persons.set(member.id, personOf(rng.stream(`person ${index}`), member, index, street, dayOfMember.get(member.id), today));
  }
  return {
    persons,
    households: new Map(
      drafts.map((draft, index) => [
        householdId(index),
        {
          id: householdId(index),
          street: draft.street.code,
          address: draft.address,
          latitude: draft.latitude,
          longitude: draft.longitude,
          members: draft.people.map((each) => each.id),
        },
      ]),
    ),
    dayGroups: groupsOf(persons),
  };
}

const HOUSEHOLDS = 1200;

interface Member {
  readonly id: string;
  readonly household: number;
  readonly surname: string;
  readonly sex: DemoSex;
  readonly ageYears: number;
}

interface HouseholdDraft {
  readonly street: Street;
  readonly address: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly people: readonly Member[];
}

function draftHousehold(rng: Rng, index: number): HouseholdDraft {
  const street =
    streets[
      pickWeighted(
        rng,
        streets.map((each) => each.weight),
      )
    ] ?? pickOne(rng, streets);
  const surname = drawSurname(rng);
  const ages = drawAges(rng);
  return {
    street,
    address: `广东省广州市${street.district}${street.name}示例小区 ${rng.integer(1, 30)} 栋 ${rng.integer(1, 28)}0${rng.integer(1, 6)}`,
    latitude: near(rng, street.latitude),
    longitude: near(rng, street.longitude),
    people: ages.map((ageYears, place) => ({
      id: `P${String(index * MOST_IN_HOUSEHOLD + place + 1).padStart(5, '0')}`,
      household: index,
      surname: place === 1 ? drawSurname(rng) : surname, // the second adult married in
      sex: place === 0 ? 'male' : place === 1 ? 'female' : pickOne(rng, ['male', 'female'] as const),
      ageYears,
    })),
  };
}

const MOST_IN_HOUSEHOLD = 6;

/** Degrees within some 500 m of a street's middle. */
function near(rng: Rng, degrees: number): number {
  return Number((degrees + (rng.uniform() + rng.uniform() - 1) * 0.006).toFixed(5));
}

/** Ages of a household: single worker, couple, couple with children, three generations, old couple. */
function drawAges(rng: Rng): number[] {
  const adult = rng.integer(24, 52);
  const partner = Math.max(20, adult - rng.integer(-2, 5));
  const child = () => rng.integer(0, Math.min(17, adult - 20));
  const elder = () => Math.min(94, adult + rng.integer(24, 33));
  switch (pickWeighted(rng, HOUSEHOLD_TYPES)) {
    case 0:
      return [adult];
    case 1:
      return [adult, partner];
    case 2:
      return [adult, partner, child()];
    case 3:
      return [adult, partner, child(), child()];
    case 4:
      return [adult, partner, child(), elder(), elder()];
    default:
      return [rng.integer(60, 88), rng.integer(58, 86)];
  }
}

const HOUSEHOLD_TYPES = [18, 20, 26, 12, 14, 10];

/** Deals people of fitting age to places, then to unnamed teams and classes of a dozen. */
function dealDayGroups(rng: Rng, members: readonly Member[]): ReadonlyMap<string, string> {
  const groupOf = new Map<string, string>();
  const order = shuffled(rng, members);
  const free = (fits: (age: number) => boolean) => order.filter((member) => !groupOf.has(member.id) && fits(member.ageYears));
  for (const place of places) {
    for (const member of free(ageFor(place.id)).slice(0, place.staff)) groupOf.set(member.id, place.id);
  }
  for (const [index, member] of free((age) => age >= 7 && age <= 17).entries())
    groupOf.set(member.id, `class ${Math.floor(index / CLASS)}`);
  for (const [index, member] of free((age) => age >= 20 && age < 60).entries()) {
    if (rng.uniform() < EMPLOYED) groupOf.set(member.id, `team ${Math.floor(index / TEAM)}`);
  }
  return groupOf;
}

const CLASS = 30;
const TEAM = 14;
const EMPLOYED = 0.8;

function ageFor(place: string): (age: number) => boolean {
  if (place === 'L05') return (age) => age >= 8 && age <= 10;
  if (place === 'L06') return (age) => age >= 3 && age <= 6;
  return (age) => age >= 20 && age < 60;
}

function personOf(rng: Rng, member: Member, index: number, street: Street, dayGroup: string | undefined, today: CalendarDate): Person {
  const birthDate = drawBirthDate(rng, member.ageYears, today);
  const place = places.find((each) => each.id === dayGroup);
  return {
    id: member.id,
    name: drawName(rng, member.sex, member.surname),
    sex: member.sex,
    ageYears: member.ageYears,
    birthDate,
    documentNumber: impossibleDocumentNumber(street.code.slice(0, 6), birthDate, index),
    phone: undialablePhone(index + 1),
    occupation: place?.occupation ?? occupationAt(rng, member.ageYears, dayGroup),
    household: householdId(member.household),
    dayGroup: dayGroup ?? null,
  };
}

function occupationAt(rng: Rng, ageYears: number, dayGroup: string | undefined): string {
  if (ageYears < 3) return '散居儿童';
  if (ageYears < 7) return '幼托儿童';
  if (ageYears < 18) return '学生';
  if (ageYears >= 60) return '离退休人员';
  return dayGroup === undefined ? '家务及待业' : pickOne(rng, OCCUPATIONS);
}

const OCCUPATIONS = ['公司职员', '商业服务', '餐饮服务', '工人', '教师', '公交司机', '保洁员', '快递员'];

function householdId(index: number): string {
  return `H${String(index + 1).padStart(4, '0')}`;
}

function groupsOf(persons: ReadonlyMap<string, Person>): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const person of persons.values()) {
    if (person.dayGroup === null) continue;
    const group = groups.get(person.dayGroup);
    if (group) group.push(person.id);
    else groups.set(person.dayGroup, [person.id]);
  }
  return groups;
}
