import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import en from '../../text/en/index.ts';
import { causeText } from './cause.ts';

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
