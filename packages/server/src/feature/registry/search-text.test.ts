import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FoundBy, foundBy, searchWords } from './search-text.ts';

/** The database's LIKE, for patterns of ours: `%` at the ends only. */
const finds = (query: string, { search, codes }: FoundBy): boolean =>
  searchWords(query).every(({ part, code }) => search.includes(part.replace(/^%|%$/g, '')) || (code !== null && codes.includes(code)));

test('Chinese is found by sign, pinyin and initials', () => {
  const text = foundBy({ names: ['王小明'], words: [] });
  for (const query of ['王', '小明', '王小明', 'wang', 'xiaoming', 'wangxiaoming', 'wxm', 'wx', 'w'])
    expect(finds(query, text), query).toBe(true);
  for (const query of ['李', '明小', 'xm', 'wangming']) expect(finds(query, text), query).toBe(false);
});

test('the text is ASCII, so that the index works in a database of any locale', () => {
  const text = foundBy({ names: ['Łukasz Żółć', '王小明', 'Ольга', '한국'], words: ['№ 7'] });
  expect(text.search).toMatch(/^[ -~]+$/);
  for (const query of ['zo', 'ольга', '한', '王']) expect(finds(query, text), query).toBe(true);
});

test('a phone is found as a whole and by its last four digits, and by nothing between', () => {
  const text = foundBy({ names: [], words: [], phones: ['+86 138 0000 1234'] });
  for (const query of ['1234', '8613800001234', '+86-138-0000-1234']) expect(finds(query, text), query).toBe(true);
  for (const query of ['234', '0123', '13800001234', '0000']) expect(finds(query, text), query).toBe(false);
  expect(text.search).toBe('');
  expect(text.codes.every(Number.isSafeInteger)).toBe(true);
});

test('signs that mean something to LIKE mean nothing here', () => {
  const text = foundBy({ names: ['50% off_side'], words: [] });
  expect(finds('50%', text)).toBe(true);
  expect(finds('5_side', text)).toBe(false);
  for (const query of ['%', '_', '\\', '"']) expect(finds(query, text), query).toBe(false);
});

test('nothing to be found by is the empty text', () => {
  expect(foundBy({ names: [null, undefined, ''], words: [] })).toEqual({ search: '', codes: [] });
});

test('what is ASCII is found as if it were taken apart like any other text', () => {
  // A letter beyond ASCII in another word sends the whole text the long way.
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
      const alone = foundBy({ names: [], words: [text] })
        .search.trim()
        .split(' ');
      const beside = foundBy({ names: [], words: [`${text} 王`] })
        .search.trim()
        .split(' ');
      expect([...alone, 'q738b'].filter((word) => word !== '')).toEqual(beside);
    }),
  );
  for (const code of ['AB-12 c', '0012', 'é1', '１２-ａ'])
    expect(foundBy({ names: [], words: [], codes: [code] }).codes).toEqual(
      foundBy({ names: [], words: [], codes: [code.normalize('NFKC').toLowerCase().replaceAll(/[- ]/g, '')] }).codes,
    );
});
