import { useTranslation } from 'react-i18next';
import { useMinute } from '../../app/clock.ts';
import { useOutbreakIfAny } from '../../app/outbreak.ts';
import { currentLocale } from '../../text/i18n.ts';
import { ageText, dateText, instantText, timeText, todayIn } from './date.ts';

/** Formats in the language in force, at the wall clock of the outbreak in force. */
export function useFormat() {
  useTranslation(); // draws again when the language changes
  const locale = currentLocale();
  const outbreak = useOutbreakIfAny();
  const timeZone = outbreak?.settings.timeZone;
  const realToday = todayIn(useMinute(), timeZone);
  return {
    locale,
    /** Day that stands for today in the outbreak: its own where it is an exercise or history. */
    today: outbreak?.asOf ?? realToday,
    date: (value: string) => dateText(value, locale, realToday),
    instant: (value: string) => instantText(value, locale, realToday, timeZone),
    time: (value: string) => timeText(value, timeZone),
    /** Several things after each other, with the comma of the language; empty ones are left out. */
    list: (parts: readonly string[]) => parts.filter((part) => part !== '').join(locale === 'en' ? ', ' : '、'),
    age: (years: number) => ageText(years, locale),
  };
}
