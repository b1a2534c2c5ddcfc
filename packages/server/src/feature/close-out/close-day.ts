import { Temporal } from 'temporal-polyfill';

/** One day of a close-out: from the cut-off of the day before (not included) to its own (included). */
export interface CloseDay {
  /** `YYYY-MM-DD` of the cut-off. */
  readonly day: string;
  /** Instants, ISO text with `Z`. */
  readonly from: string;
  readonly to: string;
}

/**
 * The close-out day of a calendar date. Days are cut at a local hour, so a day is 23 or 25 hours long when clocks
 * change; a cut-off inside the gap of a change moves to the instant after it (RFC 5545 and Temporal: `compatible`).
 *
 * @param hour local hour of the cut-off, 0 to 23; with 0 the day of a date ends as that date begins its last midnight,
 *   so midnight closes the day before: hour 0 means the end of `day` (24:00)
 */
export function closeDayOf(day: string, hour: number, timeZone: string): CloseDay {
  const date = Temporal.PlainDate.from(day);
  const end = cutOff(date, hour, timeZone);
  return { day, from: text(cutOff(date.subtract({ days: 1 }), hour, timeZone)), to: text(end) };
}

/** The close-out day an instant belongs to. */
export function closeDayAt(instant: string, hour: number, timeZone: string): CloseDay {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  const here = closeDayOf(local.toPlainDate().toString(), hour, timeZone);
  if (instant > here.to) return closeDayOf(local.toPlainDate().add({ days: 1 }).toString(), hour, timeZone);
  return instant <= here.from ? closeDayOf(local.toPlainDate().subtract({ days: 1 }).toString(), hour, timeZone) : here;
}

function cutOff(date: Temporal.PlainDate, hour: number, timeZone: string): Temporal.Instant {
  const [on, at] = hour === 0 ? [date.add({ days: 1 }), 0] : [date, hour];
  return on.toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(at) }).toInstant();
}

/** With milliseconds and `Z`, as every instant of the house: such texts compare as the instants do. */
const text = (instant: Temporal.Instant): string => new Date(instant.epochMilliseconds).toISOString();
