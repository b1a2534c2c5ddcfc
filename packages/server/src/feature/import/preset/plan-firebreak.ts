import { records } from '@firebreak/contract';
import { draftKinds, parseTarget, type ColumnGuess, type DraftKind, type TablePlan } from '../mapping/index.ts';

/**
 * How a file written by Firebreak itself is read: the file or sheet is named after the kind (`cases.csv`), columns
 * after the fields of the contract, and `id` is the key.
 */
export function planFirebreak(name: string, headers: readonly string[]): TablePlan | undefined {
  const primary = kindOfName(name);
  if (!primary || !headers.includes('id')) return undefined;
  const columns = headers.map((column): ColumnGuess => {
    const target = targetOf(primary, column);
    return {
      column,
      target: target ?? null,
      confidence: target === undefined ? 0 : 1,
      reason: target === undefined ? 'unknown' : 'preset',
    };
  });
  return columns.filter((column) => column.target !== null).length > 1
    ? { primary, columns, constants: {}, role: `firebreak.${primary}` }
    : undefined;
}

function targetOf(kind: DraftKind, column: string): string | undefined {
  if (column === 'id') return `${kind}.key`;
  if (kind === 'exposure' && /^(source|target)\.(id|kind)$/u.test(column))
    return column.replace(/^(source|target)\.id$/u, 'exposure.$1').replace(/^(source|target)\.kind$/u, 'exposure.$1Kind');
  const own = `${kind}.${column}`;
  return column !== 'key' && parseTarget(own) ? own : undefined;
}

function kindOfName(name: string): DraftKind | undefined {
  const base = name
    .replace(/^.*\//u, '')
    .replace(/\.[a-z]+$/iu, '')
    .toLowerCase();
  return draftKinds.find((kind) => base === (kind === 'area' ? 'areas' : records[kind].plural) || base === kind.toLowerCase());
}
