import { expect, test } from 'vitest';
import { CountedPages, pageOf } from './counted-pages.ts';

const page = pageOf('reader', 'person', ['a', 'b']);

test('a page is known for five minutes, to its reader, with these people', () => {
  const pages = new CountedPages();
  expect(pages.has(page, '2022-07-12T08:00:00Z')).toBe(false);
  pages.keep(page, '2022-07-12T08:00:00Z');
  expect(pages.has(page, '2022-07-12T08:04:59Z')).toBe(true);
  expect(pages.has(page, '2022-07-12T08:05:00Z')).toBe(false);
  for (const other of [
    pageOf('another', 'person', ['a', 'b']),
    pageOf('reader', 'resident', ['a', 'b']),
    pageOf('reader', 'person', ['a']),
  ])
    expect(pages.has(other, '2022-07-12T08:00:00Z')).toBe(false);
});

test('the oldest pages go first, so that memory has a bound', () => {
  const pages = new CountedPages();
  const names = Array.from({ length: 20_001 }, (_, at) => `page ${at}`);
  for (const name of names) pages.keep(name, '2022-07-12T08:00:00Z');
  expect([names[0]!, names[1]!, names[20_000]!].map((name) => pages.has(name, '2022-07-12T08:00:01Z'))).toEqual([false, true, true]);
});
