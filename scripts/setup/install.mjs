import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { run, runNode } from './run.mjs';
import { said } from './text.mjs';

/**
 * Installs the packages of the lockfile when they are missing or others.
 *
 * @param {(line: string) => void} say
 * @param {'inherit' | number} [stdout]
 */
export async function ensureInstalled(say, stdout = 'inherit') {
  const lock = readLock('package-lock.json');
  if (lock === undefined) throw new Error(said('lockfileMissing'));
  const why = installedProblem(lock, readLock('node_modules/.package-lock.json'));
  if (why === undefined) return;
  say(said('installing', { why }));
  // Warnings of npm tell a newcomer nothing to act on; docs/dependencies.md says which packages name a newer Node than ours.
  const options = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  if ((await npm(['ci', ...options], stdout)) === 0) return;
  // A lockfile made on one system can lack the optional binaries of another, which npm ci refuses and npm install accepts.
  say(said('installingAgain'));
  const code = await npm(['install', '--no-save', ...options], stdout);
  if (code !== 0) throw new Error(said('installFailed', { code }));
}

/**
 * What separates the installed packages from the lockfile. Compared by content: a checkout changes times, not packages.
 * Packages that are optional (other systems' binaries) may be absent, but not of another version.
 *
 * @param {Lock} wanted
 * @param {Lock | undefined} installed
 * @returns {string | undefined}
 */
export function installedProblem(wanted, installed) {
  if (installed === undefined) return said('noneInstalled');
  for (const [path, entry] of Object.entries(wanted.packages)) {
    if (!path.includes('node_modules/')) continue;
    const found = installed.packages[path];
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (found === undefined && !entry.optional && !entry.devOptional) return said('packageMissing', { name });
    if (found !== undefined && found.version !== entry.version)
      return said('packageOther', { name, found: found.version ?? '—', wanted: entry.version ?? '—' });
  }
  return undefined;
}

/** @param {string} path @returns {Lock | undefined} */
function readLock(path) {
  const file = join(root, path);
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {string[]} args @param {'inherit' | number} stdout */
function npm(args, stdout) {
  const script = process.env['npm_execpath'];
  if (script?.endsWith('.js')) return runNode(script, args, { stdout });
  return run('npm', args, { stdout, shell: process.platform === 'win32' });
}

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> }} Lock */
