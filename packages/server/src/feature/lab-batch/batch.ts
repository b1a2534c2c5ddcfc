import { AppError, type LabBatch } from '@firebreak/contract';
import { uuidv7 } from 'uuidv7';
import { type Actor, areasWith, isWithin } from '../../platform/access/index.ts';
import { rulesAt, shelfOf } from '../reaction/index.ts';
import { type House, inOutbreak, refuseClosed, type Standing } from '../registry/index.ts';
import { type GivenResult } from './result.ts';
import { type GreyCt } from './re-test.ts';
import { type BatchRow, keepLines, type KeptLine, openBatch, type Place, type StoredProblem, writeProgress } from './store.ts';
import { takeResults, type Taken } from './take.ts';

/** A batch before anything of it went in. */
export interface NewBatch {
  readonly laboratory: string;
  readonly fileName: string;
  readonly format: LabBatch['format'];
  /** The same file of the same laboratory is the same batch. */
  readonly digest: string;
  readonly lines: number;
  readonly control: LabBatch['control'];
  readonly results: readonly GivenResult[];
  /** Problems of the file or of a run, and lines that could not be read. */
  readonly problems: readonly StoredProblem[];
  readonly broken: readonly StoredProblem[];
}

/** Results of one transaction: positives one by one in quick succession, the others by the thousand. */
const positivesPerTurn = 25;
const othersPerTurn = 4000;
const mostProblems = 1000;

/**
 * Takes a batch in: positives first, each few in a transaction of their own with everything they set in motion, then the rest. What is in
 * stays in when the server ends on the way; the same file again goes on from there.
 *
 * @returns id of the batch; that of the first where the file was taken in before
 */
export async function takeBatch(house: House, actor: Actor, outbreak: string, batch: NewBatch): Promise<string> {
  const opened = await inOutbreak(house, actor, outbreak, (at) => open(at, batch));
  if (opened.state !== 'running') return opened.id;
  const progress = {
    taken: 0,
    same: 0,
    corrected: 0,
    refused: batch.broken.length,
    problems: [...batch.problems],
    ordinal: batch.broken.length,
  };
  const turns = turnsOf(batch.results);
  for (const [index, turn] of turns.entries()) {
    await retried(() =>
      inOutbreak(house, actor, outbreak, async (at) => {
        const place = placeOf(at);
        const taken = await takeResults({ at, batch: opened, greyCt: await greyCtOf(at) }, turn);
        await keepLines(at.trx, place, opened, unknownLines(taken, progress.ordinal));
        const next = added(progress, taken);
        await writeProgress(at.trx, place, opened.id, { ...next, state: index === turns.length - 1 ? 'done' : 'running' });
        return next;
      }),
    ).then((next) => Object.assign(progress, next));
  }
  return opened.id;
}

interface Progress {
  taken: number;
  same: number;
  corrected: number;
  refused: number;
  problems: StoredProblem[];
  ordinal: number;
}

function added(progress: Progress, taken: Taken): Progress {
  return {
    taken: progress.taken + taken.taken,
    same: progress.same + taken.same,
    corrected: progress.corrected + taken.corrected,
    refused: progress.refused + taken.unknown.length,
    problems: [...progress.problems, ...taken.problems].slice(0, mostProblems),
    ordinal: progress.ordinal + taken.unknown.length,
  };
}

async function open(at: Standing, batch: NewBatch): Promise<BatchRow> {
  refuseClosed(at);
  const row: BatchRow = {
    ...placeOf(at),
    id: uuidv7(),
    area: areaOf(at),
    laboratory: batch.laboratory,
    file_name: batch.fileName,
    digest: batch.digest,
    format: batch.format,
    at: at.now,
    by: at.actor.id,
    by_name: at.actor.name,
    lines: batch.lines,
    taken: 0,
    same: 0,
    corrected: 0,
    refused: batch.broken.length,
    control: batch.control,
    state: batch.results.length > 0 ? 'running' : batch.broken.length > 0 ? 'refused' : 'done',
    problems: batch.problems.slice(0, mostProblems),
  };
  const stored = await openBatch(at.trx, row);
  const broken = batch.broken.map((problem, ordinal): KeptLine => ({ ...problem, ordinal, result: null }));
  await keepLines(at.trx, placeOf(at), stored, broken);
  return stored;
}

/** Area of a batch: that of the laboratory's own grant, as far as the outbreak reaches. */
function areaOf(at: Standing): string {
  const granted = areasWith(at.actor, 'tube.result', at.outbreak.id);
  const area = granted.some((one) => isWithin(at.outbreak.area, one))
    ? at.outbreak.area
    : granted.find((one) => isWithin(one, at.outbreak.area));
  if (area === undefined) throw new AppError('PERMISSION_DENIED', { permission: 'tube.result' });
  return area;
}

function turnsOf(results: readonly GivenResult[]): GivenResult[][] {
  const isPositive = ({ outcome }: GivenResult): boolean => outcome === 'positive';
  return [
    ...chunks(results.filter(isPositive), positivesPerTurn),
    ...chunks(
      results.filter((one) => !isPositive(one)),
      othersPerTurn,
    ),
  ];
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) => list.slice(index * size, (index + 1) * size));
}

const unknownLines = ({ unknown }: Taken, from: number): KeptLine[] =>
  unknown.map((result, index) => ({
    ordinal: from + index,
    line: result.line,
    field: 'tube',
    tube: result.tube,
    value: result.tube,
    code: 'TUBE_UNKNOWN',
    details: { tube: result.tube },
    result,
  }));

/** The grey range of the pack in force. */
export async function greyCtOf(at: Standing): Promise<GreyCt | undefined> {
  const grey = (await rulesAt(at, shelfOf(at.directory), at.outbreak.area))?.pack.laboratory?.greyCt;
  return grey && { from: grey.from.value, to: grey.to.value };
}

export const placeOf = ({ outbreak }: Standing): Place => ({ home: outbreak.home, outbreak: outbreak.id });

/** Two transactions that waited for each other: one of them is told to try again. */
const mostTries = 4;
export async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      const { code } = error as { code?: unknown };
      if (tries === mostTries || (code !== '40P01' && code !== '40001')) throw error;
    }
  }
}
