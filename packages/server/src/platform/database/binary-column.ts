/**
 * Columns of values in the binary form of PostgreSQL's arrays: what the database would otherwise read digit by digit, and
 * more than once while it plans, it takes over as it stands.
 *
 * Form of an array (`array_recv` in PostgreSQL's sources): number of dimensions, whether nulls are among the elements,
 * object id of their type, then length and lower bound of the one dimension, each in 32 bits; then for every element its
 * length in bytes (-1 for null) and the bytes. All numbers have the most significant byte first.
 */

/** Writes one value behind its length; false where it is not of the plain form that its type has with us. */
type Write = (to: ByteWriter, value: unknown) => boolean;

interface BinaryType {
  /** Object id of the element's type, the same in every PostgreSQL. */
  readonly id: number;
  /** Name of the array's type, as the statement tells it. */
  readonly array: string;
  readonly write: Write;
}

/** Bytes that grow. One of them serves all columns of a thread, one after the other. */
export class ByteWriter {
  private bytes: Buffer = Buffer.allocUnsafeSlow(startBytes);
  at = 0;

  /** Makes sure of room, and gives the bytes to write into. */
  room(count: number): Buffer {
    if (this.at + count <= this.bytes.length) return this.bytes;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, this.at + count));
    this.bytes.copy(larger, 0, 0, this.at);
    return (this.bytes = larger);
  }

  int32(value: number): void {
    this.room(4).writeInt32BE(value, this.at);
    this.at += 4;
  }

  /** What was written since a place, in memory of its own that may go to another thread. */
  since(start: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.bytes.subarray(start, this.at));
  }

  setInt32(value: number, at: number): void {
    this.bytes.writeInt32BE(value, at);
  }
}
const startBytes = 2 ** 18;

/**
 * An array of values of one type.
 *
 * @returns undefined where the type has no binary form here, or a value is not written in the form that its type has
 *   with us: the database then reads the text and judges it
 * @throws UnkeepableText where a text holds what no database keeps
 */
export function binaryArray(type: string, values: readonly unknown[]): BinaryArray | undefined {
  const form = binaryTypes[type];
  if (form === undefined) return undefined;
  const to = writer;
  to.at = 0;
  for (const part of [1, 0, form.id, values.length, 1]) to.int32(part);
  for (const value of values) {
    if (value === null || value === undefined) {
      to.setInt32(1, hasNullsAt);
      to.int32(-1);
    } else if (!form.write(to, value)) return undefined;
  }
  return { type: form.array, bytes: to.since(0) };
}

export interface BinaryArray {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
const hasNullsAt = 4;

/** A text with a NUL or half of a surrogate pair. */
export class UnkeepableText extends Error {}

function writeText(to: ByteWriter, value: unknown): boolean {
  to.int32(0);
  const start = to.at;
  putText(to, typeof value === 'string' ? value : typeof value === 'number' ? String(value) : JSON.stringify(value));
  to.setInt32(to.at - start, start - 4);
  return true;
}

/** The first version of the binary form, then the text. */
function writeJson(to: ByteWriter, value: unknown): boolean {
  to.int32(0);
  const start = to.at;
  to.room(1)[to.at++] = 1;
  putText(to, typeof value === 'string' ? value : JSON.stringify(value));
  to.setInt32(to.at - start, start - 4);
  return true;
}

/** Short texts of ASCII, which most are, are sooner written here than handed over to the machine's own writer. */
function putText(to: ByteWriter, text: string): void {
  const bytes = to.room(text.length * mostBytesPerUnit);
  if (text.length <= mostByHand) {
    let at = 0;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 0 || code > lastAscii) break;
      bytes[to.at + at] = code;
    }
    if (at === text.length) {
      to.at += at;
      return;
    }
  }
  if (!isKeepable(text)) throw new UnkeepableText('A text holds a NUL or half of a surrogate pair.');
  to.at += bytes.write(text, to.at, 'utf8');
}
const mostBytesPerUnit = 3;
const mostByHand = 64;
const lastAscii = 0x7f;

/** Whether a database keeps a text: no NUL and no half of a surrogate pair in it. */
export const isKeepable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** `0190f3b2-…`: sixteen bytes in hexadecimal digits with four hyphens. */
function writeUuid(to: ByteWriter, value: unknown): boolean {
  if (typeof value !== 'string' || value.length !== 36) return false;
  const bytes = to.room(20);
  bytes.writeInt32BE(16, to.at);
  let into = to.at + 4;
  let wrong = 0;
  for (let at = 0; at < 36; at += 2) {
    if (at === 8 || at === 13 || at === 18 || at === 23) wrong |= value.charCodeAt(at++) ^ hyphen;
    const [high, low] = [value.charCodeAt(at), value.charCodeAt(at + 1)];
    wrong |= (high | low) & beyondTable;
    const byte = (highDigit[high & inTable] ?? none) | (lowDigit[low & inTable] ?? none);
    wrong |= byte & none;
    bytes[into++] = byte;
  }
  if (wrong !== 0) return false;
  to.at = into;
  return true;
}
const hyphen = 0x2d;
/** What stands for a sign that is no digit: beyond a byte. */
const none = 0x100;
const inTable = 0x7f;
const beyondTable = 0xff80;
const digitAt = (code: number): number => '0123456789abcdef'.indexOf(String.fromCharCode(code).toLowerCase());
const lowDigit = Uint16Array.from({ length: 128 }, (_, code) => (digitAt(code) < 0 ? none : digitAt(code)));
const highDigit = lowDigit.map((digit) => (digit === none ? none : digit << 4));

function writeInt32(to: ByteWriter, value: unknown): boolean {
  if (typeof value !== 'number' || (value | 0) !== value) return false;
  to.int32(4);
  to.int32(value);
  return true;
}

function writeInt64(to: ByteWriter, value: unknown): boolean {
  if (!Number.isSafeInteger(value)) return false;
  to.int32(8);
  const high = Math.floor((value as number) / 2 ** 32);
  to.int32(high);
  to.int32(((value as number) - high * 2 ** 32) | 0);
  return true;
}

function writeFloat64(to: ByteWriter, value: unknown): boolean {
  if (typeof value !== 'number') return false;
  to.int32(8);
  to.room(8).writeDoubleBE(value, to.at);
  to.at += 8;
  return true;
}

function writeFlag(to: ByteWriter, value: unknown): boolean {
  if (typeof value !== 'boolean') return false;
  to.int32(1);
  to.room(1)[to.at++] = value ? 1 : 0;
  return true;
}

/** Days since 2000-01-01. */
function writeDate(to: ByteWriter, value: unknown): boolean {
  if (typeof value !== 'string' || value.length !== 10) return false;
  const day = dayNumberAt(value);
  if (Number.isNaN(day)) return false;
  to.int32(4);
  to.int32(day);
  return true;
}

/** Microseconds since 2000-01-01T00:00Z, of `2022-07-12T06:05:00.123Z`. */
function writeInstant(to: ByteWriter, value: unknown): boolean {
  if (typeof value !== 'string' || !instantForm.test(value)) return false;
  const day = dayNumberAt(value);
  const [hours, minutes, seconds] = [numberAt(value, 11, 2), numberAt(value, 14, 2), numberAt(value, 17, 2)];
  if (Number.isNaN(day) || hours > 23 || minutes > 59 || seconds > 59) return false;
  // Beyond the year 2285 a number of JavaScript does not hold them exactly.
  return writeInt64(to, (((day * 24 + hours) * 60 + minutes) * 60 + seconds) * 1e6 + numberAt(value, 20, 3) * 1000);
}
const instantForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Days from 2000-01-01 to the date `YYYY-MM-DD` at the start of a text; NaN for what is no day of the calendar. */
function dayNumberAt(text: string): number {
  const [year, month, day] = [numberAt(text, 0, 4), numberAt(text, 5, 2), numberAt(text, 8, 2)];
  const isWritten = text.charCodeAt(4) === hyphen && text.charCodeAt(7) === hyphen;
  if (!isWritten || !(year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return Number.NaN;
  return daysBefore(year) - daysBefore(firstYear) + (daysBeforeMonth[month - 1] ?? 0) + (month > 2 && isLeap(year) ? 1 : 0) + day - 1;
}
const firstYear = 2000;
const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const daysIn = (year: number, month: number): number =>
  (daysBeforeMonth[month] ?? 0) - (daysBeforeMonth[month - 1] ?? 0) + (month === 2 && isLeap(year) ? 1 : 0);
/** Days of the years before one, counted from year 1 of the Gregorian calendar carried backwards, as PostgreSQL counts. */
function daysBefore(year: number): number {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
}

/** The number written in so many decimal digits of a text; NaN where there is anything else. */
function numberAt(text: string, start: number, digits: number): number {
  let number = 0;
  for (let at = start; at < start + digits; at++) {
    const digit = text.charCodeAt(at) - zero;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}
const zero = 0x30;

const text: BinaryType = { id: 25, array: 'text[]', write: writeText };
const binaryTypes: Readonly<Record<string, BinaryType>> = {
  text,
  // The object id of an extension's type differs from database to database: it travels as text.
  ltree: text,
  uuid: { id: 2950, array: 'uuid[]', write: writeUuid },
  jsonb: { id: 3802, array: 'jsonb[]', write: writeJson },
  integer: { id: 23, array: 'integer[]', write: writeInt32 },
  bigint: { id: 20, array: 'bigint[]', write: writeInt64 },
  'double precision': { id: 701, array: 'double precision[]', write: writeFloat64 },
  boolean: { id: 16, array: 'boolean[]', write: writeFlag },
  date: { id: 1082, array: 'date[]', write: writeDate },
  timestamptz: { id: 1184, array: 'timestamptz[]', write: writeInstant },
};

const writer = new ByteWriter();
