import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/setup/root.mjs';
import { listFiles } from '../architecture/list-files.ts';
import { readManifest } from '../architecture/source-file.ts';
import { npmScripts, readPages, relativeLinks } from './page.ts';

const pages = readPages();

test('every relative link and picture leads somewhere', () => {
  const broken = pages.flatMap((page) =>
    relativeLinks(page)
      .filter((target) => !existsSync(join(root, target)))
      .map((target) => `${page.path} → ${target}`),
  );
  expect(broken).toEqual([]);
});

test('the first pages a newcomer looks for are there', () => {
  const first = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'LICENSE', 'docs/decision/README.md', 'changes/README.md'];
  expect(first.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('every npm command of a page exists', () => {
  const scripts = new Set(Object.keys(readManifest('.')?.scripts ?? {}));
  const unknown = pages.flatMap((page) =>
    npmScripts(page)
      .filter((name) => !scripts.has(name))
      .map((name) => `${page.path}: npm run ${name}`),
  );
  expect(unknown).toEqual([]);
});

test('every method page has a test that runs its worked example and names the page', () => {
  const methods = readPages('docs/method').filter((page) => !page.path.endsWith('README.md'));
  const tests = listFiles()
    .filter((path) => path.endsWith('.test.ts') && !path.startsWith('test/docs/page'))
    .map((path) => readFileSync(join(root, path), 'utf8'));
  const without = methods.filter((page) => !tests.some((text) => text.includes(page.path)));
  expect(without.map((page) => page.path)).toEqual([]);
});

test('a link is read from prose and not from code, with its folder and without its part', () => {
  const text = 'See [cases](../how-to/case.md#list), ![](./a%20b.png), [site](https://example.org), `[x](y.md)`\n```\n[x](z.md)\n```\n';
  expect(relativeLinks({ path: 'docs/method/chains.md', text })).toEqual(['docs/how-to/case.md', 'docs/method/a b.png']);
});

test('commands are read with and without run', () => {
  expect(npmScripts({ path: 'README.md', text: '`npm start -- --demo`, npm run bench, npm install' })).toEqual(['start', 'bench']);
});
