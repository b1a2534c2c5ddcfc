import { currentLocale } from '../../text/i18n.ts';

/** Things one after the other in a line, as the language in force puts them apart. */
export const enumeration = (parts: readonly string[]): string => parts.join(currentLocale() === 'en' ? ', ' : '、');
