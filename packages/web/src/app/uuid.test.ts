import { expect, test } from 'vitest';
import { uuidv7 } from './uuid.ts';

test('equals the example of RFC 9562, appendix A.6', () => {
  // Time 0x017F22E279B0 ms, rand_a 0xCC3, rand_b 0x18C4DC0C0C07398F: 017F22E2-79B0-7CC3-98C4-DC0C0C07398F
  const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
  expect(uuidv7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
});

test('a later record sorts after an earlier one', () => {
  expect(uuidv7(1_800_000_000_000) < uuidv7(1_800_000_000_001)).toBe(true);
});
