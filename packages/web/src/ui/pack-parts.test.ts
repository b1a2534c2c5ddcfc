import { expect, test } from 'vitest';
import { packParts } from './pack-parts.ts';

test('what a record rests on has a pack, an edition and a proof', () => {
  const hash = 'a'.repeat(64);
  expect(packParts(`cn-covid19 9 ${hash}`)).toEqual({ id: 'cn-covid19', edition: '9', hash });
  expect(packParts('cn-covid19 class-b')).toEqual({ id: 'cn-covid19', edition: 'class-b', hash: '' });
  expect(packParts('')).toEqual({ id: '', edition: '', hash: '' });
});
