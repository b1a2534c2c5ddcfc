import { type Manifest, type SourceFile } from './source-file.ts';

/** Which package may use which: the whole table. A package that is not here has no place in the house yet. */
export const arrows: Readonly<Record<string, readonly string[]>> = {
  epi: [],
  protocol: ['epi'],
  engine: ['epi'],
  contract: ['epi', 'protocol'],
  server: ['epi', 'protocol', 'engine', 'contract'],
  web: ['epi', 'protocol', 'engine', 'contract'],
  cli: ['epi', 'protocol', 'engine', 'contract', 'server'],
};

/** Pure packages use nothing from npm; `protocol` reads packs with exactly two libraries (docs/decision: a pack is read by zod and yaml). */
const fromNpm: Readonly<Record<string, ReadonlySet<string>>> = { epi: new Set(), engine: new Set(), protocol: new Set(['yaml', 'zod']) };

/** Packages that a browser runs too. */
const forBrowsers = new Set(['epi', 'engine', 'protocol', 'contract', 'web']);

/** Imports that go against the arrows, leave their package by a relative path, or use what package.json does not name. */
export function arrowProblems(files: readonly SourceFile[], manifestOf: (name: string) => Manifest | undefined): string[] {
  return files.flatMap((file) => {
    const allowed = arrows[file.package];
    if (allowed === undefined) return [`${file.path}: package ${file.package} has no row in the table of arrows`];
    const named = dependencyNames(manifestOf(file.package));
    return file.imports.flatMap((used) => {
      if (used.path !== undefined) return escapes(file, used.path) ? [`${file.path} leaves its package: ${used.specifier}`] : [];
      const name = used.package ?? '';
      if (name.startsWith('@firebreak/'))
        return isAllowed(file.package, allowed, name) ? [] : [`${file.path} uses ${name}: against the arrows`];
      if (file.isTest) return [];
      if (name.startsWith('node:')) return forBrowsers.has(file.package) ? [`${file.path} uses ${name}, which no browser has`] : [];
      if (fromNpm[file.package]?.has(name) === false) return [`${file.path} uses ${name}: ${file.package} may not use it from npm`];
      return named.has(name) ? [] : [`${file.path} uses ${name}, which packages/${file.package}/package.json does not name`];
    });
  });
}

const isAllowed = (from: string, allowed: readonly string[], name: string): boolean =>
  allowed.includes(name.replace('@firebreak/', '')) || name === `@firebreak/${from}`;

/** Anything outside `src` but the package's own package.json. */
const escapes = (file: SourceFile, path: string): boolean =>
  !file.isTest && !path.startsWith(`packages/${file.package}/src/`) && path !== `packages/${file.package}/package.json`;

const dependencyNames = (manifest: Manifest | undefined): Set<string> => new Set(Object.keys(manifest?.dependencies ?? {}));
