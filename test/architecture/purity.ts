import { lineOf } from './shape.ts';
import { type SourceFile } from './source-file.ts';
import { identifierName, type SyntaxNode, walk } from './syntax.ts';

const purePackages = new Set(['epi', 'engine', 'protocol']);

/** Clock, chance, disk, network, console and the host: what comes into a pure package only as an argument. */
const forbidden = new Set(
  [
    'Date performance setTimeout setInterval setImmediate queueMicrotask',
    'console process Buffer require __dirname globalThis global crypto',
    'window document navigator location localStorage sessionStorage indexedDB self fetch XMLHttpRequest WebSocket',
  ].flatMap((line) => line.split(' ')),
);

/** Uses of the world in pure packages. */
export function purityProblems(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => purePackages.has(file.package) && !file.isTest)
    .flatMap((file) => {
      const own = declaredNames(file.program);
      return [...walk(file.program)].flatMap(({ node, parent, key }) => {
        const use = forbiddenUse(node, parent, key);
        return use === undefined || own.has(use) ? [] : [`${file.path}:${lineOf(file.text, node.start)} uses ${use}`];
      });
    });
}

/** Every `any` that someone wrote. */
export function anyProblems(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) =>
    [...walk(file.program)].flatMap(({ node }) =>
      node.type === 'TSAnyKeyword' ? [`${file.path}:${lineOf(file.text, node.start)} says any`] : [],
    ),
  );
}

function forbiddenUse(node: SyntaxNode, parent: SyntaxNode | undefined, key: string): string | undefined {
  if (node.type === 'MemberExpression' && identifierName(node['object']) === 'Math' && identifierName(node['property']) === 'random')
    return 'Math.random';
  const name = identifierName(node);
  return name !== undefined && forbidden.has(name) && !isOnlyAName(parent, key) ? name : undefined;
}

/** `record.location` and `{ location: … }` are names of parts, not uses of the browser's location. */
function isOnlyAName(parent: SyntaxNode | undefined, key: string): boolean {
  return parent !== undefined && (key === 'property' || key === 'key') && parent['computed'] !== true;
}

/** Names a file declares or takes as arguments itself; those are not the host's. */
function declaredNames(program: SyntaxNode): Set<string> {
  const names = new Set<string>();
  for (const { node, parent, key } of walk(program)) {
    const name = identifierName(node);
    if (name === undefined || parent === undefined) continue;
    const declares =
      key === 'params' ||
      (key === 'id' && parent.type !== 'ExpressionStatement') ||
      key === 'local' ||
      (key === 'value' && parent.type === 'Property');
    if (declares) names.add(name);
  }
  return names;
}
