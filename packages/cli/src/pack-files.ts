import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Catalogue, issueText, type PackFile, type PackIssue, readCatalogue } from '@firebreak/protocol';
import { exitCodes } from './failure.ts';
import { locale } from './language.ts';
import { warn } from './output.ts';

/** Packs that come with the program. */
export const shippedPacks = fileURLToPath(new URL('../../../packs/', import.meta.url));

/** Files of packs and of their scenarios; a folder gives every YAML and JSON file in it. */
export interface PackFiles {
  readonly packs: readonly PackFile[];
  readonly scenarios: readonly PackFile[];
}

/** Reads files and folders. @throws Error with the name of what cannot be read */
export function readPackFiles(paths: readonly string[]): PackFiles {
  const files = [...new Set(paths.flatMap(filesOf))].map((path) => ({ path: shown(path), text: read(path) }));
  const isScenario = ({ path }: PackFile): boolean => path.split(sep).includes('scenario');
  return { packs: files.filter((file) => !isScenario(file)), scenarios: files.filter(isScenario) };
}

function filesOf(path: string): string[] {
  const found = statSync(path);
  if (!found.isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .map((name) => join(path, name))
    .filter((inner) => /\.(ya?ml|json)$/.test(inner) || statSync(inner).isDirectory())
    .flatMap(filesOf);
}

const shown = (path: string): string => {
  const inside = relative(process.cwd(), path);
  return inside.startsWith('..') ? path : inside;
};

const read = (path: string): string => readFileSync(path, 'utf8');

/** `FILE:LINE:COLUMN CODE what and what to do`, as editors read it. */
export const issueLine = (issue: PackIssue): string =>
  `${issue.file}:${issue.line}:${issue.column} ${issue.code} ${issueText(issue, locale)}`;

/** The catalogue of a folder of packs. Faults are told and set exit code 1; packs without a fault are used all the same. */
export function catalogueOf(folder: string): Catalogue {
  const { catalogue, issues } = readCatalogue(readPackFiles([folder]).packs);
  for (const issue of issues) warn(issueLine(issue));
  if (issues.length > 0) process.exitCode = exitCodes.refused;
  return catalogue;
}
