import { useTranslation } from 'react-i18next';
import { useOutbreak } from '../../../app/outbreak.ts';
import { useFormat } from '../../../ui/format/use-format.ts';
import { daysBefore } from './day.ts';

interface StampWords {
  /** The moment of the data; of history or an exercise, the day it is looked at from as well. */
  readonly asOf: string;
  readonly lastComplete?: string;
}

/** Date of the data and the last complete day, in words of the page. */
export function useStampWords(): (answer: { readonly asOf: string; readonly day: string }, incompleteDays?: number) => StampWords {
  const { t } = useTranslation('analysis');
  const { date, instant } = useFormat();
  const isHistory = useOutbreak().asOf !== null;
  return ({ asOf, day }, incompleteDays) => ({
    asOf: isHistory ? t('asOfDay', { day: date(day), read: instant(asOf) }) : instant(asOf),
    ...(incompleteDays === undefined ? {} : { lastComplete: date(daysBefore(day, incompleteDays)) }),
  });
}
