import { expect, test } from 'vitest';
import { circleRing } from './circle.ts';

test('ten kilometres north of Guangzhou are 0.09 degrees, east of it a little more', () => {
  const ring = circleRing({ latitude: 23.1, longitude: 113.3, radiusKm: 10 });
  // 10 / 6367 radians are 0.08999 degrees; along the parallel divided by cos 23.1° = 0.9198
  expect(ring[0]?.[1]).toBeCloseTo(23.1 + 0.08999, 4);
  expect(ring[18]?.[0]).toBeCloseTo(113.3 + 0.08999 / 0.9198, 3);
  expect(ring[0]).toEqual(ring.at(-1));
});
