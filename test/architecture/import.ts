import { posix } from 'node:path';
import { identifierName, literalText, type SyntaxNode, walk } from './syntax.ts';

/** One import, re-export, dynamic import or `new URL(…, import.meta.url)`. */
export interface Import {
  /** As written. */
  readonly specifier: string;
  /** Path relative to the clone, when the specifier is relative. */
  readonly path: string | undefined;
  /** Package of a bare specifier: `zod`, `@firebreak/epi`, `node:fs`. */
  readonly package: string | undefined;
}

export function importsOf(path: string, program: SyntaxNode): Import[] {
  return [...walk(program)].flatMap(({ node }) => {
    const specifier = specifierOf(node);
    return specifier === undefined ? [] : [describe(path, specifier)];
  });
}

function specifierOf(node: SyntaxNode): string | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return literalText(node['source']);
    case 'CallExpression':
      return identifierName(node['callee']) === 'require' ? firstArgument(node) : undefined;
    case 'NewExpression':
      return identifierName(node['callee']) === 'URL' ? moduleUrl(node) : undefined;
    default:
      return undefined;
  }
}

const firstArgument = (node: SyntaxNode): string | undefined => literalText((node['arguments'] as unknown[])[0]);

/** `new URL('./worker.ts', import.meta.url)` brings in a file; other addresses do not. */
function moduleUrl(node: SyntaxNode): string | undefined {
  const specifier = firstArgument(node);
  return specifier !== undefined && /^\.{1,2}\/.*\.(ts|tsx|js|mjs)$/.test(specifier) ? specifier : undefined;
}

function describe(from: string, specifier: string): Import {
  if (specifier.startsWith('.')) return { specifier, path: posix.join(posix.dirname(from), specifier), package: undefined };
  const [first = '', second = ''] = specifier.split('/');
  const name = first.startsWith('@') ? `${first}/${second}` : first;
  return { specifier, path: undefined, package: name };
}
