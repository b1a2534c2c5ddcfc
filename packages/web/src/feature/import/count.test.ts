import { expect, test } from 'vitest';
import { totalsOf, toWrite } from './count.ts';

test('the same file again: everything is the same, nothing is to be written', () => {
  const counts = { case: { new: 0, changed: 0, same: 56, withdrawn: 0 }, contact: { new: 0, changed: 0, same: 66, withdrawn: 0 } };
  expect(totalsOf(counts)).toEqual({ new: 0, changed: 0, same: 122, withdrawn: 0 });
  expect(toWrite(totalsOf(counts))).toBe(0);
});

test('new, changed and withdrawn records are written', () => {
  expect(toWrite({ new: 3, changed: 2, same: 9, withdrawn: 1 })).toBe(6);
});
