/** `YYYY-MM-DDTHH:mm` at the wall clock of a zone. */
export function wallText(instant: string, timeZone: string): string {
  const text = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(new Date(instant));
  return text.replace(' ', 'T');
}

/**
 * The instant at which the wall clock of a zone shows a time; of two at the end of summer time the earlier, and for a
 * time that the clock skips the one an hour later.
 *
 * @param wall `YYYY-MM-DDTHH:mm`
 * @returns ISO text in UTC
 */
export function instantOf(wall: string, timeZone: string): string {
  const asUtc = Date.parse(`${wall}:00Z`);
  const offsets = [-DAY_MS, DAY_MS].map((shift) => offsetAt(asUtc + shift, timeZone));
  const candidates = offsets.map((offset) => asUtc - offset).filter((moment) => moment + offsetAt(moment, timeZone) === asUtc);
  const moment = candidates.length === 0 ? asUtc - (offsets[0] ?? 0) : Math.min(...candidates);
  return new Date(moment).toISOString();
}

/** Milliseconds that the wall clock of a zone is ahead of UTC at a moment. */
function offsetAt(moment: number, timeZone: string): number {
  const minute = Math.floor(moment / MINUTE_MS) * MINUTE_MS;
  return Date.parse(`${wallText(new Date(minute).toISOString(), timeZone)}:00Z`) - minute;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
