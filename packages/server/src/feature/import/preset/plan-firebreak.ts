import { records } from '@firebreak/contract';
import { draftKinds, parseTarget, type ColumnGuess, type DraftKind, type TablePlan } from '../mapping/index.ts';

/**
 * How a file written by Firebreak itself is read: the file or sheet is named after the kind (`cases.csv`), columns
 * after the fields of the contract, and `id` is the key. A row of a case or contact may carry the fields of its person.
 */
export function planFirebreak(name: string, headers: readonly string[]): TablePlan | undefined {
  const primary = kindOfName(name);
  if (!primary || !headers.includes('id')) return undefined;
  const columns = headers.map((column): ColumnGuess => {
    const target = targetOf(primary, column, headers);
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

function targetOf(kind: DraftKind, column: string, headers: readonly string[]): string | undefined {
  if (column === 'id') return `${kind}.key`;
  if (kind === 'exposure' && /^(source|target)\.(id|kind)$/u.test(column))
    return column.replace(/^(source|target)\.id$/u, 'exposure.$1').replace(/^(source|target)\.kind$/u, 'exposure.$1Kind');
  if (column === 'key') return undefined;
  const [own, ofPerson] = [`${kind}.${column}`, `person.${column}`];
  const carriesPerson = (kind === 'case' || kind === 'contact') && (headers.includes('name') || headers.includes('sex'));
  // One area for both: the case takes it over from its person.
  if (carriesPerson && column === 'areaCode') return ofPerson;
  if (parseTarget(own)) return own;
  return carriesPerson && parseTarget(ofPerson) ? ofPerson : undefined;
}

function kindOfName(name: string): DraftKind | undefined {
  const base = name
    .replace(/^.*\//u, '')
    .replace(/\.[a-z]+$/iu, '')
    .toLowerCase();
  return draftKinds.find((kind) => base === (kind === 'area' ? 'areas' : records[kind].plural) || base === kind.toLowerCase());
}
