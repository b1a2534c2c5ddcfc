/** Texts by name, in the three languages. */
export type Texts = Readonly<Record<string, readonly [hans: string, hant: string, en: string]>>;
