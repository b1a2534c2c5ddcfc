import { expect, test } from 'vitest';
import { bandRuns } from './panel.ts';

test('a band is interrupted where an end is not known', () => {
  const band = { name: '', color: '', lower: [1, 1, null, 1, 1, 1], upper: [2, 2, 2, null, 2, Infinity] };
  expect(bandRuns(band)).toEqual([
    { from: 0, to: 1 },
    { from: 4, to: 4 },
  ]);
});
