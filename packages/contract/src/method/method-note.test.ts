import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { locales } from '../error/index.ts';
import { methodNotes } from './index.ts';

const notes = Object.entries(methodNotes);

test('every method has the page it names', () => {
  const without = notes.filter(([, { page }]) => !existsSync(new URL(`../../../../docs/method/${page}.md`, import.meta.url)));
  expect(without.map(([name]) => name)).toEqual([]);
});

test('every method says in every language what would make it wrong, in whole sentences', () => {
  for (const [name, { title, caveats }] of notes) {
    expect(Object.keys(caveats).length, name).toBeGreaterThanOrEqual(3);
    for (const locale of locales) {
      expect(title[locale], name).not.toBe('');
      for (const [id, words] of Object.entries(caveats)) expect(words[locale], `${name}.${id}`).toMatch(/[.。]$/);
    }
  }
});

test('Traditional text holds none of the most frequent characters that only Simplified has', () => {
  const simplified = /[这们个来时对说国会过还没现发样为开门问间关长风马车东语认识让记论设计报导经给终结约级组细网]/u;
  const mixed = notes.flatMap(([name, { title, caveats }]) =>
    [['title', title] as const, ...Object.entries(caveats)]
      .filter(([, words]) => simplified.test(words['zh-Hant']))
      .map(([id]) => `${name}.${id}`),
  );
  expect(mixed).toEqual([]);
});
