import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import en from '../../packages/web/src/text/en/index.ts';
import hans from '../../packages/web/src/text/zh-Hans/index.ts';
import { root } from '../../scripts/setup/root.mjs';
import { readPages, type Page } from './page.ts';
import { blocksOf, screenWords, shapeOf, sisterOf } from './sister.ts';

const all = readPages();
const isGuide = (path: string) => /^(README|docs\/how-to\/|docs\/tutorial\/|examples\/hagelloch-1861\/README)/.test(path);
const english = all.filter((page) => isGuide(page.path) && !page.path.endsWith('.zh-Hans.md'));
const chinese = all.filter((page) => page.path.endsWith('.zh-Hans.md'));
const pageAt = (path: string): Page => all.find((page) => page.path === path) ?? { path, text: '' };

test('every guide has its page in Chinese, and every Chinese page its English one', () => {
  expect(english.length).toBeGreaterThan(10);
  expect(english.map((page) => sisterOf(page.path)).toSorted()).toEqual(chinese.map((page) => page.path).toSorted());
});

test('each leads to the other in the first line below its name', () => {
  const linked = (page: Page) => /^# .+\n\n\[(简体中文|English)\]\(([^)]+)\)\n\n/.exec(page.text);
  for (const page of [...english, ...chinese]) {
    const [, said, to] = linked(page) ?? [];
    expect([said, to], page.path).toEqual([
      page.path.endsWith('.zh-Hans.md') ? 'English' : '简体中文',
      sisterOf(page.path).split('/').at(-1),
    ]);
  }
});

describe.each(english.map((page) => page.path))('%s and its sister', (path) => {
  const [one, other] = [shapeOf(pageAt(path)), shapeOf(pageAt(sisterOf(path)))];

  test('have the same parts: headings, paragraphs, leads, items, tables, code', () => {
    expect(other.headings).toEqual(one.headings);
    expect(other.parts).toEqual(one.parts);
    expect(other.tables).toEqual(one.tables);
  });

  test('have the same commands', () => {
    expect(other.code).toEqual(one.code);
  });

  test('lead to the same pages, each in its language where there is one', () => {
    const inChinese = one.links.map((link) => {
      const [file = '', ...anchor] = link.split(/(?=#)/);
      const picture = file.replace(/-en\.png$/, '-zh-Hans.png');
      return [file.endsWith('.md') && existsSync(join(root, sisterOf(file))) ? sisterOf(file) : picture, ...anchor].join('');
    });
    expect(other.links.toSorted()).toEqual(inChinese.toSorted());
  });
});

test('a missing row, another command and a paragraph more are seen', () => {
  const shape = (text: string) => shapeOf({ path: 'docs/how-to/a.md', text });
  const before = shape('# A\n\n**Write.** See [b](b.md#c).\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n```sh\nnpm start # now\n```\n');
  expect(before).toEqual({
    headings: [1],
    parts: ['heading', 'lead', 'table', 'code'],
    code: ['npm start'],
    tables: ['3 rows of 2 2 2'],
    links: ['docs/how-to/b.md#'],
  });
  expect(shape('# A\n\n写入。\n\n| x | y |\n|---|---|\n\n```sh\nnpm test\n```\n')).toEqual({
    headings: [1],
    parts: ['heading', 'paragraph', 'table', 'code'],
    code: ['npm test'],
    tables: ['2 rows of 2 2'],
    links: [],
  });
});

test('no English sentence is left in a Chinese page', () => {
  const left = chinese.flatMap((page) =>
    blocksOf(page.text)
      .filter((block) => !block.startsWith('```'))
      .flatMap(
        (block) =>
          block.replaceAll(/`[^`\n]*`|\]\([^)]*\)|^.*Dissertation.*$/gm, ' · ').match(/[A-Za-z]+(?:[ ,;][ A-Za-z]*[a-z]){4,}/g) ?? [],
      )
      .map((words) => `${page.path}: ${words}`),
  );
  expect(left).toEqual([]);
});

test('no mark of emphasis stands as itself, because it touches a Chinese full stop', () => {
  // A closing mark after punctuation and before a letter closes nothing (CommonMark: right-flanking).
  const wrong = chinese.flatMap((page) =>
    (page.text.replaceAll(/`[^`\n]*`/g, '').match(/[，。：；！？…”）、]\*{1,2}[\p{L}\p{N}]/gu) ?? [])
      .filter((mark) => closes(page.text, mark))
      .map((mark) => `${page.path}: ${mark}`),
  );
  expect(wrong).toEqual([]);
});

/** Whether the marks before it on its line are odd in number, so that this one would have to close. */
function closes(text: string, mark: string): boolean {
  const line = text.split('\n').find((one) => one.includes(mark)) ?? '';
  const before = line.slice(0, line.indexOf(mark) + 1).replaceAll(/\\\*/g, '');
  return (before.match(/\*{1,2}/g) ?? []).length % 2 === 1;
}

describe('what a page says of the screen stands on the screen', () => {
  test.each([
    ['English', english, textsOf(en)],
    ['Chinese', chinese, textsOf(hans)],
  ] as const)('%s', (_language, pages, texts) => {
    const known = texts.filter((text) => !text.includes('{{')).map(bare);
    const patterns = texts.filter((text) => text.includes('{{')).map(patternOf);
    const onScreen = (word: string) => known.includes(bare(word)) || patterns.some((pattern) => pattern.test(word));
    const unknown = pages.flatMap((page) =>
      screenWords(page.text)
        .filter((word) => !onScreen(word) && !notOfTheScreen.has(word) && !/Masern/.test(word))
        .map((word) => `${page.path}: ${word}`),
    );
    expect(unknown).toEqual([]);
  });
});

/** Words in italics that are no words of the screen: names, and what is stressed. */
const notOfTheScreen = new Set(['Hagelloch 1861', 'linelist', 'outbreaks', 'this', '本起', 'when it sends', '上传时', 'conflict', '冲突']);

/** Without the full stop of a sentence, in small letters. */
const bare = (text: string): string => text.replace(/[.。]$/, '').toLowerCase();

function textsOf(words: object): string[] {
  return Object.values(words).flatMap((one: unknown) => (typeof one === 'string' ? [one] : textsOf(one as object)));
}

/** "New {{kind}}" as what may stand for it; a blank takes up to a few words. */
function patternOf(text: string): RegExp {
  const literal = text.split(/\{\{\w+\}\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return literal.join('').trim().length < 2 ? /(?!)/ : new RegExp(`^${literal.join('.{1,20}')}$`, 'i');
}
