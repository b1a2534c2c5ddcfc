import { expect, test } from 'vitest';
import { poolSizeFor } from './pool-size-for.ts';

const sets = { sizes: [1, 5, 10, 20], pooledBelow: 0.001 };

test('one in ten thousand infected: twenty in a tube, 1/20 + 1 - 0.9999²⁰ = 0.0520 tests a person', () => {
  const answer = poolSizeFor({ ...sets, prevalence: 0.0001 });
  expect(answer).toMatchObject({ poolSize: 20, limitedBy: 'tests' });
  expect(answer.testsPerPerson).toBeCloseTo(1 / 20 + 1 - 0.9999 ** 20, 12);
  expect(answer.poolPositive).toBeCloseTo(1 - 0.9999 ** 20, 12);
});

test('at one in a hundred ten go into a tube, where pooling is allowed: 0.1956 against 0.2490 for five and 0.2321 for twenty', () => {
  // 1/10 + 1 - 0.99^10 = 0.19562; 1/5 + 1 - 0.99^5 = 0.24901; 1/20 + 1 - 0.99^20 = 0.23209
  expect(poolSizeFor({ ...sets, prevalence: 0.01, pooledBelow: 0.5 }).poolSize).toBe(10);
  expect(poolSizeFor({ ...sets, prevalence: 0.01 })).toMatchObject({ poolSize: 1, limitedBy: 'prevalence', testsPerPerson: 1 });
});

test('a test that is weak in large pools keeps them out', () => {
  const diluted = { sensitivity: (size: number) => (size > 10 ? 0.8 : 0.95), specificity: 0.99 };
  expect(poolSizeFor({ ...sets, prevalence: 0.0001, test: diluted, leastSensitivity: 0.9 })).toMatchObject({
    poolSize: 10,
    limitedBy: 'sensitivity',
  });
});

test('no sizes, or a limit that is no share, are refused', () => {
  expect(() => poolSizeFor({ ...sets, prevalence: 0.01, sizes: [] })).toThrow(expect.objectContaining({ code: 'EMPTY' }));
  expect(() => poolSizeFor({ ...sets, prevalence: 0.01, pooledBelow: 2 })).toThrow(expect.objectContaining({ code: 'OUT_OF_RANGE' }));
});
