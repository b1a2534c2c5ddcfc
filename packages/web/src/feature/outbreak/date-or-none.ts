import { isCalendarDate } from '@firebreak/epi';

/** Nothing typed, or a date. */
export const isDateOrNone = (text: string | undefined): boolean => text === undefined || isCalendarDate(text);
