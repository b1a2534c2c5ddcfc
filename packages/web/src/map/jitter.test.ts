import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fraction, jittered } from './jitter.ts';

const haizhu = { latitude: 23.0851, longitude: 113.2853 };

test('who may know the place sees the place', () => {
  expect(jittered(haizhu, 'C0001', 0)).toEqual(haizhu);
});

test('a point stays where it is drawn from one visit to the next, and two people of one house stand apart', () => {
  expect(jittered(haizhu, 'C0001', 500)).toEqual(jittered(haizhu, 'C0001', 500));
  expect(jittered(haizhu, 'C0001', 500)).not.toEqual(jittered(haizhu, 'C0002', 500));
});

test('a drawn point is at most one cell away: 500 m north to south, the same east to west', () => {
  const latitude = fc.double({ min: -60, max: 60, noNaN: true });
  const longitude = fc.double({ min: -179, max: 179, noNaN: true });
  fc.assert(
    fc.property(latitude, longitude, fc.string(), (lat, lon, id) => {
      const drawn = jittered({ latitude: lat, longitude: lon }, id, 500);
      expect(Math.abs(drawn.latitude - lat) * 111_320).toBeLessThanOrEqual(501);
      expect(Math.abs(drawn.longitude - lon) * 111_320 * Math.cos((lat * Math.PI) / 180)).toBeLessThanOrEqual(502);
    }),
  );
});

test('two places in one cell cannot be told apart', () => {
  // 500 m are 0.0044915 degrees; row 5139 runs from 23.0820 to 23.0865, so both lie in it.
  const near = { latitude: haizhu.latitude + 0.0005, longitude: haizhu.longitude };
  expect(jittered(near, 'C0001', 500)).toEqual(jittered(haizhu, 'C0001', 500));
});

test('fractions fill [0, 1) evenly', () => {
  const draws = Array.from({ length: 10_000 }, (_, index) => fraction(`case ${index}`));
  for (const draw of draws) expect(draw >= 0 && draw < 1).toBe(true);
  // A tenth of 10,000 in each tenth; 4.7 standard deviations of a binomial (30) on either side.
  for (let tenth = 0; tenth < 10; tenth++) {
    expect(Math.abs(draws.filter((draw) => Math.floor(draw * 10) === tenth).length - 1000)).toBeLessThan(141);
  }
});
