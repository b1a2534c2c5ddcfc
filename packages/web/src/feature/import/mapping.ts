import type { Answer, Call, routes } from '@firebreak/contract';
import { IGNORE } from './target.ts';

export type Preview = Answer<typeof routes.import.preview>;
export type Guess = Preview['columns'][number];
export type SavedMapping = Answer<typeof routes.import.listMappings>['mappings'][number];
export type CheckBody = NonNullable<Call<typeof routes.import.check>['body']>;
export type Preset = CheckBody['preset'];
export type DateOrder = NonNullable<NonNullable<CheckBody['mapping']>['dateOrder']>;

/** What the person decided about an import before the dry run. */
export interface Mapping {
  readonly preset: Preset;
  readonly dateOrder: DateOrder;
  /** Meanings chosen by the person, by column (`columnKey`); the others stay as guessed. */
  readonly chosen: ReadonlyMap<string, string | null>;
  /** Name to keep the meanings under; empty: not kept. */
  readonly name: string;
}

export const columnKey = ({ file, column }: Pick<Guess, 'file' | 'column'>): string => `${file}\u0000${column}`;

/** The meaning of a column: as chosen, else as guessed. */
export function targetInForce({ chosen }: Mapping, guess: Guess): string | null {
  const own = chosen.get(columnKey(guess));
  return own === undefined ? guess.target : own; // null is a choice too: kept, unread
}

/** What the dry run is asked for. A known kind of file needs only what the person changed; another table all meanings. */
export function checkBody(preview: Preview, mapping: Mapping): CheckBody {
  const { preset, dateOrder, chosen, name } = mapping;
  const asked =
    preset === 'mapping' || name.trim() !== '' ? preview.columns : preview.columns.filter((guess) => chosen.has(columnKey(guess)));
  const columns = asked.map((guess) => ({ file: guess.file, column: guess.column, target: targetInForce(mapping, guess) }));
  if (columns.length === 0 && dateOrder === 'auto') return { preset };
  return { preset, mapping: { columns, dateOrder, ...(name.trim() === '' ? {} : { name: name.trim() }) } };
}

/** Takes the kept meanings of columns of the same name, in the same file where there is one, else in any. */
export function withSaved(preview: Preview, mapping: Mapping, saved: SavedMapping): { readonly mapping: Mapping; readonly taken: number } {
  const bySameFile = new Map(saved.mapping.columns.map((column) => [columnKey(column), column.target]));
  const byName = new Map(saved.mapping.columns.map((column) => [column.column, column.target]));
  const chosen = new Map(mapping.chosen);
  for (const guess of preview.columns) {
    const target = bySameFile.get(columnKey(guess)) ?? byName.get(guess.column);
    if (target !== undefined) chosen.set(columnKey(guess), target);
  }
  const taken = preview.columns.filter((guess) => byName.has(guess.column)).length;
  return { mapping: { ...mapping, chosen, dateOrder: saved.mapping.dateOrder ?? mapping.dateOrder }, taken };
}

/** Meanings that several columns of one file have, which only one may have. */
export function doubledTargets(
  preview: Preview,
  mapping: Mapping,
): { readonly file: string; readonly target: string; readonly columns: readonly string[] }[] {
  const holders = new Map<string, { file: string; target: string; columns: string[] }>();
  for (const guess of preview.columns) {
    const target = targetInForce(mapping, guess);
    if (target === null || target === IGNORE || MANY.has(target)) continue;
    const key = `${guess.file}\u0000${target}`;
    const holder = holders.get(key) ?? { file: guess.file, target, columns: [] };
    holder.columns.push(guess.column);
    holders.set(key, holder);
  }
  return [...holders.values()].filter(({ columns }) => columns.length > 1);
}

/** How sure a guess is, in four words. */
export function confidenceWord({ confidence }: Guess): 'sure' | 'likely' | 'guess' | 'none' {
  if (confidence >= 0.9) return 'sure';
  if (confidence >= 0.6) return 'likely';
  return confidence > 0 ? 'guess' : 'none';
}

/** Several columns may each name a member of a team. */
const MANY = new Set(['team.member']);
