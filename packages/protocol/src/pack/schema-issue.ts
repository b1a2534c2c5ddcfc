import type { z } from 'zod';
import type { PackDocument, Path } from './document.ts';
import type { PackIssue, PackIssueCode } from './issue.ts';
import { languages } from './schema/index.ts';

type SchemaIssue = z.core.$ZodIssue;

/** What a schema found, as issues with their places in the file. `whole` is what was checked: the file laid over its base. */
export function schemaIssues(document: PackDocument, whole: unknown, found: readonly SchemaIssue[], under: Path = []): PackIssue[] {
  return found.flatMap((issue) => {
    const path = [...under, ...issue.path];
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => document.issue('PACK_KEY_UNKNOWN', [...path, key], { key }, true));
    if (issue.code === 'invalid_union' && issue.errors.length > 0) return unionIssues(document, whole, issue.errors, path);
    return [plainIssue(document, whole, issue, path)];
  });
}

/** Of a choice between shapes, the one that fits best is reported; a key that only another shape knows is not its fault. */
function unionIssues(document: PackDocument, whole: unknown, branches: readonly (readonly SchemaIssue[])[], path: Path): PackIssue[] {
  const code = byKey(String(path.at(-1)), valueAt(whole, path));
  if (code !== undefined) return [document.issue(code, path, detailsOf(whole, path, ''))];
  const depth = (issues: readonly SchemaIssue[]): number => Math.max(...issues.map(({ path: inner }) => inner.length));
  const best = branches.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? [];
  return schemaIssues(document, whole, best, path);
}

function plainIssue(document: PackDocument, whole: unknown, issue: SchemaIssue, path: Path): PackIssue {
  const custom = issue.code === 'custom' ? refusals[issue.message] : undefined;
  const code = custom ?? byKey(String(path.at(-1)), valueAt(whole, path)) ?? 'PACK_VALUE_INVALID';
  return document.issue(code, path, detailsOf(whole, path, expectedBy(issue)));
}

/** Names that the schema's own refinements give as their reason. */
const refusals: Readonly<Record<string, PackIssueCode>> = {
  anchor: 'PACK_ANCHOR_UNKNOWN',
  unit: 'PACK_UNIT_UNKNOWN',
  instant: 'PACK_DATE_INVALID',
  zone: 'PACK_ZONE_UNKNOWN',
  obligation: 'PACK_OBLIGATION_UNKNOWN',
};

/** What it means when a key of this name is missing or wrong. */
function byKey(key: string, value: unknown): PackIssueCode | undefined {
  if (value !== undefined) return key === 'from' ? 'PACK_ANCHOR_UNKNOWN' : key === 'unit' ? 'PACK_UNIT_UNKNOWN' : undefined;
  if (key === 'unit') return 'PACK_UNIT_MISSING';
  if (key === 'from' || key === 'start') return 'PACK_ANCHOR_MISSING';
  if (key === 'source' || key === 'mark') return 'PACK_SOURCE_MISSING';
  return (languages as readonly string[]).includes(key) ? 'PACK_TEXT_MISSING' : 'PACK_VALUE_MISSING';
}

const detailsOf = (whole: unknown, path: Path, expected: string) => ({
  key: String(path.at(-1) ?? ''),
  value: shown(valueAt(whole, path)),
  expected,
});

/** What would have been right, in words of the schema that are the same in every language: `number`, `home | hospital`, `>= 1`. */
function expectedBy(issue: SchemaIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected;
    case 'invalid_value':
      return issue.values.map(String).join(' | ');
    case 'too_small':
      return `${issue.inclusive === false ? '>' : '>='} ${issue.minimum}`;
    case 'too_big':
      return `${issue.inclusive === false ? '<' : '<='} ${issue.maximum}`;
    case 'invalid_format':
      return issue.pattern ?? issue.format;
    case 'invalid_key':
      return '/^[a-z][A-Za-z0-9]*$/';
    default:
      return issue.code;
  }
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 80);

/** The value at a path of plain data. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, step) => (typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[step] : undefined),
    value,
  );
}
