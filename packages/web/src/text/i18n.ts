import { type Locale } from '@firebreak/contract';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { addCounted } from './counted.ts';
import { firstLocale, keepLocale } from './locale.ts';
import type en from './en/index.ts';

/** Catalogues of one language; every language has the same namespaces and keys (catalogue.test.ts). */
export type Catalogue = { readonly [Namespace in keyof typeof en]: Words<(typeof en)[Namespace]> };
/** Texts by key; forms of a plural are what the language has of them. */
type Words<T> = { readonly [Key in keyof T as Key extends `${string}_one` ? never : Key]: T[Key] extends string ? string : Words<T[Key]> };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    /** Names of fields and codes are looked up by names of the contract (`field.ts`), not by typed keys. */
    resources: Omit<typeof en, 'field' | 'code' | 'need'>;
    returnNull: false;
  }
}

/** Said when more names of areas are known: what is drawn already is drawn again. */
export const AREA_NAMES = 'areaNames';

/** Loads the first language and makes the texts ready. */
export async function startText(): Promise<void> {
  const locale = firstLocale();
  await i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    defaultNS: 'app',
    react: { bindI18n: `languageChanged ${AREA_NAMES}` },
    interpolation: { escapeValue: false }, // React escapes
    resources: { [locale]: await loadCatalogue(locale) },
  });
  addCounted();
  showLocale(locale);
}

/** Changes the language of the page and remembers it on this machine. */
export async function changeLocale(locale: Locale): Promise<void> {
  if (!i18next.hasResourceBundle(locale, 'app')) {
    for (const [namespace, words] of Object.entries(await loadCatalogue(locale))) {
      i18next.addResourceBundle(locale, namespace, words);
    }
  }
  await i18next.changeLanguage(locale);
  keepLocale(locale);
  showLocale(locale);
}

/** Language in force. */
export function currentLocale(): Locale {
  // Before the texts are loaded the server may be asked already.
  return (i18next.language as Locale | undefined) ?? firstLocale();
}

async function loadCatalogue(locale: Locale): Promise<Catalogue> {
  return (await loaders[locale]()).default;
}

/** Each language is a chunk of its own: nobody fetches three. */
const loaders: Readonly<Record<Locale, () => Promise<{ default: Catalogue }>>> = {
  'zh-Hans': () => import('./zh-Hans/index.ts'),
  'zh-Hant': () => import('./zh-Hant/index.ts'),
  en: () => import('./en/index.ts'),
};

/** Screen readers choose the voice, browsers the glyphs, by the language of the document. */
function showLocale(locale: Locale): void {
  document.documentElement.lang = locale;
}
