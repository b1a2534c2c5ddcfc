// The checks look at made-up files that do wrong: a check that catches nothing proves nothing.
import { expect, test } from 'vitest';
import { arrowProblems } from './arrow.ts';
import { importCycles, strongComponents } from './cycle.ts';
import { dependencyProblems } from './dependency.ts';
import { nameProblems } from './name.ts';
import { anyProblems, purityProblems } from './purity.ts';
import { fileShape, functionShape } from './shape.ts';
import { sliceProblems } from './slice.ts';
import { sourceFile } from './source-file.ts';
import { waitingProblems } from './waiting.ts';

const engineOnly = () => ({ name: '@firebreak/any', dependencies: { zod: '^4' } });
const against = (path: string, text: string): string[] => arrowProblems([sourceFile(path, text)], engineOnly);

test.each([
  ['an import', `import { buildApp } from '@firebreak/server';`],
  ['a type import', `import type { Platform } from '@firebreak/server/main';`],
  ['a re-export', `export * from '@firebreak/server';`],
  ['a dynamic import', `export const load = () => import('@firebreak/server');`],
  ['an inline type', `export type P = import('@firebreak/server').Platform;`],
])('%s of the server in the engine goes against the arrows', (_what, text) => {
  expect(against('packages/engine/src/chains/recorded.ts', text)).toHaveLength(1);
});

test('an import in a comment or a text is none', () => {
  expect(
    against('packages/engine/src/a.ts', `// import '@firebreak/server'\nexport const example = "import x from '@firebreak/server'";`),
  ).toEqual([]);
});

test('along the arrows is fine, also inside one package', () => {
  const text = `import { z } from 'zod'; import { addDays } from '@firebreak/epi/time'; import { shape } from './shape.ts'; export { z, addDays, shape };`;
  expect(against('packages/contract/src/field.ts', text)).toEqual([]);
});

test('nobody leaves a package by a relative path, uses an undeclared package, or Node in a browser', () => {
  expect(against('packages/web/src/main.tsx', `import '../../server/src/main.ts';`)).toHaveLength(1);
  expect(against('packages/web/src/main.tsx', `import 'left-pad';`)).toHaveLength(1);
  expect(against('packages/contract/src/client.ts', `import { readFile } from 'node:fs/promises'; export { readFile };`)).toHaveLength(1);
  expect(against('packages/epi/src/a.ts', `import { z } from 'zod'; export { z };`)).toHaveLength(1);
  expect(against('packages/attic/src/a.ts', 'export {};')).toHaveLength(1);
  expect(against('packages/server/src/a.ts', `new Worker(new URL('../../web/src/main.ts', import.meta.url));`)).toHaveLength(1);
});

test('of npm, protocol uses yaml and zod, and the other pure packages nothing', () => {
  const named = (name: string) => ({ name, dependencies: { yaml: '^2', zod: '^4', 'left-pad': '^1' } });
  const problems = (path: string, used: string): string[] => arrowProblems([sourceFile(path, `import '${used}';`)], named);
  expect(problems('packages/protocol/src/a.ts', 'yaml')).toEqual([]);
  expect(problems('packages/protocol/src/a.ts', 'zod')).toEqual([]);
  expect(problems('packages/protocol/src/a.ts', 'left-pad')).toHaveLength(1);
  expect(problems('packages/protocol/src/a.ts', 'node:fs')).toHaveLength(1);
  expect(problems('packages/engine/src/a.ts', 'zod')).toHaveLength(1);
});

test('three files in a circle are found, also through a type, a lazy page and the file of a worker', () => {
  const file = (name: string, text: string) => sourceFile(`packages/web/src/${name}.ts`, text);
  const first = file('a', `import './b.ts';`);
  const second = file('b', `export { c } from './c.ts';`);
  const circle = [['packages/web/src/a.ts', 'packages/web/src/b.ts', 'packages/web/src/c.ts']];
  for (const third of [
    `import type { A } from './a.ts'; export type c = A;`,
    `export type c = import('./a.ts').A;`,
    `export const c = () => import('./a.ts');`,
    `export const c = new Worker(new URL('./a.ts', import.meta.url));`,
  ])
    expect(importCycles([first, second, file('c', third)]), third).toEqual(circle);
  expect(importCycles([first, second, file('c', `export const c = 1;`)])).toEqual([]);
  expect(importCycles([file('self', `import './self.ts';`)])).toEqual([['packages/web/src/self.ts']]);
});

test('two circles that touch by one way only stay two', () => {
  const edges = new Map([
    ['a', ['b']],
    ['b', ['a', 'c']],
    ['c', ['d']],
    ['d', ['c']],
  ]);
  expect(strongComponents(edges).map((group) => group.join(''))).toEqual(['cd', 'ab']);
});

test('slices do not reach into each other, platforms not upwards, engine families not sideways', () => {
  const problems = (path: string, to: string): string[] => sliceProblems([sourceFile(path, `import '${to}';`)]);
  expect(problems('packages/server/src/feature/case/service.ts', '../contact/store.ts')).toHaveLength(1);
  expect(problems('packages/web/src/feature/case/page.tsx', '../contact/list.tsx')).toHaveLength(1);
  expect(problems('packages/server/src/feature/figure/service.ts', '../area/store.ts')).toHaveLength(1);
  expect(problems('packages/server/src/feature/figure/service.ts', '../area/service.ts')).toEqual([]);
  expect(problems('packages/server/src/platform/journal/journal.ts', '../../feature/case/service.ts')).toHaveLength(1);
  expect(problems('packages/web/src/ui/table.tsx', '../feature/case/page.tsx')).toHaveLength(1);
  expect(problems('packages/engine/src/rt/estimate.ts', '../growth/rate.ts')).toHaveLength(1);
  expect(problems('packages/server/src/feature/case/service.ts', '../../platform/database/index.ts')).toEqual([]);
  expect(problems('packages/server/src/feature/import/preset/godata.ts', '../reader/table.ts')).toEqual([]);
  expect(problems('packages/engine/src/index.ts', './rt/estimate.ts')).toEqual([]);
});

test.each([
  ['the clock', 'export const now = () => Date.now();', 'Date'],
  ['the clock as a type', 'export function age(at: Date): number { return at.getTime(); }', 'Date'],
  ['chance', 'export const roll = () => Math.random();', 'Math.random'],
  ['the console', `console.log('here');`, 'console'],
  ['the network', `export const load = () => fetch('/api');`, 'fetch'],
])('%s in a pure package is seen', (_what, text, use) => {
  expect(purityProblems([sourceFile('packages/epi/src/a.ts', text)])).toEqual([`packages/epi/src/a.ts:1 uses ${use}`]);
});

test('parts of records and arguments may be called like parts of a browser', () => {
  const text = 'export const place = (document: { location: string }) => ({ location: document.location });';
  expect(purityProblems([sourceFile('packages/epi/src/a.ts', text)])).toEqual([]);
  expect(purityProblems([sourceFile('packages/server/src/a.ts', 'export const now = () => Date.now();')])).toEqual([]);
});

test('any is seen with its line, and the word in a comment is not', () => {
  expect(anyProblems([sourceFile('packages/epi/src/a.ts', '// any\nexport let a: any;')])).toEqual(['packages/epi/src/a.ts:2 says any']);
});

test('names that say nothing and names in other cases are refused', () => {
  expect(
    nameProblems(['packages/epi/src/date-utils.ts', 'packages/web/src/CaseList.tsx', 'packages/epi/src/time/calendar-date.test.ts']),
  ).toHaveLength(2);
});

test('a dependency without a reason and a reason without a dependency are both found', () => {
  const page = '| `zod` | schemas |\n| `left-pad` | gone |\n';
  expect(dependencyProblems([{ name: 'a', dependencies: { zod: '1', pg: '1', '@firebreak/epi': '1' } }], page)).toEqual([
    'pg has no line in docs/dependencies.md',
    'docs/dependencies.md describes left-pad, which no package.json names',
  ]);
});

test('lengths are counted in lines', () => {
  const file = sourceFile('packages/epi/src/a.ts', 'export function a() {\n  return 1;\n}\nexport const b = () => 2;\n');
  expect(fileShape([file])).toEqual({ count: 1, median: 4, p90: 4 });
  expect(functionShape([file])).toEqual({ count: 1, median: 3, p90: 3 });
});

test('a browser test that looks once is found, by its line; who waits, and who sees that something is not there, is not', () => {
  const looks = (text: string) => waitingProblems([{ path: 'test/e2e/a.test.ts', text }]);
  expect(looks("\nexpect(await page.getByRole('row').count()).toBe(3);")).toEqual([
    'test/e2e/a.test.ts:2: looks once for what comes in a moment; use expect.poll',
  ]);
  expect(looks("expect((await page.locator('a').allInnerTexts()).toSorted()).toEqual(['b']);")).toHaveLength(1);
  expect(looks("await expect.poll(() => page.getByRole('row').count()).toBe(3);")).toEqual([]);
  expect(looks("expect(await page.getByRole('row').count()).toBe(0);")).toEqual([]);
  expect(looks("expect(await page.locator('main').innerText()).not.toContain('secret');")).toEqual([]);
});
