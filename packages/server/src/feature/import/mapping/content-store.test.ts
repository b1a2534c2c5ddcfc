import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ContentStore } from './content-store.ts';

test('what was kept is there as it was, whatever came after it', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 })), (texts) => {
      const store = new ContentStore();
      const places = texts.map((text) => store.keep(text));
      expect(places.map((place) => store.textAt(place))).toEqual(texts);
    }),
  );
});

test('a text that is longer than a piece of memory is kept too', () => {
  const store = new ContentStore();
  const short = store.keep('王伟');
  const long = store.keep('王'.repeat(1_000_000));
  expect(store.isSame(long, '王'.repeat(1_000_000))).toBe(true);
  expect(store.isSame(long, '王'.repeat(999_999))).toBe(false);
  expect(store.textAt(short)).toBe('王伟');
});
