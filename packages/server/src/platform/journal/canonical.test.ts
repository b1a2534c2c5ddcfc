import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from './canonical.ts';

/** The definition, plainly: keys sorted by code unit, no white space, what JSON cannot say left out. */
function defined(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(defined).join(',')}]`;
  const given = value as Readonly<Record<string, unknown>>;
  const parts = Object.keys(given)
    .toSorted()
    .flatMap((key) => (given[key] === undefined ? [] : [`${JSON.stringify(key)}:${defined(given[key])}`]));
  return `{${parts.join(',')}}`;
}

describe('canonical JSON', () => {
  test('is what its definition says, in order or not', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => canonicalJson(value) === defined(value)));
  });

  test('sorts keys that look like numbers as text, and leaves out what is undefined', () => {
    const keys = fc.oneof(fc.string(), fc.nat(20).map(String));
    fc.assert(
      fc.property(fc.dictionary(keys, fc.option(fc.string(), { nil: undefined })), (value) => canonicalJson(value) === defined(value)),
    );
  });

  test('by hand: in order, out of order, numbers as keys', () => {
    expect(canonicalJson({ a: 1, b: [null, { c: '王' }] })).toBe('{"a":1,"b":[null,{"c":"王"}]}');
    expect(canonicalJson({ b: 1, a: { d: undefined, c: 2 } })).toBe('{"a":{"c":2},"b":1}');
    expect(canonicalJson({ 10: 'x', 9: 'y' })).toBe('{"10":"x","9":"y"}');
  });
});
