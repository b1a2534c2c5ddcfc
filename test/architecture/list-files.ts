import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/setup/root.mjs';

/** Folders that hold what others wrote or what can be made again. */
const foreign = new Set(['node_modules', 'dist', '.git', '.cache', '.firebreak', 'test-results', 'coverage']);

/** Files of the clone under a folder, relative to the clone, with forward slashes. */
export function listFiles(folder = '.'): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return foreign.has(entry.name) ? [] : listFiles(path);
    return entry.isFile() ? [path] : [];
  });
}
