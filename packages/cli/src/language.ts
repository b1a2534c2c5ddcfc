import { type Locale, locales } from '@firebreak/contract';
import { ValueError } from './usage/value-error.ts';

/** Language of the terminal: `--lang`, else what LC_ALL, LC_MESSAGES or LANG say. */
export function localeOf(arguments_: readonly string[], environment: Readonly<Record<string, string | undefined>>): Locale {
  const at = arguments_.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  const asked = at < 0 ? undefined : (arguments_[at]?.split('=')[1] ?? arguments_[at + 1]);
  const exact = locales.find((locale) => locale === asked);
  if (exact !== undefined) return exact;
  const spoken = asked ?? (environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '');
  if (/^zh[-_](tw|hk|mo|hant)/i.test(spoken)) return 'zh-Hant';
  return /^zh/i.test(spoken) ? 'zh-Hans' : 'en';
}

/** A language that we speak, also as a system names it (`zh_TW`, `en-GB`). @throws ValueError */
export function readLanguage(tag: string): string {
  if (/^(?:zh|en)(?:[-_]|$)/i.test(tag)) return tag;
  throw new ValueError('VALUE_NOT_A_CHOICE', { options: locales.join(', ') });
}

export const locale: Locale = localeOf(process.argv, process.env);
