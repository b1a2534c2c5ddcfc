import {
  type Answer,
  AppError,
  type LabBatch,
  type Locale,
  OutbreakSettings,
  type Parsed,
  type RequestProblem,
  type routes,
} from '@firebreak/contract';
import { uuidv7 } from 'uuidv7';
import { type Actor } from '../../platform/access/index.ts';
import { type House, inOutbreak, type Standing } from '../registry/index.ts';
import { placeOf, takeBatch } from './batch.ts';
import { type GivenResult } from './result.ts';
import { findBatch, newestBatches } from './store.ts';
import { readBatch, type ResultFile } from './read-batch.ts';
import { batchViews, labProblemOf } from './view.ts';
import { turnaroundLimit, workloads } from './workload.ts';

type Doors = (typeof routes)['labBatch'];

/** Problems shown of each batch in a list, and of one that is opened; what is not shown is kept all the same. */
const listedProblems = 20;
const openedProblems = 2000;
const mostBatches = 200;

/** Who asks, in which outbreak, and in which language the words of the answer are. */
export interface Asking {
  readonly actor: Actor;
  readonly outbreak: string;
  readonly locale: Locale;
}

export async function listBatches(at: Standing, locale: Locale): Promise<Answer<Doors['list']>> {
  const rows = await newestBatches(at.trx, placeOf(at), mostBatches);
  return { asOf: at.now, batches: await batchViews(at, rows, locale, listedProblems) };
}

/** @throws AppError RECORD_NOT_FOUND */
export async function getBatch(at: Standing, id: string, locale: Locale): Promise<LabBatch> {
  const row = await findBatch(at.trx, placeOf(at), id);
  const [view] = row === undefined ? [] : await batchViews(at, [row], locale, openedProblems);
  if (view === undefined) throw new AppError('RECORD_NOT_FOUND');
  return view;
}

/**
 * Takes a laboratory's file in. Everything that can be read goes in, every other line is named; the same file again changes nothing.
 *
 * @throws AppError RESULT_FILE_UNREADABLE when there is nothing in it that could go in
 */
export async function uploadResults(house: House, asking: Asking, file: ResultFile): Promise<LabBatch> {
  const inside = <T>(work: (at: Standing) => Promise<T>): Promise<T> => inOutbreak(house, asking.actor, asking.outbreak, work);
  const zone = await inside(async (at) => OutbreakSettings.parse(at.outbreak.settings).timeZone);
  const batch = await readBatch(file, { zone, now: house.platform.now() });
  const [first] = batch.broken;
  if (batch.results.length === 0 && first?.line === null)
    throw new AppError('RESULT_FILE_UNREADABLE', {
      file: file.name,
      problem: 'asSaid' satisfies RequestProblem,
      said: labProblemOf(first, asking.locale),
    });
  const id = await takeBatch(house, asking.actor, asking.outbreak, batch);
  return inside((at) => getBatch(at, id, asking.locale));
}

/** Takes results that were typed one by one. Each call is a batch of its own; saying again what is known changes nothing. */
export async function reportResults(house: House, asking: Asking, body: Parsed<Doors['report']>['body']): Promise<LabBatch> {
  const id = await takeBatch(house, asking.actor, asking.outbreak, {
    laboratory: body.laboratory,
    fileName: '',
    format: 'typed',
    digest: `typed:${uuidv7()}`,
    lines: body.results.length,
    control: 'none',
    results: body.results.map((result, index): GivenResult => typedResult(result, index + 1)),
    problems: [],
    broken: [],
  });
  return inOutbreak(house, asking.actor, asking.outbreak, (at) => getBatch(at, id, asking.locale));
}

function typedResult(typed: Parsed<Doors['report']>['body']['results'][number], line: number): GivenResult {
  return {
    line,
    id: typed.id ?? uuidv7(),
    tube: typed.tube,
    outcome: typed.outcome,
    test: typed.test,
    status: typed.correction === undefined ? 'final' : 'corrected',
    targets: typed.targets,
    instrument: null,
    well: null,
    testedAt: typed.testedAt === undefined ? null : new Date(typed.testedAt).toISOString(),
    correction: typed.correction ?? null,
    note: typed.note ?? null,
  };
}

/** What waits at the laboratories and how long results take, with no name and nobody's tube. */
export async function laboratoryWork(at: Standing): Promise<Answer<Doors['workload']>> {
  return { asOf: at.now, laboratories: await workloads(at, await turnaroundLimit(at)) };
}
