import { type Standing } from './standing.ts';

/** The calendar day of an outbreak: its own where it is history or an exercise, else today in its time zone. */
export function dayOf({ outbreak, now }: Pick<Standing, 'outbreak' | 'now'>): string {
  if (outbreak.as_of !== null) return outbreak.as_of;
  const zone = outbreak.settings['timeZone'];
  return dateIn(typeof zone === 'string' ? zone : 'Asia/Shanghai', now);
}

/** A zone this machine does not know counts as UTC: work must not stop over a spelling. */
function dateIn(timeZone: string, now: string): string {
  try {
    return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(now));
  } catch {
    return now.slice(0, 10);
  }
}
