import { expect, test } from 'vitest';
import { fitting } from './draw-scene.ts';

test('a name that would run into the next generation is cut, and says so', () => {
  expect(fitting('CASE-2020-0001 Elisabeth', 60)).toBe('CASE-20…'); // eight narrow signs of 6.8 are 54, the ninth is too much
  expect(fitting('王* C-1', 60)).toBe('王* C-1'); // 12 + 5 × 6.8 = 46
  expect(fitting('王小明李大', 36)).toBe('王小…'); // three wide signs fill 36, the fourth is too much
});
