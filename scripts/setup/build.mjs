import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fingerprint, listFiles } from './fingerprint.mjs';
import { withLock } from './lock.mjs';
import { root } from './root.mjs';
import { runNode } from './run.mjs';
import { said } from './text.mjs';

/** Packages that the TypeScript compiler turns into `dist`. */
const compiled = ['epi', 'protocol', 'engine', 'contract', 'server', 'cli'];

/** Pages of documentation that the console shows. */
const guides = ['docs/how-to', 'docs/tutorial', 'examples/hagelloch-1861'];

/** The two halves of the product, each built only when its own sources changed. */
const parts = {
  program: {
    sources: [...compiled.flatMap(sourcesOf), 'tsconfig.base.json', 'tsconfig.json', 'package-lock.json'],
    result: 'packages/cli/dist/main.js',
    build: buildProgram,
  },
  pages: {
    sources: [
      ...['epi', 'protocol', 'engine', 'contract', 'web'].flatMap(sourcesOf),
      ...guides,
      'packages/web/traditional.ts',
      'tsconfig.base.json',
      'package-lock.json',
    ],
    result: 'packages/web/dist/index.html',
    build: buildPages,
  },
};
const STATE = join(root, '.cache/build.json');

/** @typedef {keyof typeof parts} Part */

/**
 * Builds what is missing or older than its sources; both halves at the same time.
 *
 * @param {{ say: (line: string) => void, stdout?: 'inherit' | number, only?: Part[] }} options
 * @throws when a half does not compile; what was built before stays
 */
export async function ensureBuilt({ say, stdout = 'inherit', only = ['program', 'pages'] }) {
  if (staleParts(only).length === 0) return;
  await withLock(join(root, '.cache/build.lock'), say, async () => {
    const stale = staleParts(only);
    const results = await Promise.allSettled(stale.map((part) => buildPart(part, say, stdout)));
    const failed = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason?.message ?? result.reason)] : []));
    if (failed.length > 0) throw new Error(failed.join('\n'));
  });
}

/** @param {Part[]} [only] @returns {Part[]} halves whose result is missing or made from other sources */
export function staleParts(only = ['program', 'pages']) {
  const state = readState();
  return only.filter((part) => !existsSync(join(root, parts[part].result)) || state[part] !== fingerprint(parts[part].sources));
}

/** @param {Part} part @param {(line: string) => void} say @param {'inherit' | number} stdout */
async function buildPart(part, say, stdout) {
  const { sources, build } = parts[part];
  const before = fingerprint(sources); // what is edited meanwhile is stale again afterwards
  say(said('building', { part: said(part) }));
  const code = await build(stdout);
  if (code !== 0) throw new Error(said('buildFailed', { part: said(part), code }));
  mkdirSync(dirname(STATE), { recursive: true });
  writeFileSync(STATE, `${JSON.stringify({ ...readState(), [part]: before }, undefined, 2)}\n`);
}

/** @param {'inherit' | number} stdout */
async function buildProgram(stdout) {
  if (!existsSync(join(root, parts.program.result))) forgetIncrementalState();
  const code = await runNode(join(root, 'node_modules/typescript/bin/tsc'), ['-b'], { stdout });
  if (code === 0) compiled.forEach(copyAssets);
  return code;
}

/** @param {'inherit' | number} stdout */
function buildPages(stdout) {
  const args = ['build', 'packages/web', '--logLevel', 'warn'];
  return runNode(join(root, 'node_modules/vite/bin/vite.js'), args, { stdout, env: { ...process.env, NODE_ENV: 'production' } });
}

/** The compiler believes its own notes more than the disk: without `dist` they must go too. */
function forgetIncrementalState() {
  for (const name of compiled) rmSync(join(root, `packages/${name}/tsconfig.tsbuildinfo`), { force: true });
}

/** Files the compiler leaves behind (SQL, data) go to the same place in `dist`. @param {string} name */
function copyAssets(name) {
  for (const file of listFiles(`packages/${name}/src`)) {
    if (/\.tsx?$/.test(file)) continue;
    const target = join(root, file.replace(`packages/${name}/src/`, `packages/${name}/dist/`));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(root, file), target);
  }
}

/** @param {string} name */
function sourcesOf(name) {
  return ['src', 'public', 'index.html', 'vite.config.ts', 'package.json', 'tsconfig.json'].map((path) => `packages/${name}/${path}`);
}

/** @returns {Record<string, string>} fingerprint of the sources each half was last built from */
function readState() {
  if (!existsSync(STATE)) return {};
  try {
    return JSON.parse(readFileSync(STATE, 'utf8'));
  } catch {
    return {};
  }
}
