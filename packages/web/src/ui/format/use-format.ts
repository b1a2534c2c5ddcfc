import { useTranslation } from 'react-i18next';
import { useMinute } from '../../app/clock.ts';
import { useOutbreakIfAny } from '../../app/outbreak.ts';
import { currentLocale } from '../../text/i18n.ts';
import { ageText, dateText, instantText, periodTexts, timeText, todayIn, zoneText } from './date.ts';

/**
 * Formats in the language in force, at the wall clock of the outbreak in force. The year is left out where it is that of the day the
 * outbreak is looked at from: a list of 2022 does not repeat it in every row, and what was read since then names its own.
 */
export function useFormat() {
  const { t } = useTranslation(); // draws again when the language changes
  const locale = currentLocale();
  const outbreak = useOutbreakIfAny();
  const timeZone = outbreak?.settings.timeZone;
  const realToday = todayIn(useMinute(), timeZone);
  const today = outbreak?.asOf ?? realToday;
  const instant = (value: string): string => instantText(value, locale, today, timeZone);
  // Of an outbreak somebody may read in another zone than it is in; outside of one the clock is the reader's own.
  const inZone = (text: string, value: string): string => (timeZone === undefined ? text : `${text}\u00a0${zoneText(value, timeZone)}`);
  const readAt = (value: string): string => inZone(instant(value), value);
  return {
    locale,
    /** Day that stands for today in the outbreak: its own where it is an exercise or history. */
    today,
    date: (value: string) => dateText(value, locale, today),
    /** With the year unless it is this one, whatever day the outbreak stands at: for what is read away from the page. */
    dated: (value: string) => dateText(value, locale, realToday),
    period: (from: string, to: string) => periodTexts(from, to, locale, realToday),
    instant,
    /** The moment of figures, with the zone of its clock: what is read there is told on, and photographed. */
    readAt,
    /** The moment of figures; of an exercise or history the day they are of, and when they were read. */
    asOf: (value: string) =>
      outbreak === undefined || outbreak.asOf === null
        ? readAt(value)
        : t('label.asOfDay', { day: dateText(outbreak.asOf, locale, realToday), read: readAt(value) }),
    time: (value: string) => timeText(value, timeZone),
    /** The same of today alone. */
    readAtTime: (value: string) => inZone(timeText(value, timeZone), value),
    /** Several things after each other, with the comma of the language; empty ones are left out. */
    list: (parts: readonly string[]) => parts.filter((part) => part !== '').join(locale === 'en' ? ', ' : '、'),
    age: (years: number) => ageText(years, locale),
  };
}
