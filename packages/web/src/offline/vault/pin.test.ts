import { expect, test } from 'vitest';
import { lockWithPin, PIN_ROUNDS, pinProblem, unlockWithPin } from './pin.ts';

const keys = { listKey: 'list', queueKey: 'queue' };
const FEW = 1000; // rounds for a test; what they cost is not what is tested

test('the right PIN gives the keys back; a wrong one, and another owner, nothing', async () => {
  const lock = await lockWithPin(keys, '274913', 'device|user', 5, FEW);
  expect(lock.triesLeft).toBe(5);
  expect(await unlockWithPin(lock, '274913', 'device|user')).toEqual(keys);
  expect(await unlockWithPin(lock, '274914', 'device|user')).toBeUndefined();
  expect(await unlockWithPin(lock, '274913', 'device|other')).toBeUndefined();
});

test('nothing of the keys or the PIN stands in the lock', async () => {
  const lock = await lockWithPin(keys, '274913', 'device|user', 5, FEW);
  const text = Buffer.from(lock.sealed).toString('latin1') + Buffer.from(lock.salt).toString('latin1');
  for (const secret of ['list', 'queue', '274913']) expect(text).not.toContain(secret);
});

test('a guess costs what OWASP asks of PBKDF2 with SHA-256', () => {
  expect(PIN_ROUNDS).toBe(600_000); // Password Storage Cheat Sheet, 2023
});

test.each([
  ['27491', 'short'],
  ['111111', 'simple'],
  ['123456', 'simple'],
  ['890123', 'simple'],
  ['987654', 'simple'],
  ['19840523', 'simple'],
  ['274913', undefined],
  ['19849523', undefined],
])('%s is %s', (pin, problem) => {
  expect(pinProblem(pin, 6)).toBe(problem);
});
