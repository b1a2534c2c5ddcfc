import { numeralSigns, wholeNumberOf } from './chinese-number.ts';

/** A door as its address tells it; a part the address does not name is null. */
export interface DoorAddress {
  /** What stands before the building: road, community, village (路、小区、村). */
  readonly locality: string;
  /** 栋/幢/座/号楼: digits and capital letters, numerals as digits (三栋 is `3`). */
  readonly building: string | null;
  /** 单元/梯: the entrance with a staircase of its own. */
  readonly unit: string | null;
  /** 层/楼, the ground floor is 1 and the first basement -1; from the room number where no floor is said. */
  readonly floor: number | null;
  /** 室/房/号, as written, in capitals. */
  readonly room: string | null;
  /** The parts were told by their place alone (`3-2-501`), so a person should look at them. */
  readonly guessed: boolean;
}

/**
 * Reads the house number of an address: 栋/幢/座/号楼, 单元/梯, 层/楼, 室/房/号 in either script and in numerals of either kind,
 * and `Block 3 Unit 2 Floor 5 Room 502`. Full-width signs are read as their narrow ones. Never throws: what cannot be read is null.
 *
 * Without a building word, 12号 is the house. A room of three or four digits tells its floor by the first one or two of them (501 is on 5, 1203 on 12), as house numbers in China
 * are given; a floor that is said goes before it. After a building or a unit, `1-502` is unit and room; without any word, `3-2-501`
 * is building, unit, room and `3-501` building and room (`guessed`).
 *
 * @example parseAddress('幸福路9号3栋2单元501室') // locality 幸福路9号, building 3, unit 2, floor 5, room 501
 */
export function parseAddress(text: string): DoorAddress {
  const plain = text.slice(0, LONGEST).normalize('NFKC').replace(/\s+/gu, ' ').trim().toUpperCase();
  const reading = new Reading(plain);
  const building = reading.take(buildingWords) ?? (reading.stands(houseWords, unitWords) ? reading.take(houseWords) : null);
  const unit = reading.take(building === null ? unitWords : unitWordsAfter);
  const floor = reading.take(floorWords);
  const room = reading.take(roomWords);
  const named = { building, unit, floor: floorOf(floor), room };
  return withTail(named, reading.locality(), reading.tail());
}

type Named = Pick<DoorAddress, 'building' | 'unit' | 'floor' | 'room'>;

/** Numbers left at the end are what the words did not name. */
function withTail(named: Named, locality: string, tail: string): DoorAddress {
  const nothing = named.building === null && named.unit === null && named.floor === null && named.room === null;
  if (nothing) return guess(locality);
  const last = named.room === null ? /^[-\s#,，]*(?:(\w{1,2})-)?(\d{1,4}[A-Z]?|[A-Z]\d{1,4})$/u.exec(tail) : null;
  const room = named.room ?? last?.[2] ?? null;
  const unit = named.unit ?? last?.[1] ?? null;
  return { locality, ...named, unit, room, floor: named.floor ?? floorOfRoom(room), guessed: false };
}

function guess(text: string): DoorAddress {
  const found = /(?:^|[^\w-])(\w{1,3})-(?:(\w{1,2})-)?(\d{3,4}[A-Z]?)$/u.exec(text);
  if (found === null) return { locality: text, building: null, unit: null, floor: null, room: null, guessed: false };
  const [whole, building = null, unit = null, room = null] = found;
  const locality = text.slice(0, text.length - whole.length + (/^\w/u.test(whole) ? 0 : 1)).trim();
  return { locality, building, unit, floor: floorOfRoom(room), room, guessed: true };
}

/** Words are looked for behind those already found, since an address goes from large to small. */
class Reading {
  private readonly text: string;
  private from = 0;
  private start: number | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** The first of these words behind what was read, as a plain number or letters. */
  take(words: RegExp): string | null {
    words.lastIndex = this.from;
    const found = words.exec(this.text);
    if (found === null) return null;
    this.start ??= found.index;
    this.from = found.index + found[0].length;
    const part = (found[1] ?? found[2] ?? '').trim();
    const number = wholeNumberOf(part);
    return number === undefined ? part : String(number);
  }

  /** Whether these words come before those, or alone. */
  stands(words: RegExp, before: RegExp): boolean {
    const [one, other] = [words, before].map((pattern) => this.text.search(new RegExp(pattern.source, 'u')));
    return one !== undefined && other !== undefined && one >= 0 && (other < 0 || one < other);
  }

  locality(): string {
    return this.text.slice(0, this.start ?? this.text.length).replace(/[\s,，、]+$/u, '');
  }

  tail(): string {
    return this.start === undefined ? '' : this.text.slice(this.from).trim();
  }
}

/** Ground floor 1, basements negative: `B1`, `负1` and `-1` are the same. */
function floorOf(said: string | null): number | null {
  const [, below, number = ''] = /^(B|负|負|-)?(.*)$/u.exec(said ?? '') ?? [];
  const floor = wholeNumberOf(number);
  return floor === undefined ? null : below === undefined ? floor : -floor;
}

/** 501 is on 5 and 1203 on 12; one or two digits, or letters before them, tell nothing. */
function floorOfRoom(room: string | null): number | null {
  const digits = /^(\d{1,2})\d{2}[A-Z]?$/u.exec(room ?? '')?.[1];
  return digits === undefined || Number(digits) === 0 ? null : Number(digits);
}

const number = `(?:\\d{1,4}[A-Z]?|[A-Z]\\d{0,3}|[${numeralSigns}]{1,5})`;
const word = '([A-Z]?\\d{1,4}[A-Z]?|[A-Z])\\b';
const buildingWords = new RegExp(`(${number}) ?(?:号楼|號樓|栋|棟|幢|座|#楼|#樓)|\\b(?:BLOCK|BUILDING|BLDG|BLK|TOWER) ?${word}`, 'gu');
/** 12号, 12号院: without a building, the number of the house. */
const houseWords = /(\d{1,4}[A-Z]?) ?(?:号院?|號院?)(?![楼樓房])/gu;
const unitWords = new RegExp(`(${number}) ?(?:单元|單元|梯)|\\b(?:UNIT|ENTRANCE|STAIR(?:CASE)?) ?${word}`, 'gu');
const unitWordsAfter = new RegExp(`(${number}) ?(?:单元|單元|梯|门(?!牌)|門(?!牌))|\\b(?:UNIT|ENTRANCE|STAIR(?:CASE)?) ?${word}`, 'gu');
const floorWords = new RegExp(
  `(?<!(?:ROOM|RM|FLAT|APT|APARTMENT|SUITE) ?)((?:B|负|負|-)?(?:\\d{1,3}|[${numeralSigns}]{1,4})) ?(?:层|層|楼|樓|\\/F|F\\b)|\\b(?:FLOOR|LEVEL|FL) ?((?:B|-)?\\d{1,3})\\b`,
  'gu',
);
const roomWords = new RegExp(
  `(\\d{1,4}[A-Z]?|[A-Z]\\d{1,4}) ?(?:室|房|号房|號房|户|戶|号(?!楼|院)|號(?!樓|院))|\\b(?:ROOM|RM|FLAT|APT|APARTMENT|SUITE) ?${word}`,
  'gu',
);
/** No address is longer; what is longer is not read. */
const LONGEST = 300;
