import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { addCounted } from './counted.ts';
import en from './en/index.ts';

beforeAll(async () => {
  await i18next.init({ lng: 'en', fallbackLng: false, defaultNS: 'app', interpolation: { escapeValue: false }, resources: { en } });
  addCounted();
});

const say = (key: string, values: object): string => (i18next.t as (key: string, values: object) => string)(key, values);

test('each number of a sentence has its noun in the form it asks for', () => {
  const said = { area: 'Everywhere', day: '26 Nov' };
  expect(say('board:answer', { ...said, front: 1, ends: 0, overdue: 2 })).toBe(
    'Everywhere: 1 community-front case on 26 Nov, 0 open ends, 2 tasks overdue.',
  );
});

test('a number that is written with its thousands apart is many, a written 1 is one', () => {
  expect(say('overview:answerNoRecent', { cases: '1,204', area: 'A', asOf: 'now' })).toBe('1,204 cases so far. A, as of now.');
  expect(say('overview:answerNoRecent', { cases: '1', area: 'A', asOf: 'now' })).toBe('1 case so far. A, as of now.');
});

test('whatever is counted names both forms', () => {
  const texts = JSON.stringify(en);
  const wrong = [...texts.matchAll(/\{\{\w+, ([^}]+)\}\}/g)]
    .map(([, format]) => format)
    .filter((format) => !/^counted\(one: [^;)]+; other: [^;)]+\)$/.test(format ?? ''));
  expect(wrong).toEqual([]);
});
