/** Language of the person who reads an error or a page. */
export const locales = ['zh-Hans', 'zh-Hant', 'en'] as const;
export type Locale = (typeof locales)[number];

/** A text in every language. */
export type Words = Readonly<Record<Locale, string>>;
export const words = (hans: string, hant: string, en: string): Words => ({ 'zh-Hans': hans, 'zh-Hant': hant, en });

export interface ErrorText {
  readonly status: number;
  /** What happened and what to do, per locale. `{name}` is filled from the details. */
  readonly text: Words;
}
export const error = (status: number, hans: string, hant: string, en: string): ErrorText => ({
  status,
  text: words(hans, hant, en),
});
