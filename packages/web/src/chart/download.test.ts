import { expect, test } from 'vitest';
import { fileNameOf } from './download.ts';

test('a name of an outbreak makes a file name that every system takes', () => {
  expect(fileNameOf(['海珠区/2026: 登革热?', undefined, '2026-07-12'], 'csv')).toBe('海珠区-2026-登革热-_2026-07-12.csv');
  expect(fileNameOf(['x'.repeat(400)], 'png')).toHaveLength(124);
});
