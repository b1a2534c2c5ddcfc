import { Temporal } from 'temporal-polyfill';
import { parseDate, toHalfWidth, type DateReading } from './date.ts';
import { isMissing, isUnknownWord } from './missing.ts';
import { bad, missing, value, type Parsed } from './parsed.ts';

/**
 * Reads an instant: an ISO instant stands as it is; a date with or without a time of day is taken in the zone given,
 * at midnight where there is no time.
 *
 * @returns ISO with offset, to the second
 */
export function parseInstant(text: string, reading: DateReading): Parsed<string> {
  const trimmed = toHalfWidth(text.trim());
  if (isMissing(trimmed) || isUnknownWord(trimmed)) return missing;
  const date = parseDate(trimmed, reading);
  if (date.is !== 'value') return date;
  if (/[T ]\d{2}:\d{2}.*(Z|[+-]\d{2}:?\d{2})$/u.test(trimmed)) return value(new Date(trimmed.replace(' ', 'T')).toISOString());
  const time = timeOf(trimmed, reading);
  if (time === undefined) return bad('INSTANT_NOT_A_TIME');
  return value(inZone(date.value, time, reading.zone));
}

/** Time of day as `HH:MM:SS`; undefined where it is written but impossible. */
function timeOf(text: string, reading: DateReading): string | undefined {
  if (/^\d+\.\d+$/u.test(text)) return ofFraction(Number(text) % 1);
  const match = /(?:T|\s)(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*([ap]m)?$/iu.exec(text);
  if (!match) return reading.zone === '' ? undefined : '00:00:00';
  const hour = (Number(match[1]) % (match[4] ? 12 : 24)) + (match[4]?.toLowerCase() === 'pm' ? 12 : 0);
  if (Number(match[1]) > 23 || Number(match[2]) > 59 || Number(match[3] ?? 0) > 59) return undefined;
  return [String(hour).padStart(2, '0'), match[2], match[3] ?? '00'].join(':');
}

function ofFraction(fraction: number): string {
  return new Date(Math.round(fraction * 86_400) * 1000).toISOString().slice(11, 19);
}

function inZone(date: string, time: string, zone: string): string {
  if (zone === 'UTC') return `${date}T${time}Z`;
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).toString({ timeZoneName: 'never', smallestUnit: 'second' });
}
