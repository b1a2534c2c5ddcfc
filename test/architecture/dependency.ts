import { type Manifest } from './source-file.ts';

/** Direct dependencies without a line in docs/dependencies.md, and lines for what nobody depends on any more. */
export function dependencyProblems(manifests: readonly Manifest[], page: string): string[] {
  const used = new Set(
    manifests.flatMap((manifest) => [...Object.keys(manifest.dependencies ?? {}), ...Object.keys(manifest.devDependencies ?? {})]),
  );
  const wanted = [...used].filter((name) => !name.startsWith('@firebreak/'));
  const described = new Set([...page.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1] ?? ''));
  return [
    ...wanted.filter((name) => !described.has(name)).map((name) => `${name} has no line in docs/dependencies.md`),
    ...[...described]
      .filter((name) => !used.has(name))
      .map((name) => `docs/dependencies.md describes ${name}, which no package.json names`),
  ];
}
