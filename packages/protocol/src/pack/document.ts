import { isMap, isNode, isPair, isScalar, LineCounter, type Node, parseDocument, type YAMLError } from 'yaml';
import type { PackIssue, PackIssueCode } from './issue.ts';

/** A file as it was given: its name for messages, and its text in YAML or JSON. */
export interface PackFile {
  readonly path: string;
  readonly text: string;
}

export type Path = readonly PropertyKey[];

/** A file that was read, and the way from a path inside it to a line. */
export interface PackDocument {
  readonly file: string;
  readonly value: unknown;
  readonly issues: readonly PackIssue[];
  /** An issue at a path; `onKey` points to the key of the last step instead of its value. */
  readonly issue: (code: PackIssueCode, path: Path, details?: Readonly<Record<string, string>>, onKey?: boolean) => PackIssue;
}

/** Reads YAML 1.2 (and so JSON), keeps the places. Never throws: what cannot be read is an issue. */
export function readDocument({ path: file, text }: PackFile): PackDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, version: '1.2', prettyErrors: false });
  const root = document.contents;
  const at = (offset: number) => ({ line: Math.max(1, lines.linePos(offset).line), column: Math.max(1, lines.linePos(offset).col) });
  const issues = document.errors.map((error) => ({ ...syntaxIssue(error, text), file, ...at(error.pos[0]), path: '' }));
  return {
    file,
    value: issues.length > 0 ? undefined : plainOf(() => document.toJS({ maxAliasCount: MAX_ALIASES }) as unknown),
    issues,
    issue: (code, path, details = {}, onKey = false) => ({
      code,
      file,
      ...at(offsetOfPath(root, path, onKey)),
      path: path.map(String).join('.'),
      details,
    }),
  };
}

function syntaxIssue(error: YAMLError, text: string): Pick<PackIssue, 'code' | 'details'> {
  if (error.code !== 'DUPLICATE_KEY') return { code: 'PACK_SYNTAX', details: { problem: error.message.split('\n')[0] ?? '' } };
  return { code: 'PACK_KEY_TWICE', details: { key: /^[^:\n]*/.exec(text.slice(error.pos[0]))?.[0] ?? '' } };
}

/** A document whose aliases multiply without end is refused by the reader; that is a value we do not have. */
function plainOf(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Offset of the deepest node on the way of the path that exists in this file. */
function offsetOfPath(root: Node | null, path: Path, onKey: boolean): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const [depth, step] of path.entries()) {
    const pair = isMap(node)
      ? node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step))
      : undefined;
    const key = pair?.key;
    const next = pair === undefined ? childOf(node, step) : pair.value;
    if (next === undefined && pair === undefined) return offset;
    if (isNode(key)) offset = key.range?.[0] ?? offset;
    const wantsKey = onKey && depth === path.length - 1;
    if (!wantsKey && isNode(next) && depth === path.length - 1) offset = next.range?.[0] ?? offset;
    if (pair === undefined && isNode(next)) offset = next.range?.[0] ?? offset;
    node = next;
  }
  return offset;
}

function childOf(node: unknown, step: PropertyKey): unknown {
  const items = (node as { items?: unknown[] } | null)?.items;
  return typeof step === 'number' && Array.isArray(items) ? items[step] : undefined;
}

/** More references than any honest pack has. */
const MAX_ALIASES = 100;
