import { expect, test } from 'vitest';
import { localeOf } from '../../packages/cli/src/language.ts';
import { installedProblem } from './install.mjs';
import { nodeVersionProblem } from './node-version.mjs';
import { languageOf, said } from './text.mjs';

/** Locales as glibc, macOS and shells write them; an empty variable is one that says nothing (POSIX). */
const environments: readonly (readonly [language: string, environment: Record<string, string>, given: readonly string[]])[] = [
  ['zh-Hans', { LANG: 'zh_CN.UTF-8' }, []],
  ['zh-Hans', { LANG: 'zh_SG.UTF-8' }, []],
  ['zh-Hant', { LANG: 'zh_TW.UTF-8' }, []],
  ['zh-Hant', { LANG: 'zh_HK.UTF-8' }, []],
  ['zh-Hant', { LC_MESSAGES: 'zh_MO' }, []],
  ['zh-Hant', { LANG: 'zh-Hant-TW' }, []],
  ['en', { LANG: 'en_US.UTF-8' }, []],
  ['en', { LANG: 'de_DE.UTF-8' }, []],
  ['en', {}, []],
  ['en', { LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }, []],
  ['zh-Hans', { LC_ALL: '', LC_MESSAGES: '', LANG: 'zh_CN.UTF-8' }, []],
  ['zh-Hant', { LANG: 'zh_CN.UTF-8' }, ['--lang', 'zh-Hant']],
  ['en', { LANG: 'zh_CN.UTF-8' }, ['--lang=en']],
];

test.each(environments)('the first start speaks %s under %j %j, as the command line does', (language, environment, given) => {
  expect([languageOf(given, environment), localeOf(given, environment)]).toEqual([language, language]);
});

test('it says the same in three languages, with nothing left out', () => {
  const lines = (['zh-Hans', 'zh-Hant', 'en'] as const).map((language) => said('nodeTooOld', { version: '18.1.0' }, language));
  expect(new Set(lines).size).toBe(3);
  for (const line of lines) expect(line).toContain('18.1.0');
  expect(said('building', { part: said('pages', {}, 'zh-Hant') }, 'zh-Hant')).toBe('正在建置頁面……');
  expect(said('building', { part: said('pages', {}, 'en') }, 'en')).toBe('Building the pages …');
});

test('what is wrong with Node or the packages is said with its numbers', () => {
  expect(nodeVersionProblem('20.19.0')).toBeUndefined();
  expect(nodeVersionProblem('20.18.9')).toContain('20.18.9');
  const lock = (version: string) => ({ packages: { 'node_modules/a': { version } } });
  expect(installedProblem(lock('1.0.0'), lock('1.0.0'))).toBeUndefined();
  expect(installedProblem(lock('1.0.0'), lock('0.9.0'))).toMatch(/a .*0\.9\.0.*1\.0\.0/);
});
