import { type Locale } from '@firebreak/contract';
import { guideFile, guides, type Guide } from './guides.ts';
import { readDocument, type GuideDocument } from './markdown/document.ts';

export type GuidePages = Readonly<Record<Guide, GuideDocument>>;

/** Every guide in a language. Each language is a chunk of its own, and comes whole: it is read without a network afterwards. */
export async function loadGuides(locale: Locale): Promise<GuidePages> {
  const { default: texts } = await loaders[locale]();
  const entries = Object.entries(texts);
  const ending = pageEnding(locale);
  return Object.fromEntries(
    guides.map((guide) => {
      const text = entries.find(([path]) => path.endsWith(`/${guideFile(guide)}${ending}`))?.[1];
      if (text === undefined) throw new Error(`The guide ${guide} is missing in ${locale}`);
      return [guide, readDocument(text)];
    }),
  ) as GuidePages;
}

/** Traditional Chinese is made from the Simplified page. */
export const pageEnding = (locale: Locale): string => (locale === 'en' ? '.md' : '.zh-Hans.md');

const loaders: Readonly<Record<Locale, () => Promise<{ default: Record<string, string> }>>> = {
  'zh-Hans': () => import('./page/zh-hans.ts'),
  'zh-Hant': () => import('./page/zh-hant.ts'),
  en: () => import('./page/en.ts'),
};
