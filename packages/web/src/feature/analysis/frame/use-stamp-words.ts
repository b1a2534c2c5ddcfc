import { useFormat } from '../../../ui/format/use-format.ts';
import { daysBefore } from './day.ts';

interface StampWords {
  /** The moment of the data; of history or an exercise, the day it is looked at from as well. */
  readonly asOf: string;
  readonly lastComplete?: string;
}

/** Date of the data and the last complete day, in words of the page. */
export function useStampWords(): (answer: { readonly asOf: string; readonly day: string }, incompleteDays?: number) => StampWords {
  const format = useFormat();
  return ({ asOf, day }, incompleteDays) => ({
    asOf: format.asOf(asOf),
    ...(incompleteDays === undefined ? {} : { lastComplete: format.date(daysBefore(day, incompleteDays)) }),
  });
}
