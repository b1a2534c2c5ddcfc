/**
 * Checks the engine against reference numbers: `npm run reference -- DIR`.
 *
 * Finds every file of the reference format under DIR, computes its cases with the method the engine has registered
 * for it, and prints `file · cases · worst deviation/tolerance · pass|fail`. Folders of other engines are skipped
 * and named. Exits 1 when a file fails, 2 when there is nothing to check.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { checkReferenceFile, type ReferenceResult } from '../packages/engine/reference/check.ts';
import { foreignKind } from '../packages/engine/reference/kind.ts';
import { parseReferenceFile, type ReferenceFile } from '../packages/engine/reference/reference-file.ts';
import { referenceMethods } from '../packages/engine/reference/registry.ts';

process.exitCode = main(process.argv[2]);

function main(directory: string | undefined): number {
  if (directory === undefined || !statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
    console.error(
      `${directory === undefined ? 'No folder was given' : `${directory} is not a folder`}. Say where the reference files are: npm run reference -- DIR`,
    );
    return 2;
  }
  const skipped = new Map<string, number>();
  const results = jsonFilesUnder(directory).flatMap((path) => check(path, relative(directory, path), skipped));
  for (const [kind, files] of skipped) {
    console.log(`${kind} · skipped, ${files} ${files === 1 ? 'file' : 'files'}: it belongs to another engine`);
  }
  if (results.length === 0) {
    console.error(`No file of the reference format was found under ${resolve(directory)}. Such a file has "id", "tolerance" and "cases".`);
    return 2;
  }
  const failed = results.filter((result) => !result.passed).length;
  console.log(`${results.length - failed} files passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function check(path: string, name: string, skipped: Map<string, number>): ReferenceResult[] {
  const file = readReference(path);
  const foreign = foreignKind(name, file instanceof Error ? undefined : file?.id);
  if (foreign !== undefined) {
    skipped.set(foreign, (skipped.get(foreign) ?? 0) + 1);
    return [];
  }
  if (file === undefined) return [];
  const result =
    file instanceof Error
      ? { id: name, cases: 0, worst: Infinity, passed: false, reason: `not readable as JSON: ${file.message}`, decided: [] }
      : checkReferenceFile(file, referenceMethods);
  console.log(lineOf(name, result));
  return [result];
}

/** The file; undefined when it is of another format; the error when it is no JSON at all. */
function readReference(path: string): ReferenceFile | undefined | Error {
  try {
    return parseReferenceFile(readFileSync(path, 'utf8'));
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function lineOf(name: string, { cases, worst, passed, reason, decided }: ReferenceResult): string {
  const deviation = Number.isFinite(worst) ? worst.toPrecision(3) : '—';
  const differs = decided.length === 0 ? [] : [`${decided.length} values differ by decision`];
  return [name, cases, deviation, passed ? 'pass' : `fail: ${reason}`, ...differs].join(' · ');
}

function jsonFilesUnder(directory: string): string[] {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
