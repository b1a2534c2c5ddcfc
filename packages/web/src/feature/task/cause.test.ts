import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import en from '../../text/en/index.ts';
import { aboutText, causeText } from './cause.ts';

beforeAll(async () => {
  await i18next.init({ lng: 'en', fallbackLng: false, defaultNS: 'app', resources: { en } });
});

const task = (cause: string | null) => ({ cause });

test('a positive pool is named by its tube, other events by their kind, and what is none not at all', () => {
  expect(causeText(task('positivePool:T-17'))).toBe('positive pool T-17');
  expect(causeText(task('confirmation:01a2154c-3ed7-7330-a9ed-5bd9830e41a5'))).toBe('confirmed infection');
  expect(causeText(task(null))).toBe('');
  expect(causeText(task('written by hand'))).toBe('');
});

test('a task is about its person, else its place, else the tube it came from; words of its own say it already', () => {
  const about = { title: null, personName: null, placeName: null, cause: 'positivePool:T-17' };
  expect(aboutText({ ...about, personName: '李*', placeName: '昌岗市场' })).toBe('李*');
  expect(aboutText({ ...about, placeName: '昌岗市场' })).toBe('昌岗市场');
  expect(aboutText(about)).toBe('positive pool T-17');
  expect(aboutText({ ...about, title: 'fetch the swabs' })).toBe('');
});
