import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/setup/root.mjs';
import { arrowProblems } from './arrow.ts';
import { importCycles } from './cycle.ts';
import { dependencyProblems } from './dependency.ts';
import { listFiles } from './list-files.ts';
import { nameProblems } from './name.ts';
import { anyProblems, purityProblems } from './purity.ts';
import { fileShape, functionShape } from './shape.ts';
import { sliceProblems } from './slice.ts';
import { type Manifest, readManifest, readOtherFiles, readSourceFiles } from './source-file.ts';
import { waitingProblems } from './waiting.ts';

const files = readSourceFiles();
const ours = files.filter((file) => !file.isTest);
const packages = readdirSync(join(root, 'packages'));

test('packages use each other only along the arrows', () => {
  expect(arrowProblems(files, (name) => readManifest(`packages/${name}`))).toEqual([]);
});

test('no files know each other in a circle, be it by a type, a lazy page or a worker', () => {
  expect(importCycles([...files, ...readOtherFiles()])).toEqual([]);
});

test('slices meet only through services, and engine families not at all', () => {
  expect(sliceProblems(files)).toEqual([]);
});

test('pure packages know no clock, no chance, no disk, no network and no console', () => {
  expect(purityProblems(files)).toEqual([]);
});

test('nobody says any', () => {
  expect(anyProblems(files)).toEqual([]);
});

test('names are kebab-case and say what is inside', () => {
  const sources = listFiles().filter((path) => /^(packages\/[^/]+\/(src|reference|bench)|scripts|test)\/.*\.(ts|tsx|mjs)$/.test(path));
  expect(nameProblems(sources)).toEqual([]);
});

test('tests in the browser wait for what comes in a moment', () => {
  expect(waitingProblems(readOtherFiles().filter(({ path }) => path.startsWith('test/e2e/')))).toEqual([]);
});

test('every dependency has its reason in docs/dependencies.md', () => {
  const manifests = ['.', ...packages.map((name) => `packages/${name}`)].flatMap((folder): Manifest[] => {
    const manifest = readManifest(folder);
    return manifest === undefined ? [] : [manifest];
  });
  expect(dependencyProblems(manifests, readFileSync(join(root, 'docs/dependencies.md'), 'utf8'))).toEqual([]);
});

test('files and functions stay small', () => {
  const [file, fn] = [fileShape(ours), functionShape(ours)];
  console.log(
    `files: ${file.count}, median ${file.median}, p90 ${file.p90} lines · functions: ${fn.count}, median ${fn.median}, p90 ${fn.p90} lines`,
  );
  expect(file.median).toBeLessThanOrEqual(100);
  expect(file.p90).toBeLessThanOrEqual(350);
  expect(fn.median).toBeLessThanOrEqual(12);
  expect(fn.p90).toBeLessThanOrEqual(50);
});
