import { AppError, type Import, type Locale, OutbreakSettings } from '@firebreak/contract';
import { uuidv7 } from 'uuidv7';
import { type Actor, mayAt, transact, type Trx } from '../../platform/access/index.ts';
import { enqueueJob, JobWorker } from '../../platform/job/index.ts';
import { type Platform } from '../../platform/platform.ts';
import { outbreakInForce } from '../outbreak/service.ts';
import { checkImport } from './check-job.ts';
import { removeImportFolder } from './folder.ts';
import { message } from './message.ts';
import { type CheckBody, chosenOf, sourceSystemOf } from './option.ts';
import { describeProblem } from './problem.ts';
import {
  countErrors,
  errorsOf,
  findImport,
  type ImportRow,
  importsOf,
  insertImport,
  saveMapping,
  savedMappings,
  updateImport,
} from './store.ts';
import { type ImportFile, viewOf } from './view.ts';
import { importInForce } from './work-bench.ts';
import { Preparations } from './write/preparing/preparations.ts';
import { type ImportAlone } from './write/alone.ts';
import { writeImport } from './write-job.ts';

/** What the doors of imports stand on. */
export interface ImportHouse {
  readonly platform: Platform;
  readonly jobs: JobWorker;
  readonly preparations: Preparations;
  readonly alone: ImportAlone;
}

/** The imports of an installation, with the worker that reads and writes them; start it, or drain it. */
export function importHouse(platform: Platform): ImportHouse {
  const preparations = new Preparations();
  const alone: ImportAlone = {};
  const handlers = { 'import.check': checkImport(platform, preparations), 'import.write': writeImport(platform, preparations, alone) };
  return { platform, preparations, alone, jobs: new JobWorker(platform, handlers) };
}

/** Who asks, in which outbreak, and in which language the words of the answer are. */
export interface Asking {
  readonly actor: Actor;
  readonly outbreak: string;
  readonly locale: Locale;
}

type Listed = Awaited<ReturnType<typeof errorsOf>>;

export function listImports({ platform, jobs }: ImportHouse, { actor, outbreak, locale }: Asking): Promise<Import[]> {
  return transact(platform.db, { actor, outbreak }, async (trx) => {
    await outbreakInForce(trx, outbreak);
    return (await importsOf(trx, outbreak)).map((row) => viewOf(row, locale, liveOf(jobs, row)));
  });
}

export function getImport(house: ImportHouse, asking: Asking, id: string): Promise<Import> {
  const view = (row: ImportRow): Import => viewOf(row, asking.locale, liveOf(house.jobs, row));
  return house.platform.longWorks.meanwhile(
    () => {
      const alone = aloneFor(house, asking, id);
      return alone && view(alone);
    },
    () => inside(house, asking, id, async (_trx, row) => view(row)),
  );
}

/** Rows of the files by the kind they stand for, once they were read. */
export const rowsRead = (house: ImportHouse, asking: Asking, id: string): Promise<Readonly<Record<string, number>>> =>
  inside(house, asking, id, async (_trx, row) => row.rows);

/** Checks before files are taken in that they will have somewhere to go. @throws AppError OUTBREAK_NOT_FOUND, OUTBREAK_CLOSED */
export function expectImport({ platform }: ImportHouse, { actor, outbreak }: Asking): Promise<void> {
  return transact(platform.db, { actor, outbreak }, async (trx) => {
    const { status } = await outbreakInForce(trx, outbreak);
    if (status === 'closed') throw new AppError('OUTBREAK_CLOSED');
  });
}

/** The id of an import, made before its files are taken in. */
export const newImportId = (): string => uuidv7();

/** Registers files that lie on this machine as an import; nothing is read yet. */
export function registerImport(
  { platform }: ImportHouse,
  { actor, outbreak, locale }: Asking,
  id: string,
  files: readonly ImportFile[],
): Promise<Import> {
  return transact(platform.db, { actor, outbreak }, async (trx) => {
    const { home, area, settings } = await outbreakInForce(trx, outbreak);
    const { timeZone } = OutbreakSettings.parse(settings);
    await insertImport(trx, {
      home,
      id,
      outbreak,
      area,
      state: 'uploaded',
      preset: 'mapping',
      source_system: 'mapping',
      options: JSON.stringify({ zone: timeZone }),
      files: JSON.stringify(files),
      rows: '{}',
      counts: '{}',
      checkpoint: null,
      job: null,
      message: null,
      created_by: actor.id,
      created_by_name: actor.name,
      created_at: platform.now(),
      finished_at: null,
    });
    return viewOf(await importInForce(trx, id), locale);
  });
}

/** Imports whose work was queued or under way when their server ended; for whoever opens the data next. */
export async function unfinishedImports({ platform }: ImportHouse): Promise<{ readonly outbreak: string; readonly id: string }[]> {
  const rows = await platform.db
    .selectFrom('job')
    .select(['outbreak', 'input'])
    .where('state', 'in', ['waiting', 'running'])
    .where('kind', 'in', ['import.check', 'import.write'])
    .orderBy('created_at')
    .execute();
  return rows.flatMap(({ outbreak, input }) => (outbreak === null ? [] : [{ outbreak, id: String(input['import']) }]));
}

/** Starts the dry run. Also again: with another preset or mapping, or after it failed. */
export async function startCheck(house: ImportHouse, asking: Asking, id: string, body: CheckBody): Promise<Import> {
  const view = await inside(house, asking, id, async (trx, row) => {
    const options = { zone: chosenOf(row).zone, ...(body.mapping === undefined ? {} : { mapping: body.mapping }) };
    const name = body.mapping?.name;
    if (name) await saveMapping(trx, asking.actor.id, name, body.mapping ?? {});
    return begin(house, trx, asking, row, {
      kind: 'import.check',
      from: ['uploaded', 'checked', 'failed'],
      change: {
        state: 'reading',
        preset: body.preset,
        source_system: sourceSystemOf(body),
        options: JSON.stringify(options),
        counts: '{}',
        rows: '{}',
        skipped: 0,
        error_count: 0,
        checkpoint: null,
      },
    });
  });
  house.jobs.wake();
  return view;
}

/** Starts writing what was checked. @throws AppError IMPORT_STATE when everything is wanted and there are errors */
export async function startWrite(house: ImportHouse, asking: Asking, id: string, rows: 'all' | 'valid'): Promise<Import> {
  const view = await inside(house, asking, id, async (trx, row) => {
    if (rows === 'all' && row.error_count > 0) throw new AppError('IMPORT_STATE', { state: row.state, errors: row.error_count });
    return begin(house, trx, asking, row, {
      kind: 'import.write',
      from: ['checked'],
      change: { state: 'writing', options: JSON.stringify({ ...chosenOf(row), rows }) },
    });
  });
  house.jobs.wake();
  return view;
}

interface Beginning {
  readonly kind: string;
  readonly from: readonly ImportRow['state'][];
  readonly change: Parameters<typeof updateImport>[2];
}

async function begin(
  { platform }: ImportHouse,
  trx: Trx,
  { actor, locale }: Asking,
  row: ImportRow,
  { kind, from, change }: Beginning,
): Promise<Import> {
  const job = uuidv7();
  const began = await updateImport(trx, row, { ...change, job, message: null, finished_at: null, done: 0 }, from);
  if (!began) throw new AppError('IMPORT_STATE', { state: row.state });
  const { home, outbreak, area } = row;
  await enqueueJob(trx, { home, id: job, kind, outbreak, area, input: { import: row.id }, createdBy: actor.id, createdAt: platform.now() });
  return viewOf(await importInForce(trx, row.id), locale);
}

/** Gives an import up. What runs is stopped first; the answer says what was written. */
export async function cancelImport(house: ImportHouse, asking: Asking, id: string): Promise<Import> {
  const alone = aloneFor(house, asking, id);
  if (alone !== undefined && alone.job !== null) return stopAlone(house, asking, alone, alone.job);
  const running = await inside(house, asking, id, async (trx, row) => {
    if (row.state === 'done' || row.state === 'cancelled') throw new AppError('IMPORT_STATE', { state: row.state });
    if ((row.state === 'reading' || row.state === 'writing') && row.job !== null) return row.job;
    await giveUp(house.platform, trx, row);
    return undefined;
  });
  await house.preparations.discard(id);
  if (running === undefined) await removeImportFolder(house.platform, id);
  else await stopJob(house, asking, id, running);
  return getImport(house, asking, id);
}

/** The import that holds the only connection of the embedded database, for whoever may run it: nobody can ask the database meanwhile. */
function aloneFor({ alone }: ImportHouse, { actor, outbreak }: Asking, id: string): ImportRow | undefined {
  const { row } = alone;
  return row?.id === id && row.outbreak === outbreak && mayAt(actor, 'import.run', row.area, outbreak) ? row : undefined;
}

/** It is told to stop at once, and answers when nothing of it is left. */
function stopAlone(house: ImportHouse, asking: Asking, { id }: ImportRow, job: string): Promise<Import> {
  return house.platform.longWorks.patient(async () => {
    await house.jobs.cancel(job);
    return getImport(house, asking, id);
  });
}

/** A job that never began leaves its import as it was: then it is given up here. */
async function stopJob(house: ImportHouse, asking: Asking, id: string, job: string): Promise<void> {
  const state = await house.jobs.cancel(job);
  if (state !== 'cancelled') return;
  await inside(house, asking, id, (trx, row) => giveUp(house.platform, trx, row, ['reading', 'writing']));
  await removeImportFolder(house.platform, id);
}

const giveUp = (
  platform: Platform,
  trx: Trx,
  row: ImportRow,
  from: readonly ImportRow['state'][] = ['uploaded', 'checked', 'failed'],
): Promise<boolean> =>
  updateImport(trx, row, { state: 'cancelled', message: message('CANCELLED_BEFORE'), finished_at: platform.now() }, from);

/** What is wrong, cell by cell, in the language of whoever asks. */
export function listErrors(house: ImportHouse, asking: Asking, id: string, page: { readonly offset: number; readonly limit: number }) {
  return inside(house, asking, id, async (trx, row) => {
    const { kept } = await countErrors(trx, row);
    return { errors: inWords(await errorsOf(trx, row, page.offset, page.limit), asking.locale), total: kept };
  });
}

/** All errors that are kept, page by page. */
export async function* everyError(house: ImportHouse, asking: Asking, id: string): AsyncGenerator<ReturnType<typeof describeProblem>> {
  for (let offset = 0; ; offset += errorPage) {
    const { errors } = await listErrors(house, asking, id, { offset, limit: errorPage });
    yield* errors;
    if (errors.length < errorPage) return;
  }
}

const errorPage = 1000;
const inWords = (rows: Listed, locale: Locale) => rows.map((row) => describeProblem(row, locale));

export function listMappings({ platform }: ImportHouse, actor: Actor) {
  return transact(platform.db, { actor }, (trx) => savedMappings(trx));
}

const liveOf = (jobs: JobWorker, row: ImportRow) => (row.job === null ? undefined : jobs.progress(row.job));

/** One transaction on one import that is open to who asks. @throws AppError RECORD_NOT_FOUND */
export function inside<T>(
  { platform }: ImportHouse,
  { actor, outbreak }: Omit<Asking, 'locale'>,
  id: string,
  work: (trx: Trx, row: ImportRow) => Promise<T>,
): Promise<T> {
  return transact(platform.db, { actor, outbreak }, async (trx) => {
    const row = await findImport(trx, id);
    if (row === undefined || row.outbreak !== outbreak) throw new AppError('RECORD_NOT_FOUND');
    return work(trx, row);
  });
}
