import { locales, type Locale } from '@firebreak/contract';

/** The language of a browser among ours: Chinese by script or region, everything else reads English. */
export function localeOf(tags: readonly string[]): Locale {
  for (const tag of tags) {
    const locale = localeOfTag(tag);
    if (locale !== undefined) return locale;
  }
  return 'en';
}

/** Language to begin with: the one chosen last on this machine, otherwise the browser's. */
export function firstLocale(): Locale {
  const kept = localStorage.getItem(KEPT_LOCALE);
  return locales.find((locale) => locale === kept) ?? localeOf(navigator.languages);
}

export function keepLocale(locale: Locale): void {
  localStorage.setItem(KEPT_LOCALE, locale);
}

/** Names of the languages, each in itself. */
export const localeNames: Readonly<Record<Locale, string>> = { 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', en: 'English' };

function localeOfTag(tag: string): Locale | undefined {
  const parts = tag.toLowerCase().split('-');
  if (parts[0] === 'en') return 'en';
  if (parts[0] !== 'zh') return undefined;
  if (parts.includes('hans')) return 'zh-Hans';
  return parts.includes('hant') || parts.some((part) => TRADITIONAL_REGIONS.has(part)) ? 'zh-Hant' : 'zh-Hans';
}

const TRADITIONAL_REGIONS = new Set(['tw', 'hk', 'mo']);
const KEPT_LOCALE = 'firebreak.locale';
