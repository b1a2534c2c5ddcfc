import type { CellError, Draft } from '../mapping/index.ts';
import type { Source } from '../reader/index.ts';
import { readImport, type ImportInspection, type ImportOptions, type ImportSummary } from './index.ts';

export interface Imported {
  readonly drafts: readonly Draft[];
  readonly errors: readonly CellError[];
  readonly summary: ImportSummary;
  readonly inspection: ImportInspection;
}

/** All items of an import at once; for tests. */
export async function importAll(sources: readonly Source[], options: ImportOptions): Promise<Imported> {
  const drafts: Draft[] = [];
  const errors: CellError[] = [];
  let summary: ImportSummary | undefined;
  let inspection: ImportInspection | undefined;
  for await (const item of readImport(sources, options)) {
    if (item.type === 'draft') drafts.push(item.draft);
    else if (item.type === 'error') errors.push(item.error);
    else if (item.type === 'summary') summary = item.summary;
    else if (item.type === 'inspection') inspection = item.inspection;
  }
  if (!summary || !inspection) throw new Error('an import ends in a summary');
  return { drafts, errors, summary, inspection };
}

export const csvFile = (name: string, ...lines: string[]): Source => ({ name, bytes: Buffer.from(lines.join('\n')) });
