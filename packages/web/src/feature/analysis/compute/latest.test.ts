import { expect, test } from 'vitest';
import { Latest } from './latest.ts';

const tick = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

test('of the questions that come while one is answered only the last is asked', async () => {
  const asked: number[] = [];
  const told: number[] = [];
  const finish: (() => void)[] = [];
  const latest = new Latest<number, number>(
    (question) =>
      new Promise((resolve) => {
        asked.push(question);
        finish.push(() => resolve(question * 10));
      }),
    (reply) => told.push(reply),
  );
  [1, 2, 3, 4].forEach((question) => latest.put(question));
  finish.shift()?.();
  await tick();
  finish.shift()?.();
  await tick();
  expect(asked).toEqual([1, 4]);
  expect(told).toEqual([10, 40]);
});

test('after it is stopped nothing is told', async () => {
  const told: number[] = [];
  const latest = new Latest<number, number>(
    (question) => Promise.resolve(question),
    (reply) => told.push(reply),
  );
  latest.put(1);
  latest.stop();
  await tick();
  expect(told).toEqual([]);
});
