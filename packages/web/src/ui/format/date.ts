import { type Locale } from '@firebreak/contract';

/**
 * A calendar date as people write it: 7月12日, 12 Jul; with the year when it is not the year of `today`.
 *
 * @param date `YYYY-MM-DD`; anything else comes back as it is
 * @param today `YYYY-MM-DD`, which decides whether the year is said
 */
export function dateText(date: string, locale: Locale, today: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (parts === null) return date;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  return dayText(year, month, day, locale, year === Number(today.slice(0, 4)));
}

/**
 * Both ends of a period as people write it, the year once where it is another than that of `today`: 2022年6月21日 to 7月12日, 21 Jun to
 * 12 Jul 2022. For titles that are read away from the page.
 */
export function periodTexts(from: string, to: string, locale: Locale, today: string): { from: string; to: string } {
  const isOneYear = from.slice(0, 4) === to.slice(0, 4);
  const [ofFrom, ofTo] = isOneYear ? (locale === 'en' ? [from, today] : [today, from]) : [today, today];
  return { from: dateText(from, locale, ofFrom), to: dateText(to, locale, ofTo) };
}

/**
 * An instant at the wall clock of a place: 7月12日 14:05, 12 Jul 14:05.
 *
 * @param instant ISO text with offset
 * @param timeZone IANA name; undefined: the zone of the machine
 */
export function instantText(instant: string, locale: Locale, today: string, timeZone?: string): string {
  const wall = wallClock(new Date(instant), timeZone);
  return `${dateText(wall.date, locale, today)} ${wall.time}`;
}

/** Hours and minutes of an instant at the wall clock of a place: 14:05. */
export function timeText(instant: string, timeZone?: string): string {
  return wallClock(new Date(instant), timeZone).time;
}

/** How far the clock of a place is from universal time at an instant: UTC+8, UTC+5:30, UTC. */
export function zoneText(instant: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(new Date(instant));
  return (parts.find(({ type }) => type === 'timeZoneName')?.value ?? '').replace('GMT', 'UTC').replace(/\+0$/, '');
}

/** Today's date at the wall clock of a place. */
export function todayIn(now: Date, timeZone?: string): string {
  return wallClock(now, timeZone).date;
}

/** Age in completed years: 5岁, 5 y. */
export function ageText(years: number, locale: Locale): string {
  return locale === 'en' ? `${years} y` : locale === 'zh-Hant' ? `${years}歲` : `${years}岁`;
}

/** A whole number with its thousands apart. */
export function countText(count: number): string {
  return Intl.NumberFormat('en').format(count);
}

function dayText(year: number, month: number, day: number, locale: Locale, thisYear: boolean): string {
  if (locale === 'en') return `${day} ${ENGLISH_MONTHS[month - 1]}${thisYear ? '' : ` ${year}`}`;
  return `${thisYear ? '' : `${year}年`}${month}月${day}日`;
}

function wallClock(moment: Date, timeZone: string | undefined): { date: string; time: string } {
  // Swedish writes dates the ISO way.
  const text = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(moment);
  const [date = '', time = ''] = text.split(' ');
  return { date, time };
}

const ENGLISH_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
