import { calendarDate, dayOf, parseCalendarDate } from '@firebreak/epi';
import { DAY_LENGTH, HOUR, type Instant, MINUTE, offsetOf } from './offset.ts';
import { offsetMinutes } from './zone.ts';

/**
 * Reads an ISO 8601 instant that says its offset: `2022-07-12T08:00+08:00`, seconds and milliseconds optional, `Z` for UTC.
 *
 * @returns milliseconds since 1970, or undefined for a date that does not exist, an hour past 23:59 or a missing offset
 * @example parseInstant('1970-01-01T08:00+08:00') // 0
 */
export function parseInstant(text: string): Instant | undefined {
  const match = pattern.exec(text);
  const date = parseCalendarDate(text.slice(0, 10));
  if (match === null || date === undefined) return undefined;
  const [hour = 0, minute = 0, second = 0] = [match[1], match[2], match[3] ?? '0'].map(Number);
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const offset = offsetOf(match[5] ?? 'Z');
  if (offset === undefined) return undefined;
  const milliseconds = Number((match[4] ?? '').padEnd(3, '0'));
  return dayOf(date) * DAY_LENGTH + hour * HOUR + (minute - offset) * MINUTE + second * 1000 + milliseconds;
}

/** The instant as ISO 8601 text with the offset that the zone has then, to the minute (seconds only when there are some). */
export function instantText(instant: Instant, zone: string): string {
  const offset = offsetMinutes(zone, instant);
  const local = instant + offset * MINUTE;
  const day = Math.floor(local / DAY_LENGTH);
  const ofDay = local - day * DAY_LENGTH;
  const seconds = Math.floor((ofDay % MINUTE) / 1000);
  const time = `${two(Math.floor(ofDay / HOUR))}:${two(Math.floor((ofDay % HOUR) / MINUTE))}${seconds === 0 ? '' : `:${two(seconds)}`}`;
  return `${calendarDate(day)}T${time}${offsetText(offset)}`;
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

const two = (value: number): string => String(value).padStart(2, '0');
const pattern = /^\d{4}-\d\d-\d\dT(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?(Z|[+-]\d\d:\d\d)$/;
