import { parseSync } from 'rolldown/utils';

/** A node of the syntax tree: a type, a place in the text, and children under any key. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** @throws when the text is not TypeScript */
export function parse(path: string, text: string): SyntaxNode {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message ?? ''}`);
  return program as unknown as SyntaxNode;
}

/** Every node of a tree with its parent and the key it hangs under, parents first. */
export function* walk(
  node: SyntaxNode,
  parent?: SyntaxNode,
  key = '',
): Generator<{ node: SyntaxNode; parent: SyntaxNode | undefined; key: string }> {
  yield { node, parent, key };
  for (const [name, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) yield* walk(child, node, name);
    }
  }
}

/** Text of a string literal. */
export function literalText(value: unknown): string | undefined {
  return isNode(value) && value.type === 'Literal' && typeof value['value'] === 'string' ? value['value'] : undefined;
}

/** Name of an identifier. */
export function identifierName(value: unknown): string | undefined {
  return isNode(value) && value.type === 'Identifier' ? String(value['name']) : undefined;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}
