const formats = new Map<string, Intl.DateTimeFormat>();

/** A moment as the clock on the wall showed it, `10:42`; of another day with its date, `07-11 10:42`. */
export function wallClock(at: string, now: string, zone: string): string {
  const [day = '', time = ''] = local(at, zone).split(' ');
  return local(now, zone).startsWith(day) ? time : `${day.slice('2022-'.length)} ${time}`;
}

function local(at: string, zone: string): string {
  const format = formats.get(zone) ?? formatOf(zone);
  formats.set(zone, format);
  return format.format(new Date(at));
}

/** A zone this machine does not know counts as UTC: work must not stop over a spelling. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const options = { dateStyle: 'short', timeStyle: 'short' } as const;
  try {
    return new Intl.DateTimeFormat('sv-SE', { ...options, timeZone });
  } catch {
    return new Intl.DateTimeFormat('sv-SE', { ...options, timeZone: 'UTC' });
  }
}
