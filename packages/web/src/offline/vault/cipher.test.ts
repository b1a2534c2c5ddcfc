import { createDecipheriv } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base64Of, bytesOf, seal, takeKey, unseal } from './cipher.ts';

const raw = base64Of(new Uint8Array(32).fill(7));
const key = await takeKey(raw);

test('any text comes back, and only with what it was sealed with', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.string(), async (text, covered) => {
      const sealed = await seal(key, text, covered);
      expect(await unseal(key, sealed, covered)).toBe(text);
      expect(await unseal(key, sealed, `${covered} `)).toBeUndefined();
    }),
  );
});

test('one changed bit anywhere, or another key, and nothing opens', async () => {
  const sealed = await seal(key, '陈试一', 'entry');
  for (let at = 0; at < sealed.length; at++) {
    const changed = Uint8Array.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(await unseal(key, changed, 'entry'), `byte ${at}`).toBeUndefined();
  }
  expect(await unseal(await takeKey(base64Of(new Uint8Array(32).fill(8))), sealed, 'entry')).toBeUndefined();
  expect(await unseal(key, new Uint8Array(), 'entry')).toBeUndefined();
});

test('a key cannot be taken out of the engine again', async () => {
  expect(key.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow(/extractable/);
});

test('the same text is sealed differently every time', async () => {
  expect(base64Of(await seal(key, 'same', ''))).not.toBe(base64Of(await seal(key, 'same', '')));
});

test('it is AES-256-GCM: nonce of 12 bytes, ciphertext, tag of 16, as another implementation opens it', async () => {
  const sealed = await seal(key, '陈试一', 'covered');
  const opening = createDecipheriv('aes-256-gcm', bytesOf(raw), sealed.subarray(0, 12));
  opening.setAAD(Buffer.from('covered'));
  opening.setAuthTag(sealed.subarray(-16));
  expect(Buffer.concat([opening.update(sealed.subarray(12, -16)), opening.final()]).toString()).toBe('陈试一');
});

test('bytes and base64 are one, also above the size of a call', () => {
  const bytes = Uint8Array.from({ length: 20_001 }, (_, at) => at % 251);
  expect(base64Of(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  expect(bytesOf(base64Of(bytes))).toEqual(bytes);
});
