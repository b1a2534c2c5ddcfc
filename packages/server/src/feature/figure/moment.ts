import { type OutbreakSettings } from '@firebreak/contract';
import { type CalendarDate, parseCalendarDate } from '@firebreak/epi';
import { Temporal } from 'temporal-polyfill';

/**
 * The day on which an outbreak is looked at: its own where it is history or an exercise, else today in its time zone.
 *
 * @param now the present instant, ISO text with `Z`
 */
export function lookDay(outbreak: { readonly as_of: string | null }, settings: OutbreakSettings, now: string): CalendarDate {
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(knownZone(settings.timeZone)).toPlainDate().toString();
  const day = parseCalendarDate(outbreak.as_of ?? today);
  if (day === undefined) throw new RangeError(`${outbreak.as_of ?? today} is not a day to look from.`);
  return day;
}

/** A zone this machine does not know counts as UTC: figures must not fail over a spelling. */
export function knownZone(zone: string): string {
  try {
    return Temporal.Now.zonedDateTimeISO(zone).timeZoneId;
  } catch {
    return 'UTC';
  }
}
