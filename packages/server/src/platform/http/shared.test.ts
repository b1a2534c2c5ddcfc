import { expect, test } from 'vitest';
import { shared } from './shared.ts';

test('who comes together asks once; who comes while an answer is on its way asks anew', async () => {
  let world = 'before';
  let asked = 0;
  const answers: (() => void)[] = [];
  const question = shared(async () => {
    asked += 1;
    const seen = world;
    await new Promise<void>((resolve) => answers.push(resolve));
    return seen;
  }, 0);
  const first = [question(), question(), question()];
  await Promise.resolve();
  expect(asked).toBe(1);
  world = 'after';
  const late = question();
  await Promise.resolve();
  answers.forEach((answer) => answer());
  expect(await Promise.all(first)).toEqual(['before', 'before', 'before']);
  expect(asked).toBe(2);
  answers.at(-1)?.();
  expect(await late).toBe('after');
});

test('a question that failed is asked again by the next', async () => {
  let attempts = 0;
  const question = shared(async () => {
    attempts += 1;
    if (attempts === 1) throw new Error('the database is away');
    return attempts;
  }, 0);
  await expect(question()).rejects.toThrow('away');
  expect(await question()).toBe(2);
});
