import { type Locale, locales } from '@firebreak/contract';

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

export const locale: Locale = localeOf(process.argv, process.env);
