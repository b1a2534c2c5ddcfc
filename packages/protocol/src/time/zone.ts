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
  const clock = clocks.get(zone) ?? clockOf(zone);
  if (clock.fixed !== undefined) return clock.fixed;
  const quarter = Math.floor(instant / QUARTER); // zones change on a quarter of an hour
  let minutes = clock.known.get(quarter);
  if (minutes === undefined) clock.known.set(quarter, (minutes = hostOffset(clock, quarter * QUARTER)));
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

/** What is kept of a zone: a fixed offset, or the host's formatter and its answers so far. */
interface ZoneClock {
  readonly fixed: number | undefined;
  readonly format: Intl.DateTimeFormat | undefined;
  readonly known: Map<number, number>;
}

function clockOf(zone: string): ZoneClock {
  const fixed = zone === 'UTC' ? 0 : offsetOf(zone);
  const format = fixed === undefined ? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }) : undefined;
  const clock: ZoneClock = { fixed, format, known: new Map() };
  clocks.set(zone, clock);
  return clock;
}

function hostOffset({ format }: ZoneClock, instant: Instant): number {
  const name = format?.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  return name === 'GMT' ? 0 : (offsetOf(name.slice(3)) ?? 0);
}

// What the host says about a zone does not change while a program runs, so keeping it changes no answer.
const clocks = new Map<string, ZoneClock>();
const QUARTER = HOUR / 4;
