import { isRecording, permissions } from '@firebreak/contract';
import { expect, test } from 'vitest';
import { mayIn } from './outbreak.ts';

test('in a closed outbreak whoever held everything reads, exports, reopens and carries out its sunset, and records nothing', () => {
  const kept = permissions.filter((permission) => mayIn({ permissions: [...permissions], status: 'closed' }, permission));
  const reading = permissions.filter((permission) => /\.read(All|Closed)?$/.test(permission));
  // Read off the table of permissions by hand: what is left beside reading.
  const others = ['person.name', 'person.reveal', 'outbreak.manage', 'export.run', 'export.approve', 'expiry.propose', 'expiry.approve'];
  const ofTheHouse = ['area.manage', 'user.manage'];
  expect(kept.toSorted()).toEqual([...reading, ...others, ...ofTheHouse].toSorted());
});

test('in any other state a right is the right it is', () => {
  expect(mayIn({ permissions: ['case.write'], status: 'monitoring' }, 'case.write')).toBe(true);
  expect(mayIn({ permissions: ['case.read'], status: 'open' }, 'case.write')).toBe(false);
  expect(isRecording('round.approve')).toBe(true);
  expect(isRecording('export.approve')).toBe(false);
});
