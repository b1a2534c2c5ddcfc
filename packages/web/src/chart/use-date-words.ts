import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutbreakIfAny } from '../app/outbreak.ts';
import { currentLocale } from '../text/i18n.ts';
import { dateText, todayIn } from '../ui/format/date.ts';

/** Dates as `useFormat` says them, by a function that stays the same until language or day change: a picture is drawn anew only then. */
export function useDateWords(): (date: string) => string {
  useTranslation(); // draws again when the language changes
  const locale = currentLocale();
  const [opened] = useState(() => Date.now());
  const outbreak = useOutbreakIfAny();
  const today = outbreak?.asOf ?? todayIn(new Date(opened), outbreak?.settings.timeZone);
  return useCallback((date) => dateText(date, locale, today), [locale, today]);
}
