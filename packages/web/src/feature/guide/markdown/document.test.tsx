import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Blocks } from './blocks.tsx';
import { readDocument } from './document.ts';
import { targetOf } from './guide-target.ts';

const shown = (markdown: string): string =>
  renderToStaticMarkup(<Blocks blocks={readDocument(markdown).blocks} linkOf={(address, words) => <a href={address}>{words}</a>} />);

test('the first heading is the name, and the line to the other language is left out', () => {
  const page = readDocument('# 采样\n\n[English](sampling.md)\n\n先人，后管。\n');
  expect(page.title).toBe('采样');
  expect(page.blocks).toHaveLength(1);
  expect(page.links).toEqual([]);
});

test('headings and paragraphs that begin in bold are places; two of one name are told apart', () => {
  const { sections } = readDocument(
    '# A\n\n## The PIN\n\n**Who looked?** *Audit*.\n\nSay **no** more.\n\n## The PIN\n\n**报错了。** 更正。\n',
  );
  expect(sections).toEqual([
    { id: 'the-pin', text: 'The PIN', level: 2 },
    { id: 'who-looked', text: 'Who looked?', level: 0 },
    { id: 'the-pin-1', text: 'The PIN', level: 2 },
    { id: '报错了', text: '报错了', level: 0 },
  ]);
});

test('links are found wherever they stand: in words, lists and tables', () => {
  const { links } = readDocument('See [a](a.md).\n\n- [b](b.md)\n\n| x | y |\n|---|---|\n| 1 | [c](c.md) |\n');
  expect(links).toEqual(['a.md', 'b.md', 'c.md']);
});

test('markup in a page is shown as its words and never becomes part of the console', () => {
  expect(shown('Say <b onclick="alert(1)">no</b> more.')).not.toContain('<b ');
  expect(shown('<script>alert(1)</script>\n\nAfter.')).toBe('<p>After.</p>');
});

test('lists, tables and code look as they are written', () => {
  expect(shown('1. `npm start`\n2. *Write*\n')).toBe('<ol><li><code>npm start</code></li><li><em>Write</em></li></ol>');
  expect(shown('```sh\nnpx firebreak <x>\n```\n')).toBe('<pre tabindex="0">npx firebreak &lt;x&gt;</pre>');
  expect(shown('| page | asks |\n|---|---|\n| Rt | faster? |\n')).toContain('<td data-label="asks"><span>faster?</span></td>');
  expect(shown('| | |\n|---|---|\n| Rt | faster? |\n')).not.toContain('<thead>');
});

test('a link leads to a guide and its place, to the web, or to a file of the folder', () => {
  expect(targetOf('laboratory', 'positive-pool.zh-Hans.md')).toEqual({ kind: 'guide', guide: 'positive-pool', section: '' });
  expect(targetOf('administrator', 'sampling-offline.zh-Hans.md#设备丢了')).toEqual({
    kind: 'guide',
    guide: 'sampling-offline',
    section: '设备丢了',
  });
  expect(targetOf('epidemiologist', '../method/rt.md')).toEqual({ kind: 'file', path: 'docs/method/rt.md' });
  expect(targetOf('first-outbreak', '../../examples/hagelloch-1861/README.md')).toEqual({
    kind: 'guide',
    guide: 'hagelloch-1861',
    section: '',
  });
  expect(targetOf('analyst', 'https://example.org/a')).toEqual({ kind: 'web', address: 'https://example.org/a' });
});
