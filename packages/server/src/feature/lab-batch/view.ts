import { type BatchProblem, type LabBatch, labProblems, labProblemText, type Locale } from '@firebreak/contract';
import { type z } from 'zod';
import { type Standing } from '../registry/index.ts';
import { labProblemTexts } from './reader/index.ts';
import { placeOf } from './batch.ts';
import { type BatchRow, openLines, positivesOf, type StoredProblem } from './store.ts';

/** Batches as people read them: what did not go in, in their language. */
export async function batchViews(at: Standing, rows: readonly BatchRow[], locale: Locale, mostProblems: number): Promise<LabBatch[]> {
  const ids = rows.map(({ id }) => id);
  const positives = await positivesOf(at.trx, placeOf(at), ids);
  const lines = await openLines(at.trx, placeOf(at), ids, mostProblems);
  return rows.map((row) => ({
    id: row.id,
    laboratory: row.laboratory,
    fileName: row.file_name,
    format: row.format,
    at: row.at,
    by: row.by_name,
    state: row.state,
    lines: row.lines,
    taken: row.taken,
    same: row.same,
    corrected: row.corrected,
    refused: row.refused,
    control: row.control,
    positives: positives.get(row.id) ?? [],
    problems: [...row.problems, ...(lines.get(row.id) ?? [])].slice(0, mostProblems).map((problem) => problemView(problem, locale)),
  }));
}

function problemView(problem: StoredProblem, locale: Locale): z.infer<typeof BatchProblem> {
  const { line, field, tube, value, code } = problem;
  return { line, field, tube, value, code, ...wordsOf(problem, locale) };
}

/** What a problem of a file is, in a language. */
export const labProblemOf = (problem: StoredProblem, locale: Locale): string => wordsOf(problem, locale).why;

function wordsOf({ code, details }: StoredProblem, locale: Locale): { why: string; remedy: string } {
  if (code in labProblems) return labProblemText(code as keyof typeof labProblems, locale, details);
  const text = code in labProblemTexts ? labProblemTexts[code as keyof typeof labProblemTexts][locale] : code;
  const end = /。|\.(?= |$)/u.exec(text)?.index ?? text.length; // what it is, then what to do
  return { why: text.slice(0, end), remedy: text.slice(end + 1).trim() };
}
