import { type LabProblem, type LabRow, readLabFile } from './index.ts';

/** Everything a file gives, at once; for tests. */
export async function readAll(bytes: Uint8Array | string, name = 'results'): Promise<{ rows: LabRow[]; problems: LabProblem[] }> {
  const rows: LabRow[] = [];
  const problems: LabProblem[] = [];
  for await (const entries of readLabFile({ name, bytes: Buffer.from(bytes) }, { zone: 'Asia/Shanghai' })) {
    for (const { row, problem } of entries) {
      if (row !== undefined) rows.push(row);
      if (problem !== undefined) problems.push(problem);
    }
  }
  return { rows, problems };
}

/** Problems as line, field and code. */
export const placesOf = (problems: readonly LabProblem[]): string[] => problems.map(({ line, field, code }) => `${line} ${field} ${code}`);
