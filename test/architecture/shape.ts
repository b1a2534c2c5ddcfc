import { type SourceFile } from './source-file.ts';
import { walk } from './syntax.ts';

/** The middle and the ninth tenth of some lengths, in lines. */
export interface Shape {
  readonly count: number;
  readonly median: number;
  readonly p90: number;
}

/** Lengths of files, in lines. Files of text tables and generated data are as long as they are. */
export function fileShape(files: readonly SourceFile[]): Shape {
  return shapeOf(files.map((file) => file.text.trimEnd().split('\n').length));
}

/** Lengths of functions with a body of statements, in lines; a one-line arrow is an expression, not counted. */
export function functionShape(files: readonly SourceFile[]): Shape {
  return shapeOf(files.flatMap(functionLengths));
}

/** Line of a place in a text, counted from 1. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function functionLengths(file: SourceFile): number[] {
  return [...walk(file.program)].flatMap(({ node }) => {
    const body = node['body'] as { type?: string } | null | undefined;
    if (!functionTypes.has(node.type) || (body?.type !== 'BlockStatement' && body?.type !== 'FunctionBody')) return [];
    return [file.text.slice(node.start, node.end).split('\n').length];
  });
}

const functionTypes = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

function shapeOf(lengths: readonly number[]): Shape {
  const sorted = lengths.toSorted((one, other) => one - other);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { count: sorted.length, median: at(0.5), p90: at(0.9) };
}
