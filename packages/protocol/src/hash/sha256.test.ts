import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText, contentHash } from './canonical.ts';
import { sha256 } from './sha256.ts';

test.each([
  // FIPS 180-4 examples (NIST CSRC, SHA256.pdf) and the empty message.
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1'],
])('SHA-256 of %j is the one of the standard', (text, hash) => {
  expect(sha256(text)).toBe(hash);
});

test("equals Node's for any text, also Chinese, long and across block borders", () => {
  const node = (text: string): string => createHash('sha256').update(text).digest('hex');
  for (let length = 0; length < 130; length++) expect(sha256('疫'.repeat(length))).toBe(node('疫'.repeat(length)));
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => sha256(text) === node(text)));
});

test('the order of keys does not change a content, the order of a list does', () => {
  expect(canonicalText({ b: [1, 2], a: { d: null, c: 'x' } })).toBe('{"a":{"c":"x","d":null},"b":[1,2]}');
  expect(contentHash({ a: 1, b: 2 })).toBe(contentHash({ b: 2, a: 1, c: undefined }));
  expect(contentHash([1, 2])).not.toBe(contentHash([2, 1]));
});
