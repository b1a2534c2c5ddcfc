import { recordKinds, records } from '@firebreak/contract';
import { expect, test } from 'vitest';
import { isRevealed } from './reveal-door.ts';

test('what the registry masks, the page can reveal: no kind with a masked field is without its door', () => {
  const masked = recordKinds.filter((kind) =>
    Object.values<{ readonly sensitivity?: string }>(records[kind].fields).some(({ sensitivity }) => sensitivity !== undefined),
  );
  expect(masked).toContain('household');
  expect(masked.filter((kind) => !isRevealed(kind))).toEqual([]);
});

test('a kind that masks nothing asks for no reason', () => {
  expect(isRevealed('team')).toBe(false);
  expect(isRevealed('toString')).toBe(false);
});
