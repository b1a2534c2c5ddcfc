import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRng } from './rng.ts';
import { hashName, splitMix64 } from './seed.ts';
import { nextXoshiro128 } from './xoshiro128.ts';

test('the generator gives the numbers of its authors from state 1, 2, 3, 4', () => {
  // First outputs of xoshiro128starstar.c, version 1.1, prng.di.unimi.it
  const published = [11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804];
  const state = Uint32Array.of(1, 2, 3, 4);
  expect(published.map(() => nextXoshiro128(state))).toEqual(published);
});

test('SplitMix64 gives its published numbers from 1234567', () => {
  let step = { state: 1234567n, output: 0n };
  const outputs = [6457827717110365317n, 3203168211198807973n, 9817491932198370423n, 4593380528125082431n];
  for (const output of outputs) {
    step = splitMix64(step.state);
    expect(step.output).toBe(output);
  }
});

test('names are hashed as the FNV test vectors say, by UTF-8 bytes', () => {
  expect(hashName('')).toBe(0xcbf29ce484222325n);
  expect(hashName('a')).toBe(0xaf63dc4c8601ec8cn);
  expect(hashName('foobar')).toBe(0x85944171f73967e8n);
  // The byte e5 alone is not a code point of one byte: 广 is e5 b9 bf.
  const bytes = [0xe5n, 0xb9n, 0xbfn].reduce((hash, byte) => BigInt.asUintN(64, (hash ^ byte) * 0x100000001b3n), 0xcbf29ce484222325n);
  expect(hashName('广')).toBe(bytes);
});

const firstTen = (rng: { bits: () => number }): number[] => Array.from({ length: 10 }, () => rng.bits());

test('the same seed tells the same story, another seed another', () => {
  expect(firstTen(createRng('guangzhou'))).toEqual(firstTen(createRng('guangzhou')));
  expect(firstTen(createRng(7))).toEqual(firstTen(createRng('7')));
  expect(firstTen(createRng('guangzhou'))).not.toEqual(firstTen(createRng('shenzhen')));
});

test('drawing for vaccination does not change who went to market', () => {
  const city = createRng('city');
  const before = firstTen(city.stream('market'));
  firstTen(city);
  firstTen(city.stream('vaccination'));
  expect(firstTen(city.stream('market'))).toEqual(before);
});

test('streams of other names or other depth are other streams', () => {
  const root = createRng(1);
  const streams = [root, root.stream('ab'), root.stream('a').stream('b'), root.stream('a'), root.stream('b'), root.stream('')];
  expect(new Set(streams.map((rng) => firstTen(rng).join())).size).toBe(streams.length);
});

test('whole numbers stay in their range and reach both ends', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 0, max: 5 }), (seed, from, width) => {
      const rng = createRng(seed);
      const seen = new Set(Array.from({ length: 200 }, () => rng.integer(from, from + width)));
      // 200 draws of at most 6 values miss one of them with probability below 6 (5/6)^200 = 1e-15
      expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: width + 1 }, (_, offset) => from + offset));
    }),
  );
});

test('a range that cannot be drawn from is refused', () => {
  const rng = createRng(1);
  expect(() => rng.integer(2, 1)).toThrow(RangeError);
  expect(() => rng.integer(0.5, 2)).toThrow(RangeError);
  expect(() => rng.integer(0, 2 ** 32)).toThrow(RangeError);
  expect(rng.integer(0, 2 ** 32 - 1)).toBeLessThan(2 ** 32);
});

test('uniforms fill [0, 1) evenly', () => {
  const rng = createRng('uniform');
  const bins = new Uint32Array(10);
  for (let draw = 0; draw < 100_000; draw++) {
    const bin = Math.floor(rng.uniform() * 10);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  // Chi-square with 9 degrees of freedom: 27.9 is its 99.9 % point. The seed is fixed, so this is no gamble.
  const chiSquare = bins.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  expect(chiSquare).toBeLessThan(27.9);
});
