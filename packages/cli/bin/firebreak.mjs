#!/usr/bin/env node
// firebreak: runs the built command line; in a clone it first builds what is missing or older than its sources.
import { existsSync } from 'node:fs';

const build = new URL('../../../scripts/setup/build.mjs', import.meta.url);
const compiler = new URL('../../../node_modules/typescript/package.json', import.meta.url);
const STDERR = 2; // standard output belongs to the command's result

if (existsSync(build) && existsSync(compiler)) {
  const { ensureBuilt } = await import(build.href);
  const only = process.argv[2] === 'serve' ? ['program', 'pages'] : ['program'];
  try {
    await ensureBuilt({ say: console.error, stdout: STDERR, only });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
await import('../dist/main.js');
