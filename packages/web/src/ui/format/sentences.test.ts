import { afterEach, expect, test, vi } from 'vitest';
import * as i18n from '../../text/i18n.ts';
import { sentences } from './sentences.ts';

afterEach(() => vi.restoreAllMocks());

test('sentences follow each other with a space in English and without one in Chinese', () => {
  const locale = vi.spyOn(i18n, 'currentLocale');
  locale.mockReturnValue('en');
  expect(sentences('One.', 'Two.')).toBe('One. Two.');
  locale.mockReturnValue('zh-Hans');
  expect(sentences('一。', '二。')).toBe('一。二。');
});

test('what is not there leaves no gap', () => {
  vi.spyOn(i18n, 'currentLocale').mockReturnValue('en');
  expect(sentences(null, 'One.', undefined, '', 'Two.')).toBe('One. Two.');
});
