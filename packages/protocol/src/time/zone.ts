import type { Day } from '@firebreak/epi';
import { DAY_LENGTH, HOUR, type Instant, MINUTE, offsetOf } from './offset.ts';

/** Whether a text names a time zone: `UTC`, a fixed offset such as `+08:00`, or an IANA name such as `Asia/Shanghai`. */
export function isZone(zone: string): boolean {
  try {
    offsetMinutes(zone, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * Minutes that the wall clock of a zone is ahead of UTC at an instant. IANA names follow the zone data of the host; the answer is
 * kept for each quarter of an hour, so a hundred thousand samples of one week cost 672 look-ups at most.
 *
 * @throws RangeError for a name that is no zone
 */
export function offsetMinutes(zone: string, instant: Instant): number {
  const fixed = fixedOffset(zone);
  if (fixed !== undefined) return fixed;
  const quarter = Math.floor(instant / (HOUR / 4)); // zones change on a quarter of an hour
  let known = offsets.get(zone);
  if (known === undefined) offsets.set(zone, (known = new Map()));
  let minutes = known.get(quarter);
  if (minutes === undefined) known.set(quarter, (minutes = hostOffset(zone, quarter * (HOUR / 4))));
  return minutes;
}

/** The calendar day that the wall clock of the zone shows at an instant. Midnight belongs to the day it begins. */
export function dayAt(instant: Instant, zone: string): Day {
  return Math.floor((instant + offsetMinutes(zone, instant) * MINUTE) / DAY_LENGTH);
}

/**
 * The first instant of a calendar day: midnight, or the first moment after a clock change that skips midnight.
 * The day is over at `startOfDay(day + 1, zone)`, be it 23, 24 or 25 hours long.
 */
export function startOfDay(day: Day, zone: string): Instant {
  const utc = day * DAY_LENGTH;
  const fixed = fixedOffset(zone);
  if (fixed !== undefined) return utc - fixed * MINUTE;
  const guesses = [utc - offsetMinutes(zone, utc - 14 * HOUR) * MINUTE, utc - offsetMinutes(zone, utc + 14 * HOUR) * MINUTE];
  const exact = guesses.sort((a, b) => a - b).find((at) => dayAt(at, zone) === day && dayAt(at - 1, zone) < day);
  return exact ?? firstInstant(day, zone, utc - 28 * HOUR, utc + 28 * HOUR);
}

/** Halves the time between `before` (an earlier day) and `after` (that day or later) until one millisecond is left. */
function firstInstant(day: Day, zone: string, before: Instant, after: Instant): Instant {
  let [low, high] = [before, after];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (dayAt(middle, zone) < day) low = middle;
    else high = middle;
  }
  return high;
}

const fixedOffset = (zone: string): number | undefined => (zone === 'UTC' ? 0 : offsetOf(zone));

function hostOffset(zone: string, instant: Instant): number {
  let format = formats.get(zone);
  if (format === undefined) formats.set(zone, (format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })));
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  return name === 'GMT' ? 0 : (offsetOf(name.slice(3)) ?? 0);
}

// What the host says about a zone does not change while a program runs, so keeping it changes no answer.
const offsets = new Map<string, Map<number, number>>();
const formats = new Map<string, Intl.DateTimeFormat>();
