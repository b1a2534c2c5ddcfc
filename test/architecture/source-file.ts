import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from './list-files.ts';
import { root } from '../../scripts/setup/root.mjs';
import { type Import, importsOf } from './import.ts';
import { parse, type SyntaxNode } from './syntax.ts';

/** One source file of a package, read and parsed. */
export interface SourceFile {
  /** Relative to the clone, for example `packages/epi/src/record/case.ts`. */
  readonly path: string;
  /** `epi`, `engine`, … */
  readonly package: string;
  readonly isTest: boolean;
  readonly text: string;
  readonly program: SyntaxNode;
  readonly imports: readonly Import[];
}

/** Every TypeScript file under `packages/<name>/src`. */
export const readSourceFiles = (): SourceFile[] => readFiles('packages', /^packages\/[^/]+\/src\//);

/** Every other TypeScript file of ours: what stands beside the sources of a package, programs, tests across packages. */
export const readOtherFiles = (): SourceFile[] => readFiles('.', /^(packages\/[^/]+\/(?!src\/)[^/]+\/|scripts\/|test\/)/);

function readFiles(folder: string, where: RegExp): SourceFile[] {
  return listFiles(folder)
    .filter((path) => where.test(path) && /\.tsx?$/.test(path))
    .map((path) => sourceFile(path, readFileSync(join(root, path), 'utf8')));
}

/** A file from its text; used with made-up ones to show that a check catches what it should. */
export function sourceFile(path: string, text: string): SourceFile {
  const program = parse(path, text);
  return {
    path,
    package: path.split('/')[1] ?? '',
    isTest: /\.test(-d)?\.tsx?$|\/testing\/|\/fixture\//.test(path),
    text,
    program,
    imports: importsOf(path, program),
  };
}

/** The part of a package.json that the checks read. */
export interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
}

/** @param folder relative to the clone, for example `packages/epi`, or `.` */
export function readManifest(folder: string): Manifest | undefined {
  const path = join(root, folder, 'package.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Manifest) : undefined;
}
