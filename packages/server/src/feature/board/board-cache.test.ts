import { expect, test } from 'vitest';
import { BoardCache } from './board-cache.ts';

test('who asks while the same is being worked out waits for that, and who asks for something else does not', async () => {
  const cache = new BoardCache();
  const open: (() => void)[] = [];
  const asked: string[] = [];
  const work = (key: string) =>
    cache.get(key, () => {
      asked.push(key);
      return new Promise<string>((resolve) => open.push(() => resolve(`board ${key}`)));
    });
  const answers = [work('a'), work('a'), work('b'), work('a')];
  expect(asked).toEqual(['a', 'b']);
  for (const done of open) done();
  expect(await Promise.all(answers)).toEqual(['board a', 'board a', 'board b', 'board a']);
});

test('a failure is told to all who waited, and is not kept', async () => {
  const cache = new BoardCache();
  const failing = () => cache.get('a', () => Promise.reject(new Error('no database')));
  const outcomes = await Promise.allSettled([failing(), failing()]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await cache.get('a', async () => 'again')).toBe('again');
});
