import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/**
 * One hash over the content and names of files; folders are taken whole, tests left out because no build contains them.
 *
 * @param {readonly string[]} paths relative to the clone; what is absent counts as absent
 * @returns {string}
 */
export function fingerprint(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(listFiles).toSorted()) {
    hash.update(`${file}\0`);
    hash.update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

/**
 * @param {string} path relative to the clone
 * @returns {string[]} files under it, relative to the clone
 */
export function listFiles(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return isTest(path) ? [] : [path];
  return readdirSync(full).flatMap((name) => listFiles(`${path}/${name}`));
}

/** @param {string} path */
const isTest = (path) => /\.test(-d)?\.tsx?$/.test(path);
