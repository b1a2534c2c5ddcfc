import { type Call, type routes } from '@firebreak/contract';
import { type ImportOptions } from './preset/index.ts';
import { type ImportRow } from './store.ts';

export type CheckBody = Call<typeof routes.import.check>['body'];

/** What a person chose for an import, as it is kept with it. */
export interface ChosenOptions {
  readonly mapping?: NonNullable<CheckBody['mapping']>;
  /** Time zone of times that name none. */
  readonly zone: string;
  readonly rows?: 'all' | 'valid';
  /** Rows that reading kept out, before anything was compared. */
  readonly refusedRows?: number;
}

export const chosenOf = (row: ImportRow): ChosenOptions => row.options as unknown as ChosenOptions;

/** The options the readers are given. Texts of errors are made when they are read, in the language of the reader. */
export function optionsOf(row: ImportRow): ImportOptions {
  const { mapping, zone } = chosenOf(row);
  return {
    preset: row.preset,
    zone,
    ...(mapping === undefined ? {} : { mapping: { columns: mapping.columns }, dateOrder: mapping.dateOrder ?? 'auto' }),
  };
}

/**
 * Name of the source whose ids key the records: the preset, and for a mapping of one's own its name. Two line lists
 * of one outbreak that number their cases from 1 are told apart by importing them under mappings of different names.
 */
export function sourceSystemOf({ preset, mapping }: CheckBody): string {
  return preset === 'mapping' && mapping?.name ? `mapping:${mapping.name}` : preset;
}
