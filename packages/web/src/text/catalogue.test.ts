import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Converter } from 'opencc-js/cn2t';
import { expect, test } from 'vitest';
import en from './en/index.ts';
import hans from './zh-Hans/index.ts';
import hant from './zh-Hant/index.ts';

const catalogues = { en, 'zh-Hans': hans, 'zh-Hant': hant };

test('the three languages have the same texts', () => {
  expect(Object.keys(textsOf(hans)).toSorted()).toEqual(Object.keys(textsOf(en)).toSorted());
  expect(Object.keys(textsOf(hant)).toSorted()).toEqual(Object.keys(textsOf(en)).toSorted());
});

test('no text is empty', () => {
  for (const [locale, catalogue] of Object.entries(catalogues)) {
    const empty = Object.entries(textsOf(catalogue)).filter(([, text]) => text.trim() === '');
    expect(empty, locale).toEqual([]);
  }
});

test('a text names the same values in every language', () => {
  const english = textsOf(en);
  for (const [locale, catalogue] of Object.entries(catalogues)) {
    const different = Object.entries(textsOf(catalogue)).filter(
      ([key, text]) => blanksOf(text).join() !== blanksOf(english[key] ?? '').join(),
    );
    expect(different, locale).toEqual([]);
  }
});

test('traditional Chinese has no character that only simplified Chinese has', () => {
  const toTraditional = Converter({ from: 'cn', to: 't' });
  const simplified = Object.entries(textsOf(hant)).flatMap(([key, text]) =>
    [...text]
      .filter((character) => toTraditional(character) !== character && !inBoth.has(character))
      .map((character) => `${key}: ${character}`),
  );
  expect(simplified).toEqual([]);
});

test('no text shouts', () => {
  for (const [locale, catalogue] of Object.entries(catalogues)) {
    expect(
      Object.values(textsOf(catalogue)).filter((text) => /[!！]/.test(text)),
      locale,
    ).toEqual([]);
  }
});

test('every catalogue stands in the index of its language', () => {
  for (const locale of ['en', 'zh-Hans', 'zh-Hant'] as const) {
    const files = readdirSync(join(import.meta.dirname, locale)).filter((name) => name !== 'index.ts');
    expect(Object.keys(catalogues[locale])).toHaveLength(files.length);
  }
});

/** Characters that the conversion would change one by one, and that traditional Chinese writes too. */
const inBoth = new Set('台里后只面系准群峰床');

/** Every text by its key; the forms of a plural count as one text. */
function textsOf(words: object, path = ''): Record<string, string> {
  return Object.fromEntries(
    Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
      const whole = path === '' ? key : `${path}.${key}`;
      if (typeof value !== 'string') return Object.entries(textsOf(value as object, whole));
      return whole.endsWith('_one') ? [] : [[whole, value]];
    }),
  );
}

const blanksOf = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\{(\w+)(?:, [^}]+)?\}\}/g)].map((match) => match[1] ?? ''))].toSorted();
