import { Temporal } from 'temporal-polyfill';
import { remembered } from './remember.ts';

export type ReadTime = { readonly is: 'time'; readonly at: string } | { readonly is: 'none' | 'dateOnly' | 'unreadable' };

/**
 * Reads times of laboratories: `2022-09-03 14:05`, `2022/9/3 14:05:09`, `2022年9月3日 14:05`, `20220903140509+0800` (HL7) and ISO 8601.
 * A time without offset is one of the zone.
 */
export function resultTimeReader(zone: string): (text: string) => ReadTime {
  const offsetAt = remembered((hour) => Temporal.PlainDateTime.from(`${hour}:00:00`).toZonedDateTime(zone).offset);
  return remembered((text) => read(text.slice(0, LONGEST).normalize('NFKC').trim(), offsetAt));
}

function read(text: string, offsetAt: (hour: string) => string): ReadTime {
  if (text === '') return { is: 'none' };
  const found = spaced.exec(text) ?? packed.exec(text);
  if (found === null) return { is: 'unreadable' };
  const [, year = '', month = '', day = '', hour, minute = '00', second = '00', offset] = found;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isDate(Number(year), Number(month), Number(day))) return { is: 'unreadable' };
  if (hour === undefined) return { is: 'dateOnly' };
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return { is: 'unreadable' };
  const time = `${date}T${hour.padStart(2, '0')}`;
  const zone = offset === undefined ? offsetAt(time) : isoOffset(offset);
  return zone === undefined ? { is: 'unreadable' } : { is: 'time', at: `${time}:${minute}:${second}${zone}` };
}

function isoOffset(offset: string): string | undefined {
  if (offset === 'Z' || offset === 'z') return 'Z';
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(-2))];
  return hours > 14 || minutes > 59 ? undefined : `${offset.slice(0, 3)}:${offset.slice(-2)}`;
}

function isDate(year: number, month: number, day: number): boolean {
  if (year < 1900 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const spaced =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]\s*(\d{1,2})[:时](\d{2})分?(?::?(\d{2})(?:\.\d+)?秒?)?\s*(Z|z|[+-]\d{2}:?\d{2})?)?$/u;
const packed = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(?:(\d{2})(?:\.\d+)?)?([+-]\d{4})?)?$/u;
const LONGEST = 80;
