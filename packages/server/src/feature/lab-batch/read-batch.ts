import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { type NewBatch } from './batch.ts';
import { type ControlWell, judgeRuns, type RunControl } from './control.ts';
import { labFormatOf, type LabProblem, type LabRow, readLabFile } from './reader/index.ts';
import { type GivenResult } from './result.ts';
import { type StoredProblem } from './store.ts';

/** A laboratory's file as it came. */
export interface ResultFile {
  readonly laboratory: string;
  readonly name: string;
  readonly bytes: Buffer;
}

interface Reading {
  readonly results: GivenResult[];
  readonly wells: ControlWell[];
  readonly problems: StoredProblem[];
  readonly broken: StoredProblem[];
}

/** Reads a file into a batch: what can be read, its controls judged, and every line that cannot be read by its number. */
export async function readBatch(file: ResultFile, at: { readonly zone: string; readonly now: string }): Promise<NewBatch> {
  const source = { name: file.name, bytes: file.bytes };
  const read: Reading = { results: [], wells: [], problems: [], broken: [] };
  for await (const entries of readLabFile(source, { zone: at.zone })) {
    for (const { row, problem } of entries) {
      if (row !== undefined) takeRow(read, row, at.now);
      if (problem !== undefined) (problem.rowKept ? read.problems : read.broken).push(storedProblem(problem));
    }
  }
  const runs = judgeRuns(read.wells);
  const failed = runs.filter(({ passed }) => !passed);
  return {
    laboratory: file.laboratory,
    fileName: file.name,
    format: read.results.length === 0 ? 'csv' : (await labFormatOf(source)).format,
    digest: createHash('sha256').update(file.bytes).digest('hex'),
    lines: read.results.length + read.broken.length,
    control: runs.length === 0 ? 'none' : failed.length === 0 ? 'passed' : 'failed',
    results: read.results.map((result) => (failed.some(({ run }) => isOf(result, run)) ? { ...result, ofFailedRun: true } : result)),
    problems: [...failed.map((run) => controlProblem(run, read.results)), ...read.problems],
    broken: read.broken,
  };
}

function takeRow({ results, wells, problems }: Reading, row: LabRow, now: string): void {
  if (row.control !== undefined) {
    wells.push({ run: row.instrument ?? '', expected: row.control, outcome: row.outcome });
    return;
  }
  const told = row.testedAt ?? row.resultAt ?? null;
  const isAhead = told !== null && Date.parse(told) > Date.parse(now);
  if (isAhead) problems.push({ ...placeOf(row), field: 'testedAt', value: told, code: 'TESTED_IN_FUTURE', details: { at: told } });
  results.push({
    line: row.line,
    id: uuidv7(),
    tube: row.tube,
    outcome: row.outcome,
    test: testOf(row.test),
    status: row.status ?? 'final',
    targets: row.targets ?? Object.fromEntries((row.ct ?? []).map((ct, index) => [`ct${index + 1}`, ct])),
    instrument: row.instrument ?? null,
    well: row.well ?? null,
    testedAt: told === null || isAhead ? null : new Date(told).toISOString(),
    correction: row.status === 'corrected' ? (row.note ?? file) : null,
    note: row.note ?? null,
  });
}

/** Reason of a correction that the file gives no words for. */
const file = 'corrected by the laboratory';
const placeOf = ({ line, tube }: LabRow) => ({ line, tube });

/** What was measured, by the words laboratories use; a nucleic-acid test where nothing else is said. */
function testOf(said: string | undefined): string {
  const word = (said ?? '').toLowerCase();
  if (/抗原|antigen/u.test(word)) return 'antigen';
  return /快检|快檢|rapid/u.test(word) ? 'rapidTest' : 'pcr';
}

/** Controls without an instrument, and tubes without one, belong to every run of the file. */
const isOf = ({ instrument }: GivenResult, run: string): boolean => run === '' || instrument === null || instrument === run;

function controlProblem({ run, failures }: RunControl, results: readonly GivenResult[]): StoredProblem {
  const own = results.filter((result) => isOf(result, run));
  const count = (outcome: string): number => own.filter((result) => result.outcome === outcome).length;
  const details = {
    run: run === '' ? '—' : run,
    controls: failures.join(', '),
    negatives: count('negative'),
    positives: count('positive'),
  };
  return { line: null, field: null, tube: null, value: run === '' ? null : run, code: 'CONTROL_FAILED', details };
}

const storedProblem = ({ line, field, value, code }: LabProblem): StoredProblem => ({
  line: line === 0 ? null : line,
  field: field === '' ? null : field,
  tube: null,
  value: value === '' ? null : value,
  code,
  details: {},
});
