import { expect, test } from 'vitest';
import { isPartLost } from './new-version.ts';

test.each([
  'Failed to fetch dynamically imported module: http://localhost/assets/a.js', // Chromium
  'error loading dynamically imported module: http://localhost/assets/a.js', // Firefox
  'Importing a module script failed.', // Safari
])('a part that was not fetched is known by its words, also as a cause: %s', (words) => {
  const error = new TypeError(words);
  expect(isPartLost(error)).toBe(true);
  expect(isPartLost(new Error('The server did not answer', { cause: error }))).toBe(true);
});

test('a fault of a page is no lost part', () => {
  expect(isPartLost(new TypeError('x is not a function'))).toBe(false);
  expect(isPartLost('Failed')).toBe(false);
});
