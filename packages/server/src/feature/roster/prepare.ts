import { type RosterLine } from '@firebreak/contract';
import { uuidv7 } from 'uuidv7';
import { sha256 } from '../../platform/journal/canonical.ts';
import { documentDigest, nameSound, phoneDigest } from '../registry/index.ts';
import { type LineProblem } from './problem.ts';

/** The dwelling of a line. */
export interface Dwelling {
  readonly code: string;
  readonly areaCode: string;
  readonly building: string | null;
  readonly unit: string | null;
  readonly floor: number | null;
  readonly room: string | null;
  readonly address: string | null;
  readonly door: string;
  readonly occupancy: string | null;
}

/** The person of a line. */
export interface LinePerson {
  /** Id it gets when it is new. */
  readonly id: string;
  readonly name: string | null;
  /** How the name sounds; null without one. */
  readonly pinyin: string | null;
  readonly initials: string | null;
  readonly sex: string | null;
  readonly birthYear: number | null;
  readonly phone: string | null;
  readonly phoneCode: number | null;
  readonly documentType: string | null;
  readonly documentNumber: string | null;
  readonly documentCode: number | null;
  readonly post: string | null;
  readonly place: string | null;
  readonly risk: string | null;
  readonly needs: readonly string[] | null;
}

export interface PreparedLine {
  readonly line: number;
  readonly dwelling: Dwelling;
  /** Absent: nobody is known to live there. */
  readonly person?: LinePerson;
}

/**
 * Makes lines ready to go in. It remembers what a file said before: a household or a person that it names again, differently, is a
 * problem of the later line, so that the same file comes to the same however it is cut into batches.
 */
export class Preparer {
  private readonly dwellings = new Map<string, Told>();
  /** By digest of household and document, or household, name and birth year: digest of what was said. A million people fit so. */
  private readonly documents = new Map<number, number>();
  private readonly names = new Map<number, number>();
  private readonly documentOfName = new Map<number, number>();

  /** A line ready to go in, undefined for one that says nothing new, or its problem. */
  prepare(line: number, given: RosterLine): PreparedLine | LineProblem | undefined {
    const dwelling = dwellingOf(given);
    if (!this.isConsistent(dwelling)) return problem(line, 'LINE_HOUSEHOLD_CONTRADICTS', 'household', given.household);
    if (given.name === undefined && given.documentNumber === undefined) {
      return tellsOfPerson(given) ? problem(line, 'LINE_WITHOUT_PERSON', 'name', null) : { line, dwelling };
    }
    const person = personOf(given);
    const now = said(person);
    const before = this.saidBefore(given.household, person, now);
    if (before === undefined) return { line, dwelling, person };
    return before === now ? undefined : problem(line, 'LINE_TWICE', 'name', given.name ?? null);
  }

  /** What a line leaves out it does not contradict. */
  private isConsistent({ code, areaCode, door, occupancy }: Dwelling): boolean {
    const now: Told = [areaCode, door === nowhere ? null : door, occupancy];
    const before = this.dwellings.get(code) ?? now;
    if (before.some((value, at) => value !== null && now[at] !== null && value !== now[at])) return false;
    this.dwellings.set(code, [areaCode, before[1] ?? now[1], before[2] ?? now[2]]);
    return true;
  }

  private saidBefore(household: string, { documentCode: document, name, birthYear }: LinePerson, now: number): number | undefined {
    const byDocument = document === null ? undefined : digestOf(`${household}\n${document}`);
    const byName = name === null ? undefined : digestOf(`${household}\n${name}\n${birthYear ?? ''}`);
    const known = byDocument === undefined ? undefined : this.documents.get(byDocument);
    const before = known ?? (byName === undefined || !this.isNamesake(byName, document) ? undefined : this.names.get(byName));
    if (before !== undefined) return before;
    if (byDocument !== undefined) this.documents.set(byDocument, now);
    if (byName !== undefined) this.names.set(byName, now);
    if (byName !== undefined && document !== null) this.documentOfName.set(byName, document);
    return undefined;
  }

  /** Two documents are two people, whatever their names are. */
  private isNamesake(byName: number, document: number | null): boolean {
    const other = this.documentOfName.get(byName);
    return document === null || other === undefined || other === document;
  }
}

type Told = readonly [area: string, door: string | null, occupancy: string | null];

const problem = (line: number, code: LineProblem['code'], column: string, value: string | null): LineProblem => ({
  line,
  code,
  column,
  value,
});

const said = (person: LinePerson): number => digestOf(JSON.stringify({ ...person, id: null }));
/** 52 bits, which a number holds exactly. */
const digestOf = (text: string): number => Number.parseInt(sha256(text).slice(0, 13), 16);

const tellsOfPerson = ({ phone, sex, birthYear, post, place, documentType }: RosterLine): boolean =>
  [phone, sex, birthYear, post, place, documentType].some((value) => value !== undefined);

function dwellingOf(given: RosterLine): Dwelling {
  const { building = null, unit = null, floor = null, room = null } = given;
  return {
    code: given.household,
    areaCode: given.areaCode,
    building,
    unit,
    floor,
    room,
    address: given.address ?? null,
    door: doorOf({ building, unit, floor, room }),
    occupancy: given.occupancy ?? null,
  };
}

function personOf(given: RosterLine): LinePerson {
  const { pinyin = null, initials = null } = given.name === undefined ? {} : nameSound(given.name);
  return {
    id: uuidv7(),
    name: given.name ?? null,
    pinyin,
    initials,
    sex: given.sex ?? null,
    birthYear: given.birthYear ?? null,
    phone: given.phone ?? null,
    phoneCode: given.phone === undefined ? null : (phoneDigest(given.phone) ?? null),
    documentType: given.documentType ?? null,
    documentNumber: given.documentNumber ?? null,
    documentCode: given.documentNumber === undefined ? null : documentDigest(given.documentNumber),
    post: given.post ?? null,
    place: given.place ?? null,
    risk: given.risk ?? null,
    needs: given.needs ?? null,
  };
}

/**
 * Text whose order is the order of the doors: building, unit, floor and room, numbers filled up to six digits, so that 2栋 comes
 * before 10栋 and the basement before the ground floor.
 */
export function doorOf(at: Pick<Dwelling, 'building' | 'unit' | 'floor' | 'room'>): string {
  const floor = at.floor === null ? '' : String(at.floor + lowestFloor).padStart(3, '0');
  return [natural(at.building), natural(at.unit), floor, natural(at.room)].join('\t');
}

const natural = (text: string | null): string =>
  (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\d+/g, (digits) => digits.padStart(6, '0'));
/** The contract allows floors from 10 below ground. */
const lowestFloor = 10;
const nowhere = doorOf({ building: null, unit: null, floor: null, room: null });
